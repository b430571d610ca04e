"""The stores of the current releases, followed while the program runs; and what a release changed.

A store is opened when its release is first asked for. When the pointer moves, the next question
goes to the new release; nobody waits and nothing restarts. When the pointer or the folder behind
it breaks, the store that is open goes on answering.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

import pandas as pd

from dashboard.errors import StoreUnavailable
from dashboard.loaders.registers import Registers
from dashboard.loaders.releases import DATASETS, current_number, open_release
from dashboard.query import Query
from dashboard.store.customs import CustomsStore

KEPT_OPEN = 4


class CustomsStores:
    """The stores of a data directory."""

    def __init__(self, data_dir: Path, registers: Registers) -> None:
        self._data_dir = data_dir
        self._registers = registers
        self._open: OrderedDict[tuple[str, int], CustomsStore] = OrderedDict()
        self._last: dict[str, CustomsStore] = {}
        self._lock = threading.Lock()

    def store(self, dataset: str, release: int | None = None) -> CustomsStore:
        """The store of a release; None: of the current one.

        Raises:
            StoreUnavailable: nothing was imported, or the release cannot be read and no other
                was open.
        """
        if release is not None:
            return self._opened(dataset, release)
        try:
            number = current_number(self._data_dir, dataset)
            if number is None:
                raise StoreUnavailable(f"nothing was imported into the dataset {dataset}")
            store = self._opened(dataset, number)
        except StoreUnavailable:
            if dataset not in self._last:
                raise
            return self._last[dataset]
        self._last[dataset] = store
        return store

    def version(self) -> str:
        """The current release of each dataset; changes when one is published or rolled back."""
        return "|".join(self._version(dataset) for dataset in DATASETS)

    def _version(self, dataset: str) -> str:
        try:
            return self.store(dataset).version
        except StoreUnavailable:
            return ""

    def _opened(self, dataset: str, number: int) -> CustomsStore:
        with self._lock:
            if (dataset, number) in self._open:
                self._open.move_to_end((dataset, number))
                return self._open[dataset, number]
            store = CustomsStore(open_release(self._data_dir, dataset, number), self._registers)
            self._open[dataset, number] = store
            if len(self._open) > KEPT_OPEN:
                self._open.popitem(last=False)
            return store


def revision(old: CustomsStore, new: CustomsStore) -> pd.DataFrame:
    """What a release changed: ``year, partner, sector, old_usd, new_usd, difference_usd`` of
    turnover, where it differs, largest first. What only one of them knows counts as a change."""
    everything = Query()
    keys = ["year", "partner", "sector"]
    before, after = (store.partner_sector(everything) for store in (old, new))
    both = before.merge(after, on=keys, how="outer", suffixes=("_old", "_new"))
    both = both.rename(columns={"turnover_usd_old": "old_usd", "turnover_usd_new": "new_usd"})
    both = both.fillna({"old_usd": 0.0, "new_usd": 0.0})
    both["difference_usd"] = (both["new_usd"] - both["old_usd"]).round(2)
    changed = both[both["difference_usd"].ne(0)]
    order = changed["difference_usd"].abs().sort_values(ascending=False, kind="stable").index
    return changed.loc[order].reset_index(drop=True)
