"""The goods of a year, one step deeper than what is chosen: group → chapter → 4 → 6 → 10 digits."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard.flows import Flow
from dashboard.loaders.code_changes import Edition
from dashboard.loaders.registers import Registers
from dashboard.measures.nomenclature import past
from dashboard.query import Query
from dashboard.trade_rows import NAN, share_pct
from dashboard.values import UNDISCLOSED

LEVELS = (2, 4, 6, 10)


def next_level(code: str) -> int:
    """How many digits the codes below a code have; those of ten digits have none below."""
    return next((digits for digits in LEVELS if digits > len(code)), LEVELS[-1])


class Goods(NamedTuple):
    """Goods of a year: a commodity group, a chapter or a code; ``usd`` is the chosen flow or the
    turnover, ``share_pct`` its part of all rows, ``before_usd`` the same of the year compared
    with. ``former`` are the codes that it was then, joined by ``;``, where these are others, and
    ``changed`` how an edition of the nomenclature changed it so that it cannot be compared: nothing
    then is like it, or, with ``former``, these are known by six digits and the code has more.
    ``editions``: those that changed it, joined by ``;``, newest first; see
    `dashboard.measures.nomenclature.Past`. Mass, and US dollars per kilogram,
    are given below the chapter only: a chapter holds goods too unlike for an average."""

    kind: str
    code: str
    exports_usd: float
    imports_usd: float
    usd: float
    net_mass_kg: float
    usd_per_kg: float
    share_pct: float
    before_usd: float
    status: str
    former: str = ""
    changed: str = ""
    editions: str = ""


SumOfGoods = tuple[str, float, float, float, float]
"""Code, exports, imports, turnover and kilograms."""
Sums = Sequence[SumOfGoods]


def goods_of(
    kind: str,
    now: Sums,
    before: Sums,
    flow: Flow | None,
    status: str,
    editions: Sequence[Edition] = (),
) -> tuple[Goods, ...]:
    """What the chosen goods consist of in a year, largest first; ``editions`` are those of the
    nomenclature that began between both years, newest first."""
    then = {code: usd for code, *_, usd in _of_flow(before, flow)}
    rows = _of_flow(now, flow)
    whole = math.fsum(usd for *_, usd in rows)
    found = [
        Goods(
            kind,
            code,
            exports,
            imports,
            usd,
            kg,
            usd / kg if kg > 0 else NAN,
            share_pct(usd, whole),
            *_then(code, then, status, editions),
        )
        for code, exports, imports, kg, usd in rows
    ]
    return tuple(sorted(found, key=lambda row: -row.usd))


def _then(
    code: str, then: Mapping[str, float], status: str, editions: Sequence[Edition]
) -> tuple[float, str, str, str, str]:
    """What a code was worth before, its status, and by which other codes or why not."""
    before = past(editions, code)
    known = [] if before.kind else [then[one] for one in before.codes if one in then]
    others = ";".join(before.codes) if before.codes != (code,) else ""
    usd = math.fsum(known) if known else NAN
    return usd, status, others, before.kind, ";".join(before.editions)


def _of_flow(rows: Sums, flow: Flow | None) -> list[tuple[str, float, float, float, float]]:
    """The rows of which something is known of what is asked for, with that at their end."""
    found = []
    for code, exports, imports, turnover, kg in rows:
        usd = {None: turnover, "export": exports, "import": imports}[flow]
        if usd == usd and usd != 0:
            exports, imports = (
                NAN if flow == "import" else exports,
                NAN if flow == "export" else imports,
            )
            found.append((code, exports, imports, kg, usd))
    return found


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
