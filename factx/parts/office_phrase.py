"""One noun phrase behind a title's preposition: the field, body, place or state that it names, and where it ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factx.parts.countries import capitals
from factx.parts.names import read_name
from factx.parts.office_ends import plain_body
from factx.parts.office_joints import before_field, continues, heads_on
from factx.parts.office_names import capitals_of, more_of_name
from factx.parts.office_words import RULED, TALKED_ABOUT, TITLES, Tail, heads, keys_of, know
from factx.parts.places import place_at

if TYPE_CHECKING:
    from factx.parts.page import Page

_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_OFFICE_OWNERS = frozenset(
    {
        "prosecutor",
        "prosecutors",
        "president",
        "premier",
        "governor",
        "mayor",
        "ombudsman",
        "auditor",
        "sheriff",
        "coroner",
    }
)
_SIDES = frozenset({"north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest"})
_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "this", "that", "these", "those", "our"})


def read_noun_phrase(  # noqa: PLR0913
    page: Page, index: int, tail: Tail, keys: set[str], *, word: str, role: str, plural: bool
) -> int | None:
    """Read one noun phrase behind a preposition, and give its last token; None where it belongs to something else.

    What it names is put down in `tail`, its words in `keys`; `word` is the preposition, `role` the title's.
    """
    return _NounPhrase(page, index, tail, keys, word=word, role=role, plural=plural).read()


class _NounPhrase:
    """The reader's place in the phrase: `index` is the token next to read, `last` the last one that belongs to it."""

    def __init__(  # noqa: PLR0913
        self, page: Page, index: int, tail: Tail, keys: set[str], *, word: str, role: str, plural: bool
    ) -> None:
        self.page, self.tokens, self.index = page, page.tokens, index
        self.tail, self.keys = tail, keys
        self.word, self.role, self.plural = word, role, plural
        self.last: int | None = None
        self.held = False  # the phrase has a head: a capitalised word that follows begins the holder's name

    def read(self) -> int | None:
        """Take what belongs to the phrase, a step at a time, and give its last token."""
        if self.page.key(self.index) in _DETERMINERS:
            if self.page.key(self.index) in {"its", "their", "our"} and self.page.key(self.index + 1) in TALKED_ABOUT:
                self.tail.talked_about = True
            self.index += 1
        while self.index < len(self.tokens) and not self.tokens[self.index].breaks and self._step():
            pass
        return self.last

    def _step(self) -> bool:
        """Take the words at hand by the first reading that knows them; False where the phrase has ended."""
        for reading in _READINGS:
            taken = reading(self)
            if taken is not None:
                return taken
        return False

    def _take(self, last: int, *, held: bool = True) -> bool:
        self.last, self.held, self.index = last, held, last + 1
        return True

    def take_state(self) -> bool | None:
        """Take a country: the state served, or the host of one who is sent."""
        page, tail, end = self.page, self.tail, self.index
        country = page.country[end]
        if country is None:
            return None
        if self.held and country.form == "demonym" and not self.tokens[end].text.islower():
            return False
        while end + 1 < len(self.tokens) and page.country[end + 1] == country:
            end += 1
        sent = self.word in {"to", "in", "at", "for"} and self.role in {"ambassador", "other"}
        if sent and (self.word == "to" or country.form != "demonym"):
            tail.hosts = (*tail.hosts, country.code)
        else:
            tail.states = (*tail.states, country.code)
        tail.listed = (*tail.listed, ((country.code,), False, page.text[country.start : country.end]))
        if page.key(end + 1) == "'s":
            return self._take(end + 1, held=False)
        return self._take(end)

    def take_place(self) -> bool | None:
        """Take a known place or body, no city: "of Kharkiv region", "MP for Kisumu West"."""
        known = place_at(self.tokens, self.index) if not self.held or self._key in keys_of("office_public") else None
        if not known or known[0].type == "city":
            return None
        place, behind = known
        tail = self.tail
        know(place, tail)
        tail.listed = (*tail.listed, (place.countries, place.type == "subdivision", place.name))
        words = {part.key for part in self.tokens[self.index : behind]}
        self.keys |= words
        if place.type == "subdivision":
            tail.place_keys |= words
        self._take(behind - 1)
        if self._key in _SIDES and self.tokens[self.index].capital and self.role == "lawmaker":
            self._take(self.index)
        return self._with_country()

    def take_capital(self) -> bool | None:
        """Take the capital that an ambassador is sent to."""
        found = place_at(self.tokens, self.index) if self.role == "ambassador" else None
        host = capitals().get(found[0].name) if found is not None else None
        if found is None or host is None:
            return None
        self.tail.hosts = (*self.tail.hosts, host)
        return self._take(found[1] - 1)

    def pass_renewable(self) -> bool | None:
        """Pass over "New and" of "New and Renewable Energy"."""
        if self._key == "new" and self._after in {"and", "&"} and self.page.key(self.index + 2) == "renewable":
            self.index += 2
            return True
        return None

    def take_known_word(self) -> bool | None:
        """Take a field, or the noun of a body or place: "energy", "authority", "province"."""
        key, portfolio = self._key, keys_of("office_portfolio")
        if not (
            key in portfolio
            or key in keys_of("office_public")
            or key in keys_of("office_generic_places")
            or key in heads()
        ):
            return None
        if self._is_holder():
            return False
        self.tail.portfolio = self.tail.portfolio or key in portfolio
        self.keys.add(key)
        return self._take(self.index)

    def _is_holder(self) -> bool:
        """Say whether a title with its holder stands here: "adviser to Prime Minister X"."""
        title = self.index + (self._key in {"prime", "vice", "deputy"})
        if self.page.key(self.index - 1) not in {"to", "for", "of"}:
            return False
        if title >= len(self.tokens) - 1 or self.page.key(title) not in TITLES or not self.tokens[title].capital:
            return False
        name = read_name(self.page, title + 1)
        return name is not None and name.first == title + 1 and not self.tokens[title + 1].breaks

    def pass_premodifier(self) -> bool | None:
        """Pass over a word that stands before the noun: "national", "Houthi-run"."""
        token = self.tokens[self.index]
        before_noun = self._key in keys_of("office_premods") and self._key not in heads()
        before_noun = before_noun or (
            not self.held
            and self.role in {"minister", "deputy_minister"}
            and before_field(self.page, self.index)
            and place_at(self.tokens, self.index) is None
        )
        if before_noun or (RULED.search(token.text) and token.is_word):
            self.keys.add(self._key)
            self.index += 1
            return True
        return None

    def take_no_state(self) -> bool | None:
        """Take a word of business, of parties, of rebels: the phrase is read whole before it is judged."""
        if self._key not in keys_of("office_private") and self._key not in keys_of("office_armed"):
            return None
        self.keys.add(self._key)
        return self._take(self.index)

    def pass_ordinal(self) -> bool | None:
        """Pass over "2nd" of "commander of the 2nd Marine Brigade", which is two tokens."""
        numbered = self.tokens[self.index].text.isdigit() and self._after in _ORDINAL
        if numbered and not self.held and self.index + 2 < len(self.tokens):
            self.index += 2
            return True
        return None

    def take_people(self) -> bool | None:
        """Take "People's Committee" of socialist states, and "Prosecutor's Office", "governor's office"."""
        body = self.page.key(self.index + 2)
        owned = self._key == "people" or (self._key in _OFFICE_OWNERS and body == "office")
        if not owned or self._after not in {"'s", "'"} or body not in keys_of("office_public"):
            return None
        self.keys |= {self._key, body}
        return self._take(self.index + 2)

    def take_genitive(self) -> bool | None:
        """Take the sign of the owner: what is owned comes next."""
        if self.tokens[self.index].text == "'s" and self.last == self.index - 1:
            return self._take(self.index, held=False)
        return None

    def pass_conjunction(self) -> bool | None:
        """Pass over "and" or a comma where the list of fields or states goes on."""
        if self._key in {"and", "&", ","} and self.held:
            beyond = continues(self.page, self.index, plural=self.plural)
            if beyond is not None:
                self.index = beyond
                self.held = not before_field(self.page, beyond)
                return True
        return None

    def take_acronym(self) -> bool | None:
        """Take the acronym in brackets behind a body's name."""
        opened = self.tokens[self.index].text == "(" and self.page.key(self.index + 2) == ")"
        if opened and self.tokens[self.index + 1].upper and self.held:
            return self._take(self.index + 2)
        return None

    def take_capitals(self) -> bool | None:
        """Take unknown capitalised words: a body's name, or a place's."""
        token = self.tokens[self.index]
        if not (token.is_word and token.capital and (not self.held or more_of_name(self.page, self.index))):
            return None
        stop, kind = capitals_of(self.page, self.index, self.tail, first=self.last is None or not self.held)
        if stop is None:
            return False
        if self.page.key(stop + 1) == "/" and stop + 2 < len(self.tokens) and self.tokens[stop + 2].capital:
            stop += 2  # "MP for Aoke/Langalanga"
        words = {part.key for part in self.tokens[self.index : stop + 1]}
        self.keys |= words
        if kind == "place":
            self.tail.place_keys |= words
        self._take(stop)
        if kind == "place" and self.role == "lawmaker" and self._key in _SIDES and self.tokens[self.index].capital:
            self._take(self.index)
        return self._with_country() if kind == "place" else True

    def take_plain_body(self) -> bool | None:
        """Take a body that is named in plain nouns: "the data and information centre"."""
        if self.held or not self.tokens[self.index].is_word:
            return None
        beyond = plain_body(self.page, self.index)
        if beyond is None:
            return None
        self.keys |= {part.key for part in self.tokens[self.index : beyond + 1]}
        return self._take(beyond)

    def pass_of(self) -> bool | None:
        """Pass over "of" inside a name: "the Department of Hydrology"."""
        if self._key not in {"of", "for"} or not self.held or not heads_on(self.page, self.index):
            return None
        self.keys.add(self._key)
        self.index += 1 + (self._after == "the")
        self.held = False
        return True

    def _with_country(self) -> bool:
        """Take ", Tanzania," behind a place of Tanzania."""
        if self._key == "," and self.page.key(self.index + 2) == ",":
            country = self.page.country[self.index + 1]
            if country is not None and country.code in self.tail.states:
                return self._take(self.index + 1, held=self.held)
        return True

    @property
    def _key(self) -> str:
        return self.page.key(self.index)

    @property
    def _after(self) -> str:
        return self.page.key(self.index + 1)


_READINGS: tuple[Callable[[_NounPhrase], bool | None], ...] = (
    _NounPhrase.take_state,
    _NounPhrase.take_place,
    _NounPhrase.take_capital,
    _NounPhrase.pass_renewable,
    _NounPhrase.take_known_word,
    _NounPhrase.pass_premodifier,
    _NounPhrase.take_no_state,
    _NounPhrase.pass_ordinal,
    _NounPhrase.take_people,
    _NounPhrase.take_genitive,
    _NounPhrase.pass_conjunction,
    _NounPhrase.take_acronym,
    _NounPhrase.take_capitals,
    _NounPhrase.take_plain_body,
    _NounPhrase.pass_of,
)
