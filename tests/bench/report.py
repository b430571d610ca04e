"""Lines as they are measured; those that have a ratio are kept in ``history.csv``.

A ratio is to a floor that was measured in the same run, or, where there is none, to what the figure
may be at most: 1 is what was aimed at, more is worse.
"""

from __future__ import annotations

import csv
import math
import subprocess
from pathlib import Path

HISTORY = Path(__file__).parent / "history.csv"


def measured_commit() -> str:
    """The commit that is checked out; with ``-dirty`` where anything but the history differs from
    it, which every benchmark of a run adds to."""

    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=HISTORY.parent, capture_output=True, text=True)
        return done.stdout.strip()

    commit = git("describe", "--always")
    changed = git("status", "--porcelain", "--untracked-files=no", "--", ":/", f":!{HISTORY.name}")
    return f"{commit}-dirty" if commit and changed else commit


class Report:
    """What one run of a benchmark found."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, float, float]] = []

    def row(self, name: str, value: str, aim: str = "") -> None:
        print(f"{name:<62}{value:>24}   {aim}", flush=True)

    def ratio(
        self, name: str, value: float, ratio: float, aim: str = "", *, keep: bool = True
    ) -> None:
        """A figure with its ratio to its floor."""
        if keep and not math.isnan(ratio):
            self.kept.append((name, value, ratio))
        digits = 0 if value >= 10 else 2
        self.row(name, f"{value:,.{digits}f} ({ratio:.2f} ×)", aim)

    def bound(self, name: str, value: float, most: float) -> None:
        """A figure beside what it may be at most."""
        self.ratio(name, value, value / most, f"≤ {most:g}" + ("" if value <= most else "  MISSED"))

    def least(self, name: str, value: float, least: float) -> None:
        """A figure beside what it has to be at least; the ratio is of how much is missing."""
        kept = "" if value >= least else "  MISSED"
        self.ratio(name, value, least / value if value else math.inf, f"≥ {least:g}{kept}")

    def keep(self) -> None:
        """Add what was measured to the history, under the commit that it is of."""
        commit = measured_commit()
        new = not HISTORY.exists()
        with HISTORY.open("a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            if new:
                writer.writerow(["commit", "figure", "value", "ratio"])
            writer.writerows([commit or "unknown", name, round(value, 2), round(ratio, 3)]
                             for name, value, ratio in self.kept)  # fmt: skip
        self.kept.clear()
