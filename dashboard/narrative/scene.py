"""What every sentence and chart needs beside its numbers: the query, the words, the names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.amount import MADE_UP, Amount, Unit
from dashboard.copies import replace
from dashboard.flows import FLOW_OF, NOUNS, noun_of
from dashboard.language import Language
from dashboard.loaders.narrowed import Narrowed
from dashboard.loaders.records import records, translated
from dashboard.measures.sums import computed_if_published
from dashboard.narrative.dates import known_span
from dashboard.narrative.names import Names, RegisterNames
from dashboard.query import Query
from dashboard.row_amounts import codes_in, known

if TYPE_CHECKING:  # a command that has a report to word loads no store for it
    from dashboard.store.ask import Ask
    from dashboard.store.contract import TradeStore
    from dashboard.store.library import Library

MOST_NAMED = 8
"""Chosen partners at most that a subtitle names one by one."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is asked, and the words to answer in.

    ``source`` is the source line of the dataset as a whole, ``until`` the last month that imported
    data hold (ISO; "" of published ones), ``dates``: id of a source → when it was published and
    when it was read. ``searched`` are the ids of the sources that were searched in vain where
    nothing is shown: those of all published figures, or of all relations and events; none of
    imported data. ``narrowed``: the imported files that hold some partners or goods alone;
    ``ahead``: the chosen year is still to come.
    ``mark`` is "Demonstration data", "Not for publication" or empty, ``made_up`` which of them;
    ``subject`` says the filters in words ("" for all).
    """

    query: Query
    language: Language
    names: Names
    source: str = ""
    mark: str = ""
    made_up: bool = False
    subject: str = ""
    until: str = ""
    dates: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False)
    searched: tuple[str, ...] = ()
    narrowed: tuple[Narrowed, ...] = ()
    ahead: bool = False

    @property
    def imported(self) -> bool:
        """Whether the dataset was imported."""
        return bool(self.until)

    @property
    def status(self) -> str:
        """The status of what the rows of imported data say; of made-up ones that."""
        return MADE_UP if self.made_up else "published"

    def amount(self, value: object, unit: Unit = "usd") -> Amount:
        """What imported data say, or what was computed of it; missing where it is no number."""
        found = known(value)
        return Amount(unit=unit) if found is None else Amount(found, unit, self.status)

    def computed(self, value: object, unit: Unit = "usd") -> Amount:
        """What follows from what imported data say: computed, also where that is published."""
        found = self.amount(value, unit)
        status = computed_if_published(self.status)
        return replace(found, status=status) if found.known else found

    def with_query(self, query: Query) -> Scene:
        """The scene of another query, whose filters its subject says."""
        return replace(self.with_subject_of(query), query=query)

    def with_subject_of(self, query: Query) -> Scene:
        """The scene whose subject says the filters of another query: for texts that say the others
        themselves."""
        return replace(self, subject=subject(query, self.names, self.language))

    def of_partner(self, partner: str) -> Scene:
        """The scene of one partner, whoever is chosen."""
        return replace(self, query=self.query.with_(partners=(partner,), group=""))

    def of_year(self, year: int) -> Scene:
        """The scene of another year over the same months."""
        return replace(self, query=self.query.with_(year=year, months=self.query.months))

    def of_months(self, year: int, *months: int) -> Scene:
        """The scene of some months of a year, whichever are chosen."""
        return replace(self, query=self.query.with_(year=year, months=frozenset(months)))

    def of_noun(self, noun: str) -> Scene:
        """The scene of exports, imports or turnover, whichever flow is chosen."""
        same = FLOW_OF.get(noun) == self.query.flow
        return self if same else replace(self, query=self.query.with_(flow=FLOW_OF.get(noun)))

    @property
    def with_flow_in_measure(self) -> Scene:
        """The scene for the subtitle of a measure that names the flow: its subject has the months
        that are known of it, and no flow."""
        said = subject(self.query, self.names, self.language, flow=False)
        return replace(self, subject=said) if self.query.flow else self

    @property
    def year(self) -> int:
        """The chosen year."""
        return self.query.pair[0]

    @property
    def against(self) -> int:
        """The year compared with."""
        return self.query.pair[1]

    @property
    def noun(self) -> str:
        """What is measured: exports, imports or turnover."""
        return noun_of(self.query.flow)

    @property
    def flow(self) -> str:
        """The chosen flow, or turnover: the end of many keys of messages."""
        return self.query.flow or "turnover"


def scene_of(ask: Ask, query: Query) -> Scene:
    """The scene of a query on its store. Raises ``StoreUnavailable``."""
    words, store = ask.library.language(query.lang), ask.store(query)
    publishers = ask.library.once(_publishers, words.code)
    names = RegisterNames(ask.library.registers, words.code, publishers, store.counted_elsewhere)
    return Scene(
        query=query,
        language=words,
        names=names,
        source=release_line(words, query.dataset, store),
        until=store.until,
        dates=ask.library.once(_dates),
        searched=() if store.until else ask.library.once(_of_figures),
        mark=_mark(store, words),
        made_up=store.made_up,
        subject=subject(query, names, words),
        narrowed=tuple(store.narrowed),
        ahead=query.pair[0] > ask.today.year,
    )


def marked(ask: Ask, scene: Scene, rows: Iterable[str]) -> Scene:
    """A scene of a document that tells of relations and events, with the mark of what is not for
    publication where one of them is not."""
    return replace(scene, mark=mark_of_rows(ask, scene.language, scene.mark, rows))


def mark_of_rows(ask: Ask, words: Language, mark: str, rows: Iterable[str]) -> str:
    """A mark, and with it that of what is not for publication where one of the rows is not."""
    closed = words.t("restricted.mark")
    if closed in mark or ask.library.restricted.isdisjoint(rows):
        return mark
    return f"{mark} · {closed}" if mark else closed


def _mark(store: TradeStore, words: Language) -> str:
    """That the data are made up, or not for publication."""
    marks = [words.t("dataset.demonstration")] if store.made_up else []
    marks += [words.t("restricted.mark")] if store.restricted else []
    return " · ".join(marks)


def _publishers(library: Library, language: str) -> dict[str, str]:
    """Id of a source → who published it."""
    sources = records(library.published.sources)
    return {row.source: translated(row, "publisher", language) for row in sources}


def _dates(library: Library) -> dict[str, tuple[str, str]]:
    """Id of a source → when it was published and when it was read."""
    sources = records(library.published.sources)
    return {row.source: (row.published, row.accessed) for row in sources}


def _of_figures(library: Library) -> tuple[str, ...]:
    return tuple(dict.fromkeys(library.figures["source"]))


def of_contacts(ask: Ask) -> tuple[str, ...]:
    """The ids of the sources of all relations and events."""
    return ask.library.once(_of_contacts)


def _of_contacts(library: Library) -> tuple[str, ...]:
    known = library.relations
    cells = (*known.relations["source"], *known.events["source"])
    return tuple(dict.fromkeys(code for cell in cells for code in codes_in(cell)))


def release_line(words: Language, dataset: str, store: TradeStore) -> str:
    """The source of a whole dataset; of imported data with the last month that they hold, and
    the day on which they were imported."""
    if not store.until:
        return words.t(f"source.{dataset}")
    until, date = last_month(words, store.until), words.date(store.as_of)
    return words.t(f"source.{dataset}", until=until, date=date)


def last_month(words: Language, until: str) -> str:
    """The last month that imported data hold, or the last year of which they know no months."""
    return words.date(until)


def subject(query: Query, names: Names, words: Language, *, flow: bool = True) -> str:
    """The filters in words: ``China; “Energy”; exports``; empty when nothing is chosen. So many
    partners that nobody reads their names are counted. ``flow``: whether the flow is named."""
    counted = words.plural("traded.chosen", len(query.named))
    partners = counted if len(query.named) > MOST_NAMED else partner_list(query, names)
    return _filters(query, partners, names, words, flow=flow)


def subject_in_full(scene: Scene) -> str:
    """The filters with the name of each partner, where a file says what it holds."""
    query, names = scene.query, scene.names
    return _filters(query, partner_list(query, names), names, scene.language, flow=True)


def partners_counted(scene: Scene) -> str:
    """The names of the partners whom a subtitle only counts; empty where it names them."""
    many = len(scene.query.named) > MOST_NAMED
    return partner_list(scene.query, scene.names) if many else ""


def partner_list(query: Query, names: Names) -> str:
    """The partners chosen by name, each named."""
    return ", ".join(names.country(code) for code in query.named)


def _filters(query: Query, partners: str, names: Names, words: Language, *, flow: bool) -> str:
    parts = [
        names.group(query.group) if query.group else "",
        partners,
        ", ".join(words.t("traded.sector", sector=names.sector_in_full(n)) for n in query.sectors),
        words.t(f"finding.measure.{NOUNS[query.flow]}") if flow and query.flow else "",
        known_span(words, query) if query.months else "",
    ]
    return "; ".join(part for part in parts if part)
