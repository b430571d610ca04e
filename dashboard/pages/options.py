"""What the filters of a page offer, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from dashboard import ids
from dashboard.answers import trade
from dashboard.loaders.records import records, texts
from dashboard.measures.comparison import MOST
from dashboard.narrative.what_if import named
from dashboard.pages.components.controls import Filter, Filters, Option
from dashboard.pages.components.imported_controls import months_props
from dashboard.pages.page import Props, Shown
from dashboard.pages.partner_options import by_turnover, found_by, partners, under
from dashboard.parser import years_before
from dashboard.store.contract import Capability
from dashboard.values import GOODS


def filters_of(shown: Shown) -> Filters:
    """The filters of the bar that the page obeys and its dataset has, with what each offers. A page
    of one partner lets no other be chosen."""
    known = shown.ask.store(shown.query).capabilities
    return {
        noun: _OFFERS[noun](shown)
        for noun in shown.page.filters
        if noun not in ids.OF_CHARTS
        and (noun not in _NEEDS or _NEEDS[noun] in known)
        and not (noun == "partner" and shown.address.code)
    }


def month_props(shown: Shown) -> Props:
    """What a choice changes of the filter of months, where the page has it."""
    known = shown.ask.store(shown.query).capabilities
    there = "months" in shown.page.filters and _NEEDS["months"] in known
    return months_props(shown.query, shown.words) if there else {}


def offer_of(shown: Shown, noun: str) -> Filter | None:
    """What a filter that stands with its chart offers; None where its dataset does not have it."""
    needs = _NEEDS.get(noun)
    there = needs is None or needs in shown.ask.store(shown.query).capabilities
    return _OFFERS[noun](shown) if there else None


def _datasets(shown: Shown) -> Filter:
    words = shown.words
    return Filter(
        tuple(
            Option(
                name,
                words.t(f"filter.data.{name}" if there else f"dataset.no_{name}"),
                disabled=not there,
            )
            for name, there in shown.library.datasets().items()
        )
    )


def _years(shown: Shown) -> Filter:
    """All years, newest first; where of some no trade is known, those that have it are marked."""
    return _listed(shown, {*shown.query.choices.years, shown.query.pair[0]})


def _years_before(shown: Shown) -> Filter:
    """The years before the one that is shown of which trade is known: with them it is compared."""
    of, (year, against) = shown.query, shown.query.pair
    return _listed(shown, {against, *years_before(year, of.partners + of.sectors, of.choices)})


def _years_beside(shown: Shown) -> Filter:
    """All years of which trade is known, newest first, whichever of them is shown; and those that
    are chosen already, beside which there is no room for more than the chart draws."""
    query = shown.query
    there = {*(query.choices.traded or query.choices.years), *query.years}
    full = len({*query.years} - {query.year}) >= MOST - 1
    return Filter(tuple(
        Option(str(year), str(year), disabled=full and year not in query.years)
        for year in sorted(there, reverse=True)
    ))  # fmt: skip


def _listed(shown: Shown, offered: Collection[int]) -> Filter:
    everything = shown.query.with_(partners=(), sectors=(), flow=None, months=None)
    rows = shown.ask.rows(trade.years, everything)
    known = {int(row.year) for row in rows if row.turnover_status != "not published"}
    words, years = shown.words, shown.query.choices.years
    marked = known if known < set(years) else set()
    return Filter(tuple(
        Option(str(year), words.t("filter.year_known", year=year) if year in marked else str(year))
        for year in sorted(offered, reverse=True)
    ))  # fmt: skip


def _releases(shown: Shown) -> Filter:
    """The releases of the dataset with their dates, newest first."""
    words = shown.words
    options = tuple(
        Option(str(one.number), words.t("releases.option", number=one.number,
                                        date=words.short_date(one.manifest["time"])))
        for one in reversed(shown.library.releases(shown.query.dataset))
    )  # fmt: skip
    return Filter(options, str(shown.ask.store(shown.query).release))


def _other_releases(shown: Shown) -> Filter:
    """The same but for the one that is shown: with them it is compared."""
    every = _releases(shown)
    return Filter(tuple(one for one in every.options if one.value != every.value))


def _groups(shown: Shown) -> Filter:
    """The groups with members that may be asked for, in the order of their register."""
    names = shown.scene.names
    return Filter(tuple(Option(code, names.group(code)) for code in shown.query.choices.groups))


def _sectors(shown: Shown) -> Filter:
    """Groups of goods and fields of cooperation, each under their heading."""
    registers, words = shown.library.registers, shown.words
    kinds: dict[str, list[Option]] = {}
    for row in records(registers.sectors):
        name = registers.sector_name(row.sector, words.code)
        searched = found_by([row.sector, *texts(row, "name").values()])
        kinds.setdefault(row.kind, []).append(Option(row.sector, name, searched))
    return Filter(
        tuple(
            option
            for place, (kind, options) in enumerate(kinds.items(), start=1)
            for option in under(place, words.t(f"filter.sectors.{kind}"), options)
        )
    )


def _without(shown: Shown) -> Filter:
    """What a scenario may leave out: the partners of the year, those with which most is traded
    first; groups of goods; and the codes that are chosen already."""
    query, names, words = shown.query, shown.scene.names, shown.words
    there = [one for one in by_turnover(shown, query.only(("year",)))
             if one in query.choices.partners]  # fmt: skip
    chosen_too = [one for one in query.without if one in query.choices.partners]
    partners = [Option(one, name := names.country(one), found_by([one, name]))
                for one in dict.fromkeys([*there, *chosen_too])]  # fmt: skip
    goods = [Option(one, name := names.sector(one), found_by([one, name]))
             for one in shown.library.registers.trade_groups
             if one in query.choices.commodity_groups]  # fmt: skip
    codes = [Option(one, named(shown.scene, one)) for one in query.without if one.startswith(GOODS)]
    return Filter(
        (
            *under(1, words.t("filter.partner"), partners),
            *under(2, words.t("filter.sectors.trade"), [*goods, *codes]),
        )
    )


def _nothing(shown: Shown) -> Filter:
    return Filter()


_OFFERS: Mapping[str, Callable[[Shown], Filter]] = {
    "dataset": _datasets,
    "release": _releases,
    "against_release": _other_releases,
    "year": _years,
    "against": _years_before,
    "months": _nothing,
    "flow": _nothing,
    "group": _groups,
    "partner": partners,
    "sector": _sectors,
    "without": _without,
    "years": _years_beside,
}
_NEEDS: Mapping[str, Capability] = {"months": "months", "release": "releases",
                                    "against_release": "releases", "without": "codes"}  # fmt: skip
"""The filters that not every dataset has."""
