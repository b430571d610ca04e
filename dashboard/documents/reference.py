"""A short reference such as ``LR-7K3Q2D`` that stands for a view: its page, its chart, its query.

It is the view itself, written as a number: nothing is kept, so every server, every process and
the command line read and write the same ones. The year and the release are always part of it, so
it opens the same figures after a newer year or release has come. The theme is the reader's.

The number is of mixed bases, the parts that are always there first; of what else is chosen each
part begins with the number of its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from dashboard.charts import charts_on
from dashboard.copies import replace
from dashboard.documents.address import OF_PARTNERS, PATHS, Address, path_of
from dashboard.documents.reference_letters import begins_like, number_of, spelled
from dashboard.documents.reference_parts import (
    CHOICES,
    FIRST_YEAR,
    YEARS,
    chosen,
    found_by,
    left_of,
)
from dashboard.language import languages
from dashboard.loaders.registers import Registers
from dashboard.query import Query
from dashboard.store.datasets import DATASETS

VIEW, LANGUAGE = 4093, 13
DATA, TAGS = 4, 16
_WORD = re.compile(r"\w+[\u2010-\u2015-]\w+(?:[\u2010-\u2015-]\w+)*")
"""Words joined by hyphens, as every reference is."""


@dataclass(frozen=True, slots=True)
class View:
    """What a reference stands for: a path, a query as the address has it, and the chart."""

    path: str
    query: str
    chart: str = ""

    def with_(self, more: str) -> View:
        """The same with what more a query says."""
        return replace(self, query="&".join(part for part in (self.query, more) if part))

    @property
    def address(self) -> str:
        """Where it is opened."""
        place = f"#{self.chart}-figure" if self.chart else ""
        return self.path + (f"?{self.query}" if self.query else "") + place


def reference(registers: Registers, query: Query, address: Address, chart: str = "") -> str:
    """The reference of a view; empty of a page that has none. ``chart`` is a DOM id."""
    view = f"{address.page}/{chart}"
    if view not in views():
        return ""
    digits = [
        (left_of(view, VIEW), VIEW),
        (list(DATASETS).index(query.dataset), DATA),
        (left_of(query.lang, LANGUAGE), LANGUAGE),
        ((query.year or FIRST_YEAR) - FIRST_YEAR, YEARS),
    ]
    for tag, one in enumerate(CHOICES, start=1):
        for text in chosen(query, address, one):
            digits += [*_tagged(tag), (one.write(text, registers), one.base)]
    number = 0
    for digit, base in reversed(digits):
        number = number * base + digit
    return spelled(prefix(registers), number)


def _tagged(tag: int) -> list[tuple[int, int]]:
    """The digits of a tag: one, or where it is too large for that a zero and another one."""
    return [(tag, TAGS)] if tag < TAGS else [(0, TAGS), (tag - TAGS + 1, TAGS)]


def view_of(text: str, registers: Registers) -> View | None:
    """The view of a reference as somebody typed it; None for what is none.

    Whether its year, release or partners are still there is for who shows it to say.
    """
    number = number_of(prefix(registers), text)
    if number is None:
        return None
    digits = _Digits(number)
    view = found_by(digits.take(VIEW), VIEW, views())
    dataset = digits.take(DATA)
    lang = found_by(digits.take(LANGUAGE), LANGUAGE, languages())
    year = digits.take(YEARS) + FIRST_YEAR
    if view is None or lang is None or dataset >= len(DATASETS):
        return None
    found: dict[str, list[str]] = {}
    while digits.left:
        tag = digits.take(TAGS) or TAGS - 1 + digits.take(TAGS)
        if not 1 <= tag <= len(CHOICES):
            return None
        one = CHOICES[tag - 1]
        value = one.read(digits.take(one.base), registers)
        if value is None:
            return None
        found.setdefault(one.name, []).append(value)
    page, _, chart = view.partition("/")
    path = _path(page, found)
    if path is None:
        return None
    pairs = {"dataset": list(DATASETS)[dataset], "year": str(year)}
    pairs |= {name: ",".join(values) for name, values in found.items()} | {"lang": lang}
    usual = {"dataset": next(iter(DATASETS)), "lang": languages()[0]}
    given = [(name, value) for name, value in pairs.items() if usual.get(name) != value]
    return View(path, urlencode(given, safe=",-"), chart)


def is_like(text: str, registers: Registers) -> bool:
    """Whether a text is meant as a reference: it is one, or begins like one."""
    return begins_like(prefix(registers), text) or view_of(text, registers) is not None


def reference_in(text: str, registers: Registers) -> str:
    """What of a text is meant as a reference: all of it, or a word in it, as an address or the
    brackets of a slide have it beside it; "" for none."""
    if view_of(text, registers) is None:
        begins = prefix(registers)
        for word in map(str, _WORD.findall(text)):
            if begins_like(begins, word) and view_of(word, registers) is not None:
                return word
    return text if is_like(text, registers) else ""


def prefix(registers: Registers) -> str:
    """What every reference begins with: the initials of the region's name in files."""
    return "".join(word[:1] for word in registers.region.files.split("-")).upper()


@cache
def views() -> tuple[str, ...]:
    """Every page, and every chart of a page, as ``trade/turnover-chart``."""
    pages = dict.fromkeys((*PATHS.values(), *OF_PARTNERS.values()))
    return tuple(
        f"{page}/{chart}"
        for page in pages
        for chart in ("", *(one.chart_id for one in charts_on(page)))
    )


def _path(page: str, found: dict[str, list[str]]) -> str | None:
    """The path of a page; that of one about a partner takes its code from what is chosen."""
    places = found.pop("place", [])
    start = next((start for start, noun in OF_PARTNERS.items() if noun == page), "")
    if start and not places:
        places = found.pop("partner", [])
    if start and places:
        return start + places[0]
    return path_of(page) or None


class _Digits:
    """A number of mixed bases, read from its lowest digit."""

    def __init__(self, number: int) -> None:
        self.left = number

    def take(self, base: int) -> int:
        """The next digit, of a base."""
        self.left, digit = divmod(self.left, base)
        return digit
