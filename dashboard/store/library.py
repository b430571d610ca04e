"""Everything that is read from files: registers, relations, datasets.

A library is opened once and does not change. When the owner publishes other relations, the next
question goes to a library opened anew (`Library.current`); nobody waits and nothing restarts.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.errors import DataRefused, StoreUnavailable
from dashboard.imports.relations import DATASET as OWNED
from dashboard.imports.relations import on_top, owner_tables, with_owner
from dashboard.language import Language, languages
from dashboard.loaders.published import Published, load_published
from dashboard.loaders.registers import Registers, load_registers
from dashboard.loaders.relations import Relations, load_relations
from dashboard.loaders.releases import current_number
from dashboard.query import PUBLISHED, Choices
from dashboard.store.cache import Answers
from dashboard.store.contract import TradeStore
from dashboard.store.datasets import DATASETS, Dataset, Sources
from dashboard.store.published import PublishedStore
from dashboard.store.reconciliation import reconciliation

if TYPE_CHECKING:
    from dashboard.settings import Settings


@dataclass(frozen=True, slots=True)
class Library:
    """The open data of a program: what never changes while it runs, and the datasets."""

    settings: Settings
    registers: Registers
    published: Published
    relations: Relations
    store_published: PublishedStore
    opened: Mapping[str, Dataset]
    """The datasets by their names."""
    kept: Answers[pd.DataFrame]
    """Frames by question, query and data version."""
    ledger: pd.DataFrame
    """Published against computed: `dashboard.store.reconciliation.reconciliation`."""
    owned: int | None = None
    """The release of the owner's relations that is in it."""
    shelf: Shelf = field(default_factory=lambda: Shelf())

    def current(self) -> Library:
        """This library, or the one opened since the owner published other relations."""
        return self.shelf.newest(self)

    def version(self) -> str:
        """Changes whenever any answer may change; part of every cache key."""
        versions = (dataset.version() for dataset in self.opened.values())
        return "|".join([*versions, str(self.owned)])

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the datasets, imported or not; the first is the default."""
        return tuple(self.opened)

    @property
    def figures(self) -> pd.DataFrame:
        """The published figures as their sources print them."""
        return self.published.figures

    def language(self, code: str) -> Language:
        """The words of a language, with the names of the region in its sentences."""
        return self.registers.region.language(code)

    def store(self, dataset: str = PUBLISHED, release: int | None = None) -> TradeStore:
        """The store of a dataset. Raises ``StoreUnavailable`` when nothing was imported."""
        if dataset not in self.opened:
            raise StoreUnavailable(f"there is no dataset {dataset}")
        return self.opened[dataset].store(release)

    def choices(self, dataset: str, release: int | None = None) -> Choices:
        """The choices of a dataset; years of relations and events beside those of trade.

        Raises:
            StoreUnavailable: nothing was imported, or the release is not there.
        """
        found = self.store(dataset, release).choices
        return replace(
            found,
            languages=languages(),
            other_years=self.store_published.choices.years,
            release=self.opened[dataset].current,
        )

    def datasets(self) -> dict[str, bool]:
        """Every dataset and whether it can be asked."""
        found = {}
        for name in self.opened:
            try:
                self.store(name)
            except StoreUnavailable:
                found[name] = False
            else:
                found[name] = True
        return found


class Shelf:
    """The newest of the libraries that follow one another while a program runs."""

    def __init__(self) -> None:
        self._newest: Library | None = None
        self._refused: int | None = None
        self._lock = threading.Lock()

    def newest(self, asked: Library) -> Library:
        """The library of the owner's current relations; the last one while they are broken."""
        last = self._newest or asked
        number = _owned(asked.settings.data_dir, last.owned)
        if number in (last.owned, self._refused):
            return last
        with self._lock:
            last = self._newest or asked
            if number != last.owned:
                try:
                    opened = open_library(asked.settings)
                except (DataRefused, StoreUnavailable):
                    self._refused = number
                    return last
                # Stores of releases stay open; only what the repository holds was read anew.
                datasets = {**asked.opened, PUBLISHED: opened.opened[PUBLISHED]}
                self._newest = replace(opened, shelf=self, opened=datasets)
            return self._newest or asked


def _owned(data_dir: Path, otherwise: int | None) -> int | None:
    try:
        return current_number(data_dir, OWNED)
    except StoreUnavailable:
        return otherwise


def open_library(settings: Settings) -> Library:
    """Read and check all data of the repository. Raises ``DataRefused`` with every fault."""
    data: Path = settings.data
    registers = load_registers(data)
    published = load_published(data)
    relations = load_relations(data, registers)
    known = registers.codes | {
        "sources": frozenset(published.sources["source"]),
        "paragraphs": frozenset(relations.paragraphs["paragraph"]),
    }
    owned = _owned(settings.data_dir, None)
    own = owner_tables(settings.data_dir, known)
    if own is not None:
        relations = with_owner(relations, own)
        sources = on_top(published.sources, own["sources"], "source")
        published = replace(published, sources=sources)
    years = _years(published, relations)
    store = PublishedStore(published, registers, years)
    ledger = reconciliation(store, published.figures)
    kept = Answers[pd.DataFrame](2 * settings.cache_answers)
    given = Sources(settings.data_dir, registers, store)
    opened = {name: row.opened(name, given) for name, row in DATASETS.items()}
    return Library(settings, registers, published, relations, store, opened, kept, ledger, owned)


def _years(published: Published, relations: Relations) -> tuple[int, ...]:
    """Every year from the first that anything is known of to the last."""
    known = [published.figures["year"], relations.events["year"]]
    since = relations.relations["since"].str[:4]
    known.append(pd.to_numeric(since[since.ne("")]))
    years = pd.concat(known).dropna().astype(int)
    return tuple(range(int(years.min()), int(years.max()) + 1))
