"""Rows that add up others without saying so: a shorter code beside the longer ones below it, a
row without a partner or a code that is the sum of all.

Both are told from rows that are honest (goods known only by a shorter code; trade whose partner
was not stated) by their money alone.
"""

from __future__ import annotations

from dashboard.choices import FLOWS
from dashboard.errors import SHOWN, DataRefused, Reason
from dashboard.imports.engines import Embedded, parquet
from dashboard.imports.packing import PassedOver
from dashboard.imports.periods import period_text
from dashboard.imports.recount import recount
from dashboard.imports.staging import Stage
from dashboard.imports.values import NO_CODE
from dashboard.imports.wording import because, why
from dashboard.sentences import dollars, number, said

LENGTHS = (2, 4, 6, 8, 10)
CHANCE_PCT = 5
"""Per cent of shorter codes that may by chance have the value of what is below them."""
NEAR_PCT = 1
"""A row that misses the sum of the others by less than this is neither a sum nor honest."""
_PLACE = "month, flow, partner, region"


def pass_over_levels(stage: Stage, database: Embedded) -> list[PassedOver]:
    """Leave out the rows of codes that add up longer ones.

    Raises:
        DataRefused: some shorter codes equal the sum of their longer ones and some do not.
    """
    lengths = sorted(stage.tally.lengths & set(LENGTHS))
    if len(lengths) < 2:
        return []
    rows = parquet(stage.folder, "part-*.parquet")
    database.execute(
        f"""create or replace table of_codes as
        select {_PLACE}, code, (digits + digits % 2)::tinyint as digits,
            sum(cents)::bigint as cents, count(*) as rows
        from {rows} where odd_code is null and code > 0 group by all"""
    )
    database.execute("create or replace table summed as from of_codes limit 0")
    for length in lengths[:-1]:
        database.execute(
            f"""insert into summed
            with longer as (select distinct {_PLACE}, {_prefix(length)} as prefix
                from of_codes where digits > {length})
            select of_codes.* from of_codes join longer using ({_PLACE})
            where digits = {length} and {_prefix(length)} = prefix"""
        )
    parts = " union all ".join(
        f"""select {_PLACE}, code, digits, summed.cents, summed.rows, below
        from summed join (
            select {_PLACE}, {_prefix(length)} as prefix, sum(cents) as below
            from (from of_codes anti join summed using ({_PLACE}, code, digits))
            where digits > {length} group by all
        ) using ({_PLACE}) where digits = {length} and {_prefix(length)} = prefix and cents <> 0"""
        for length in lengths[:-1]
    )
    database.execute(f"create or replace table above as {parts}")
    return _decided(stage, database)


def _prefix(length: int) -> str:
    return f"(code // {10 ** (10 - length)})"


def _decided(stage: Stage, database: Embedded) -> list[PassedOver]:
    equal = "abs(cents - below) <= rows"
    sums, others, rows, cents, found = database.rows(
        f"""select count_if({equal}), count_if(not ({equal})),
            coalesce(sum(case when {equal} then rows end), 0)::bigint,
            coalesce(sum(case when {equal} then cents end), 0)::bigint,
            list(distinct digits order by digits) filter ({equal}) from above"""
    )[0]
    if not sums or sums * 100 < CHANCE_PCT * others:
        return []
    if others:
        raise DataRefused(_undecided(stage, database, f"not ({equal})"))
    condition = f"""not exists (select 1 from above where {equal}
        and (above.month, above.flow, above.partner, above.region, above.code, above.digits)
        = (one.month, one.flow, one.partner, one.region, one.code, one.digits + one.digits % 2))
        or odd_code is not null"""
    _keep_only(stage, database, condition)
    stage.move("levels", rows, cents)
    lengths = ", ".join(str(length) for length in found)
    reason = because("levels", lengths=lengths, rows=number(rows), usd=dollars(cents))
    return [PassedOver(stage.names, reason)]


def _undecided(stage: Stage, database: Embedded, where: str) -> list[Reason]:
    rows = database.rows(
        f"select month, flow, partner, code, digits, cents, below from above where {where} "
        f"order by abs(cents) desc limit {SHOWN}"
    )
    return [
        Reason(
            stage.names,
            None,
            "TNVED",
            f"{code:010d}"[:digits],
            why(
                "levels",
                period=period_text(month),
                flow=said(f"flow.{FLOWS[flow]}"),
                partner=partner,
                usd=dollars(cents),
                below=dollars(int(below)),
            ),
        )
        for month, flow, partner, code, digits, cents, below in rows
    ]


def pass_over_sums(stage: Stage, database: Embedded) -> list[PassedOver]:
    """Leave out rows without a partner or a code that are the sum of the others of their month.

    Raises:
        DataRefused: they nearly are.
    """
    nothing = ", ".join(f"'{text}'" for text in sorted(NO_CODE))
    no_partner = f"coalesce(odd_partner in ({nothing}), false)"
    no_code = f"(coalesce(odd_code in ({nothing}), false) or (odd_code is null and code = 0))"
    tally = stage.tally
    if not (
        NO_CODE & tally.odd_partners.rows.keys()
        or "" in tally.odd_codes.rows
        or NO_CODE & tally.strange_codes.rows.keys()
    ):
        return []
    kind = (
        f"case when {no_partner} and {no_code} then 3 when {no_partner} then 1 "
        f"when {no_code} then 2 else 0 end"
    )
    found = database.rows(
        f"""with rows as (
            select month, flow, region, cents, {kind} as kind
            from {parquet(stage.folder, "part-*.parquet")}
        ), whole as (
            select month, flow, region, sum(cents) as others from rows where kind = 0 group by all
        )
        select month, flow, region, kind, sum(cents)::bigint, count(*), others::bigint
        from rows join whole using (month, flow, region) where kind > 0 group by all order by all"""
    )
    sums = [row for row in found if abs(row[4] - row[6]) <= row[5]]
    near = [row for row in found if row not in sums and _is_near(row[4], row[6])]
    if near:
        raise DataRefused(_nearly(stage, row[0], row[1], row[4], row[6]) for row in near[:SHOWN])
    if not sums:
        return []
    listed = ", ".join(str(tuple(row[:4])) for row in sums)
    _keep_only(stage, database, f"(month, flow, region, {kind}) not in ({listed})")
    rows, cents = sum(row[5] for row in sums), sum(row[4] for row in sums)
    stage.move("sums", rows, cents)
    reason = because("sums", rows=number(rows), usd=dollars(cents))
    return [PassedOver(stage.names, reason)]


def _is_near(cents: int, others: int) -> bool:
    return abs(cents - others) * 100 < NEAR_PCT * abs(others)


def _nearly(stage: Stage, month: int, flow: int, cents: int, others: int) -> Reason:
    reason = why(
        "nearly_sum",
        flow=said(f"flow.{FLOWS[flow]}"),
        usd=dollars(cents),
        others=dollars(others),
    )
    return Reason(stage.names, None, "PERIOD", period_text(month), reason)


def _keep_only(stage: Stage, database: Embedded, condition: str) -> None:
    """Write the staged rows again without those that do not meet a condition."""
    parts = sorted(stage.folder.glob("part-*.parquet"))
    kept = stage.folder / "kept.parquet"
    rows = parquet(stage.folder, "part-*.parquet")
    database.write(f"select * from {rows} as one where {condition}", kept)
    for path in parts:
        path.unlink()
    kept.rename(stage.folder / "part-kept.parquet")
    recount(stage, database)
