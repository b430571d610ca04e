"""Whether some money is the sum of other money: to the cent, rounded, or given in thousands.

A sum that was rounded is a whole number of its unit, and misses what it adds up by no more than
half a unit for every row that was rounded, and never by more than the lesser of both is; so it is
told from honest money beside it. Where that is much against the sum itself, where perhaps the
others were rounded, or where the two are merely near, nobody can tell by the money alone.
"""

from __future__ import annotations

from collections.abc import Mapping

UNITS = {"dollars": 100, "thousands": 100_000}
"""What sums are rounded to, in cents."""
SCALES = {"in_thousands": 1_000, "in_millions": 1_000_000}
"""How much more a sum means than it says."""
EXACT, NEAR, OTHER = "exact", "near", "other"
DOUBT = "?"
"""Behind a way to be the sum that may be chance."""
NEAR_PCT = 1
"""What misses a sum by less than this is neither the sum nor surely honest; and a rounding of less
than this of the sum is hardly chance."""
CHANCE_PCT = 5
"""Per cent of honest rows that may by chance have the value of what is below them."""


def verdict(cents: str, others: str, rows: str, other_rows: str) -> str:
    """SQL: how ``cents`` of some rows are the sum of ``others``: ``exact``, a unit or a scale (with
    ``?``: it may be chance), ``near``, or ``other``. Whole cents; the two numbers are of rows."""
    cases = [f"when abs({cents} - {others}) <= {rows} then '{EXACT}'"]
    for name, unit in UNITS.items():
        distance, half = f"abs({cents} - {others})", unit // 2
        room = f"(case when {cents} % {unit} = 0 then {half + 1} * {rows} else 0 end)"
        cases += _sure_or_not(name, distance, _bounded(room, cents, others), others)
        room += f" + (case when {others} % {unit} = 0 then {half} * {other_rows} else 0 end)"
        cases.append(f"when {distance} <= {_bounded(room, cents, others)} then '{name}{DOUBT}'")
    for name, scale in SCALES.items():
        digits = f"(case when {cents} % 100 = 0 then 100 when {cents} % 10 = 0 then 10 else 1 end)"
        meant = f"{cents}::hugeint * {scale}"
        room = _bounded(f"({scale} * {digits} * {rows} / 2)", meant, others)
        cases += _sure_or_not(name, f"abs({meant} - {others})", room, others)
    cases.append(f"when abs({cents} - {others}) * 100 < {NEAR_PCT} * abs({others}) then '{NEAR}'")
    return f"case {' '.join(cases)} else '{OTHER}' end"


def _bounded(room: str, cents: str, others: str) -> str:
    """SQL: the room of a rounding; many rows of little money have more than they are worth."""
    return f"least({room}, abs({cents}), abs({others}))"


def _sure_or_not(name: str, distance: str, room: str, others: str) -> list[str]:
    sure = f"{room} * 100 <= {NEAR_PCT} * abs({others})"
    return [
        f"when {distance} <= {room} and {sure} then '{name}'",
        f"when {distance} <= {room} then '{name}{DOUBT}'",
    ]


def are_sums(found: Mapping[str, int]) -> bool:
    """Whether so many rows look like sums that it is no chance. ``found``: rows by verdict."""
    others = found.get(OTHER, 0)
    alike = sum(found.values()) - others
    return bool(alike) and alike * 100 >= CHANCE_PCT * others


def undecided(found: Mapping[str, int]) -> list[str]:
    """The verdicts of rows that look like no sum, or only by chance, beside those that are."""
    if found.get(OTHER):
        return [OTHER]
    return [
        one
        for one in found
        if one == NEAR or (one.endswith(DOUBT) and one.removesuffix(DOUBT) not in found)
    ]
