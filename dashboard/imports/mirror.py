"""The partners' own figures → the next release of them.

Years of a partner and a flow that a file has take the place of those imported before; the others
stay.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.errors import DataRefused, Reason, StoreUnavailable
from dashboard.imports.comtrade import Home, read_comtrade
from dashboard.imports.faults import logged_refusal
from dashboard.imports.publishing import publish_release, unchanged_if_full, workshop
from dashboard.loaders.mirror import DATASET, FILE, Reported, reported
from dashboard.loaders.restricted import MARK, is_closed
from dashboard.sentences import said
from dashboard.sight import ALL


@dataclass(frozen=True, slots=True)
class MirrorReport:
    """What an import read: rows of our trade, rows passed over, the reporters among them that are
    no partners, and how many are in the release now; ``release`` is None in a dry run;
    ``restricted``: it is not for publication."""

    rows: tuple[Reported, ...]
    passed_over: int
    strangers: tuple[str, ...]
    whole: int
    release: int | None = None
    restricted: bool = False


def import_mirror(
    files: Sequence[Path],
    data_dir: Path,
    home: Home,
    partners: Collection[str],
    *,
    restricted: bool = False,
    dry_run: bool = False,
    today: date | None = None,
    waiting: Callable[[], None] = lambda: None,
) -> MirrorReport:
    """Read files of UN Comtrade and publish them as the next release. ``restricted``: it is not
    for publication; nor is one that is built on such a release.

    Raises:
        DataRefused: a file breaks its rules, or two say the same; nothing was changed.
        StoreUnavailable: the folder cannot be written, or the release before cannot be read.
    """
    day = today or date.today()
    with logged_refusal(", ".join(path.name for path in files), DATASET):
        read = [(path, read_comtrade(path, home, partners, day)) for path in files]
        rows = _joined([(path, one.rows) for path, one in read])
        passed = sum(one.passed_over for _, one in read)
        strangers = tuple(sorted({name for _, one in read for name in one.strangers}))
        if dry_run:
            return MirrorReport(rows, passed, strangers, len(_merged(_before(data_dir), rows)))
        with unchanged_if_full(), workshop(data_dir, DATASET, waiting) as work:
            closed = restricted or is_closed(data_dir, DATASET)
            whole = _merged(_before(data_dir), rows)
            with (work / FILE).open("w", encoding="utf-8", newline="") as stream:
                writer = csv.writer(stream, lineterminator="\n")
                writer.writerow(Reported._fields)
                writer.writerows(whole)
            facts: dict[str, Any] = {
                "rows": {"mirror": len(whole)},
                "from": [path.name for path in files],
            }
            facts |= {MARK: True} if closed else {}
            release = publish_release(data_dir, DATASET, work, facts)
    return MirrorReport(rows, passed, strangers, len(whole), release.number, closed)


def _before(data_dir: Path) -> tuple[Reported, ...]:
    """What was imported so far; a release that cannot be read is not carried on."""
    try:
        return reported(data_dir, ALL)
    except StoreUnavailable:
        return ()


def _joined(files: Iterable[tuple[Path, tuple[Reported, ...]]]) -> tuple[Reported, ...]:
    """The rows of all files. Raises ``DataRefused`` where two hold one year of a partner."""
    found: dict[tuple[str, int, str], Path] = {}
    rows: list[Reported] = []
    for path, some in files:
        for place in dict.fromkeys((one.partner, one.year, one.flow) for one in some):
            if place in found:
                reason = said("refused.mirror.files", file=found[place].name)
                value = " ".join(map(str, place))
                raise DataRefused([Reason(path.name, None, "refYear", value, reason)])
            found[place] = path
        rows += some
    return tuple(rows)


def _merged(before: Iterable[Reported], rows: Sequence[Reported]) -> list[Reported]:
    new = {(one.partner, one.year, one.flow) for one in rows}
    kept = [one for one in before if (one.partner, one.year, one.flow) not in new]
    return sorted([*kept, *rows])
