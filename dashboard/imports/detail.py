"""Goods that a delivery knows by shorter codes than what it replaces: 4403 for all kinds of logs.

The money may be the same to the cent, yet nobody finds the goods again. An older code is merged
where it is gone, and a shorter one that begins it has more than before of the same month, flow and
partner. What the customs service does not disclose (``2710XXXXXX``) is no coarser delivery.
"""

from __future__ import annotations

from dashboard.imports.engines import Embedded
from dashboard.imports.levels import DIGITS, LEVEL
from dashboard.imports.lost_parts import Lacking, Lost

KIND = "detail"
_PARTNER = "month, flow, partner"
_BEYOND = f"code + 10 ** ({DIGITS} - level)"
"""The first code that does not begin with one of a level."""


def add_merged(old: str, new: str, database: Embedded, found: Lacking) -> None:
    """Note what of the rows ``old``, SQL, the rows ``new`` know by shorter codes, and by month and
    flow the per cent of the value that is. Expects the table ``old_cells`` of
    `dashboard.imports.lost_parts.lacking`."""
    read = f"(from {new} where odd_code is null and code > 0)"
    database.execute(
        f"""create or replace table longer as
        with shorter as (
            select short.code, level
            from (select distinct code, {LEVEL} as level from {read}) as short
                asof join (select distinct code from {old}) as long on short.code < long.code
            where long.code < {_BEYOND.replace("code", "short.code")})
        select long.code, shorter.code as short, level
        from (select distinct code from {old}) as long join shorter
            on long.code > shorter.code and long.code < {_BEYOND.replace("code", "shorter.code")}"""
    )
    # Codes of one edition of the nomenclature do not begin others: mostly there are none.
    if not database.rows("select 1 from longer limit 1"):
        return
    _merge(old, new, read, database)
    found.lost_pct.update(
        ((KIND, month, flow), float(share))
        for month, flow, share in database.rows(
            """with whole as (
                select month, flow, sum(abs(cents)) as size from old_cells group by all)
            select month, flow, 100 * sum(merged.size) / greatest(any_value(whole.size), 1)
            from merged join whole using (month, flow) group by all"""
        )
    )
    for flow, months, codes, short, size, largest in database.rows(
        """select flow, list(distinct month order by month), count(distinct code),
            count(distinct short), sum(size)::bigint, arg_max(begins, (of_short, begins))
        from (select *, sum(size) over (partition by flow, short) as of_short from merged)
        group by flow order by flow"""
    ):
        lost = Lost(KIND, flow, largest, tuple(months), int(size), codes=codes, into=short)
        found.lost.append(lost)


def _merge(old: str, new: str, read: str, database: Embedded) -> None:
    """A table of codes that are gone (month, flow, partner, code): the shorter one they are in,
    its digits (``begins``), and how many cents of them it has."""
    database.execute(
        f"""create or replace table merged as
        with gone as (
            select {_PARTNER}, code, sum(cents)::bigint as cents
            from {old} semi join longer using (code) group by all having sum(cents) <> 0
        ), short as (select distinct short as code from longer),
        now as (
            select {_PARTNER}, code, sum(cents)::bigint as cents
            from {read} semi join short using (code) group by all
        ), before as (
            select {_PARTNER}, code, sum(cents)::bigint as cents
            from {old} semi join short using (code) group by all
        ), risen as (
            select {_PARTNER}, code as short,
                abs(now.cents) - abs(coalesce(before.cents, 0)) as rise
            from now left join before using ({_PARTNER}, code)
        ), pairs as (
            select {_PARTNER}, code, abs(any_value(cents)) as cents, arg_max(short, level) as short,
                max(level) as level, arg_max(rise, level) as rise
            from (from gone anti join {new} using ({_PARTNER}, code)) join longer using (code)
                join risen using ({_PARTNER}, short)
            where rise > 0 group by {_PARTNER}, code)
        select {_PARTNER}, code, short, printf('%010d', short)[:level] as begins,
            cents * least(1, rise / sum(cents) over (partition by {_PARTNER}, short)) as size
        from pairs"""
    )
