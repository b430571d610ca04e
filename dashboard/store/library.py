"""Everything that is read from files: registers, relations, datasets.

A library is opened once and does not change. When the owner publishes other relations, the next
question goes to a library opened anew (`Library.current`); nobody waits and nothing restarts.
What of the owner's cannot be read is logged, and the published figures and relations stand.

A library is for readers who see so far, and keeps its answers for them alone: what is not for
publication is not in that of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from dashboard.choices import WORLD, Choices
from dashboard.copies import replace
from dashboard.errors import StoreUnavailable
from dashboard.language import Language
from dashboard.loaders.contested import contested
from dashboard.loaders.goods import commodity_groups, sectors_with_goods
from dashboard.loaders.owner_relations import (
    on_top,
    owners_relations,
    restricted_rows,
    with_owner,
)
from dashboard.loaders.partner_groups import groups_of
from dashboard.loaders.published import Published, load_published
from dashboard.loaders.registers import Registers, load_registers
from dashboard.loaders.relations import Relations, attested_by, load_relations
from dashboard.loaders.releases import Release, Written, written_at
from dashboard.loaders.restricted import (
    MARK,
    is_hidden,
    visible_release,
    visible_releases,
)
from dashboard.loaders.verdicts import version as judged
from dashboard.sight import OPEN, Sight
from dashboard.store.cache import Answers
from dashboard.store.contract import TradeStore
from dashboard.store.datasets import DATASETS, RELATIONS, Dataset, Sources
from dashboard.store.following import Following
from dashboard.store.known_years import known_years
from dashboard.store.other_reporters import version_beside
from dashboard.store.owners import UNREADABLE, noticed, owners_of, pointed_to
from dashboard.store.published import PublishedStore
from dashboard.store.reconciliation import reconciliation
from dashboard.values import PUBLISHED

if TYPE_CHECKING:
    from dashboard.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Library:
    """The open data of a program: what never changes while it runs, and the datasets."""

    settings: Settings = field(repr=False)
    registers: Registers = field(repr=False)
    published: Published = field(repr=False)
    relations: Relations = field(repr=False)
    store_published: PublishedStore = field(repr=False)
    opened: Mapping[str, Dataset] = field(repr=False)
    """The datasets by their names."""
    kept: Answers[Any] = field(repr=False)
    """Answers by question, query and data version."""
    ledger: pd.DataFrame = field(repr=False)
    """Published against computed: `dashboard.store.reconciliation.reconciliation`."""
    contested: pd.DataFrame = field(repr=False)
    """Where the owner's rows and published ones differ: `dashboard.loaders.contested`."""
    owned: int | None = None
    """The release of the owner's relations that is in it."""
    owned_at: Written = None
    """Which files it was read from: another release may be put under its number."""
    refused: int | None = None
    """The release of the owner's relations that should be in it and cannot be; 0: none should;
    `UNREADABLE`: it cannot be made out which."""
    since: str = ""
    """When it was first noticed that it cannot be."""
    sight: Sight = OPEN
    """How far its readers see."""
    restricted: frozenset[str] = frozenset()
    """The ids of the owner's relations, events and sources in it that are not for publication."""
    following: Following = field(default_factory=Following, repr=False)
    made: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was made `once`."""

    def current(self, sight: Sight = OPEN) -> Library:
        """The library for readers who see so far: this one, or the one opened since the owner
        published other relations."""
        return self.following.newest(self, sight)

    def version(self, dataset: str | None = None) -> str:
        """Changes whenever an answer about a dataset may change, or about any; part of every
        cache key. A dataset that is not asked about is not opened."""
        names = self.opened if dataset is None else dict.fromkeys((PUBLISHED, dataset))
        versions = [self.opened[name].version() for name in names if name in self.opened]
        broken = self.broken_relations if dataset is None else None
        beside = version_beside(self.settings.data_dir, self.sight)
        verdicts = [judged(self.settings.data_dir, name) for name in names if name != PUBLISHED]
        return "|".join(
            [*versions, *verdicts, f"{self.owned}|{self.owned_at}|{broken}|{beside}|{self.sight}"]
        )

    @property
    def broken_relations(self) -> int | None:
        """The release of the owner's relations that is pointed to and cannot be read; 0 where it
        cannot be made out which one is; None where it is the one in the library."""
        number = pointed_to(self.settings.data_dir, self.sight)
        if number == self.owned or (number or 0) != self.refused:
            return None
        return 0 if number == UNREADABLE else number

    def once(self, make: Callable[..., T], *of: Hashable) -> T:
        """``make(library, *of)``, made once and dropped with the library.

        For what follows from registers, sources, published rows and relations alone, in a few
        forms: each language, each kind of place. Two threads may both make it; either is the same.
        """
        key = (make, *of)
        if key not in self.made:
            self.made[key] = make(self, *of)
        found: T = self.made[key]
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the datasets, imported or not; the first is the default."""
        return tuple(self.opened)

    @property
    def figures(self) -> pd.DataFrame:
        """The published figures as their sources print them."""
        return self.published.figures

    def releases(self, dataset: str) -> tuple[Release, ...]:
        """The releases of a dataset that its readers see, oldest first."""
        return visible_releases(self.settings.data_dir, dataset, self.sight)

    def release(self, dataset: str, number: int) -> Release:
        """A release by its number.

        Raises:
            StoreUnavailable: it cannot be read, or is not there for these readers.
        """
        return visible_release(self.settings.data_dir, dataset, number, self.sight)

    def hides(self, dataset: str, number: int) -> bool:
        """Whether a release is not for the eyes of its readers."""
        return is_hidden(self.settings.data_dir, dataset, number, self.sight)

    def language(self, code: str) -> Language:
        """The words of a language, with the names of the region in its sentences."""
        return self.registers.region.language(code)

    def store(self, dataset: str = PUBLISHED, release: int | None = None) -> TradeStore:
        """The store of a dataset. Raises ``StoreUnavailable`` when nothing was imported."""
        if dataset not in self.opened:
            raise StoreUnavailable(f"there is no dataset {dataset}")
        return self.opened[dataset].store(release)

    def choices(self, dataset: str, release: int | None = None) -> Choices:
        """The choices of a dataset; years of relations and events beside those of trade. Its
        ``release`` is the one that is pointed to, or that answers where that cannot be made out.

        Raises:
            StoreUnavailable: nothing was imported, or the release is not there.
        """
        found = self.store(dataset, release).choices
        current = self.opened[dataset].current or self.store(dataset).release
        made: Choices = self.kept.ask((found, current), lambda: self._offered(found, current))
        return made

    def _offered(self, found: Choices, current: int | None) -> Choices:
        return replace(
            found,
            zooms=(WORLD, *(view.code for view in self.registers.region.views)),
            groups=groups_of(self.registers, found.partners),
            goods=sectors_with_goods(self.registers),
            commodity_groups=commodity_groups(self.registers),
            other_years=self.store_published.choices.years,
            release=current,
            other_codes=self.registers.other_codes,
            called=self.registers.called,
        )

    def datasets(self) -> dict[str, bool]:
        """Every dataset and whether it can be asked."""
        found = {}
        for name in self.opened:
            try:
                self.store(name)
                found[name] = True
            except StoreUnavailable:
                found[name] = False
        return found


