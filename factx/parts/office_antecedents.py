"""The body that a text has spoken of last, and the country in its name: "The agency sent boats. Its director"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from factx.parts.countries import code_of
from factx.parts.office_words import keys_of

if TYPE_CHECKING:
    from factx.parts.office_words import Front
    from factx.parts.page import Page

_REACH = 40
_PLACES = frozenset({"province", "district", "county", "municipality", "region", "commune", "country"})

_POLICE = frozenset({"police", "constabulary", "rcmp", "garda", "afp", "saps", "rpngc", "rsipf", "nypd"})
_NO_COMMISSION = frozenset({"the", "a", "european", "eu", "high"})


@cache
def _private_antecedents() -> frozenset[str]:
    return keys_of("office_no_state") | keys_of("office_armed") | keys_of("office_private_owners")


def spoken_of(page: Page, first: int) -> Literal["public", "international", "private"] | None:
    """Say what the body spoken of last is: "The agency sent boats. Its director, X, said"."""
    public, private = keys_of("office_antecedents"), _private_antecedents()
    for index in range(first - 1, max(-1, first - _REACH), -1):
        key = page.key(index)
        if key in _PLACES:
            return None  # "from the province, said its vice chairman"
        if key in private:
            return "private"
        if key in public:
            named = {page.key(index - step) for step in (1, 2, 3)}
            return "international" if named & {"un", "u.n", "eu", "nations"} else "public"
    return None


def commissioned(page: Page, first: int) -> Literal["agency_head", "commander"] | None:
    """Say what a bare "Commissioner X" heads: a force that the sentence names, or the commission of the text."""
    same = True
    for index in range(first - 1, -1, -1):
        token = page.tokens[index]
        if same and token.capital and token.key in _POLICE:
            return "commander"
        if token.text == "Commission" and page.tokens[index - 1].capital and page.key(index - 1) not in _NO_COMMISSION:
            return "agency_head"
        same = same and not page.opens_sentence(index)
    return None


def country_of_owner(page: Page, front: Front) -> str | None:
    """Give the country in the name of the body that "the fund's director" speaks of: "the Kuwait Fund for ..."."""
    owner = front.first - 2
    if page.key(front.first - 1) != "'s" or page.key(owner - 1) != "the" or not page.tokens[owner].text.islower():
        return None
    for index in range(owner - 2, max(0, owner - 200), -1):
        if page.key(index) == page.key(owner) and page.tokens[index].capital:
            for near in (index - 3, index - 2, index - 1, index + 2, index + 3):
                if 0 <= near < len(page.tokens) and (code := code_of(page.tokens[near].text)):
                    return code
    return None
