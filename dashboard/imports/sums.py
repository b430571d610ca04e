"""Rows without a partner, a code or a region that are the sum of all others of their month.

They are told from honest rows (trade whose partner was not stated) by their money alone: see
`dashboard.imports.rounding`.
"""

from __future__ import annotations

from dashboard.choices import FLOWS
from dashboard.errors import SHOWN, DataRefused, Reason
from dashboard.imports.engines import Embedded, listed_texts, parquet
from dashboard.imports.packing import PassedOver
from dashboard.imports.periods import period_text
from dashboard.imports.recount import keep_only
from dashboard.imports.rounding import DOUBT, NEAR, OTHER, verdict
from dashboard.imports.staging import Stage
from dashboard.imports.values import NO_CODE
from dashboard.imports.wording import because, why
from dashboard.sentences import dollars, number, said


def pass_over_sums(stage: Stage, database: Embedded) -> list[PassedOver]:
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
    listed = ", ".join(str(tuple(row[:4])) for row in sums)
    keep_only(stage, database, f"(month, flow, region, {kind}) not in ({listed})")
    rows, cents = sum(row[5] for row in sums), sum(row[4] for row in sums)
    stage.move("sums", rows, cents)
    reason = because("sums", rows=number(rows), usd=dollars(cents))
    return [PassedOver(stage.names, reason)]


def _nearly(stage: Stage, month: int, flow: int, cents: int, others: int) -> Reason:
    reason = why(
        "nearly_sum",
        flow=said(f"flow.{FLOWS[flow]}"),
        usd=dollars(cents),
        others=dollars(others),
    )
    return Reason(stage.names, None, "PERIOD", period_text(month), reason)
