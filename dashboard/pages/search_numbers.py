"""A number in the search: the amounts that pages and sources print so, the goods whose code begins
with it, and what else it may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from dashboard.answers.amounts_like import Typed, inquiries_like
from dashboard.answers.inquiry import reply_of
from dashboard.charts.addresses import FIGURE
from dashboard.flows import FLOW_OF
from dashboard.language import Language, language, languages
from dashboard.loaders.records import records, texts
from dashboard.measures.inquiry import DEALS, Inquiry, codes_named
from dashboard.measures.nomenclature import CHAPTER
from dashboard.measures.search import Entry
from dashboard.measures.vocabulary import Meaning
from dashboard.pages.search_results import figure
from dashboard.pages.search_view import chapter_found
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED

_WHOLE = re.compile(r"\d{3,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AMOUNT = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[\s,]\d{3})+(?:[.,]\d+)?|\d+[.,]\d+)(?![.,]?\d)\s*(%|[^\W\d]*)"
)
"""A number with decimals or with its thousands parted, as pages print amounts."""
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
MOST = 4
THOUSAND = 1000
MEASURED = frozenset({"turnover", "exports", "imports", "balance", "coverage"})
Found = list[dict[str, str]]


class Number(NamedTuple):
    """A number of a text as it is written, and as it may have been printed."""

    written: str
    typed: tuple[Typed, ...]


def numbers_in(text: str) -> list[Number]:
    """The amounts that a text has, as pages print them; a year, a code and a count are none."""
    return [_number(*one.groups()) for one in _AMOUNT.finditer(text)]


def without_numbers(text: str) -> str:
    """The words of a text beside its amounts."""
    return " ".join(_AMOUNT.sub(r" \2 ", text).split())


def _number(written: str, unit: str) -> Number:
    """A comma may part thousands or decimals: «7,109» is either."""
    bare, times = re.sub(r"\s", "", written), THOUSAND if unit in _billions() else 1
    ways = [bare.replace(",", ".")] if bare.count(",") + bare.count(".") < 2 else []
    if _THOUSANDS.fullmatch(bare):
        ways.append(bare.replace(",", ""))
    steps = (10.0 ** -len(one.partition(".")[2]) for one in ways)
    return Number(
        written,
        tuple(
            Typed(float(one) * times, step * times, unit == "%")
            for one, step in zip(ways, steps, strict=True)
        ),
    )


@cache
def _billions() -> frozenset[str]:
    """The words of thousands of the millions that pages print, in every language."""
    known = [language(code) for code in languages()]
    large, small = (
        {word for one in known for word in one.t(f"unit.usd_{unit}").split()}
        for unit in ("billions", "millions")
    )
    return frozenset(large - small)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the words beside a number say of it; what they leave open may be any."""

    said: Sequence[Meaning]

    def fits(self, one: Inquiry) -> bool:
        """Whether an amount may be meant by them."""
        return all(
            not named or has in named
            for named, has in (
                (self.measures, one.of),
                (codes_named(self.said, "country"), one.partner),
                (codes_named(self.said, "sector"), one.sector),
                (codes_named(self.said, "year"), str(one.year)),
            )
        )

    def prints(self, row: Any) -> bool:
        """The same of a published figure."""
        flows = {FLOW_OF.get(code, "total") for code in self.measures}
        years = codes_named(self.said, "year")
        return (not flows or row.flow in flows) and (not years or str(row.year) in years)

    @property
    def measures(self) -> set[str]:
        """What is measured, as far as they say it."""
        codes = codes_named(self.said, "measure")
        return {DEALS.get(code, code) for code in codes} & MEASURED


def number_found(
    ask: Ask, text: str, index: Iterable[Entry], words: Language, dataset: str
) -> Found:
    """The goods whose code begins with a text that is a number, and no year, and the figures that
    sources print so; nothing for any other."""
    text = text.strip()
    if not _WHOLE.fullmatch(text) or _YEAR.fullmatch(text):
        return []
    found = [
        _printed(row, words) for row in _figures(ask, Number(text, (Typed(float(text), 0, False),)))
    ]
    chapters = (one for one in index if one.kind == "chapter" and one.code == text[:CHAPTER])
    found += [chapter_found(ask, one, words, dataset) for one in chapters]
    return [*found, which(text, words)]


def amounts_found(
    ask: Ask, number: Number, said: Sequence[Meaning], words: Language, dataset: str, year: str
) -> Found:
    """The amounts that pages print as a number, of which the words beside it say nothing else, and
    the figures that sources do; ``year``: the one that is looked at, whose amounts come first, ""
    for the latest."""
    beside = Beside(said)
    of = next(iter(codes_named(said, "year")), year)
    query = read_query(f"dataset={dataset}&year={of}&lang={words.code}", ask.library)
    asked = (one for way in number.typed for one in inquiries_like(ask, way, query))
    replies = [
        reply_of(ask, one, words.code, dataset or PUBLISHED) for one in asked if beside.fits(one)
    ]
    found = [figure(one, ask, words) for one in replies[:MOST]]
    printed = [one for one in _figures(ask, number) if beside.prints(one)]
    return [*found, *(_printed(row, words) for row in printed)]


def which(written: str, words: Language) -> dict[str, str]:
    """That a number alone does not say of what it is."""
    return {
        "title": words.t("search.number", number=written),
        "detail": words.t("search.number_ask"),
    }


def _figures(ask: Ask, number: Number) -> Iterator[Any]:
    """The published figures of a number."""
    figures = ask.library.figures
    values = [one.value for one in number.typed]
    yield from records(figures[figures["value"].isin(values)].head(MOST))


def _printed(row: Any, words: Language) -> dict[str, str]:
    """A published figure by what its source says of it, and its page."""
    parts = (words.t("search.kind.figure"), str(row.year), words.t("search.printed"))
    return {
        "title": texts(row, "gist").get(words.code) or row.quote,
        "detail": " · ".join(parts),
        "href": f"{FIGURE}{row.figure}?lang={words.code}",
    }
