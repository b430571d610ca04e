"""Search in partners, regions, agreements, events, sectors and goods, in every language at once.

Letters are compared by their skeleton: without case and accents, Cyrillic as Latin, and ways of
writing one sound as one: "Токио", "Tokio" and "Tokyo" are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.copies import replace
from dashboard.loaders.records import Texts, records, texts

KINDS = ("page", "region", "country", "sector", "chapter", "chart", "brief", "agreement", "event")
"""What can be found, the first first where all else is equal."""

MOST_FOUND = 12
LONGEST_QUERY = 80

_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh",
        "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu",
        "я": "ia", "ø": "o", "ł": "l", "ß": "ss", "æ": "e", "đ": "d", "ı": "i",
    }
)  # fmt: skip
_ONE_SOUND = (
    ("shch", "sh"), ("kh", "h"), ("kyo", "kio"), ("yo", "e"), ("ye", "e"), ("ts", "c"),
    ("tz", "c"), ("dzh", "j"), ("ck", "k"), ("ph", "f"), ("x", "ks"), ("q", "k"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("ae", "e"), ("oe", "e"), ("ue", "u"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1")
WORD = re.compile(r"[^\W_]+")
_WHOLE, _BEGUN, _WITHIN = 8.0, 4.0, 1.0
_IN_TITLE = 3.0
_STEM = 3
"""Letters that a word has at least when its ending is taken away."""
SHORT = 5
"""Letters of a word up to which its ending is one: «Кореи» is none of «корма»."""
ENDING = 2
"""Letters at most that another case or number of a word has behind what they have in common."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found. ``code`` is that of the partner, sector or chapter it leads to,
    of a page, a chart or a brief its path; ``start``
    and ``end`` are ISO dates, or parts of these, empty of what has none."""

    kind: str
    code: str
    title: Texts
    detail: Texts
    titles: frozenset[str]
    words: frozenset[str]
    start: str = ""
    end: str = ""


@lru_cache(maxsize=16_384)
def skeleton(word: str) -> str:
    """A word as it is compared: ``Токио`` and ``Tokyo`` are both ``tokio``."""
    text = word.casefold().translate(_LATIN)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    for written, sound in _ONE_SOUND:
        text = text.replace(written, sound)
    return _DOUBLED.sub(r"\1", text)


def words_of(*texts: str) -> frozenset[str]:
    """The skeletons of all words of some texts."""
    return frozenset(skeleton(word) for text in texts for word in WORD.findall(text)) - {""}


def search_index(
    relations: pd.DataFrame,
    events: pd.DataFrame,
    regions: pd.DataFrame,
    countries: pd.DataFrame,
    sectors: pd.DataFrame,
    home: str,
    called: Mapping[str, Iterable[str]] = MappingProxyType({}),
    kinds: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Entry, ...]:
    """Everything that can be found; frames as in ``data/``. Regions of the country of the region
    itself, ``home``, and that country are no partners: relations and events with them are found,
    and lead to no partner. ``called``: country → its other names, by which what was done with it
    is found too; ``kinds``: kind of relation or event → its words in every language, of one and
    of several."""
    ties, held = records(relations), records(events)
    abroad = [row for row in (*ties, *held) if row.scope != "domestic"]
    used = {code for row in abroad for code in row.regions}
    names = {row.country: texts(row, "name") for row in records(countries)}
    found = [
        entry_of("region", row.region, texts(row, "name"), names[row.country],
               *texts(row, "short").values(), row.region, row.country, row.former)
        for row in records(regions)
        if row.region in used
    ]  # fmt: skip
    found += [
        _country(row, called.get(row.country, ()))
        for row in records(countries)
        if row.kind in ("country", "territory") and row.country != home
    ]  # fmt: skip
    found += [
        entry_of("sector", row.sector, texts(row, "name"), {}, row.sector,
               *texts(row, "short").values())
        for row in records(sectors)
    ]  # fmt: skip
    found += [
        _dated(row.since, "", "agreement", leads_to(row), texts(row, "title"),
               texts(row, "party"), row.relation, row.kind, kinds.get(row.kind, ""), *row.sectors,
               *_named(row, names, called))
        for row in ties
    ]  # fmt: skip
    found += [
        _dated(row.start, row.end, "event", leads_to(row), texts(row, "title"), {},
               row.event, row.kind, kinds.get(row.kind, ""), kinds.get("event", ""), *row.sectors,
               *texts(row, "participants").values(), *texts(row, "place").values(),
               *_named(row, names, called))
        for row in held
    ]  # fmt: skip
    return tuple(found)


def entry_of(kind: str, code: str, title: Texts, detail: Texts, *more: str) -> Entry:
    """What is found by the words of its title, of its detail and of ``more`` texts."""
    titles = words_of(*title.values())
    return Entry(kind, code, title, detail, titles, words_of(*detail.values(), *more) | titles)


def _country(row: Any, called: Iterable[str]) -> Entry:
    """A country, which goes by its codes and its other names of one word before all that only has
    them within its own."""
    found = entry_of("country", row.country, texts(row, "name"), {}, *called)
    codes = words_of(row.country, row.alpha2, *(name for name in called if " " not in name))
    return replace(found, titles=found.titles | codes, words=found.words | codes)


def _dated(start: str, end: str, kind: str, code: str, title: Texts, detail: Texts,
           *more: str) -> Entry:  # fmt: skip
    """What is found by the year, month and day of its date too."""
    return replace(entry_of(kind, code, title, detail, start, *more), start=start, end=end)


def leads_to(row: Any) -> str:
    """The one region of a relation or event, else its first country; empty for neither, and
    where it is domestic."""
    if row.scope == "domestic":
        return ""
    if len(row.regions) == 1:
        return str(row.regions[0])
    return str(next(iter(row.countries), ""))


def _named(
    row: Any, names: Mapping[str, Texts], called: Mapping[str, Iterable[str]]
) -> tuple[str, ...]:
    """The names of the countries of a relation or event, in every language and form."""
    return tuple(name for code in row.countries
                 for name in (*names.get(code, {}).values(), *called.get(code, ())))  # fmt: skip


def wanted_of(query: str, aside: Collection[str] = ()) -> list[str]:
    """The skeletons of the words of a query, without those that say nothing: the skeletons
    ``aside``; with them where it has no others."""
    words = [skeleton(word) for word in WORD.findall(query[:LONGEST_QUERY])]
    return [word for word in words if word and word not in aside] or [one for one in words if one]


def find(
    query: str, index: Iterable[Entry], aside: Collection[str] = (), most: int = MOST_FOUND
) -> Sequence[Entry]:
    """What has every word of a query, whole, begun or within, the best first.

    Words of the title count three times; where all is equal, the order is that of `KINDS` and
    of the index. Nothing is found for a query without letters or digits. ``aside``: skeletons of
    words that say nothing, "for" and "of".
    """
    wanted = wanted_of(query, aside)
    if not wanted:
        return []
    scored = []
    for place, entry in enumerate(index):
        score = 0.0
        for word in wanted:
            fit = max(_IN_TITLE * _fit(word, entry.titles), _fit(word, entry.words))
            if not fit:
                break
            score += fit
        else:
            surplus = _shortest(entry) - len(wanted)
            scored.append((-score, KINDS.index(entry.kind), max(surplus, 0), place, entry))
    scored.sort(key=lambda one: one[:4])
    return [entry for *_, entry in scored[:most]]


def _shortest(entry: Entry) -> int:
    """Words of the shortest name of an entry, of which its codes and other names are none."""
    return min(len(words_of(name)) for name in entry.title.values())


def named_by(word: str, index: Iterable[Entry], most: int = 3) -> list[Entry]:
    """What a word of a sentence may name, in whatever case and number it stands there: whose title
    has a word that begins as it does and ends soon after, as "coated" is no case of "coal"; of one
    of three letters and less only it and its plural."""
    ending = 1 if len(word) <= SHORT else 2
    whole, stem = words_of(word, f"{word}s"), skeleton(word[: max(_STEM, len(word) - ending)])
    longest = len(stem) + ENDING if len(word) > _STEM else 0
    return [
        one
        for one in index
        if not whole.isdisjoint(one.titles)
        or any(len(name) <= longest and name.startswith(stem) for name in one.titles)
    ][:most]


def _fit(wanted: str, words: frozenset[str]) -> float:
    if wanted in words:
        return _WHOLE
    within = [word for word in words if wanted in word]
    if any(word.startswith(wanted) for word in within):
        return _BEGUN
    return _WITHIN if within and len(wanted) > _STEM else 0.0
