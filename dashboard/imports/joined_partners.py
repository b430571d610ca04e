"""Partners joined in one name: «Китай и Гонконг», "China (incl. Hong Kong)", ``US AND CA``.

Whether «и» joins two partners or belongs to the name of one (Босния и Герцеговина), the register
of countries says: every part has to be a partner by itself, and the whole is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from itertools import islice

import pandas as pd
from babel import Locale

from dashboard.imports.values import folded, latin, trimmed
from dashboard.language import languages
from dashboard.loaders.inquiry_words import load_inquiry_words
from dashboard.loaders.records import records
from dashboard.loaders.registers import Registers

_JOINS = folded(
    r"\s*[;/+&]\s*|\s+[-–—]\s+"
    r"|[\s,(]+(?:А\s+ТАКЖЕ|И(?:\s+ТАКЖЕ)?|(?:ВМЕСТЕ\s+)?СО?|ВКЛЮЧАЯ|ВКЛ|ПЛЮС"
    r"|AND(?:\s+ALSO)?|(?:TOGETHER\s+)?WITH|INCLUDING|INCL|PLUS)\b\.?[\s(]*"
)
_SURE = re.compile(_JOINS)
"""What joins whatever stands beside it; a comma or a bracket may as well say whose territory it
is: "Hong Kong, China"."""
_SIGNS = tuple(re.compile(rf"{_JOINS}|\s*[{signs}]\s*") for signs in (",()", ",()‐‑–—-"))
_LONGEST = 200
_MOST_IN_ONE = 5
"""No name is longer, nor are there more signs in the name of one partner."""
_SHORTEST, _APART, _ALIKE, _AHEAD = 4, 3, 0.8, 0.05
"""Letters of a name that a text may nearly be, and of that text; by how many the text may be longer
or shorter, how alike they have to be, and how much more than the name of another partner is. Of
fewer letters one that is wrong would be another code."""
_BESIDE = re.compile(
    folded(r"\b(?:THE|OF|РЕСПУБЛИК[АИ]|REPUBLIC|САР|SAR|ОАР|СПЕЦИАЛЬН\w+|SPECIAL)\b")
)
"""What may stand in the name of one partner beside what the register has."""
_WORD = re.compile(r"[^\W_]+")
_SOVEREIGNS = frozenset({"AUS", "CHN", "DNK", "FIN", "FRA", "GBR", "NLD", "NOR", "NZL", "USA"})
"""Countries behind whose territories their name is put."""


@dataclass(frozen=True, slots=True)
class PartnerNames:
    """Names, their forms and codes, as `_plain` writes them → partner; and which partners are
    territories of others."""

    partners: Mapping[str, str]
    territories: frozenset[str]

    def meant_by(self, text: str) -> str:
        """The one partner that a trimmed text names, by a name or by its code and its name; empty
        if there is none."""
        text = folded(text)
        if len(text) > _LONGEST:
            return ""
        found = {one for signs in _SIGNS for one in self._read(text, signs)[0]}
        return found.pop() if len(found) == 1 else ""

    def nearest(self, text: str) -> str:
        """The one partner whose name a trimmed text nearly is: a letter was left out, or two stand
        the wrong way round. Empty if there is none, or the name of another is as near."""
        text, found = folded(text)[:_LONGEST], dict[str, float]()
        for plain in {_plain(text), _plain(_BESIDE.sub(" ", text))}:
            for name, alike in self._alike(plain):
                partner = self.partners[name]
                found[partner] = max(alike, found.get(partner, 0))
        first, *others = sorted(found, key=found.__getitem__, reverse=True) or [""]
        clear = not others or found[first] - found[others[0]] >= _AHEAD
        return first if clear else ""

    def _alike(self, plain: str) -> Iterator[tuple[str, float]]:
        """The names that a text nearly is, and how nearly."""
        if len(plain) < _SHORTEST:
            return
        names = [name for name in self.partners if len(name) >= _SHORTEST
                 and abs(len(name) - len(plain)) < _APART]  # fmt: skip
        for name in get_close_matches(plain, names, n=max(1, len(names)), cutoff=_ALIKE):
            yield name, SequenceMatcher(None, name, plain).ratio()

    def joined_in(self, text: str) -> bool:
        """Whether a trimmed text, which is no partner, names several of them."""
        text = folded(text)
        if len(text) > _LONGEST or self._of(text):
            return False
        return any(self._are_several(*self._read(text, signs)) for signs in _SIGNS)

    def _read(self, text: str, signs: re.Pattern[str]) -> tuple[tuple[str, ...], bool]:
        """The partners of a text, none if it is not of partners alone, and whether they are surely
        joined. The first has the longest name that one can have."""
        if partner := self._of(text):
            return (partner,), False
        for joint in reversed([*islice(signs.finditer(text), _MOST_IN_ONE)]):
            if first := self._of(text[: joint.start()]):
                others, sure = self._read(text[joint.end() :], signs)
                if others:
                    return (first, *others), sure or _SURE.fullmatch(joint[0]) is not None
        return (), False

    def _are_several(self, partners: Sequence[str], sure: bool) -> bool:
        if len(set(partners)) < 2:
            return False
        return sure or len(partners) > 2 or not self._is_one_of(*partners)

    def _is_one_of(self, one: str, other: str) -> bool:
        """Whether it is a territory with whose it is."""
        return any(
            a in self.territories and b in _SOVEREIGNS for a, b in ((one, other), (other, one))
        )

    def _of(self, text: str) -> str:
        return self.partners.get(_plain(text)) or self.partners.get(
            _plain(_BESIDE.sub(" ", text)), ""
        )


def may_be_joined(text: str) -> bool:
    """Whether a trimmed text has a sign that joins."""
    return _SIGNS[-1].search(folded(text)) is not None


def partner_names(registers: Registers) -> PartnerNames:
    """Of all languages, with the forms that they take in sentences, and as people ask for them."""
    frame = registers.countries
    places = frame.loc[frame["kind"].isin(["country", "territory"])]
    names = [*_names(registers, places), *_asked_for(registers)]
    return PartnerNames(
        {plain: country for name, country in names if (plain := _plain(folded(trimmed(name))))},
        frozenset(places.loc[places["kind"] == "territory", "country"]),
    )


@lru_cache(maxsize=1)
def partners_by_name(registers: Registers) -> Mapping[str, str]:
    """The names of countries as they stand by themselves, of all languages, as
    `dashboard.imports.values.latin` writes them → partner, those of one partner alone: which of two
    a name that questions leave open means, a file leaves open as well."""
    frame, found = registers.countries, dict[str, set[str]]()
    words = load_inquiry_words(registers)
    unclear = {latin(trimmed(one.phrase)) for one in words if one.kind == "unclear"}
    for row in records(frame.loc[frame["kind"].isin(["country", "territory"])]):
        for language in languages():
            usual = Locale.parse(language).territories.get(row.alpha2, "")
            for name in (usual, str(registers.country_name(row.country, language))):
                found.setdefault(latin(trimmed(name)), set()).add(row.country)
    return {name: of.pop() for name, of in found.items()
            if len(of) == 1 and name not in {"", *unclear}}  # fmt: skip


def _names(registers: Registers, places: pd.DataFrame) -> Iterator[tuple[str, str]]:
    for row in records(places):
        yield from ((row.country, row.country), (row.alpha2, row.country))
        for language in languages():
            name = registers.country_name(row.country, language)
            usual = Locale.parse(language).territories.get(row.alpha2, "")
            yield from ((text, row.country) for text in (usual, name, *vars(name).values()))


def _asked_for(registers: Registers) -> Iterator[tuple[str, str]]:
    """Old and short names; those with a star stand for words with many ends."""
    for word in load_inquiry_words(registers):
        if word.kind == "country" and "*" not in word.phrase:
            yield word.phrase, word.code


def _plain(text: str) -> str:
    """The words of a folded text, without accents and the dots of «ё»."""
    letters = unicodedata.normalize("NFKD", text)
    return " ".join(_WORD.findall("".join(c for c in letters if not unicodedata.combining(c))))
