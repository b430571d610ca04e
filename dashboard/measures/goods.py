"""The goods of a year, one step deeper than what is chosen: group → chapter → 4 → 6 → 10 digits."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.choices import Flow
from dashboard.loaders.registers import Registers
from dashboard.query import UNDISCLOSED, Query

COLUMNS = [
    "kind", "code", "exports_usd", "imports_usd", "usd", "net_mass_kg", "usd_per_kg", "share_pct",
    "before_usd",
]  # fmt: skip
LEVELS = (2, 4, 6, 10)


def next_level(code: str) -> int:
    """How many digits the codes below a code have; those of ten digits have none below."""
    return next((digits for digits in LEVELS if digits > len(code)), LEVELS[-1])


def goods_frame(now: pd.DataFrame, before: pd.DataFrame, flow: Flow | None) -> pd.DataFrame:
    """What the chosen goods consist of in a year, largest first.

    ``now`` and ``before``: ``kind, code, exports_usd, imports_usd, net_mass_kg`` of the year and
    of the year compared with. Answer: ``kind (sector|chapter|code), code, exports_usd,
    imports_usd, usd, net_mass_kg, usd_per_kg, share_pct, before_usd``. ``usd`` is the chosen flow
    or the turnover, ``share_pct`` its part of all rows, ``before_usd`` the same of the year
    compared with. Mass, and US dollars per kilogram, are given below the chapter only: a chapter
    holds goods too unlike for an average.
    """
    now, before = (_of_flow(side, flow) for side in (now, before))
    frame = now.merge(
        before[["code", "usd"]].rename(columns={"usd": "before_usd"}), on="code", how="left"
    )
    whole = frame["usd"].sum()
    mass = frame["net_mass_kg"]
    frame = frame.assign(
        usd_per_kg=(frame["usd"] / mass).where(mass.gt(0)),
        share_pct=100 * frame["usd"] / whole if whole > 0 else np.nan,
    )
    return frame.sort_values("usd", ascending=False, kind="stable", ignore_index=True)[COLUMNS]


def _of_flow(rows: pd.DataFrame, flow: Flow | None) -> pd.DataFrame:
    exports, imports = rows["exports_usd"], rows["imports_usd"]
    usd = exports + imports if flow is None else exports if flow == "export" else imports
    return rows.assign(
        exports_usd=np.nan if flow == "import" else exports,
        imports_usd=np.nan if flow == "export" else imports,
        usd=usd,
    )[usd.ne(0) & usd.notna()]


def path_to(query: Query, registers: Registers) -> list[tuple[str, str]]:
    """The steps that lead to the chosen goods, as ``(sectors, code)`` each; the first is all.

    The group of a code stands between, whether or not it is chosen.
    """
    sectors = ",".join(query.sectors)
    steps = [("", "")]
    if query.code and not sectors:
        sectors = registers.groups[query.code[:2]]
    if sectors:
        steps.append((sectors, ""))
    if query.code == UNDISCLOSED:
        return [*steps, (sectors, UNDISCLOSED)]
    steps += [(sectors, query.code[:level]) for level in LEVELS if level < len(query.code)]
    return [*steps, (sectors, query.code)] if query.code else steps
