"""The goods of a year, one step deeper than what is chosen: group → chapter → 4 → 6 → 10 digits."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.loaders.registers import Registers
from dashboard.selection import UNDISCLOSED, Selection
from dashboard.store.customs import CustomsStore

COLUMNS = [
    "kind", "code", "exports_usd", "imports_usd", "usd", "net_mass_kg", "usd_per_kg", "share_pct",
    "before_usd",
]  # fmt: skip
LEVELS = (2, 4, 6, 10)


def next_level(code: str) -> int:
    """How many digits the codes below a code have; those of ten digits have none below."""
    return next((digits for digits in LEVELS if digits > len(code)), LEVELS[-1])


def goods_frame(store: CustomsStore, selection: Selection, against: int) -> pd.DataFrame:
    """What the chosen goods consist of in the selection's year, largest first.

    ``kind (sector|chapter|code), code, exports_usd, imports_usd, usd, net_mass_kg, usd_per_kg,
    share_pct, before_usd``. ``usd`` is the chosen flow or the turnover, ``share_pct`` its part of
    all rows, ``before_usd`` the same of the year compared with. Mass, and US dollars per
    kilogram, are given below the chapter only: a chapter holds goods too unlike for an average.
    """
    now, before = (_goods(store, selection.with_(year=year)) for year in (selection.year, against))
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


def _goods(store: CustomsStore, selection: Selection) -> pd.DataFrame:
    if selection.code:
        digits = next_level(selection.code)
        rows = store.trade_by_code(selection, selection.code, digits).assign(kind="code")
    elif selection.sectors:
        rows = store.trade_by_chapter(selection).rename(columns={"chapter": "code"})
        rows = rows.assign(kind="chapter", net_mass_kg=np.nan)
    else:
        rows = store.trade_by_sector(selection).rename(columns={"sector": "code"})
        rows = rows.assign(kind="sector", net_mass_kg=np.nan)
    exports, imports = rows["exports_usd"], rows["imports_usd"]
    if selection.flow is None:
        usd = exports + imports
    else:
        usd = exports if selection.flow == "export" else imports
    return rows.assign(
        exports_usd=np.nan if selection.flow == "import" else exports,
        imports_usd=np.nan if selection.flow == "export" else imports,
        usd=usd,
    )[usd.ne(0) & usd.notna()]


def path_to(selection: Selection, registers: Registers) -> list[tuple[str, str]]:
    """The steps that lead to the chosen goods, as ``(sectors, code)`` each; the first is all.

    The group of a code stands between, whether or not it is chosen.
    """
    sectors = ",".join(selection.sectors)
    steps = [("", "")]
    if selection.code and not sectors:
        sectors = registers.groups[selection.code[:2]]
    if sectors:
        steps.append((sectors, ""))
    if selection.code == UNDISCLOSED:
        return [*steps, (sectors, UNDISCLOSED)]
    steps += [(sectors, selection.code[:level]) for level in LEVELS if level < len(selection.code)]
    return [*steps, (sectors, selection.code)] if selection.code else steps
