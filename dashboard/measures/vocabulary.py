"""The words of questions and what they mean: phrases are matched, nothing is guessed."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dashboard.flows import Flow
from dashboard.values import is_code

_WORD = re.compile(r"[^\W_]+")
_OF_PHRASE = re.compile(r"#|[^\W_]+\*?")
_YEAR = re.compile(r"(19|20)\d\d")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
_GLUED = re.compile(r"(?<![^\W_])(?:19|20)\d\d(?=(?:г|гг|год|года|году)(?![^\W_]))", re.IGNORECASE)
"""A year that is written together with the word for it: «2020г.»."""
_SCALED = re.compile(r"(?<=\d)(?=(?:bn|mln|mn|m|млн|млрд)(?![^\W_]))", re.IGNORECASE)
"""Between a number and its scale that are written together: "1bn"."""
_DASH = re.compile(r"\s*[-–—]\s*")
CODES_ASKED = (2, 4, 6, 10)
DIGITS_COUNTED = 2
"""Digits at most of a number that counts years or partners."""
GROUPINGS = "groupings"
"""What the data know nothing of, where a part of the world is named: trade by such parts."""
NUMBER = "#"
"""What stands in a phrase for any number that is no year: "less than 5"."""
SHORTEST = 4
"""Digits of a commodity code that is told from other numbers without a word that says so."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means: ``kind`` is measure, country, group, union (countries that are no choice
    of a filter by themselves, with commas), sector, months, year, toward or
    away (where goods go to or come from), inside (a part of a whole, or a place), until (from a
    month to another), since (a date after it is where something begins, or what is compared with),
    home (the region itself), count (so many years or partners), place
    (the one that stands there by its size), code (a commodity code), coded
    (says that one follows), unit (what is counted), view (a chart), file (what can be taken away,
    by its form), tie (relations or events, or a kind of them), state (that of relations), zoom (a
    part of the world that maps show; nothing is summed up by it), extreme (the most or the least,
    of which years or months), unclear (it may mean several
    things), absent (the data know nothing of it) or stop (says nothing);
    ``code`` what of it;
    ``toward`` the flow that the phrase says by its case, «в Финляндию», or as what somebody does:
    «вывозим»; ``genitive``: it says by its case whose something is: «Китая»; ``dative``: to whom it
    goes: «Китаю»."""

    kind: str
    code: str = ""
    toward: Flow | None = None
    genitive: bool = field(default=False, compare=False)
    dative: bool = field(default=False, compare=False)


class Unread(NamedTuple):
    """Words of a text as they are written that no phrase has, and those of phrases that may mean
    several things; how many phrases are known beside them; of what the data know nothing."""

    unknown: list[str]
    unclear: list[str]
    known: int
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases by their first word; the end of a word may be left open by ``*``, and a number by
    ``#``.

    ``written`` are words that count only as they are written: codes in capitals, and names that
    are also words of the language. ``whole`` and ``begun``: all words of the phrases in their
    order, those that are whole, and what those begin with whose end is open.
    """

    exact: Mapping[str, Sequence[tuple[tuple[str, ...], Meaning]]]
    open: Sequence[tuple[tuple[str, ...], Meaning]]
    written: Mapping[str, Meaning]
    whole: tuple[str, ...]
    begun: tuple[str, ...]

    @classmethod
    def of(
        cls, phrases: Iterable[tuple[str, Meaning]], written: Mapping[str, Meaning]
    ) -> Vocabulary:
        """From phrases with their meanings; of equally long ones the first counts."""
        exact: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        begun: list[tuple[tuple[str, ...], Meaning]] = []
        every: set[str] = set()
        for phrase, meaning in phrases:
            words = tuple(words_of(phrase, stars=True))
            if not words:
                continue
            every.update(words)
            if words[0].endswith("*"):
                begun.append((words, meaning))
            else:
                exact.setdefault(words[0], []).append((words, meaning))
        opened = sorted(word[:-1] for word in every if word.endswith("*"))
        whole = sorted(word for word in every if not word.endswith("*"))
        return cls(exact, begun, written, tuple(whole), tuple(opened))

    def has(self, word: str, ending: int | None = None) -> bool:
        """Whether a phrase has a word, or what a word begins with; ``ending``: with so many letters
        after it at most."""
        first = bisect_left(self.whole, word)
        if self.whole[first : first + 1] == (word,):
            return True
        begun = (len(known) for known in self.begun if word.startswith(known))
        return any(ending is None or len(word) - letters <= ending for letters in begun)

    def longest(self, words: Sequence[str]) -> tuple[int, Meaning] | None:
        """How many of the words the longest phrase takes that they begin with, and its meaning; of
        equally long ones a whole word counts before a begun one, as `of` has them, and of begun
        ones what is most like it: «импортёры» are importers, no imports."""
        best, found = (0, 0.0), None
        for phrase, meaning in (*self.exact.get(words[0], ()), *self.open):
            if len(phrase) > len(words) or not all(map(_fits, phrase, words)):
                continue
            begun = phrase[0].endswith("*")
            likeness = (len(phrase), sum(map(len, phrase)) if begun else math.inf)
            if likeness > best:
                best, found = likeness, (len(phrase), meaning)
        return found

    def meanings(self, text: str) -> list[Meaning] | None:
        """What the words of a text mean, in their order; None where one is not known."""
        found = self._read(text)
        known = [one for one in found if one is not None]
        return known if len(known) == len(found) else None

    def known(self, text: str) -> list[Meaning]:
        """What those words of a text mean that are known, in their order."""
        return [one for one in self._read(text) if one is not None]

    def _read(self, text: str) -> list[Meaning | None]:
        """What the words of a text mean, in their order, None for each that is not known.

        In a text all in capitals a code among other words is not told from a word.
        """
        text = parted(text)
        places = [*_WORD.finditer(text)]
        raw = [place[0] for place in places]
        letters = [word for word in raw if not word.isdigit()]
        mixed = len(letters) == 1 or any(word != word.upper() for word in letters)
        words = [_plain(word) for word in raw]
        found: list[Meaning | None] = []
        at = 0
        while at < len(words):
            last = found[-1] if found else None
            said = last is not None and last.kind == "coded"
            if _names_goods(words[at], said=said):
                found[len(found) - said :] = [Meaning("code", words[at])]
                at += 1
                continue
            dashed = at and _DASH.fullmatch(text, places[at - 1].end(), places[at].start())
            if _YEAR.fullmatch(words[at]):
                if dashed and last is not None and last.kind == "year":
                    found.append(Meaning("until"))
                found.append(Meaning("year", words[at]))
                at += 1
                continue
            step = self.longest(words[at:])
            named = self.written.get(raw[at]) if mixed else None
            if named is not None and (step is None or step[0] == 1):
                # MAR is March, too, and ARE may be no country: which is meant is not told.
                step = None if step and step[1] != named else (1, named)
            if step is None and words[at].isdigit() and len(words[at]) <= DIGITS_COUNTED:
                step = 1, Meaning("count", words[at])
            if step is None:
                found.append(None)
                at += 1
                continue
            if dashed and last is not None and last.kind == step[1].kind == "months":
                found.append(Meaning("until"))
            at += step[0]
            found.append(step[1])
        return found

    def unread(self, text: str) -> Unread:
        """Which words of a text stand in the way of its meaning."""
        raw = _WORD.findall(parted(text))
        words, found, at = [_plain(word) for word in raw], Unread([], [], 0), 0
        while at < len(words):
            step = self.longest(words[at:])
            if step and step[1].kind == "unclear":
                found.unclear.append(" ".join(raw[at : at + step[0]]))
            elif step and step[1].kind in ("absent", "zoom"):
                topic = GROUPINGS if step[1].kind == "zoom" else step[1].code
                found = found._replace(absent=(*found.absent, topic))
            elif step or words[at].isdigit() or raw[at] in self.written:
                said = step is None or step[1].kind != "stop"
                found = found._replace(known=found.known + said)
            else:
                found.unknown.append(raw[at])
            at += step[0] if step else 1
        return found


def _names_goods(word: str, *, said: bool) -> bool:
    """Whether a word is a commodity code of two, four, six or ten digits; ``said``: the word before
    says so. Without that two digits may be anything, and four may be a year."""
    if not is_code(word) or len(word) not in CODES_ASKED:
        return False
    return said or (len(word) >= SHORTEST and not _YEAR.fullmatch(word))


def words_of(text: str, *, stars: bool = False) -> list[str]:
    """The words of a text, without case and without the dots of ё."""
    plain = _plain(parted(text))
    if not stars:
        return _WORD.findall(plain)
    return [part for word in plain.split() for part in _OF_PHRASE.findall(word)]


def parted(text: str) -> str:
    """A text with its words apart, and without the endings of possessives."""
    return _SCALED.sub(" ", _GLUED.sub(r"\g<0> ", _POSSESSIVE.sub("", text)))


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")


def _fits(known: str, word: str) -> bool:
    if known == NUMBER:
        return word.isdigit() and not _YEAR.fullmatch(word)
    return word.startswith(known[:-1]) if known.endswith("*") else word == known
