"""What the brief for a visit says of the trade with a country: level, change, place, goods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.amount import place_of
from dashboard.flows import NOUNS
from dashboard.measures.balance import balance_of
from dashboard.measures.growth import change, growth
from dashboard.months import WHOLE_YEAR
from dashboard.narrative.amounts import figure, net, rise
from dashboard.narrative.dates import runs
from dashboard.narrative.leading import leading
from dashboard.narrative.linked import Line, Number, joined, said
from dashboard.narrative.reasons import in_place_of, is_nothing, origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import status_word
from dashboard.narrative.traded import PLACES, with_partner
from dashboard.narrative.wording import capital, capital_line, flow_note, small
from dashboard.row_amounts import amount_of

MOST_GROUPS = 3


@dataclass(frozen=True, slots=True)
class Trade:
    """Trade with the whole country, as it was answered.

    ``years``: year → row of `dashboard.answers.trade.years`; ``places``: year → row of
    `dashboard.answers.trade.partners` and how many partners are ranked in it; ``sectors``: rows
    of `dashboard.answers.trade.sectors` of the year; ``notes``: year → what other sources state.
    """

    years: Mapping[int, Any]
    places: Mapping[int, tuple[Any, int]]
    sectors: Sequence[Any]
    notes: Mapping[int, Line]

    @property
    def known(self) -> dict[int, Any]:
        """The years of which the turnover is known."""
        return {year: row for year, row in self.years.items() if amount_of(row, "turnover").known}

    def of_a_flow(self, year: int) -> int | None:
        """The year of which one flow alone is told: the one that is chosen, or the latest where no
        turnover is known; None where there is none such."""
        found = [one for one, row in self.years.items() if one not in self.known
                 and any(amount_of(row, noun).known for noun in NOUNS.values())]  # fmt: skip
        return year if year in found else None if self.known else max(found, default=None)

    def shown(self, year: int) -> int:
        """The year that is told of: the one that is chosen if it is known, else the latest."""
        return year if year in self.known else max(self.known)

    def rows(self, year: int) -> tuple[str, ...]:
        """The ids of the published figures of what is told of, and of the year before; none if
        nothing is."""
        if not self.known:
            return ()
        last = self.shown(year)
        place = self.places.get(last)
        rows = [*self._two_years(last), *([place[0]] if place else [])]
        return tuple(one for row in rows for one in amount_of(row, "turnover").rows)

    def sources(self, year: int) -> tuple[str, ...]:
        """The ids of the sources of what is told of, and of the year before; none if nothing is."""
        if not self.known:
            return ()
        rows = self._two_years(self.shown(year))
        return tuple(one for row in rows for one in amount_of(row, "turnover").sources)

    def _two_years(self, last: int) -> list[Any]:
        """The rows of a year and of the one before, which stands beside it."""
        return [self.known[one] for one in (last, last - 1) if one in self.known]


def trade_lines(scene: Scene, country: str, trade: Trade) -> list[Line]:
    """The latest year known: its turnover, what became of it, its parts, share and rank; before
    it what is known of a flow alone."""
    year = trade.of_a_flow(scene.year)
    if year is None:
        return _of_turnover(scene, country, trade)
    row = trade.years[year]
    lines = [_level(scene, country, year, row, noun)
             for noun in NOUNS.values() if amount_of(row, noun).known]  # fmt: skip
    if note := flow_note(scene.of_year(year)):
        lines.append((note,))
    return [*lines, *_of_turnover(scene, country, trade)] if trade.known else lines


def _of_turnover(scene: Scene, country: str, trade: Trade) -> list[Line]:
    words = scene.language
    known = trade.known
    if not known:
        return [(words.t(f"brief.no_trade.{origin(scene)}", partner=country),)]
    year = trade.shown(scene.year)
    row, turnover = known[year], amount_of(known[year], "turnover")
    lines = [
        joined((_level(scene, country, year, row, "turnover"), _change(scene, year, known)), " ")
    ]
    if is_nothing(scene, turnover):
        return lines
    balance = balance_of(row)
    if balance.known:
        lines.append(
            said(
                words,
                "brief.parts",
                exports=_figure(scene, year, row, "exports"),
                imports=_figure(scene, year, row, "imports"),
                balance=Number(net(words, balance), balance, "balance", str(year), "balance"),
            )
        )
    return [*lines, *_place(scene, year, trade)]


def _level(scene: Scene, country: str, year: int, row: Any, noun: str) -> Line:
    """The turnover of a year, or a flow, or what is said where it is nothing."""
    scene = scene.of_noun(noun)
    words, amount, span = scene.language, amount_of(row, noun), _span(scene, year)
    none = in_place_of(scene, amount, year=year)
    return said(
        words,
        f"brief.{'none' if none else 'turnover'}{'_months' if span else ''}",
        traded=capital(with_partner(scene, noun, country)),
        year=year,
        months=span,
        value=_figure(scene, year, row, noun),
        status=status_word(words, amount.status),
        none=none,
    )


def _figure(scene: Scene, year: int, row: Any, noun: str) -> Number | str:
    """An amount of a year, or what is said where it is nothing."""
    amount = amount_of(row, noun)
    none = in_place_of(scene.of_noun(noun), amount, year=year)
    return none or Number(figure(scene.language, amount), amount, PLACES, str(year), noun)


def _span(scene: Scene, year: int) -> str:
    """The months that stand for a year of which some alone are known; else empty."""
    query = scene.query
    counted = query.choices.stands_for(query, year)
    whole = not counted or 0 in counted or counted == WHOLE_YEAR
    return "" if whole else runs(scene.language, counted)


def _change(scene: Scene, year: int, known: Mapping[int, Any]) -> Line:
    """What became of it since the year before; like is compared with like: where the two years
    are known for other months, those of both. Beside what is only a bound stands that bound."""
    words, row = scene.language, known[year]
    unlike = row.growth_months == row.growth_months
    now, then = (amount_of(known.get(one), "turnover") for one in (year, year - 1))
    rate, more = growth(now, then), change(now, then)
    of_like = amount_of(row, "turnover_growth", "pct")
    if unlike and of_like.known:
        number = Number(rise(words, of_like), of_like, "turnover", str(year), "turnover_growth")
        return said(words, "turnover.growth_like", growth=number, before=year - 1)
    if not unlike and then.known and not rate.known:
        number = Number(figure(words, then), then, "turnover", str(year - 1), "turnover")
        none = in_place_of(scene, then, year=year - 1)
        return said(words, "brief.before", value=none or number, year=year - 1)
    if unlike or not rate.known:
        return (words.t("brief.no_change", year=year - 1),)
    return said(
        words,
        "brief.change",
        change=Number(rise(words, rate), rate, "turnover", str(year), "turnover_growth"),
        usd=Number(rise(words, more), more, "changes", str(year), "change"),
        year=year - 1,
    )


def _place(scene: Scene, year: int, trade: Trade) -> list[Line]:
    """Share and rank of the country, and what other sources state."""
    words, at = scene.language, (PLACES, str(year))
    lines: list[Line] = []
    row, ranked = trade.places.get(year, (None, 0))
    share = amount_of(row, "share", "pct")
    if share.known:
        part = Number(figure(words, share), share, *at, "share")
        span = _span(scene, year)
        key = f"brief.share{'_months' if span else ''}"
        line = said(words, key, share=part, year=year, months=span)
        rank = amount_of(row, "rank", "count")
        place = getattr(row, "rank", None)
        if isinstance(place, int) and ranked > 1 and not rank.qualifier:
            turnover = amount_of(row, "turnover")
            number = Number(str(place), place_of(float(place), turnover), *at, "rank")
            among = Number(str(ranked), place_of(float(ranked), turnover), *at, "ranked")
            key = "details.rank" if row.sharing == 1 else "details.rank_shared"
            rank_line = said(words, key, count=ranked, rank=number, ranked=among)
            line += (" ", *rank_line, ".")
        lines.append(joined((line,)))
    note = trade.notes.get(year, ())
    return [*lines, joined((capital_line(note), (".",)))] if note else lines


def group_line(scene: Scene, trade: Trade) -> list[Line]:
    """The largest commodity groups, those below zero by their size; the part is left out where
    none is known or all are nothing."""
    words = scene.language
    found = [(amount_of(row, "turnover"), str(row.sector)) for row in trade.sectors]
    found = sorted((one for one in found if one[0].value), key=lambda one: -abs(one[0].plain()))
    first, equal = leading(found, lambda one: abs(one[0].plain()), MOST_GROUPS)
    named: list[Line] = [
        (f"{small(scene.names.sector_in_full(sector))} (",
         Number(figure(words, amount), amount, "sectors", sector, "turnover"), ")")
        for amount, sector in (*first, *equal)
    ]  # fmt: skip
    # Their names have commas of their own.
    return [capital_line(joined(named, "; "))] if named else []
