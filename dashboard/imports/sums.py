"""Rows without a partner, a code or a region that are the sum of all others of their month.

They are told from honest rows (trade whose partner was not stated) by their money alone: see
`dashboard.imports.rounding`. Some sums stand under the very signs of what is not known: NNN for all
partners, XXXXXXXXXX for all goods. Of these honest rows are many in customs files, so they are the
sum only if they are it to the cent, or if they were rounded: all of them are whole dollars, or
thousands, and what they add up is not; each may then miss it by half of that unit. It is no chance
where at least half of the months with such rows look so, and the unit is little (one per cent)
against some of their sums; where it is much against all of them the files are refused.
"""

from __future__ import annotations

from typing import Any

from dashboard.errors import DataRefused, Reason
from dashboard.imports.engines import Embedded, listed_texts, parquet
from dashboard.imports.levels import DIGITS
from dashboard.imports.packing import PassedOver
from dashboard.imports.periods import period_text
from dashboard.imports.recount import keep_only
from dashboard.imports.rounding import DOUBT, EXACT, NEAR, NEAR_PCT, OTHER, UNITS, verdict
from dashboard.imports.staging import Stage
from dashboard.imports.tallying import CLOSED
from dashboard.imports.values import NO_CODE, code_of
from dashboard.imports.wording import because, flow_named, why
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.sentences import dollars, number

FEWEST = 3
"""So many rows of money have no sum by chance."""


def pass_over_sums(stage: Stage, database: Embedded) -> list[PassedOver]:
    """Leave out rows that are the sum of the others of their month.

    Raises:
        DataRefused: rows without a partner, a code or a region nearly are.
    """
    return [*_without_a_place(stage, database), *_under_the_unknown(stage, database)]


def _without_a_place(stage: Stage, database: Embedded) -> list[PassedOver]:
    """Leave out rows without a partner, a code or a region that are the sum of the others of their
    month.

    Raises:
        DataRefused: they nearly are.
    """
    nothing = listed_texts(NO_CODE)
    no_partner = f"coalesce(odd_partner in ({nothing}), false)"
    no_code = f"(coalesce(odd_code in ({nothing}), false) or (odd_code is null and code = 0))"
    tally = stage.tally
    no_region = "region = 0" if 0 in tally.regions.rows else "false"
    if not (
        no_region != "false"
        or NO_CODE & tally.odd_partners.rows.keys()
        or "" in tally.odd_codes.rows
        or NO_CODE & tally.strange_codes.rows.keys()
    ):
        return []
    kind = (
        f"case when {no_region} then 4 when {no_partner} and {no_code} then 3 "
        f"when {no_partner} then 1 when {no_code} then 2 else 0 end"
    )
    # Rows of mass alone are no sum, and nothing of their money was rounded.
    money = "count(*) filter (cents <> 0)"
    judged = verdict("sum(cents)", "any_value(others)", money, "any_value(other_rows)")
    found = database.rows(
        f"""with rows as (
            select month, flow, region, cents, {kind} as kind
            from {parquet(stage.folder, "part-*.parquet")}
        ), whole as (
            select month, flow, region, sum(cents)::bigint as others, {money} as other_rows
            from rows where kind = 0 group by all
            union all
            select month, flow, 0, sum(cents)::bigint, {money}
            from rows where kind = 0 and region <> 0 group by all
        )
        select month, flow, region, kind, sum(cents)::bigint, count(*),
            any_value(others), {judged}
        from rows join whole using (month, flow, region) where kind > 0 group by month, flow,
            region, kind having sum(cents) <> 0 order by all"""
    )
    near = [row for row in found if row[7] == NEAR or row[7].endswith(DOUBT)]
    sums = [row for row in found if row[7] != OTHER and row not in near]
    if near:
        raise DataRefused(_nearly(stage, row[0], row[1], row[4], row[6]) for row in near)
    if not sums:
        return []
    return [_left_out(stage, database, kind, [(*row[:4], row[5], row[4]) for row in sums])]


