"""Headings that stand again among the rows: at the top of each printed page, or of each of the
files that were put one after the other.

Such a line is passed over where every column has its own heading again, and where no month, flow,
partner, code and region stands below more than one line of headings: else the tables may be a
revision below what it revises, and nothing says which is right.
"""

from __future__ import annotations

import numpy as np

from dashboard.errors import DataRefused, Reason
from dashboard.imports.limits import Limits
from dashboard.imports.packing import PassedOver
from dashboard.imports.staging import Stage, StagedFile, prints_of
from dashboard.imports.wording import because, why
from dashboard.sentences import number


def pass_over_headings(stage: Stage, limits: Limits) -> list[PassedOver]:
    """Name the files whose headings stand again; ``repeats_pct`` of 100 says that their tables are
    parts of one.

    Raises:
        DataRefused: rows below different headings are of the same month, partner and code.
    """
    reasons, passed = [], []
    for staged in stage.files:
        if not staged.headings:
            continue
        headings = number(len(staged.headings))
        if limits.repeats_pct < 100 and (rows := _amid(staged)):
            reason = why("headings_amid", rows=number(rows), headings=headings)
            reasons.append(Reason(staged.file.name, None, "", "", reason))
        passed.append(PassedOver(staged.file.name, because("headings_again", headings=headings)))
    if reasons:
        raise DataRefused(reasons)
    return passed


def _amid(staged: StagedFile) -> int:
    """How many rows have the key of a row that stands below an earlier line of headings."""
    keys = prints_of(staged, "keys")
    table = np.searchsorted(staged.headings, np.arange(len(keys)), "right")
    order = np.argsort(keys, kind="stable")
    keys, table = keys[order], table[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
    first = np.repeat(table[starts], np.diff(np.append(starts, len(keys))))
    return int(np.count_nonzero(table != first))
