"""Chart: a plot with its words and its table; and what is declared of a chart, in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.amount import Amount
from dashboard.charts.listing import Listing
from dashboard.charts.plot import Plot
from dashboard.charts.table import Table
from dashboard.language import Language
from dashboard.narrative.disputes import Dispute, dispute_line
from dashboard.narrative.linked import Line
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import once
from dashboard.query import Query
from dashboard.store.ask import Question
from dashboard.store.contract import Capability


@dataclass(frozen=True, slots=True)
class Chart:
    """A plot with active title, statistical subtitle, finding, notes, source line and table.

    ``finding`` says in a sentence what it shows, in the form of an official note. Where there is
    nothing to draw, ``known`` says what is known instead, and ``mended_by`` is the filter without
    which there would be something; empty: any may be. ``mark`` is that of made-up data.
    ``besides`` names a source that neither the dataset nor the register has, for the source line.
    ``hatched`` says what hatching means. ``cited`` are the sources of what it shows beside its
    amounts, ``evidence`` the ids of the relations and events that it is made of, ``disputes`` the
    contradictions that concern any row of what it shows, ``whys`` (among its notes too) why of
    several values one was taken: these and ``source`` are given to it by
    `dashboard.charts.from_store`.
    ``lists`` are the things that it counts, one by one; ``hint`` says what a click does,
    and of an empty chart what to choose: on screens alone.
    ``lost``: what it would show could not be asked now, and may be another time.
    """

    name: str
    chart_id: str
    plot: Plot
    title: str
    subtitle: str
    source: str = ""
    besides: str = ""
    hatched: str = ""
    cited: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    table: Table = field(default_factory=Table)
    notes: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    whys: tuple[Line, ...] = ()
    finding: str = ""
    hint: str = ""
    known: tuple[str, ...] = ()
    mended_by: str = ""
    lists: tuple[Listing, ...] = ()
    mark: str = ""
    lost: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self.plot.empty

    def every_note(self, words: Language) -> tuple[str, ...]:
        """Its notes for a document, with what its sources disagree about."""
        return once((*self.notes, dispute_line(words, self.disputes)))

    @property
    def rows(self) -> tuple[str, ...]:
        """The ids of the published figures that its amounts are or follow from, each once."""
        return tuple(dict.fromkeys(one for amount in self.plot.amounts() for one in amount.rows))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of its amounts, each once."""
        return tuple(dict.fromkeys(one for amount in self.plot.amounts() for one in amount.sources))


def _everything(query: Query) -> Query:
    return query


def _always(_: Query) -> bool:
    return True


def never(_: Query) -> bool:
    """Of a chart of relations and events alone."""
    return False


@dataclass(frozen=True, slots=True)
class Declaration:
    """All that is declared of a chart, once.

    ``draw`` is pure: the frames of ``asks`` in their order and the scene → Chart. ``pages`` are
    the nouns of the pages that it stands on, ``place`` its place there. ``table`` is the table
    behind it (`dashboard.answers.tables`), ``by`` the question of several that it is had by,
    ``every_year``: of all years. ``needs`` is what the dataset must be able to answer; ``scope``
    widens the query where the chart is of more than is chosen. ``wide`` takes a whole row.
    ``listed``: the pages on which its table has every row. ``evidence`` asks for the relations
    and events that it is made of (`dashboard.answers.evidence`). ``traded``: whether it shows trade
    of the dataset; what does not is never made up. ``itemised``: it has `Chart.lists`; ``views``
    is the name of its forms, of which the reader chooses one (`dashboard.values.VIEWS`), ``forms``
    those that it has of these, ``formed`` the pages that have room for their choice; none: all.
    ``spanned``: its categories are years, of which a span may be chosen (`Query.span`).
    ``beside_on``: those of its pages that have it only where partners stand side by side.
    ``sums``: of what it adds up several that are chosen, ``partner`` and ``sector``; its title then
    says so, and a page on which they stand ``beside`` each other does without it. ``fills``:
    whether the answers give it anything to draw, where these alone say so.
    ``chosen``: whether something is chosen that it is of: without that it has nothing to show but
    its control, which stands with it. ``offered``: whether a page has it for what is chosen; a
    chart of its own has it always.
    """

    name: str
    chart_id: str
    draw: Callable[..., Chart]
    asks: tuple[Question[Any], ...]
    pages: tuple[str, ...]
    place: int
    table: str
    by: str = ""
    every_year: bool = False
    needs: Capability | None = None
    wide: bool = False
    scope: Callable[[Query], Query] = _everything
    traded: Callable[[Query], bool] = _always
    evidence: Question[Any] | None = None
    listed: tuple[str, ...] = ()
    itemised: bool = False
    views: str = ""
    forms: tuple[str, ...] = ()
    formed: tuple[str, ...] = ()
    spanned: bool = False
    sums: tuple[str, ...] = ()
    beside: bool = False
    beside_on: tuple[str, ...] = ()
    fills: Callable[..., bool] | None = None
    chosen: Callable[[Query], bool] = _always
    offered: Callable[[Query], bool] = _always


def empty_chart(
    declared: Declaration,
    scene: Scene,
    title: str,
    known: Sequence[str] = (),
    *,
    subtitle: str = "",
    table: Table | None = None,
    cited: Iterable[str] = (),
    lists: tuple[Listing, ...] = (),
    mended_by: str = "",
    hint: str = "",
) -> Chart:
    """A chart that says what is not published, and what is known instead; ``cited`` are the sources
    of that. ``hint``: what a reader may choose to see something, which a picture cannot offer."""
    return Chart(
        name=declared.name,
        chart_id=declared.chart_id,
        plot=Plot("columns"),
        title=title,
        subtitle=subtitle,
        table=table or Table(),
        notes=tuple(known),
        known=tuple(known),
        hint=hint,
        mended_by=mended_by,
        lists=lists,
        mark=scene.mark,
        cited=tuple(dict.fromkeys(cited)),
    )


def statuses_of(amounts_: Iterable[Amount]) -> tuple[str, ...]:
    """The statuses of known amounts, each once."""
    return tuple(dict.fromkeys(one.status for one in amounts_ if one.known))
