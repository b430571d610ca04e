"""Customs rows as an owner may have them: flows of unequal months, gaps, values below zero."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.imports.customs_files import Cells, row

PARTNERS = ("CN", "DE", "FI", "US", "BY", "NL", "NO", "SE", "PL")
GOODS = ("2709009009", "4407119300", "8703231981", "7108120001", "1001190000", "XXXXXXXXXX")
KNOWN = {
    (2018, "ЭК"): range(1, 13),
    (2018, "ИМ"): range(1, 13),
    (2019, "ЭК"): range(1, 13),
    (2019, "ИМ"): (1, 2, 3, 5),
    (2020, "ЭК"): range(1, 13),
    (2022, "ЭК"): range(1, 7),
    (2022, "ИМ"): range(7, 13),
    (2023, "ЭК"): range(1, 10),
    (2023, "ИМ"): range(1, 10),
}
"""Year and flow → the months that came."""


def uneven(seed: int = 10) -> list[Cells]:
    """The rows; in 2023 some partners and goods are worth less than nothing."""
    return list(_rows(random.Random(seed)))


def reference(seed: int = 10) -> Iterator[str]:
    """The lines of a table of what others trade: of the country both flows, of the world exports,
    of two partners imports; chapter 71 is not among them, and the year 2020 has no total."""
    rng = random.Random(seed)
    yield "reporter,year,flow,code,value_usd"
    for who, flow in (("RUS", "export"), ("RUS", "import"), ("WLD", "export"), ("CHN", "import"),
                      ("FIN", "import")):  # fmt: skip
        for year in (2018, 2019, 2020):
            values = {code[:4]: rng.randint(10**8, 10**10) for code in GOODS if code[0] in "1248"}
            yield from (f"{who},{year},{flow},{code},{usd}" for code, usd in values.items())
            if year < 2020:
                yield f"{who},{year},{flow},TOTAL,{2 * sum(values.values())}"


def _rows(rng: random.Random) -> Iterator[Cells]:
    for (year, flow), months in KNOWN.items():
        for month in months:
            for partner in PARTNERS:
                for code in rng.sample(GOODS, 3):
                    below = year == 2023 and (partner in ("US", "NO") or code == GOODS[3])
                    usd = rng.uniform(1e5, 9e6) * (-0.1 if below else 1)
                    yield row(flow, f"{month:02d}/{year}", partner, code, f"{usd:.2f}")
