"""What the owner says of odd rows of customs data: right or wrong, and why.

``verdicts.csv`` beside the releases of a dataset has a line a row: ``period, flow, partner, code``
as `table oddities` prints them, ``value_usd, net_mass_kg`` that the row had, ``verdict``,
``reason`` and ``given``, the day. It is of the row as it was: a release in which its value or its
mass is another has it open again.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dashboard.errors import DataRefused, Reason, StoreUnavailable
from dashboard.loaders.folder_snapshot import within_snapshot
from dashboard.loaders.releases import stamp
from dashboard.sentences import said
from dashboard.values import VERDICTS

FILE = "verdicts.csv"
CENT = 0.005
Row = tuple[str, str, str, str]
"""Period, flow, partner and code."""


class Verdict(NamedTuple):
    """What is said of a row, US dollars and kilograms as it had them."""

    period: str
    flow: str
    partner: str
    code: str
    value_usd: float
    net_mass_kg: float
    verdict: str
    reason: str
    given: str

    @property
    def row(self) -> Row:
        """The row that it is of."""
        return self.period, self.flow, self.partner, self.code

    def is_of(self, value_usd: float, net_mass_kg: float) -> bool:
        """Whether the row still has the value and the mass of which this was said."""
        pairs = ((self.value_usd, value_usd), (self.net_mass_kg, net_mass_kg))
        return all(one == other or math.isclose(one, other, abs_tol=CENT) for one, other in pairs)


@cache
def path_of(data_dir: Path, dataset: str) -> Path:
    """Where the verdicts on a dataset are."""
    return data_dir / dataset / FILE


@within_snapshot
def version(data_dir: Path, dataset: str) -> str:
    """Changes with the file; empty where there is none."""
    return stamp(path_of(data_dir, dataset))


def read_verdicts(data_dir: Path, dataset: str) -> tuple[Verdict, ...]:
    """The verdicts on rows of a dataset; none where there is no file.

    Raises:
        DataRefused: a line is none.
        StoreUnavailable: the file cannot be read.
    """
    path = path_of(data_dir, dataset)
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreUnavailable(said("refused.unreadable_verdicts", why=str(error))) from error
    return tuple(
        _verdict(path, number, line)
        for number, line in enumerate(csv.DictReader(io.StringIO(text, newline="")), 2)
    )


def _verdict(path: Path, number: int, line: dict[str, str | None]) -> Verdict:
    cells = [line.get(name) or "" for name in Verdict._fields]
    try:
        value, mass = (float(line[name] or "nan") for name in ("value_usd", "net_mass_kg"))
    except (KeyError, TypeError, ValueError):
        value = mass = math.nan
    if not math.isfinite(value) or line.get("verdict") not in VERDICTS:
        why = said("refused.rule.verdict", columns=", ".join(Verdict._fields))
        raise DataRefused([Reason(path.name, number, "", ",".join(cells), why)])
    period, flow, partner, code, _, _, verdict, reason, given = cells
    return Verdict(period, flow, partner, code, value, mass, verdict, reason, given)


def written(verdicts: Iterable[Verdict]) -> str:
    """The text of the file that has these."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(Verdict._fields)
    writer.writerows(sorted(verdicts))
    return file.getvalue()
