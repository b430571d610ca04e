"""What files of one import share, by an index: the same as by looking at every pair of them."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from dashboard.flows import FLOWS
from dashboard.imports.fields import Rules
from dashboard.imports.formats import recognise
from dashboard.imports.limits import Limits
from dashboard.imports.periods import period_text
from dashboard.imports.shared_keys import shared_keys
from dashboard.imports.staging import Stage, stage_files
from tests.imports.customs_files import HEADINGS, REGISTERS, Cells, row, text, written

RULES = Rules(REGISTERS.alpha2, (41000,), dt.date(2026, 1, 1), Limits())
POSTS = ("", "10216110", "10216120")
Month = tuple[str, str]


def drawn(draw: random.Random, rows: int, post: bool) -> list[Cells]:
    """Rows of few keys, so that files share some; the post last."""
    return [
        (*row(draw.choice(("ЭК", "ИМ")), f"{draw.randint(1, 3):02d}/2020",
              draw.choice(("CN", "DE")), draw.choice(("2709009009", "4407119300"))),
         draw.choice(POSTS) if post else "-")
        for _ in range(rows)
    ]  # fmt: skip


def staged(folder: Path, files: list[list[Cells]]) -> Stage:
    paths = [
        written(folder / f"{place}.csv",
                text(rows, headings=(*HEADINGS, "NOTE" if rows[0][-1] == "-" else "POST")))
        for place, rows in enumerate(files)
    ]  # fmt: skip
    (folder / "staged").mkdir()
    return stage_files(
        [file for path in paths for file in recognise(path, RULES.limits).files],
        folder / "staged", RULES,
    )  # fmt: skip


def by_pairs(files: list[list[Cells]]) -> dict[tuple[int, int], dict[Month, tuple[int, int]]]:
    """Of each two files with a key in common: by month and flow the rows that they share, and
    those of the one that has fewer."""
    found = {}
    for (one, rows), (other, others) in combinations(enumerate(files), 2):
        parts = 11 if rows[0][-1] != "-" != others[0][-1] else 10
        mine, theirs = (
            Counter((cells[:4], cells[10:parts]) for cells in side) for side in (rows, others)
        )
        months: dict[Month, tuple[int, int]] = {}
        for month in {(key[0][1], key[0][0]) for key in mine.keys() & theirs.keys()}:
            sides = [
                Counter({k: n for k, n in side.items() if (k[0][1], k[0][0]) == month})
                for side in (mine, theirs)
            ]
            shared = (sides[0] & sides[1]).total()
            months[month] = shared, min(side.total() for side in sides)
        if months:
            found[one, other] = months
    return found


def fewer(one: list[Cells], other: list[Cells]) -> int:
    """The rows of the one that has fewer, in all months and flows that both have."""
    mine, theirs = (Counter((cells[1], cells[0]) for cells in side) for side in (one, other))
    return (mine & theirs).total()


def by_index(stage: Stage) -> dict[tuple[int, int], dict[Month, tuple[int, int]]]:
    found: dict[tuple[int, int], dict[Month, tuple[int, int]]] = {}
    for one, shared in shared_keys(stage):
        columns = (shared.other, shared.head, shared.shared, shared.rows)
        for other, head, both, rows in zip(*(c.tolist() for c in columns), strict=True):
            year, month = period_text(head // 2).split("-")
            flow = {"export": "ЭК", "import": "ИМ"}[FLOWS[head % 2]]
            found.setdefault((one, other), {})[f"{month}/{year}", flow] = both, rows
    return found


def test_an_index_finds_what_looking_at_every_pair_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = random.Random(3)
    for turn in range(8):
        folder = tmp_path / str(turn)
        folder.mkdir()
        kinds = {0: (False,), 1: (True,)}.get(turn, (False, True))
        files = [drawn(draw, draw.randint(1, 6), draw.choice(kinds)) for _ in range(7)]
        stage = staged(folder, files)
        expected = by_pairs(files)
        for at_once in (10**6, 5):
            monkeypatch.setattr("dashboard.imports.shared_keys.AT_ONCE", at_once)
            assert by_index(stage) == expected
            for one, shared in shared_keys(stage):
                for place, other in enumerate(shared.other.tolist()):
                    months = expected[one, other]
                    assert shared.all_shared[place] == sum(both for both, _ in months.values())
                    assert shared.all_rows[place] == fewer(files[one], files[other])


def test_files_that_share_nothing_are_not_held_against_each_other(tmp_path: Path) -> None:
    files = [[(*row(code=f"{place:04d}110000"), "-")] for place in range(10, 30)]
    assert not list(shared_keys(staged(tmp_path, files)))
