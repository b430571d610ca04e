"""What a month's flow had before an import and has no more.

What lacks is looked for four times: whole partners, whole chapters, the cells of a partner and a
chapter, which also find what a file lacks here and there, and the codes of a cell. A revision moves
values a little both ways, which is no loss, and corrects codes: the money of a cell that vanished
is not lost as far as the same partner has it in cells that it had not before, or among what is not
disclosed; the money of a code is not lost as far as its chapter has it still, or the partner in
codes that it had not before. What vanished beyond that is added up over the month.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.imports.engines import Embedded

KINDS = {"partner": ("partner",), "chapter": ("chapter",), "cell": ("partner", "chapter")}
"""What is looked for among the cells, and the columns that name it."""
_PLACE = "month, flow, partner, chapter"
_PARTNER = "month, flow, partner"


@dataclass(frozen=True, slots=True)
class Lost:
    """A partner (``kind`` partner), a chapter, a chapter of one ``partner`` (cell), a code of one
    (code), or whole months (months; elsewhere: files have rows of other regions alone) that an
    import takes away: of which flow, in which months, how
    many cents. What is part of something that goes wholly is not named again; of a code, the cents
    are those that its chapter has no more. Of detail (see `dashboard.imports.detail`) the money
    stays, but ``codes`` become ``into`` shorter ones, of which ``code`` has most."""

    kind: str
    flow: int
    code: str
    months: tuple[int, ...]
    cents: int
    partner: str = ""
    codes: int = 0
    into: int = 0


@dataclass(frozen=True, slots=True)
class Lacking:
    """What lacks; by kind, month and flow the per cent of its value that goes with partners or
    chapters, and of cells and codes (cell) what was not corrected; of that the cents by flow."""

    lost: list[Lost]
    lost_pct: dict[tuple[str, int, int], float]
    cents: dict[int, int]


def lacking(old: str, new: str, database: Embedded) -> Lacking:
    """What the tables ``old_cells`` and ``new_cells`` (month, flow, partner, chapter, cents) show
    to be gone of the rows ``old``, SQL, beside the rows ``new``."""
    found = Lacking([], {}, {})
    for kind, keys in KINDS.items():
        _cells_gone(kind, keys, found, database)
    _lay_out(old, new, database)
    _codes_gone(found, database)
    database.execute(f"create or replace table uncorrected as {_uncorrected()}")
    _weigh(found, database)
    return found


def _cells_gone(kind: str, keys: tuple[str, ...], found: Lacking, database: Embedded) -> None:
    """Note the partners, chapters or cells that a month's flow had and has no more."""
    named = ", ".join(keys)
    database.execute(
        f"""create or replace table lost_{kind} as
        with new as (from new_cells where cents <> 0)
        select month, flow, {named}, sum(cents)::bigint as cents, sum(abs(cents))::bigint as size
        from (from old_cells anti join new using (month, flow, {named}))
        where (month, flow) in (select (month, flow) from new) group by all"""
    )
    already = " ".join(
        f"anti join lost_{key} using (month, flow, {key})" for key in keys if len(keys) > 1
    )
    for flow, months, cents, *names in database.rows(
        f"select flow, list(month order by month), sum(cents)::bigint, {named} "
        f"from lost_{kind} {already} group by flow, {named} having sum(size) > 0 "
        f"order by abs(sum(cents)) desc, {named}"
    ):
        of = dict(zip(keys, names, strict=True))
        code = f"{of['chapter']:02d}" if "chapter" in of else of["partner"]
        partner = of["partner"] if len(of) > 1 else ""
        found.lost.append(Lost(kind, flow, code, tuple(months), int(cents), partner))


