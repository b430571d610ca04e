"""What the documents hold, as values: a writer needs nothing else and asks nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.charts.chart import Chart
from dashboard.charts.plot import Plot
from dashboard.documents.factsheet_blocks import Block
from dashboard.documents.links import NOWHERE, Links, Run
from dashboard.documents.tables import Table
from dashboard.language import Language
from dashboard.narrative.brief import Brief
from dashboard.narrative.facts import Fact


@dataclass(frozen=True, slots=True)
class GridPart:
    """What one of several slides shows of a grid, and what its speaker can say of it."""

    plot: Plot
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """A chart with the figures beside it, and what its speaker can say of it.

    ``statuses`` are those of the figures, in words; ``notes`` the paragraphs of the speaker's
    notes; ``dashes`` says what a dash means where a figure would stand; ``link`` is the address of
    the view, without a host where none is known, ``reference`` the short one of
    `dashboard.documents.reference`. ``links`` say where the numbers of its texts lead.
    ``parts`` are those of a grid that goes on on other slides, ``darkest`` the
    amount of its darkest square. ``held`` says that files hold a part of trade alone.
    """

    chart: Chart
    facts: tuple[Fact, ...] = ()
    statuses: str = ""
    dashes: str = ""
    notes: tuple[str, ...] = ()
    link: str = ""
    reference: str = ""
    links: Links = NOWHERE
    parts: tuple[GridPart, ...] = ()
    darkest: float = 0.0
    held: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides in their order; ``title``: what all of them are, if that is more than the first."""

    slides: tuple[Slide, ...]
    language: Language
    title: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: the data behind a chart, what its table shows, the query, definitions, sources.

    The numbers that the chart draws are those of its plot; ``led`` says where each leads, by its
    cell.
    """

    chart: Chart
    data: Table
    shown: Table
    query: Table
    definitions: Table
    sources: Table
    language: Language
    reference: str = ""
    led: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageBook:
    """A workbook of a page: ``front`` has the list of what is in it, the query and the sources of
    all, ``books`` the table of each chart, ``names`` what the sheets of these are called."""

    front: Book
    books: tuple[Book, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a picture beside those of its chart: filters, source with date, mark,
    and the reference that opens the view."""

    filters: str
    source: str
    mark: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart, or all charts of a page under a title, in a size and a theme."""

    charts: tuple[Chart, ...]
    caption: Caption
    size: str
    theme: str
    language: Language
    title: str = ""


@dataclass(frozen=True, slots=True)
class Factsheet:
    """One page: its title, the line below it, its blocks, its foot; ``links`` say where the numbers
    of its texts lead."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str
    language: Language
    mark: str = ""
    reference: str = ""
    links: Links = NOWHERE

    @property
    def foot(self) -> str:
        """The foot with the reference that opens the view."""
        return " · ".join(part for part in (self.footer, self.reference) if part)


@dataclass(frozen=True, slots=True)
class BriefSheet:
    """The brief for a visit, ready to be printed; ``lines`` are those of its parts piece by piece,
    each with where its number leads."""

    brief: Brief
    language: Language
    lines: tuple[tuple[tuple[Run, ...], ...], ...] = ()


Document = Deck | Book | PageBook | Picture | Factsheet | BriefSheet | Table
"""Any document; see `dashboard.documents.compose`."""
