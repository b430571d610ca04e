"""The datasets that there are, a row each: a dataset is added by its module and its row here.

Nothing heavy is imported until a dataset is opened, so that the command line may name them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dashboard.sight import Sight
from dashboard.values import CUSTOMS, DEMONSTRATION, PUBLISHED

if TYPE_CHECKING:
    from dashboard.loaders.registers import Registers
    from dashboard.store.contract import TradeStore
    from dashboard.store.published import PublishedStore


class Dataset(Protocol):
    """An open dataset: its stores while the program runs."""

    @property
    def current(self) -> int | None:
        """The number of the current release; None where there are none."""

    @property
    def forthcoming(self) -> int | None:
        """The number of a newer release that waits; None where none does."""

    def let_wait(self, seconds: float, lingers: float = 0.0) -> None:
        """Have newer releases wait from now on, and those before them linger:
        `dashboard.store.forthcoming`."""

    def lingers(self, version: str) -> bool:
        """Whether a version is that of the release before the one that answers, and may still
        answer those who have it open."""

    @property
    def broken(self) -> str:
        """Why another release answers in the place of the current one; else empty."""

    @property
    def since(self) -> str:
        """Since when that is so: ISO, to the minute; else empty."""

    def store(self, release: int | None = None) -> TradeStore:
        """The store of a release, or the current one.

        Raises:
            StoreUnavailable: nothing was imported, or it cannot be read.
        """

    def version(self) -> str:
        """Changes whenever an answer of the current store may change; never raises."""

    def seen_by(self, sight: Sight) -> Dataset:
        """The same dataset for readers who see so far."""


@dataclass(frozen=True, slots=True)
class OneStore:
    """A dataset without releases: one store, which does not change while the program runs."""

    only: TradeStore
    current: int | None = None
    forthcoming: int | None = None
    broken: str = ""
    since: str = ""

    def let_wait(self, seconds: float, lingers: float = 0.0) -> None:
        """There is nothing to wait for."""

    def lingers(self, version: str) -> bool:
        """There is no release before it."""
        return False

    def store(self, release: int | None = None) -> TradeStore:
        """Its store."""
        return self.only

    def version(self) -> str:
        """That of its store."""
        return self.only.version

    def seen_by(self, sight: Sight) -> Dataset:
        """Itself: all of it is for publication."""
        return self


@dataclass(frozen=True, slots=True)
class Sources:
    """What a dataset is opened from: the owner's folder, the registers, the published figures;
    and how far its readers see."""

    data_dir: Path
    registers: Registers
    published: PublishedStore
    sight: Sight


@dataclass(frozen=True, slots=True)
class Row:
    """A dataset by its name: how it is opened, and whether imports make releases of it."""

    opened: Callable[[str, Sources], Dataset]
    released: bool = False


def _published(_: str, sources: Sources) -> Dataset:
    return OneStore(sources.published)


def _customs(name: str, sources: Sources) -> Dataset:
    from dashboard.store.current import ReleasedDataset

    return ReleasedDataset(sources.data_dir, name, sources.registers, sight=sources.sight)


def _made_up(name: str, sources: Sources) -> Dataset:
    from dashboard.store.current import ReleasedDataset

    return ReleasedDataset(
        sources.data_dir, name, sources.registers, made_up=True, sight=sources.sight
    )


DATASETS: Mapping[str, Row] = {
    PUBLISHED: Row(_published),
    CUSTOMS: Row(_customs, released=True),
    DEMONSTRATION: Row(_made_up, released=True),
}
"""Every dataset, in the order in which it is offered."""

RELEASED = tuple(name for name, row in DATASETS.items() if row.released)
"""Datasets that imports make releases of."""

RELATIONS, MIRROR, REFERENCE = "relations", "mirror", "reference"
"""The owner's relations, what partners report, and the trade of others that ours is held against:
releases as well, but no dataset of trade."""

BESIDE = MIRROR, REFERENCE
"""Those of other reporters, which stand beside customs data."""

WITH_RELEASES = (*RELEASED, RELATIONS, MIRROR, REFERENCE)
"""All that releases are made of."""
