"""Demonstration data: an invented customs file, from a fixed seed, in the form of the real one.

What is taken from figures that one region published, and nothing else is: exports and imports of
2018 and the totals that they imply for 2017, the shares of the six largest partners in 2018, and
that there were 160 partner countries. Everything below that is drawn: which goods go where, in
which month, at which price. Codes are formed like real ones and name no goods.

Two files are made. The first ends with a preliminary September 2021; the second brings the last
months of 2021 and revises the first nine, so that an incomplete year and a revision can be seen.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.imports.customs import Import, import_customs
from dashboard.imports.odd_rows import Odd
from dashboard.imports.report import ImportReport
from dashboard.imports.values import FLOW_WORDS
from dashboard.loaders.registers import Registers
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.values import DEMONSTRATION

SEED = 20180100
YEARS = tuple(range(2013, 2022))
MILLIONS = {
    "export": (6420.0, 6105.0, 4870.0, 4510.0, 5655.5, 7109.0, 6630.0, 5480.0, 7890.0),
    "import": (4380.0, 4150.0, 3010.0, 3120.0, 3585.3, 4115.9, 4290.0, 3870.0, 4720.0),
}
"""By year. 2018 is published and 2017 implied by its growth; the others are invented."""

COUNTRIES = 160
SHARES_PCT = {"CHN": 15.6, "NLD": 9.2, "FIN": 7.4, "DEU": 6.6, "USA": 5.0, "DNK": 5.0}
EXPORTED_PCT = {"CHN": 52, "NLD": 90, "FIN": 74, "DEU": 38, "USA": 66, "DNK": 88}
"""Published shares in the turnover of 2018; invented parts of each that are exports."""

NEXT = [
    "SWE",
    "EST",
    "POL",
    "BLR",
    "KAZ",
    "GBR",
    "LVA",
    "LTU",
    "KOR",
    "ITA",
    "FRA",
    "JPN",
    "BEL",
    "TUR",
    "IND",
    "ESP",
    "NOR",
    "CZE",
    "AUT",
    "UKR",
]
EXPORTED = {27: 46, 44: 9, 31: 8, 24: 5, 40: 4, 76: 4, 72: 4, 47: 3, 48: 3, 84: 3, 29: 2, 87: 2}
IMPORTED = {84: 22, 87: 15, 85: 12, 39: 7, 73: 5, 3: 4, 90: 4, 48: 3, 8: 3, 40: 3, 72: 3, 94: 2}
ANNUAL_SWING = {8: 0.5, 7: 0.4, 3: 0.2, 27: 0.15, 31: 0.3, 44: 0.2}
HEADINGS = [
    "NAPR",
    "PERIOD",
    "STRANA",
    "TNVED",
    "EDIZM",
    "STOIM",
    "NETTO",
    "KOL",
    "REGION",
    "REGION_S",
]
PRELIMINARY = (2021, 9)
_WRITTEN = {
    name: next(word for word, place in FLOW_WORDS.items() if place == at)
    for at, name in enumerate(("export", "import"))
}
"""Flow → how the customs service writes it."""


def import_demonstration(
    data_dir: Path, registers: Registers, odd: Odd | None = None
) -> tuple[ImportReport, ...]:
    """Make both files and import them as releases of the dataset ``demonstration``."""
    rows = demonstration_rows(registers)
    recent = rows["PERIOD"].str[3:].eq(str(PRELIMINARY[0]))
    early = rows["PERIOD"].str[:2].astype(int).le(PRELIMINARY[1])
    first = rows[~recent | early].copy()
    draw = np.random.default_rng(SEED + 1)
    wrong = draw.lognormal(-0.02, 0.05, len(first))
    value = first["STOIM"].where(~first["PERIOD"].str[3:].eq("2021"), first["STOIM"] * wrong)
    reports = []
    for part in (first.assign(STOIM=value.round(2)), rows[recent]):
        with tempfile.TemporaryDirectory(prefix="demonstration-") as folder:
            file = Path(folder) / "TCBT.csv"
            part.to_csv(file, index=False, encoding="cp866", float_format="%.2f")
            order = Import((file,), data_dir, dataset=DEMONSTRATION, odd=odd)
            reports.append(import_customs(order, registers))
    return tuple(reports)


def demonstration_rows(registers: Registers) -> pd.DataFrame:
    """The rows of the file, headings and values as the customs service writes them."""
    draw = np.random.default_rng(SEED)
    partners = _partners(registers)
    parts = [
        _flow_rows(flow, targets, registers, draw)
        for flow, targets in _targets(partners, draw).items()
    ]
    rows = pd.concat(parts, ignore_index=True)
    zeros = rows["TNVED"].str.startswith("0") & (draw.random(len(rows)) < 0.01)
    rows["TNVED"] = rows["TNVED"].where(~zeros, rows["TNVED"].str[1:])
    others = rows.sample(len(rows) // 20, random_state=SEED).assign(
        REGION=registers.region.written["neighbour"]
    )
    return pd.concat([rows, others], ignore_index=True)


def _partners(registers: Registers) -> list[str]:
    """The named ones first, then others of the register, drawn; ``XXX`` last: not stated."""
    named = [code for code in (*SHARES_PCT, *NEXT) if code != registers.home]
    frame = registers.countries
    known = frame.loc[frame["kind"].eq("country") & frame["alpha2"].ne(""), "country"]
    others = sorted(set(known) - set(named) - {registers.home})
    drawn = np.random.default_rng(SEED + 2).permutation(others)
    return [*named, *map(str, drawn[: COUNTRIES - len(named)]), UNKNOWN_PARTNER]


def _targets(partners: list[str], draw: np.random.Generator) -> dict[str, pd.DataFrame]:
    """Cents by partner (rows) and year (columns) for each flow; of 2018, as published."""
    published = YEARS.index(2018)
    whole = {flow: round(values[published] * 1e8) for flow, values in MILLIONS.items()}
    turnover = sum(whole.values())
    six = {code: share / 100 * turnover for code, share in SHARES_PCT.items() if code in partners}
    part = {
        "export": {code: usd * EXPORTED_PCT[code] / 100 for code, usd in six.items()},
        "import": {code: usd * (1 - EXPORTED_PCT[code] / 100) for code, usd in six.items()},
    }
    rest = 1 / np.arange(8, len(partners) - len(six) + 8) ** 1.3
    rest[-1] *= 0.05
    targets = {}
    for flow, millions in MILLIONS.items():
        left = whole[flow] - sum(part[flow].values())
        weights = rest * draw.lognormal(0, 0.25, len(rest))
        base = np.array([*part[flow].values(), *(left * weights / weights.sum())])
        drift = np.exp(np.cumsum(draw.normal(0, 0.12, (len(partners), len(YEARS))), axis=1))
        table = base[:, None] * drift / drift[:, [published]]
        table *= np.array(millions) * 1e8 / table.sum(axis=0)
        table[:, published] = base
        cents = np.round(table).astype(np.int64)
        cents[0] += np.round(np.array(millions) * 1e8).astype(np.int64) - cents.sum(axis=0)
        targets[flow] = pd.DataFrame(cents, index=partners, columns=YEARS)
    return targets


def _flow_rows(
    flow: str, targets: pd.DataFrame, registers: Registers, draw: np.random.Generator
) -> pd.DataFrame:
    """Rows of one flow: partners trade in some chapters, chapters in some codes, codes in some
    months; then each partner's year is brought to its target, to the cent."""
    codes, chapters = _codes(draw)
    usual = {"export": EXPORTED, "import": IMPORTED}[flow]
    weights = np.array([usual.get(chapter, 0.35) for chapter in chapters])
    weights = weights / np.bincount(chapters)[chapters]
    size = targets.mean(axis=1).to_numpy()
    chance = np.clip(0.02 + 0.7 * (size / size.max()) ** 0.55, 0, 1)
    traded = draw.random((len(targets), len(codes))) < chance[:, None]
    traded[np.arange(len(targets)), draw.integers(0, len(codes), len(targets))] = True
    partner, code = np.nonzero(traded)
    stream = weights[code] * draw.lognormal(0, 1.0, len(code))
    price = draw.lognormal(0.7, 1.1, len(codes))
    swing = np.array([ANNUAL_SWING.get(chapter, 0.05) for chapter in chapters])[code]
    phase = draw.uniform(0, 12, len(codes))[code]
    alpha2 = {country: code for code, country in registers.alpha2.items()}
    parts = []
    for place, year in enumerate(YEARS):
        month = np.arange(12)
        season = 1 + swing[:, None] * np.sin((month - phase[:, None]) * np.pi / 6)
        values = stream[:, None] * season * draw.lognormal(0, 0.35, (len(code), 12))
        values *= draw.random(values.shape) < np.clip(0.1 + chance[partner] * 0.9, 0, 1)[:, None]
        values[np.arange(len(code)), draw.integers(0, 12, len(code))] += stream
        where, when = np.nonzero(values)
        frame = pd.DataFrame({"partner": partner[where], "code": code[where], "month": when + 1})
        cents = _to_targets(values[where, when], partner[where], targets.iloc[:, place].to_numpy())
        kept = cents > 0
        parts.append(frame[kept].assign(year=year, cents=cents[kept]))
    rows = pd.concat(parts, ignore_index=True)
    usd = rows["cents"] / 100
    mass = usd / price[rows["code"]] * draw.lognormal(0, 0.2, len(rows))
    names = np.array([alpha2[code] for code in targets.index])
    found = rows.assign(partner=names[rows["partner"]], code=codes[rows["code"]], mass=mass)
    return _as_written(flow, found, registers)


