"""A number in the search: the amounts that pages and sources print so, the goods whose code begins
with it, and what else it may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import isclose
from typing import Any

from dashboard.answers.amounts_like import Typed, inquiries_like
from dashboard.answers.inquiry import reply_of
from dashboard.charts.addresses import FIGURE
from dashboard.flows import NOUNS, noun_of
from dashboard.language import Language
from dashboard.loaders.records import records, texts
from dashboard.measures.inquiry import Inquiry, codes_named
from dashboard.measures.inquiry_flows import flows_named
from dashboard.measures.inquiry_whom import DEALS, WITHOUT
from dashboard.measures.nomenclature import CHAPTER
from dashboard.measures.search import Entry
from dashboard.measures.vocabulary import Meaning
from dashboard.pages.search_results import figure
from dashboard.pages.search_view import chapter_found
from dashboard.pages.typed_numbers import MONEY, PERCENT, Number
from dashboard.parser import read_query
from dashboard.row_amounts import known
from dashboard.store.ask import Ask
from dashboard.store.published_figures import USD
from dashboard.values import PUBLISHED

_WHOLE = re.compile(r"\d{3,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
MOST = 4
MEASURED = frozenset({"turnover", "exports", "imports", "balance", "coverage"})
NOUN_OF = {**NOUNS, "total": "turnover", "balance": "balance"}
"""What is measured by a published figure, by its flow."""
NO_AMOUNT = frozenset({"months", "group", "union", "zoom", "code", "coded", "unit", "tie", "state",
                       "file", "absent"})  # fmt: skip
"""Words beside a number for which no amount of a year, partner or commodity group is meant."""
Found = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What the words beside a number say of it; what they leave open may be any."""

    said: Sequence[Meaning]

    @property
    def of_amounts(self) -> bool:
        """Whether an amount of a year may be meant: none of months, of a group of countries, of a
        code or in another unit is looked for, and nothing is left out."""
        return WITHOUT not in self.said and NO_AMOUNT.isdisjoint(one.kind for one in self.said)

    def fits(self, one: Inquiry) -> bool:
        """Whether an amount may be meant by them."""
        return self._fit(one.of, one.partner, one.sector, str(one.year))

    def prints(self, row: Any) -> bool:
        """The same of a published figure."""
        return self._fit(NOUN_OF.get(row.flow, ""), row.partner, row.sector, _year(row))

    def _fit(self, *has: object) -> bool:
        named = (
            self.measures,
            *(codes_named(self.said, kind) for kind in ("country", "sector", "year")),
        )
        return all(not some or one in some for some, one in zip(named, has, strict=True))

    @property
    def measures(self) -> set[str]:
        """What is measured, as far as they say it: by nouns, or by where goods go."""
        codes = codes_named(self.said, "measure")
        nouns = {DEALS.get(code, code) for code in codes} & MEASURED
        return nouns or {noun_of(flow) for flow in flows_named(self.said, codes)}


def number_found(
    ask: Ask, text: str, index: Iterable[Entry], words: Language, dataset: str
) -> Found:
    """The goods whose code begins with a text that is a number, and no year, and the figures that
    sources print so; nothing for any other."""
    text = text.strip()
    if not _WHOLE.fullmatch(text) or _YEAR.fullmatch(text):
        return []
    typed = Number(text, (Typed(float(text), 0, False),))
    found = [_printed(row, words) for row in _figures(ask, typed, Beside(()))]
    chapters = (one for one in index if one.kind == "chapter" and one.code == text[:CHAPTER])
    found += [chapter_found(ask, one, words, dataset) for one in chapters]
    return [*found, which(typed, words)]


def amounts_found(
    ask: Ask, number: Number, said: Sequence[Meaning], words: Language, dataset: str, year: str
) -> Found:
    """The amounts that pages print as a number, of which the words beside it say nothing else, and
    the figures that sources do; ``year``: the one that is looked at, whose amounts come first, ""
    for the latest."""
    beside = Beside(said)
    if not beside.of_amounts:
        return []
    of = next(iter(codes_named(said, "year")), year)
    query = read_query(f"dataset={dataset}&year={of}&lang={words.code}", ask.library)
    asked = (one for way in number.typed for one in inquiries_like(ask, way, query))
    replies = [
        reply_of(ask, one, words.code, dataset or PUBLISHED) for one in asked if beside.fits(one)
    ]
    found = [figure(one, ask, words) for one in replies[:MOST]]
    return [*found, *(_printed(row, words) for row in _figures(ask, number, beside))]


def which(number: Number, words: Language) -> dict[str, str]:
    """That a number alone does not say of what it is; of one in another unit, which are known."""
    ask = "number_ask" if number.typed else "number_unit"
    return {
        "title": words.t("search.number", number=number.written),
        "detail": words.t(f"search.{ask}"),
    }


def _figures(ask: Ask, number: Number, beside: Beside) -> Iterator[Any]:
    """The published figures of a number in its unit, in dollars or per cent where it has none."""
    figures = ask.library.figures
    values = [one.value for one in number.typed]
    same = figures["value"].map(lambda value: any(isclose(value, one) for one in values))
    fit = (
        row
        for row in records(figures[same])
        if _unit(row.unit) in ({number.unit} if number.unit else {MONEY, PERCENT})
        and beside.prints(row)
    )
    yield from islice(fit, MOST)


def _unit(text: str) -> str:
    """The unit of a published figure as that of a number; "" of ranks, masses and roubles."""
    return MONEY if text == USD else PERCENT if text.startswith("%") else ""


def _year(row: Any) -> str:
    """The year of a published figure, "" where its source does not say it."""
    year = known(row.year)
    return "" if year is None else f"{year:.0f}"


def _printed(row: Any, words: Language) -> dict[str, str]:
    """A published figure by what its source says of it, and its page."""
    parts = (words.t("search.kind.figure"), _year(row), words.t("search.printed"))
    return {
        "title": texts(row, "gist").get(words.code) or row.quote,
        "detail": " · ".join(part for part in parts if part),
        "href": f"{FIGURE}{row.figure}?lang={words.code}",
    }
