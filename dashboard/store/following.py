"""The newest of the libraries that follow one another while a program runs, one for each sight."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from dashboard.copies import replace
from dashboard.errors import DataRefused
from dashboard.loaders.releases import written_at
from dashboard.sight import Sight
from dashboard.store.datasets import RELATIONS
from dashboard.store.owners import noticed, pointed_to
from dashboard.values import PUBLISHED

if TYPE_CHECKING:
    from dashboard.store.library import Library

LOG = logging.getLogger(__name__)


class Following:
    """Opens a library when the first reader who sees so far comes, and when the owner publishes
    other relations."""

    def __init__(self) -> None:
        self._newest: dict[Sight, Library] = {}
        self._lock = threading.Lock()

    def newest(self, asked: Library, sight: Sight) -> Library:
        """The library of the owner's current relations; the last one while they are broken."""
        last = self._last(asked, sight)
        if last is not None and (not _moved(last) or self._lock.locked()):
            # One reader waits until the next library is read; the others have the last one.
            return last
        with self._lock:
            last = self._last(asked, sight)
            if last is None or _moved(last):
                self._newest[sight] = last = self._opened(last or asked, sight)
            return last

    def _last(self, asked: Library, sight: Sight) -> Library | None:
        return self._newest.get(sight) or (asked if asked.sight == sight else None)

    def _opened(self, last: Library, sight: Sight) -> Library:
        from dashboard.store.library import open_library

        number, first = pointed_to(last.settings.data_dir, sight), last.sight != sight
        # What is tried now, also under the number of the last one, is not tried at every question.
        seen = written_at(last.settings.data_dir, RELATIONS, last.owned or 0)
        try:
            found = open_library(last.settings, sight)
        except DataRefused as error:
            LOG.error("data of the repository: %s; the last ones stay", error)
            since = last.since or noticed()
            return replace(last, refused=number or 0, since=since, owned_at=seen)
        if found.refused is not None and not first:
            since = last.since or found.since
            return replace(last, refused=found.refused, since=since, owned_at=seen)
        LOG.info("relations: release %s is shown from now on", found.owned)
        # Stores of releases stay open; only what the repository holds was read anew.
        opened = {name: one.seen_by(sight) for name, one in last.opened.items()} if first else {}
        datasets = {**(opened or last.opened), PUBLISHED: found.opened[PUBLISHED]}
        return replace(found, following=self, opened=datasets)


def _moved(library: Library) -> bool:
    """Whether the owner's current relations are others than those in a library, and not known
    to be broken; under the same number too."""
    folder = library.settings.data_dir
    number = pointed_to(folder, library.sight)
    if number != library.owned:
        return (number or 0) != library.refused
    there = None if number is None else written_at(folder, RELATIONS, number)
    return there not in (library.owned_at, None)
