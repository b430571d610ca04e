"""Codes that add up longer ones without saying so: a chapter beside its goods, with few digits or
filled up with zeros.

They are told from honest rows (goods known only by a shorter code) by their money: see
`dashboard.imports.rounding`; where that is no sum, by where they stand: see
`dashboard.imports.short_codes`. The longest are judged first, so that what is honest counts to the
sums above it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from dashboard.errors import SHOWN, DataRefused, Reason
from dashboard.imports.engines import Embedded, listed_texts, parquet
from dashboard.imports.packing import PassedOver
from dashboard.imports.periods import period_text
from dashboard.imports.recount import keep_only
from dashboard.imports.rounding import OTHER, are_sums, undecided, verdict
from dashboard.imports.short_codes import Level, second_levels
from dashboard.imports.staging import Stage
from dashboard.imports.values import NO_CODE
from dashboard.imports.wording import because, flow_named, why
from dashboard.sentences import dollars, number

DIGITS = 10
CLASSES = 16
"""More than there are numbers of digits: ``rank`` is level · CLASSES + digits that came."""
_PLACE = "month, flow, partner, region"
_READ = f"(odd_code is null or odd_code in ({listed_texts(NO_CODE)}))"
_CAME = "(case when code = 0 then 0 else digits + digits % 2 end)"
LEVEL = (
    "(case when code = 0 then 0 when code % 100 > 0 then 10 when code % 10000 > 0 then 8 "
    "when code % 1000000 > 0 then 6 when code % 100000000 > 0 then 4 else 2 end)"
)
"""How many digits say something: those before the zeros at the end, two by two."""
_RANK = f"({LEVEL} * {CLASSES} + {_CAME})::smallint"


def pass_over_levels(stage: Stage, database: Embedded) -> list[PassedOver]:
    """Leave out the rows of codes that add up longer ones.

    Raises:
        DataRefused: some codes of a length are the sum of their longer ones and some are not, or
            they are so only nearly, or none is and they stand over most longer ones all the same.
    """
    ranks = _ranks(stage, database)
    if not ranks:
        return []
    database.execute(
        f"create or replace table passed as select {_PLACE}, code, rank, cents, rows, "
        "0::tinyint as level from of_codes limit 0"
    )
    for rank in sorted(ranks, reverse=True):
        _judge(rank, stage, database)
    return _leave_out(stage, database)


def _ranks(stage: Stage, database: Embedded) -> Collection[int]:
    """The ranks of codes that may be sums, having longer ones below; the rows of their chapters
    are added up in ``of_codes``."""
    rows = parquet(stage.folder, "part-*.parquet")
    # What follows a code in order lies below it, or nothing does.
    database.execute(
        f"""create or replace table above as
        with codes as (
            select code, {_RANK} as rank
            from (select code, digits from {rows} where {_READ} group by all) group by all)
        select code, rank
        from (select *, lead(code) over (order by code, rank) as next from codes)
        where next < code + 10 ** ({DIGITS} - rank // {CLASSES})"""
    )
    ranks = {rank for (rank,) in database.rows("select distinct rank from above")}
    if not ranks:
        return []
    chapter = "" if min(ranks) < CLASSES else f", {_prefix(2)}"
    places = f"select distinct {_PLACE}{chapter} from {rows} as one"
    database.execute(
        f"""create or replace table of_codes as
        select {_PLACE}, code, {_RANK} as rank, sum(cents)::bigint as cents, count(*) as rows,
            count(*) filter (cents <> 0) as rows_of_money
        from {rows} where {_READ} and ({_PLACE}{chapter}) in (
            {places} where {_READ} and (code, {_RANK}) in (select code, rank from above))
        group by all"""
    )
    return ranks


def _prefix(level: int) -> str:
    return f"(code // {10 ** (DIGITS - level)})"