def open_library(settings: Settings, sight: Sight = OPEN) -> Library:
    """Read and check all data of the repository; of the owner's, what can be read and seen.

    Raises:
        DataRefused: with every fault of the repository's data.
    """
    data: Path = settings.data
    registers = load_registers(data)
    published = load_published(data, registers)
    relations = load_relations(data, registers)
    owner, refused = owners_of(settings.data_dir, registers, published, relations, sight)
    differences = contested(relations, relations)
    if owner is not None:
        differences = contested(relations, owners_relations(owner.tables, registers))
        relations = with_owner(relations, owner.tables, registers)
        sources = on_top(published.sources, owner.tables["sources"].drop(columns=MARK), "source")
        published = replace(published, sources=sources)
    relations = attested_by(relations, published.sources)
    store = PublishedStore(published, registers, known_years(published, relations, registers))
    sources_of = Sources(settings.data_dir, registers, store, sight)
    return Library(
        settings=settings,
        registers=registers,
        published=published,
        relations=relations,
        store_published=store,
        opened={name: row.opened(name, sources_of) for name, row in DATASETS.items()},
        kept=Answers[Any](2 * settings.cache_answers),
        ledger=reconciliation(store, published.figures, published.contradictions),
        contested=differences,
        owned=owner.release if owner else None,
        owned_at=written_at(settings.data_dir, RELATIONS, owner.release) if owner else None,
        refused=refused,
        since="" if refused is None else noticed(),
        sight=sight,
        restricted=restricted_rows(owner.tables) if owner else frozenset(),
    )