def _left_out(
    stage: Stage, database: Embedded, kind: str, sums: list[tuple[int, ...]]
) -> PassedOver:
    """Leave out rows by month, flow, region and kind; the numbers behind are rows and cents."""
    listed = ", ".join(str(tuple(row[:4])) for row in sums)
    keep_only(stage, database, f"(month, flow, region, {kind}) not in ({listed})")
    rows, cents = sum(row[4] for row in sums), sum(row[5] for row in sums)
    stage.move("sums", rows, cents)
    reason = because("sums", rows=number(rows), usd=dollars(cents))
    return PassedOver(stage.names, reason)


def _under_the_unknown(stage: Stage, database: Embedded) -> list[PassedOver]:
    """Leave out rows whose partner is not stated, whose code is closed, or both, that are the sum
    of the others of their month, or of those that begin as ``27XXXXXXXX`` does.

    Raises:
        DataRefused: they are perhaps their rounded sum.
    """
    closed = [text for text in stage.tally.odd_codes.rows if CLOSED.fullmatch(text)]
    no_partner = f"(partner = '{UNKNOWN_PARTNER}' and odd_partner is null)"
    no_code = f"coalesce(odd_code in ({listed_texts(closed)}), false)"
    kinds = [(no_partner, 0)] if stage.tally.not_stated.all_rows else []
    if closed:
        levels = sorted({code_of(text).digits for text in closed}, reverse=True)
        kinds += [(f"({no_code} and digits = {level})", level) for level in levels]
        kinds.append((f"({no_partner} and {no_code} and digits = 0)", 0))
    passed = []
    for kind, level in kinds:
        begins = f"code // {10 ** (DIGITS - level)}"
        found = database.rows(
            f"""select month, flow, region, {begins} as begins, count(*) filter ({kind}) as rows,
                sum(cents) filter ({kind})::bigint as sums,
                sum(cents) filter (not {kind})::bigint as others, {_how(kind)}
            from {parquet(stage.folder, "part-*.parquet")} group by month, flow, region, begins
            having sums <> 0 and count(*) filter (not {kind} and cents <> 0) >= {FEWEST}
            order by all"""
        )
        if sums := _surely_sums(found, stage):
            which = f"case when {kind} then {begins} else -1 end"
            passed.append(_left_out(stage, database, which, [row[:6] for row in sums]))
    return passed


def _how(kind: str) -> str:
    """SQL: whether rows of a kind are the sum of the others of their group: ``exact``, in a unit
    (with ``?``: that may be chance), or ``other``."""
    cases = [f"when sums = others then '{EXACT}'"]
    for name, unit in UNITS.items():
        whole = f"bool_and(cents % {unit} = 0) filter"
        room = f"{unit // 2} * count(*) filter ({kind} and cents <> 0)"
        rounded = (
            f"{whole} ({kind}) and not {whole} (not {kind}) and abs(sums - others) <= {room} "
            f"and {room} <= abs(others)"
        )
        cases += [
            f"when {rounded} and {room} * 100 <= {NEAR_PCT} * abs(others) then '{name}'",
            f"when {rounded} then '{name}{DOUBT}'",
        ]
    return f"case {' '.join(cases)} else '{OTHER}' end"


def _surely_sums(found: list[tuple[Any, ...]], stage: Stage) -> list[tuple[Any, ...]]:
    """The groups that are the sum of their others.

    Raises:
        DataRefused: most look like rounded sums, and none surely is one.
    """
    alike = [row for row in found if row[-1] != OTHER]
    exact = [row for row in alike if row[-1] == EXACT]
    if 2 * len(alike) < len(found):
        return exact
    if alike and all(row[-1].endswith(DOUBT) for row in alike):
        raise DataRefused(
            _nearly(stage, row[0], row[1], row[5], row[6], "nearly_unknown") for row in alike
        )
    return alike


def _nearly(
    stage: Stage, month: int, flow: int, cents: int, others: int, key: str = "nearly_sum"
) -> Reason:
    reason = why(
        key,
        flow=flow_named(flow),
        usd=dollars(cents),
        others=dollars(others),
    )
    return Reason(stage.names, None, "PERIOD", period_text(month), reason)
