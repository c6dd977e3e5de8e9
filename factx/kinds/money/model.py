"""What is written of a sum of money."""

from __future__ import annotations

from typing import Literal

from factx.types import Amount, Fact

CurrencyBasis = Literal["symbol", "code", "word", "country", "dateline", "default"]
Change = Literal["rise", "fall"]
Category = Literal[
    "trade", "export", "import", "loan", "grant", "aid", "investment", "cost", "price", "revenue", "profit", "budget",
    "debt", "damage", "fine", "ransom", "wage", "tariff", "compensation", "other",
]  # fmt: skip


class Money(Fact):
    """A sum in whole units of its currency: `amount` is never a float.

    `currency` is ISO 4217, `currency_basis` what it was told by: the sign, code or word itself where that has one
    meaning, the country talked about or sent from where it has several, `default` where nothing speaks (a warning says
    so). `measure` is what the sum is of, in the text's words, with the unit of a price ("rice per tonne"); `per` is
    the unit of a rate ("barrel", "year", "each").
    `converts` is the id of the sum that this one gives in another currency, `changed_from` that of the old value.
    `change` says that the sum is no level but how much one rose or fell, or is more or less than another: "rose by $616
    million", "$3.1 billion less than"; it is null where the sum is a level.
    """

    kind: Literal["money"] = "money"
    amount: Amount
    currency: str | None
    currency_basis: CurrencyBasis | None = None
    measure: str | None = None
    category: Category = "other"
    per: str | None = None
    payer: str | None = None
    payee: str | None = None
    converts: str | None = None
    changed_from: str | None = None
    change: Change | None = None
