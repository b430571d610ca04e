"""What partners import that the region exports well, as far as their imports, and the trade of the
world or of the country, were loaded (`dashboard.loaders.reference`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dashboard.answers.capable_store import able
from dashboard.answers.mirror import is_whole
from dashboard.answers.specialisation import CHAPTER, FINEST, digits_of, side_in
from dashboard.loaders.code_changes import between, load_editions
from dashboard.loaders.reference import EVERYBODY, Goods, Reference, reference
from dashboard.loaders.registers import Registers
from dashboard.measures.contacts import Contact, contacts_of
from dashboard.measures.counting import FOREIGN, counted
from dashboard.measures.prospects import Prospect, Tried, prospects, tried, with_trials
from dashboard.measures.specialisation import Side, side_of
from dashboard.query import Query
from dashboard.store.ask import Ask, question
from dashboard.store.contract import TradeStore

FIELDS = ("year", "partners", "sectors")
GENERAL_FIELDS = frozenset({"economy", "trade"})
"""Fields of cooperation that are of all goods."""


class Lacking(NamedTuple):
    """What lacks before anything can be said of a partner in a year: ``imports`` of the partner,
    the exports of others, the ``reference``, or ``ours`` of the whole year; 1 where it lacks."""

    partner: str
    imports: int
    reference: int
    ours: int


@question(*FIELDS, row=Prospect)
def by_chapter(ask: Ask, query: Query) -> Sequence[Prospect]:
    """Chapters by `dashboard.measures.prospects`, of every chosen partner, or of all whose imports
    were loaded; of whole years. With sectors, their chapters, with their score among all goods.
    Nothing of made-up data.

    Raises:
        StoreUnavailable: the dataset has no codes, or the reference cannot be read.
    """
    return _of(ask, query, CHAPTER)


@question(*FIELDS, row=Prospect)
def by_code(ask: Ask, query: Query) -> Sequence[Prospect]:
    """The same by the longest codes, of six digits at the most, that both others have. Raises as
    `by_chapter`."""
    return _of(ask, query, FINEST)


BY = {"chapter": by_chapter, "code": by_code}
"""By what prospects may be had."""


@question("partners", row=Tried)
def trials(ask: Ask, query: Query) -> Sequence[Tried]:
    """How good the ranking of chapters was in every year that could be tried. Raises as
    `by_chapter`."""
    store = able(ask, query, "codes")
    if store.made_up:
        return ()
    known = _known(ask)
    return [one for partner in _partners(ask, query, known)
            for one in _trials(ask, query, partner, CHAPTER, known)]  # fmt: skip


@question("year", "partners", row=Lacking)
def lacking(ask: Ask, query: Query) -> Sequence[Lacking]:
    """Of each chosen partner what lacks. Raises as `by_chapter`."""
    known, year = _known(ask), query.year or 0
    other = _compared_with(ask.library.registers, known, year) is None
    ours = not is_whole(ask.store(query), year, "export")
    return [
        Lacking(partner, int((partner, year, "import") not in known), int(other), int(ours))
        for partner in query.partners
    ]


def _known(ask: Ask) -> Reference:
    return reference(ask.library.settings.data_dir, ask.library.sight)


def _partners(ask: Ask, query: Query, known: Reference) -> Sequence[str]:
    # The country of the region is a reference: nothing is exported to it.
    home = ask.library.registers.home
    loaded = {reporter for reporter, _, flow in known if flow == "import" and reporter != home}
    if query.partners:
        return [one for one in query.partners if one in loaded]
    return sorted(loaded & query.choices.partners)


def _of(ask: Ask, query: Query, most: int) -> Sequence[Prospect]:
    store, registers = able(ask, query, "codes"), ask.library.registers
    if store.made_up:
        return ()
    known, year = _known(ask), query.year or 0
    chosen = {one for sector in query.sectors for one in registers.chapters_of(sector)}
    found: list[Prospect] = []
    for partner in _partners(ask, query, known):
        rows = _ranked(ask, query, (partner, year), most, known)
        if rows:
            rows = with_trials(rows, _tried(ask, query, partner, most, known))
        found += (row for row in rows if not query.sectors or row.key[:CHAPTER] in chosen)
    return found


def _tried(ask: Ask, query: Query, partner: str, most: int, known: Reference) -> Sequence[Tried]:
    """The trials of a partner; those of chapters are a question that a page asks as well."""
    if most == CHAPTER:
        return [one for one in ask.rows(trials, query) if one.partner == partner]
    return [*_trials(ask, query, partner, most, known)]


def _compared_with(registers: Registers, known: Reference, year: int) -> str | None:
    """Over whose exports our advantage is: the world's, else the country's; None: neither's."""
    return next(
        (one for one in (EVERYBODY, registers.home) if (one, year, "export") in known), None
    )


def _ranked(
    ask: Ask, query: Query, of: tuple[str, int], most: int, known: Reference
) -> Sequence[Prospect]:
    """The ranking of a partner in a year; no rows where anything that it takes is not known."""
    store, (partner, year) = ask.store(query), of
    name = _compared_with(ask.library.registers, known, year)
    theirs = known.get((partner, year, "import"))
    if name is None or theirs is None or not is_whole(store, year, "export"):
        return ()
    others = known[name, year, "export"]
    digits = digits_of(most, theirs, others)
    side = side_in(store, query.only(()), year, "export", others, digits)
    imported = side_of({}, 0.0, theirs, digits).goods
    return prospects((year, partner, name), side, imported,
                     _exported(store, query, year, partner, digits).ours,
                     _ties(ask, partner, year))  # fmt: skip


def _exported(store: TradeStore, query: Query, year: int, partner: str, digits: int) -> Side:
    """What the region exports to a partner."""
    to_them = query.only(()).with_(partners=(partner,))
    return side_in(store, to_them, year, "export", {}, digits)


def _trials(ask: Ask, query: Query, partner: str, most: int, known: Reference) -> Iterator[Tried]:
    """Each year that can be ranked and of which the next one is known whole; below the chapter none
    after which an edition of the nomenclature begins, with which codes change."""
    store, editions = ask.store(query), load_editions(ask.library.settings.data)
    for year in sorted({when for one, when, _ in known if one == partner}):
        if not is_whole(store, year + 1, "export", (partner,)):
            continue
        rows = _ranked(ask, query, (partner, year), most, known)
        changed = rows and len(rows[0].key) > CHAPTER and between(editions, year, year + 1)
        if rows and not changed:
            after: Goods = _exported(store, query, year + 1, partner, len(rows[0].key)).ours
            if (found := tried(rows, after)) is not None:
                yield found


def _ties(ask: Ask, partner: str, year: int) -> Mapping[str, int]:
    """Chapter → how many relations with the partner, known in the year, are of such goods."""
    registers, found = ask.library.registers, dict[str, int]()
    ties = counted(contacts_of(ask.library.relations.relations), FOREIGN, partner)
    for one in ties:
        if one.known_in(year):
            for chapter in _goods_of(registers, one):
                found[chapter] = found.get(chapter, 0) + 1
    return found


def _goods_of(registers: Registers, tie: Contact) -> frozenset[str]:
    """The chapters that a relation is of; one that names no field is of all goods."""
    if not tie.sectors or not GENERAL_FIELDS.isdisjoint(tie.sectors):
        return frozenset(registers.chapters["chapter"])
    return frozenset(one for sector in tie.sectors for one in registers.chapters_of(sector))