def _judge(rank: int, stage: Stage, database: Embedded) -> None:
    """Move the codes of a rank that are sums from ``of_codes`` to ``passed``."""
    level = rank // CLASSES
    prefix = _prefix(level)
    judged = verdict("cents", "below", "rows_of_money", "rows_below")
    database.execute(
        f"""create or replace table judged as
        with short as (from of_codes where rank = {rank} and cents <> 0),
        longer as (
            select {_PLACE}, {prefix} as prefix, sum(cents)::bigint as below,
                count(*) as codes_below, sum(rows_of_money)::bigint as rows_below
            from of_codes where rank > {rank}
                and ({_PLACE}, {prefix}) in (select ({_PLACE}, {prefix}) from short)
            group by all)
        select short.*, below, {judged} as verdict
        from short join longer using ({_PLACE}) where {prefix} = prefix"""
    )
    found = dict(database.rows("select verdict, count(*) from judged group by all"))
    if not are_sums(found):
        if found and (again := _second_levels(rank, stage, database)):
            raise DataRefused(again, complete=len(again) < SHOWN)
        return
    if doubtful := undecided(found):
        rows = _undecided(stage, database, doubtful, level)
        raise DataRefused(rows, complete=len(rows) < SHOWN)
    if rank % CLASSES == DIGITS and (again := _beside_their_sums(rank, stage, database)):
        raise DataRefused(again, complete=len(again) < SHOWN)
    database.execute(
        f"insert into passed select {_PLACE}, code, rank, cents, rows, {level} from judged"
    )
    database.execute(
        f"create or replace table of_codes as "
        f"from of_codes anti join judged using ({_PLACE}, code, rank)"
    )


def _second_levels(rank: int, stage: Stage, database: Embedded) -> list[Reason]:
    level = rank // CLASSES
    longer = (
        f"(from (select *, {_RANK} as rank from {parquet(stage.folder, 'part-*.parquet')} "
        f"where {_READ}) anti join passed using ({_PLACE}, code, rank) where rank > {rank})"
    )
    return second_levels(Level(_PLACE, _prefix(level), level, longer), stage, database)


def _leave_out(stage: Stage, database: Embedded) -> list[PassedOver]:
    found = database.rows(
        "select level = 0, sum(rows)::bigint, sum(cents)::bigint, "
        "list(distinct level order by level) from passed group by all order by all"
    )
    if not found:
        return []
    same = " and ".join(f"passed.{name} = one.{name}" for name in _PLACE.split(", "))
    keep_only(
        stage,
        database,
        f"not {_READ} or not exists (select 1 from passed where {same} "
        f"and passed.code = one.code and passed.rank = {_RANK.replace('code', 'one.code')})",
    )
    passed = []
    for of_all, rows, cents, lengths in found:
        name = "sums" if of_all else "levels"
        stage.move(name, rows, cents)
        listed = ", ".join(map(str, lengths))
        reason = because(name, lengths=listed, rows=number(rows), usd=dollars(cents))
        passed.append(PassedOver(stage.names, reason))
    return passed


def _undecided(
    stage: Stage, database: Embedded, doubtful: Collection[str], level: int
) -> list[Reason]:
    rows = database.rows(
        "select month, flow, partner, code, cents, below from judged "
        f"where verdict in ({listed_texts(doubtful)}) order by abs(cents) desc limit {SHOWN}"
    )
    key = "levels" if OTHER in doubtful else "nearly_level"
    return [_reason(key, stage, row, level) for row in rows]


def _beside_their_sums(rank: int, stage: Stage, database: Embedded) -> list[Reason]:
    """Goods whose code ends in zeros by itself, so that a sum filled with zeros has the same."""
    rows = parquet(stage.folder, "part-*.parquet")
    ways = " or ".join(
        f"{verdict(f'{one}(cents)', f'(sum(cents) - {one}(cents))', '1', '(count(*) - 1)')} "
        f"<> '{OTHER}'"
        for one in ("max", "min")
    )
    found = database.rows(
        f"""select month, flow, partner, code, max(cents), sum(cents) - max(cents)
        from (from {rows} where {_READ} and {_RANK} = {rank}) anti join judged
            using ({_PLACE}, code)
        group by {_PLACE}, code having count(*) > 1 and ({ways})
        order by abs(max(cents)) desc limit {SHOWN}"""
    )
    return [_reason("level_beside", stage, row, DIGITS) for row in found]


def _reason(key: str, stage: Stage, row: Sequence[Any], level: int) -> Reason:
    month, flow, partner, code, cents, below = row
    reason = why(
        key,
        period=period_text(month),
        flow=flow_named(flow),
        partner=partner,
        usd=dollars(cents),
        below=dollars(int(below)),
    )
    return Reason(stage.names, None, "TNVED", f"{code:010d}"[:level], reason)
