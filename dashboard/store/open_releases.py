"""The releases of a dataset that are open: each is opened when it is first asked for, once for all
readers, and a few of them stay."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from pathlib import Path

from dashboard.errors import StoreUnavailable
from dashboard.loaders.registers import Registers
from dashboard.loaders.releases import numbers, open_release, traces, written_at
from dashboard.loaders.restricted import out_of_sight
from dashboard.sight import Sight
from dashboard.store.customs import CustomsStore

KEPT_OPEN = 4


class OpenReleases:
    """The stores of the releases of a dataset below a data directory, safe between threads."""

    def __init__(
        self, data_dir: Path, dataset: str, registers: Registers, *, made_up: bool
    ) -> None:
        self._data_dir = data_dir
        self._dataset = dataset
        self._registers = registers
        self._made_up = made_up
        self._open: OrderedDict[int, tuple[Hashable, CustomsStore]] = OrderedDict()
        self._refused: dict[int, tuple[object, str]] = {}
        self._lock = threading.Lock()
        self._reading = threading.Lock()

    def opened(self, number: int, sight: Sight) -> CustomsStore:
        """The store of a release; ``sight``: how far the reader sees who asks for it.

        Raises:
            StoreUnavailable: there is no such release, or it cannot be read.
        """
        stamp = written_at(self._data_dir, self._dataset, number)
        if (found := self._there(number, stamp)) is not None:
            return found
        # Who asks for another release does not wait until this one is read.
        with self._reading:
            found = self._there(number, stamp)
            if found is None:
                found = self._read_again(number, sight)
                with self._lock:
                    self._open[number] = stamp, found
                    if len(self._open) > KEPT_OPEN:
                        self._open.popitem(last=False)
            return found

    def _there(self, number: int, stamp: Hashable) -> CustomsStore | None:
        """An open store, unless another release was put in its place, as from a backup. One whose
        folder is gone stays."""
        with self._lock:
            if number not in self._open:
                return None
            self._open.move_to_end(number)
            of, found = self._open[number]
            return found if stamp in (of, None) else None

    def _read_again(self, number: int, sight: Sight) -> CustomsStore:
        """Open a release; what is open under its number stays if it cannot be."""
        try:
            return self._read(number, sight)
        except StoreUnavailable:
            with self._lock:
                _, before = self._open.get(number, (None, None))
            if before is None:
                raise
            return before

    def _read(self, number: int, sight: Sight) -> CustomsStore:
        """Open a release, unless it could not be and no file of it has changed since."""
        if number not in numbers(self._data_dir, self._dataset):
            raise out_of_sight(self._data_dir, self._dataset, number, sight)
        present = traces(self._data_dir, self._dataset, number)
        before, reason = self._refused.get(number, (None, ""))
        if reason and before == present:
            raise StoreUnavailable(reason)
        try:
            release = open_release(self._data_dir, self._dataset, number)
            release.refuse_torn()
            found = CustomsStore(release, self._registers, made_up=self._made_up)
        except StoreUnavailable as error:
            self._refused[number] = present, str(error)
            raise
        self._refused.pop(number, None)
        return found
