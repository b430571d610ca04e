"""Rows without a partner, a code or a region that are the sum of all others of their month.

They are told from honest rows (trade whose partner was not stated) by their money alone: see
`dashboard.imports.rounding`. Some sums stand under the very signs of what is not known: NNN for all
partners, XXXXXXXXXX for all goods. Of these honest rows are many in customs files, so they are the
sum only if they are it to the cent.
"""

from __future__ import annotations

from dashboard.choices import FLOWS
from dashboard.errors import SHOWN, DataRefused, Reason
from dashboard.imports.engines import Embedded, listed_texts, parquet
from dashboard.imports.levels import DIGITS
from dashboard.imports.packing import PassedOver
from dashboard.imports.periods import period_text
from dashboard.imports.recount import keep_only
from dashboard.imports.rounding import DOUBT, NEAR, OTHER, verdict
from dashboard.imports.staging import Stage
from dashboard.imports.tallying import CLOSED
from dashboard.imports.values import NO_CODE, code_of
from dashboard.imports.wording import because, why
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.sentences import dollars, number, said

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
        raise DataRefused(_nearly(stage, row[0], row[1], row[4], row[6]) for row in near[:SHOWN])
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
    of the others of their month, or of those that begin as ``27XXXXXXXX`` does, to the cent."""
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
            f"""select month, flow, region, {begins} as begins, count(*) filter ({kind}),
                sum(cents) filter ({kind})::bigint as sums
            from {parquet(stage.folder, "part-*.parquet")} group by month, flow, region, begins
            having sums <> 0 and sums = sum(cents) filter (not {kind})
                and count(*) filter (not {kind} and cents <> 0) >= {FEWEST} order by all"""
        )
        if found:
            which = f"case when {kind} then {begins} else -1 end"
            passed.append(_left_out(stage, database, which, found))
    return passed


def _nearly(stage: Stage, month: int, flow: int, cents: int, others: int) -> Reason:
    reason = why(
        "nearly_sum",
        flow=said(f"flow.{FLOWS[flow]}"),
        usd=dollars(cents),
        others=dollars(others),
    )
    return Reason(stage.names, None, "PERIOD", period_text(month), reason)