def _as_written(flow: str, rows: pd.DataFrame, registers: Registers) -> pd.DataFrame:
    """Rows (partner, code, month, year, cents, mass) under the headings of the customs service."""
    written = registers.region.written
    columns = {
        "NAPR": _WRITTEN[flow],
        "PERIOD": rows["month"].astype(str).str.zfill(2) + "/" + rows["year"].astype(str),
        "STRANA": rows["partner"],
        "TNVED": rows["code"],
        "EDIZM": "",
        "STOIM": rows["cents"] / 100,
        "NETTO": rows["mass"].round(2),
        "KOL": 0,
        "REGION": written["region"],
        "REGION_S": written["district"],
    }
    return pd.DataFrame(columns, columns=HEADINGS)


def _codes(draw: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Codes of ten digits, more of them in the large chapters, and the closed one; chapters."""
    codes: list[str] = []
    for chapter in [number for number in range(1, 98) if number != 77]:
        count = 8 if chapter in EXPORTED or chapter in IMPORTED else 3
        tails = draw.choice(np.arange(1, 30), count, replace=False)
        codes += [_code(chapter, int(tail)) for tail in sorted(tails)]
    found = np.array([*codes, "XXXXXXXXXX"])
    return found, np.array([*(int(code[:2]) for code in codes), 98])


def _code(chapter: int, tail: int) -> str:
    return f"{chapter:02d}{tail:02d}{10 * (tail % 9 + 1)}{100 * (tail % 7):04d}"


def _to_targets(values: np.ndarray, partner: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Whole cents in proportion to the values, with the sum of each partner as it must be."""
    sums = np.bincount(partner, values, len(targets))
    cents = np.floor(values * (targets / np.where(sums == 0, 1, sums))[partner]).astype(np.int64)
    missing = targets - np.bincount(partner, cents, len(targets)).astype(np.int64)
    largest = np.lexsort((-values, partner))
    first = largest[np.r_[True, np.diff(partner[largest]) > 0]]
    cents[first] += missing[partner[first]]
    exact: np.ndarray = cents
    return exact
