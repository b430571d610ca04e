"""Short codes that stand over the places of longer ones and are no sums of them.

Real files have a few: goods of which no more is disclosed, here and there, be it much or little.
Where they stand over nearly all places of a month, partner and code, with nearly the money of the
longer ones there, they are a second level of the same goods, whatever they miss their sum by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.errors import SHOWN, Reason
from dashboard.imports.engines import Embedded
from dashboard.imports.periods import period_text
from dashboard.imports.staging import Stage
from dashboard.imports.wording import flow_named, why
from dashboard.sentences import dollars, number

FEWEST = 3
"""Places of longer codes of which it can be said that short ones stand over nearly all."""
MOST = 0.8
"""So much of these places is nearly all."""
APART = 4
"""A short code that misses the sum below it by more than this part (a quarter) is no sum of it."""
TEN_DIGITS_TO_TWO = 10**8


@dataclass(frozen=True, slots=True)
class Level:
    """Codes of a rank: SQL of the places at which they stand, of the start of a code that they have
    in common with those below, and of the rows of the longer ones."""

    place: str
    prefix: str
    digits: int
    longer: str


def second_levels(level: Level, stage: Stage, database: Embedded) -> list[Reason]:
    """Why the codes of the table ``judged``, of a rank, are perhaps the same goods again."""
    chapter = f"code // {TEN_DIGITS_TO_TWO}" if level.digits else "0"
    among = f"{chapter} in (select {chapter} from judged)" if level.digits else "true"
    place = f"{level.place}, chapter, prefix"
    database.execute(
        f"""create or replace table places as
        with longer as (
            select {level.place}, {chapter} as chapter, {level.prefix} as prefix,
                sum(cents)::bigint as below
            from {level.longer} where {among} group by all having below <> 0
        ), short as (
            select {level.place}, {chapter} as chapter, {level.prefix} as prefix,
                sum(cents)::bigint as cents
            from judged group by all)
        select {place},
            coalesce(abs(short.cents - below) * {APART} <= abs(below), false) as over
        from longer left join short using ({place})"""
    )
    database.execute(
        f"""create or replace table doubled as
        select chapter, count(*) as places, count(*) filter (over) as over
        from places group by grouping sets ((chapter), ())
        having count(*) >= {FEWEST} and count(*) filter (over) >= {MOST} * count(*)"""
    )
    rows = database.rows(
        f"""select month, flow, partner, code, judged.cents, judged.below, places, doubled.over
        from judged join doubled on doubled.chapter is null or doubled.chapter = {chapter}
        where abs(judged.cents - judged.below) * {APART} <= abs(judged.below)
        qualify row_number() over (partition by {level.place}, code order by chapter) = 1
        order by abs(judged.cents) desc, month, flow, partner, code limit {SHOWN}"""
    )
    return [_reason(stage, row, level.digits) for row in rows]


def _reason(stage: Stage, row: Sequence[Any], digits: int) -> Reason:
    month, flow, partner, code, cents, below, places, over = row
    reason = why(
        "second_level",
        period=period_text(month),
        flow=flow_named(flow),
        partner=partner,
        usd=dollars(cents),
        below=dollars(int(below)),
        over=number(over),
        places=number(places),
    )
    return Reason(stage.names, None, "TNVED", f"{code:010d}"[:digits], reason)
