"""The partners' own figures → the next release of them.

Years of a partner and a flow that a file has take the place of those imported before; the others
stay.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from dashboard.imports.comtrade import Home, read_comtrade
from dashboard.imports.other_reporters import (
    ImportOrder,
    joined,
    place_of,
    published,
    with_earlier,
)
from dashboard.imports.work_folder import unchanged_if_full
from dashboard.loaders.mirror import DATASET, FILE, Reported, reported


@dataclass(frozen=True, slots=True)
class MirrorReport:
    """What an import read: rows of our trade, rows passed over, the reporters among them that are
    no partners, and how many are in the release now; ``release`` is None in a dry run;
    ``restricted``: it is not for publication; ``held_in``: the release that has the very same
    already, so that none is made; ``sheets`` of the files that have other headings."""

    rows: tuple[Reported, ...]
    passed_over: int
    strangers: tuple[str, ...]
    whole: int
    release: int | None = None
    restricted: bool = False
    held_in: int | None = None
    sheets: tuple[str, ...] = ()


def import_mirror(
    order: ImportOrder,
    home: Home,
    partners: Collection[str],
    waiting: Callable[[], None] = lambda: None,
) -> MirrorReport:
    """Read the files and publish them as the next release; ``home``: whose trade they are to be
    of, ``partners``: whose figures are read.

    Raises:
        DataRefused: a file breaks its rules, or two say the same; nothing was changed.
        StoreUnavailable: the folder cannot be written, or the release before cannot be read.
    """
    most = order.limits.largest_workbook
    read = [(path, read_comtrade(path, home, partners, order.today, most))
            for path in order.files]  # fmt: skip
    rows = joined([(path, one.rows) for path, one in read], "refYear")
    passed = sum(one.passed_over for _, one in read)
    strangers = tuple(sorted({name for _, one in read for name in one.strangers}))
    with unchanged_if_full(), place_of(order, DATASET, waiting) as work:
        whole = with_earlier(rows, reported, order.data_dir)
        done = published(order, DATASET, work, (FILE, Reported._fields, whole))
    sheets = tuple(f"{path.name}/{name}" for path, one in read for name in one.sheets)
    return MirrorReport(rows, passed, strangers, len(whole), *done, sheets=sheets)