def _lay_out(old: str, new: str, database: Embedded) -> None:
    """Tables of what changed: ``moved``, cells before and after; of those whose partner has less of
    some chapter, ``old_codes`` and ``new_codes``; and ``fallen``, what each chapter lost in codes
    that went, and has in codes that came."""
    database.execute(
        f"""create or replace table moved as
        select {_PLACE}, coalesce(abs(old.cents), 0) as old, coalesce(abs(new.cents), 0) as new
        from old_cells as old full join new_cells as new using ({_PLACE})
        where old.cents is distinct from new.cents
            and (month, flow) in (select (month, flow) from new_cells where cents <> 0)"""
    )
    database.execute(
        f"""create or replace table looked_into as
        select {_PLACE} from moved where old > 0 and new > 0 and ({_PARTNER}) in
            (select ({_PARTNER}) from moved where new > 0 and new < old)"""
    )
    some = "" if database.rows("select 1 from looked_into limit 1") else " limit 0"
    for name, rows in (("old", old), ("new", new)):
        database.execute(
            f"""create or replace table {name}_codes as
            select {_PLACE}, code, sum(cents)::bigint as cents
            from (select {_PARTNER}, code // 100000000 as chapter, code, cents from {rows}{some})
            semi join looked_into using ({_PLACE}) group by all having sum(cents) <> 0"""
        )
    sums = ", ".join(
        f"{name} as (select {_PLACE}, sum(abs(cents)) as {name} from {rows} group by all)"
        for name, rows in (
            ("before", "old_codes"),
            ("now", "new_codes"),
            ("went", f"(from old_codes anti join new_codes using ({_PLACE}, code))"),
            ("came", f"(from new_codes anti join old_codes using ({_PLACE}, code))"),
        )
    )
    database.execute(
        f"""create or replace table fallen as
        with {sums}
        select {_PLACE}, went, greatest(least(coalesce(went, 0), before - now), 0) as lost,
            greatest(least(coalesce(came, 0), now - before), 0) as come
        from before join now using ({_PLACE}) left join went using ({_PLACE})
            left join came using ({_PLACE})"""
    )


def _codes_gone(found: Lacking, database: Embedded) -> None:
    """Note the codes that went, each with its part of what its chapter has less."""
    for flow, partner, code, months, cents in database.rows(
        f"""select flow, partner, code, list(month order by month),
            sum(cents * (lost / went))::bigint as part
        from old_codes anti join new_codes using ({_PLACE}, code)
            join fallen using ({_PLACE})
        where lost > 0 group by flow, partner, code
        having sum(abs(cents) * (lost / went))::bigint > 0
        order by abs(part) desc, partner, code"""
    ):
        found.lost.append(Lost("code", flow, f"{code:010d}", tuple(months), int(cents), partner))


def _uncorrected() -> str:
    """SQL: what a partner lost of a month's flow and has in nothing that it had not before."""
    return f"""
        with of_cells as (
            select {_PARTNER}, coalesce(sum(old) filter (new = 0), 0) as lost,
                coalesce(sum(new - old) filter (old = 0 or (chapter = 0 and new > old)), 0) as come
            from moved group by all
        ), of_codes as (
            select {_PARTNER}, sum(lost) as lost, sum(come) filter (chapter > 0) as come
            from fallen group by all)
        select month, flow, greatest(of_cells.lost - of_cells.come, 0)
            + greatest(coalesce(of_codes.lost, 0) - coalesce(of_codes.come, 0)
                - greatest(of_cells.come - of_cells.lost, 0), 0) as size
        from of_cells left join of_codes using ({_PARTNER})"""


def _weigh(found: Lacking, database: Embedded) -> None:
    """What goes against what each month's flow had, and of what was not corrected the sum."""
    gone = {kind: f"lost_{kind}" for kind in KINDS} | {"cell": "uncorrected"}
    for kind, rows in gone.items():
        found.lost_pct.update(
            ((kind, month, flow), float(share))
            for month, flow, share in database.rows(
                f"""with whole as (
                    select month, flow, sum(abs(cents)) as size from old_cells group by all)
                select month, flow, 100 * sum(gone.size) / greatest(any_value(whole.size), 1)
                from {rows} as gone join whole using (month, flow) group by all"""
            )
        )
    cells = database.rows("select flow, sum(size) from uncorrected group by all")
    found.cents.update((flow, int(cents)) for flow, cents in cells)
