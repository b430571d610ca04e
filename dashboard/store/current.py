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
from dashboard.loaders.releases import current_number, home, numbers, open_release, traces
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
        self._refused: dict[int, tuple[object, str]] = {}
        self._last: CustomsStore | None = None
        self._lock = threading.Lock()
        self._broken = ""

    @property
    def current(self) -> int | None:
        """The number of the release that is pointed to; None where nothing was imported or the
        pointer cannot be read."""
        try:
            return current_number(self._data_dir, self._dataset)
        except StoreUnavailable:
            return None

    @property
    def broken(self) -> str:
        """Why the current release cannot answer, as it was logged; empty while it does."""
        return self._broken

    def store(self, release: int | None = None) -> CustomsStore:
        """The store of a release; None: of the current one, or of the last that can be read.

        Raises:
            StoreUnavailable: nothing was imported, or no release can be read.
        """
        if release is not None:
            return self._opened(release)
        number = None
        try:
            number = current_number(self._data_dir, self._dataset)
            if number is None:
                raise StoreUnavailable(f"nothing was imported into the dataset {self._dataset}")
            found = self._opened(number)
        except StoreUnavailable as error:
            if number is None and self._emptied():
                self._last, self._broken = None, ""
                raise
            return self._instead(number, error)
        self._last, self._broken = found, ""
        return found

    def version(self) -> str:
        """That of the store that answers, and why it does so in the place of another, if it does;
        empty where nothing was imported."""
        try:
            return self.store().version + self._broken
        except StoreUnavailable:
            return self._broken

    def _emptied(self) -> bool:
        """Whether it is the owner's will that there is no current release."""
        folder = home(self._data_dir, self._dataset)
        return not (folder / "current").exists() and (self._last is None or folder.is_dir())

    def _instead(self, number: int | None, error: StoreUnavailable) -> CustomsStore:
        """The last store that answered, else the newest release before the current one.

        Raises ``error`` when there is none.
        """
        if self._last is None:
            self._last = self._newest_before(number)
        if self._broken != str(error):
            self._broken = str(error)
            answers = f"release {self._last.release}" if self._last else "nothing"
            LOG.warning("dataset %s: %s; %s answers instead", self._dataset, error, answers)
        if self._last is None:
            raise error
        return self._last

    def _newest_before(self, number: int | None) -> CustomsStore | None:
        for earlier in reversed(numbers(self._data_dir, self._dataset)):
            if number is None or earlier < number:
                try:
                    return self._opened(earlier)
                except StoreUnavailable:
                    continue
        return None

    def _opened(self, number: int) -> CustomsStore:
        with self._lock:
            if number in self._open:
                self._open.move_to_end(number)
                return self._open[number]
            store = self._read(number)
            self._open[number] = store
            if len(self._open) > KEPT_OPEN:
                self._open.popitem(last=False)
            return store

    def _read(self, number: int) -> CustomsStore:
        """Open a release, unless it could not be and no file of it has changed since."""
        present = traces(self._data_dir, self._dataset, number)
        before, reason = self._refused.get(number, (None, ""))
        if reason and before == present:
            raise StoreUnavailable(reason)
        try:
            release = open_release(self._data_dir, self._dataset, number)
            found = CustomsStore(release, self._registers, made_up=self._made_up)
        except StoreUnavailable as error:
            self._refused[number] = present, str(error)
            raise
        self._refused.pop(number, None)
        return found
