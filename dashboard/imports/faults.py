"""The faults of a file, gathered while it is read: the first hundred, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType

from dashboard.errors import SHOWN, DataRefused, Reason

LONGEST_VALUE = 200
"""Characters of a faulty value that are kept."""


class Faults:
    """What is wrong with one file. Reading goes on until there are as many as are shown."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._reasons: list[Reason] = []

    @property
    def room(self) -> int:
        """How many more are of use; none once a hundred are known."""
        return SHOWN - len(self._reasons)

    def add(self, row: int | None, column: str, value: str, reason: str) -> None:
        """Note a fault; ``row`` is the line of the file, headings being line 1. Of a cell the first
        is enough: what else is wrong with it mostly follows from that."""
        known = column and any((row, column) == (one.row, one.column) for one in self._reasons)
        if self.room > 0 and not known:
            shown = value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
            self._reasons.append(Reason(self.file, row, column, shown, reason))

    def add_all(self, faults: Iterable[tuple[int, str, str, str]]) -> None:
        """Note faults (row, column, value, reason) of one stretch of rows, in their order."""
        for row, column, value, reason in sorted(faults, key=lambda fault: fault[0]):
            self.add(row, column, value, reason)

    def __bool__(self) -> bool:
        return bool(self._reasons)

    def refuse(self) -> None:
        """Raise ``DataRefused`` if there are any."""
        if self._reasons:
            raise DataRefused(self._reasons, complete=self.room > 0)


class Gathered:
    """The refusals of several checks, so that a person is told all of them at once::

    with gathered:
        check_this()
    gathered.refuse()
    """

    def __init__(self) -> None:
        self._reasons: list[Reason] = []
        self._complete = True

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if not isinstance(error, DataRefused):
            return False
        self._reasons += [one for one in error.reasons if one not in self._reasons]
        self._complete &= error.complete
        return True

    def refuse(self) -> None:
        """Raise ``DataRefused`` with all of them, if there are any."""
        if self._reasons:
            raise DataRefused(self._reasons, complete=self._complete)
