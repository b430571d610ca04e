"""What the filters of a page offer, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.answers import trade
from dashboard.loaders.records import records, texts
from dashboard.loaders.releases import list_releases
from dashboard.pages.components.controls import Filter, Filters, Option
from dashboard.pages.page import Shown
from dashboard.store.contract import Capability


def filters_of(shown: Shown) -> Filters:
    """The filters that the page obeys and its dataset has, with what each offers. A page of one
    partner lets no other be chosen."""
    known = shown.ask.store(shown.query).capabilities
    return {
        noun: _OFFERS[noun](shown)
        for noun in shown.page.filters
        if (noun not in _NEEDS or _NEEDS[noun] in known)
        and not (noun == "partner" and shown.address.code)
    }


def _datasets(shown: Shown) -> Filter:
    words = shown.words
    return Filter(
        tuple(
            Option(
                name,
                words.t(f"dataset.{name}" if there else f"dataset.no_{name}"),
                disabled=not there,
            )
            for name, there in shown.library.datasets().items()
        )
    )


def _years(shown: Shown) -> Filter:
    """All years, newest first; where of some no trade is known, those that have it are marked."""
    everything = shown.query.with_(partners=(), sectors=(), flow=None, months=None)
    rows = shown.ask.rows(trade.years, everything)
    known = {int(row.year) for row in rows if row.turnover_status != "not published"}
    words, years = shown.words, shown.query.choices.years
    marked = known if known < set(years) else set()
    return Filter(
        tuple(
            Option(str(year), words.t("filter.year_known", year=year) if year in marked
                   else str(year))
            for year in sorted({*years, *shown.query.pair}, reverse=True)
        )
    )  # fmt: skip


def _releases(shown: Shown) -> Filter:
    """The releases of the dataset with their dates, newest first."""
    words, query = shown.words, shown.query
    found = list_releases(shown.library.settings.data_dir, query.dataset)
    options = tuple(
        Option(
            str(one.number),
            words.t(
                "releases.option",
                number=one.number,
                date=words.short_date(one.manifest["time"]),
            ),
        )
        for one in reversed(found)
    )
    return Filter(options, str(shown.ask.store(query).release))


def _groups(shown: Shown) -> Filter:
    """The groups with members that may be asked for, in the order of their register."""
    names = shown.scene.names
    return Filter(tuple(Option(code, names.group(code)) for code in shown.query.choices.groups))


def _partners(shown: Shown) -> Filter:
    registers, words = shown.library.registers, shown.words
    known = shown.query.choices.partners
    found = [
        Option(
            row.country,
            registers.country_name(row.country, words.code),
            " ".join([row.country, row.alpha2, *texts(row, "name").values()]),
        )
        for row in records(registers.countries)
        if row.country in known
    ]
    return Filter(tuple(sorted(found, key=lambda one: words.order(one.label))))


def _sectors(shown: Shown) -> Filter:
    registers, lang = shown.library.registers, shown.words.code
    return Filter(
        tuple(
            Option(
                row.sector,
                registers.sector_name(row.sector, lang),
                " ".join([row.sector, *texts(row, "name").values()]),
            )
            for row in records(registers.sectors)
        )
    )


def _nothing(shown: Shown) -> Filter:
    return Filter()


_OFFERS: Mapping[str, Callable[[Shown], Filter]] = {
    "dataset": _datasets,
    "release": _releases,
    "year": _years,
    "against": _years,
    "months": _nothing,
    "flow": _nothing,
    "group": _groups,
    "partner": _partners,
    "sector": _sectors,
}
_NEEDS: Mapping[str, Capability] = {"months": "months", "release": "releases"}
"""The filters that not every dataset has."""
