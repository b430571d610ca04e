"""A dataset of releases, followed while the program runs.

When the pointer moves, the next question goes to the new release, or after `let_wait` that of a few
seconds later; nobody waits and nothing restarts. When the pointer or what it points to is broken,
another release answers, and the log says so once: the one that was in force before the broken one,
or the last that answered while nothing names one. A process that had opened a release whole goes
on with it until the program starts again; so two may differ while it is broken. Releases that are
not for publication are not there for others.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

from dashboard.errors import StoreUnavailable
from dashboard.loaders.odd_rows import written_at as odd_at
from dashboard.loaders.registers import Registers
from dashboard.loaders.releases import home, numbers
from dashboard.loaders.restricted import (
    in_force_before,
    is_hidden,
    out_of_sight,
    visible_number,
)
from dashboard.sight import OPEN, Sight
from dashboard.store.customs import CustomsStore
from dashboard.store.forthcoming import Wait, look, looking
from dashboard.store.open_releases import OpenReleases
from dashboard.store.owners import noticed

LOG = logging.getLogger(__name__)
INSTEAD = (
    "dataset %s: %s; %s answers instead; import the files of the release again, or go back with "
    "rollback"
)


class ReleasedDataset:
    """The stores of the releases of a dataset below a data directory."""

    def __init__(
        self,
        data_dir: Path,
        dataset: str,
        registers: Registers,
        *,
        made_up: bool = False,
        sight: Sight = OPEN,
    ) -> None:
        self._data_dir = data_dir
        self._dataset = dataset
        self._registers = registers
        self._made_up = made_up
        self._sight = sight
        self._releases = OpenReleases(data_dir, dataset, registers, made_up=made_up)
        self._last: CustomsStore | None = None
        self._before: CustomsStore | None = None
        self._broken = self._since = ""
        self._wait = Wait()

    @property
    def current(self) -> int | None:
        """The number of the release that is pointed to, or that answers until it does; None where
        nothing was imported or the pointer cannot be read."""
        try:
            return self._shown()
        except StoreUnavailable:
            return None

    @property
    def forthcoming(self) -> int | None:
        """The number of a newer release that waits; None where none does."""
        with looking("ahead"):
            number = self.current
        return None if number == self.current else number

    def let_wait(self, seconds: float, lingers: float = 0.0) -> None:
        """Have newer releases wait from now on, and those before them linger."""
        self._wait.seconds, self._wait.lingers = seconds, lingers

    def lingers(self, version: str) -> bool:
        """Whether a version is of the release before, and still answers those who have it open."""
        before = self._before
        there = before is not None and before.version == version
        return there and self._wait.may_linger(self._data_dir, self._dataset)

    @property
    def broken(self) -> str:
        """Why the current release cannot answer, as it was logged; empty while it does."""
        return self._broken

    @property
    def since(self) -> str:
        """When that was first noticed; empty while it answers."""
        return self._since

    def store(self, release: int | None = None) -> CustomsStore:
        """The store of a release; None: of the current one, or of the last that can be read.

        Raises:
            StoreUnavailable: nothing was imported, or no release can be read.
        """
        if release is not None:
            return self._opened(release)
        number = None
        try:
            number = self._shown()
            if number is None:
                raise StoreUnavailable(f"no release of the dataset {self._dataset} can be shown")
            found = self._opened(number)
        except StoreUnavailable as error:
            if number is None and self._emptied():
                self._last, self._broken, self._since = None, "", ""
                raise
            return self._instead(number, error)
        if look() == "now":
            if self._last is not None and self._last.release < found.release:
                self._before = self._last
            self._last, self._broken, self._since = found, "", ""
        return found

    def version(self) -> str:
        """Of the store that answers, and why it does so instead of another; empty where nothing was
        imported. It changes with the odd rows that stand beside the release as well."""
        try:
            found = self.store()
            odd = odd_at(self._data_dir, self._dataset, found.release)
            closed = "restricted" if found.restricted else ""
            return found.version + self._broken + closed + odd
        except StoreUnavailable:
            return self._broken

    def seen_by(self, sight: Sight) -> ReleasedDataset:
        """The same dataset for readers who see so far; a release is opened once for all."""
        found = ReleasedDataset(
            self._data_dir, self._dataset, self._registers, made_up=self._made_up, sight=sight
        )
        found._releases, found._wait = self._releases, self._wait
        return found

    def _shown(self) -> int | None:
        """The number of the release that is pointed to, or of the one before while that waits.

        Raises:
            StoreUnavailable: the pointer cannot be read or names nothing.
        """
        number = visible_number(self._data_dir, self._dataset, self._sight)
        last = self._before if look() == "behind" else self._last
        if number is None or last is None or self._broken or self._is_closed(last):
            return number
        kept = self._wait.may_linger if look() == "behind" else self._wait.waits
        stays = last.release < number and kept(self._data_dir, self._dataset)
        return last.release if stays else number

    def _emptied(self) -> bool:
        """Whether the owner wants no current release, or none for these readers."""
        folder = home(self._data_dir, self._dataset)
        if self._last is not None and not folder.is_dir():
            return False
        try:
            return visible_number(self._data_dir, self._dataset, self._sight) is None
        except StoreUnavailable:
            return False

    def _instead(self, number: int | None, error: StoreUnavailable) -> CustomsStore:
        """The one that cannot be read, where it was opened whole before it broke: it is right.
        Else the release that was in force before it, else the last store that answered: which other
        one a process happened to see last must not decide it.

        Raises ``error`` when there is none.
        """
        last = None if self._last is None or self._is_closed(self._last) else self._last
        known = self._broken == str(error) or number is None or (last and last.release == number)
        self._last = last if last and known else self._before_it(number) or last
        if self._broken != str(error):
            self._broken, self._since = str(error), self._since or noticed()
            answers = f"release {self._last.release}" if self._last else "nothing"
            LOG.warning(INSTEAD, self._dataset, error, answers)
        if self._last is None:
            raise error
        return self._last

    def _before_it(self, number: int | None) -> CustomsStore | None:
        """The store of the nearest release in front of one, each from the one that was in force
        when it was imported, as far as that is known; None where none can be read."""
        there = reversed(numbers(self._data_dir, self._dataset))
        earlier = [one for one in there if number is None or one < number]
        for one in dict.fromkeys(
            [*in_force_before(self._data_dir, self._dataset, number), *earlier]
        ):
            with suppress(StoreUnavailable):
                return self._opened(one)
        return None

    def _opened(self, number: int) -> CustomsStore:
        where = self._data_dir, self._dataset, number, self._sight
        if is_hidden(*where):
            raise out_of_sight(*where)
        found = self._releases.opened(number, self._sight)
        if self._is_closed(found):
            raise out_of_sight(*where)
        return found

    def _is_closed(self, store: CustomsStore) -> bool:
        """Whether an open store is kept from these readers, also when its folder is gone."""
        return self._sight == OPEN and store.restricted
