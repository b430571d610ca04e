"""Everything that is read from files, opened once: registers, relations, datasets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.errors import StoreUnavailable
from dashboard.loaders.published import Published, load_published
from dashboard.loaders.registers import Registers, load_registers
from dashboard.loaders.relations import Relations, load_relations
from dashboard.loaders.relations_import import on_top, owner_tables, with_owner
from dashboard.store.cache import Answers
from dashboard.store.contract import TradeStore
from dashboard.store.current import CustomsStores
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
    customs: CustomsStores
    kept: Answers[pd.DataFrame]
    """Frames by question, selection and data version."""
    ledger: pd.DataFrame
    """Published against computed: `dashboard.store.reconciliation.reconciliation`."""

    def version(self) -> str:
        """Changes whenever any answer may change; part of every cache key."""
        return f"{self.store_published.version}|{self.customs.version()}"

    @property
    def figures(self) -> pd.DataFrame:
        """The published figures as their sources print them."""
        return self.published.figures

    def store(self, dataset: str = "published", release: int | None = None) -> TradeStore:
        """The store of a dataset. Raises ``StoreUnavailable`` when nothing was imported."""
        if dataset == "published":
            return self.store_published
        return self.customs.store(dataset, release)

    def datasets(self) -> dict[str, bool]:
        """Every dataset and whether it can be asked."""
        found = {}
        for name in ("published", "customs", "demonstration"):
            try:
                self.store(name)
            except StoreUnavailable:
                found[name] = False
            else:
                found[name] = True
        return found


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
    own = owner_tables(settings.data_dir, known)
    if own is not None:
        relations = with_owner(relations, own)
        sources = on_top(published.sources, own["sources"], "source")
        published = replace(published, sources=sources)
    years = _years(published, relations)
    store = PublishedStore(published, registers, years)
    ledger = reconciliation(store, published.figures)
    kept = Answers[pd.DataFrame](4 * settings.cache_answers)
    customs = CustomsStores(settings.data_dir, registers)
    return Library(settings, registers, published, relations, store, customs, kept, ledger)


def _years(published: Published, relations: Relations) -> tuple[int, ...]:
    """Every year from the first that anything is known of to the last."""
    known = [published.figures["year"], relations.events["year"]]
    since = relations.relations["since"].str[:4]
    known.append(pd.to_numeric(since[since.ne("")]))
    years = pd.concat(known).dropna().astype(int)
    return tuple(range(int(years.min()), int(years.max()) + 1))
