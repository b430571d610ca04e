"""A question in words → what it asks for, by rules over the words of the registers.

Every word must be understood and must fit the others; else the question means nothing that could
be answered. Nothing is guessed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.choices import FLOW_OF, Flow, Months, between, noun_of

LONGEST = 200
"""Characters of a question that is read at all."""
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(19|20)\d\d")
WHOLE = ("turnover", "exports", "imports")
"""What shares and growth may be of."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means: ``kind`` is measure, country, group, sector, months, toward or away
    (where goods go to or come from), home (the region itself) or stop (says nothing); ``code``
    what of it; ``toward`` the flow that the phrase says by its case: «в Финляндию»."""

    kind: str
    code: str = ""
    toward: Flow | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for: a measure, of what it is a share or growth, and of what trade."""

    measure: str
    of: str
    year: int
    flow: Flow | None = None
    partner: str = ""
    group: str = ""
    sector: str = ""
    months: Months | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases by their first word; the end of a word may be left open by ``*``."""

    exact: Mapping[str, Sequence[tuple[tuple[str, ...], Meaning]]]
    open: Sequence[tuple[tuple[str, ...], Meaning]]

    @classmethod
    def of(cls, phrases: Iterable[tuple[str, Meaning]]) -> Vocabulary:
        """From phrases with their meanings; of equally long ones the first counts."""
        exact: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        begun: list[tuple[tuple[str, ...], Meaning]] = []
        for phrase, meaning in phrases:
            words = tuple(words_of(phrase, stars=True))
            if not words:
                continue
            if words[0].endswith("*"):
                begun.append((words, meaning))
            else:
                exact.setdefault(words[0], []).append((words, meaning))
        return cls(exact, begun)

    def longest(self, words: Sequence[str]) -> tuple[int, Meaning] | None:
        """How many of the words the longest phrase takes that they begin with, and its meaning."""
        best: tuple[int, Meaning] | None = None
        for phrase, meaning in (*self.exact.get(words[0], ()), *self.open):
            fits = len(phrase) <= len(words) and all(map(_fits, phrase, words))
            if fits and (best is None or len(phrase) > best[0]):
                best = len(phrase), meaning
        return best


def words_of(text: str, *, stars: bool = False) -> list[str]:
    """The words of a text, without case and without the dots of ё."""
    plain = text.casefold().replace("ё", "е")
    found = plain.split() if stars else _WORD.findall(plain)
    if not stars:
        return found
    return [part for word in found for part in re.findall(r"[^\W_]+\*?", word)]


def _fits(known: str, word: str) -> bool:
    return word.startswith(known[:-1]) if known.endswith("*") else word == known


def read_inquiry(text: str, vocabulary: Vocabulary) -> Asked | None:
    """What a question asks for; None where a word is not known, where two contradict each other,
    or where it does not say of which one year."""
    if len(text) > LONGEST:
        return None
    found = _meanings(words_of(text), vocabulary)
    if found is None:
        return None
    of_kind: dict[str, list[Meaning]] = {}
    for one in found:
        if one not in of_kind.setdefault(one.kind, []):
            of_kind[one.kind].append(one)
    return _asked(of_kind, _flow_said(found))


def _meanings(words: Sequence[str], vocabulary: Vocabulary) -> list[Meaning] | None:
    found, at = [], 0
    while at < len(words):
        if _YEAR.fullmatch(words[at]):
            found.append(Meaning("year", words[at]))
            at += 1
            continue
        step = vocabulary.longest(words[at:])
        if step is None:
            return None
        at += step[0]
        found.append(step[1])
    return found


def _flow_said(found: Sequence[Meaning]) -> set[Flow]:
    """The flows that cases and prepositions before a country say: "to Finland", «из Китая»."""
    ways: dict[str, Flow] = {"toward": "export", "away": "import"}
    said = {one.toward for one in found if one.toward}
    for before, one in itertools.pairwise(found):
        if before.kind in ways and one.kind in ("country", "group"):
            said.add(ways[before.kind])
        if before.kind in ways and one.kind == "home":
            said.add("import" if before.kind == "toward" else "export")
    return said


def _asked(of: Mapping[str, Sequence[Meaning]], said: set[Flow]) -> Asked | None:
    measures = [one.code for one in of.get("measure", ())]
    rate = [one for one in measures if one in ("share", "growth")]
    nouns = [one for one in measures if one not in ("share", "growth")]
    years, months = of.get("year", ()), of.get("months", ())
    whom = [*of.get("country", ()), *of.get("group", ())]
    sectors = of.get("sector", ())
    if len(nouns) == 2 and "turnover" in nouns:
        # "Foreign trade turnover, exports": trade is the wider word, and says nothing beside them.
        nouns.remove("turnover")
    if len(years) != 1 or any(len(one) > 1 for one in (rate, nouns, whom, sectors, months, said)):
        return None
    noun = nouns[0] if nouns else ""
    flows = said | ({FLOW_OF[noun]} if noun in FLOW_OF else set())
    if len(flows) > 1 or not (measures or whom or sectors):
        return None
    flow = next(iter(flows), None)
    noun = noun or noun_of(flow)
    if noun not in WHOLE and (rate or flow or (noun == "partners" and (whom or sectors or months))):
        return None
    if rate and rate[0] == "share" and not (whom or sectors):
        return None
    return Asked(
        measure=rate[0] if rate else noun,
        of=noun,
        year=int(years[0].code),
        flow=flow if noun in WHOLE else None,
        partner=next((one.code for one in of.get("country", ())), ""),
        group=next((one.code for one in of.get("group", ())), ""),
        sector=sectors[0].code if sectors else "",
        months=_months(months[0].code) if months else None,
    )


def _months(code: str) -> Months:
    first, _, last = code.partition("-")
    return between(int(first), int(last))
