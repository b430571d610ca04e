"""A dataset of releases, followed while the program runs.

A store is opened when its release is first asked for. When the pointer moves, the next question
goes to the new release; nobody waits and nothing restarts. When the pointer or what it points to
is broken, the last release that can be read goes on answering, and the log says so once.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from pathlib import Path

from dashboard.errors import StoreUnavailable
from dashboard.loaders.registers import Registers
from dashboard.loaders.releases import current_number, open_release
from dashboard.store.customs import CustomsStore

KEPT_OPEN = 4
LOG = logging.getLogger(__name__)


class ReleasedDataset:
    """The stores of the releases of a dataset below a data directory."""

    def __init__(
        self, data_dir: Path, dataset: str, registers: Registers, *, made_up: bool = False
    ) -> None:
        self._data_dir = data_dir
        self._dataset = dataset
        self._registers = registers
        self._made_up = made_up
        self._open: OrderedDict[int, CustomsStore] = OrderedDict()
        self._last: CustomsStore | None = None
        self._logged: str = ""
        self._lock = threading.Lock()

    @property
    def current(self) -> int | None:
        """The number of the release that is pointed to; None where nothing was imported or the
        pointer cannot be read."""
        try:
            return current_number(self._data_dir, self._dataset)
        except StoreUnavailable:
            return None

    def store(self, release: int | None = None) -> CustomsStore:
        """The store of a release; None: of the current one, or of the last that can be read.

        Raises:
            StoreUnavailable: nothing was imported, or the release cannot be read.
        """
        if release is not None:
            return self._opened(release)
        try:
            number = current_number(self._data_dir, self._dataset)
            if number is None:
                raise StoreUnavailable(f"nothing was imported into the dataset {self._dataset}")
            found = self._opened(number)
        except StoreUnavailable as error:
            return self._instead(error)
        self._last, self._logged = found, ""
        return found

    def version(self) -> str:
        """That of the store that answers; empty where none does."""
        try:
            return self.store().version
        except StoreUnavailable:
            return ""

    def _instead(self, error: StoreUnavailable) -> CustomsStore:
        """The last store that answered. Raises ``error`` when there is none."""
        if self._last is None:
            raise error
        if self._logged != str(error):
            self._logged = str(error)
            LOG.warning(
                "dataset %s: %s; release %d answers instead",
                self._dataset, error, self._last.release,
            )  # fmt: skip
        return self._last

    def _opened(self, number: int) -> CustomsStore:
        with self._lock:
            if number in self._open:
                self._open.move_to_end(number)
                return self._open[number]
            release = open_release(self._data_dir, self._dataset, number)
            store = CustomsStore(release, self._registers, made_up=self._made_up)
            self._open[number] = store
            if len(self._open) > KEPT_OPEN:
                self._open.popitem(last=False)
            return store
