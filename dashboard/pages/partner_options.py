"""The partners that a filter offers: the largest first, found by every name that they have."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Collection, Iterable, Mapping

from dashboard.answers import trade
from dashboard.answers.inquiry import other_names
from dashboard.errors import DataRefused
from dashboard.loaders.records import records, texts
from dashboard.pages.components.controls import Filter, Option
from dashboard.pages.page import Shown
from dashboard.query import Query
from dashboard.row_amounts import amount_of
from dashboard.store.library import Library

LOG = logging.getLogger(__name__)
LARGEST = 10
"""Partners that stand before the others."""
HEADING = "·"
"""What the values of headings are made of: no choice is, and nobody searches for it."""


def partners(shown: Shown) -> Filter:
    """Those with which most is traded in the latest year first, then all others by their names."""
    words, choices = shown.words, shown.query.choices
    every = shown.library.once(_countries, words.code).items()
    options = {code: option for code, option in every if code in choices.partners}
    latest = shown.query.only(()).with_(year=choices.latest)
    largest = by_turnover(shown, latest)[:LARGEST]
    first = [options.pop(code) for code in largest if code in options]
    if not first:
        return Filter(tuple(options.values()))
    heading = words.t("filter.largest_partners", year=choices.latest)
    others = words.t("filter.other_partners")
    return Filter((*under(1, heading, first), *under(2, others, options.values())))


def _countries(library: Library, language: str) -> dict[str, Option]:
    """Each country, territory and group of the register, in the order of their names; found by the
    names of every language, by old and short ones and by codes."""
    registers, called = library.registers, library.once(_called)
    options = (
        Option(
            row.country,
            registers.country_name(row.country, language),
            found_by([row.country, row.alpha2, *texts(row, "name").values(),
                      *called.get(row.country, ())]),
        )
        for row in records(registers.countries)
    )  # fmt: skip
    order = library.language(language).order
    return {one.value: one for one in sorted(options, key=lambda one: order(one.label))}


def _called(library: Library) -> Mapping[str, tuple[str, ...]]:
    """The other names of countries; none, which is logged, where their register cannot be read."""
    try:
        return other_names(library)
    except DataRefused as error:
        LOG.error("partners are found by their names alone: %s", error)
        return {}


def by_turnover(shown: Shown, query: Query) -> list[str]:
    """The partners of a year with which trade is known, those with which most is traded first."""
    amounts = {
        row.partner: amount.plain()
        for row in shown.ask.rows(trade.partners, query)
        if (amount := amount_of(row, "turnover")).known
    }
    return sorted(amounts, key=lambda code: (-amounts[code], code))


def found_by(names: Iterable[str]) -> str:
    """The words of names as they are searched, each once, those with accents without them too:
    türkiye, turkiye. A word with which another begins is found by that one and left out, for a
    browser keeps every part of every word."""
    found = sorted({word for name in names for form in (name.lower(), _unaccented(name.lower()))
                    for word in form.split()})  # fmt: skip
    # A word that begins with another comes next after it.
    following = zip(found, [*found[1:], ""], strict=True)
    return " ".join(word for word, other in following if not other.startswith(word))


def _unaccented(name: str) -> str:
    # What Unicode calls short is a letter of Cyrillic that nobody writes without its mark.
    letters = (one if " SHORT " in unicodedata.name(one, "") else unicodedata.normalize("NFKD", one)
               for one in name)  # fmt: skip
    return "".join(one for one in "".join(letters) if not unicodedata.combining(one))


def under(place: int, heading: str, options: Collection[Option]) -> tuple[Option, ...]:
    """Options under the first, second … heading, if there are any."""
    return (Option(HEADING * place, heading, heading=True), *options) if options else ()
