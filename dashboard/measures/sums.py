"""Amounts that follow from other amounts: no more certain than the weakest of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from dashboard.amount import Amount, Unit, weakest
from dashboard.certainty import SCALES, digits_of_sum, justified, qualifier_of_sum
from dashboard.copies import replace
from dashboard.trade_rows import NAN, share_pct

Ends = tuple[float, float]
_PRINTED = 6
"""Decimals of a printed rate at most; what is beyond them came of counting."""


def computed_if_published(status: str) -> str:
    """The status of what follows from values of a status: of published ones it is computed."""
    return "computed" if status == "published" else status


def computed(
    value: float, unit: Unit, *parts: Amount, formula: str = "", ends: Ends | None = None
) -> Amount:
    """An amount that no source prints, of the amounts that it was computed from; ``ends`` are its
    range, if one of those has one."""
    status = weakest([part.status for part in parts])
    found = Amount(
        value=value,
        unit=unit,
        status=computed_if_published(status),
        formula=formula,
        sources=tuple(dict.fromkeys(chain.from_iterable([part.sources for part in parts]))),
        rows=tuple(dict.fromkeys(chain.from_iterable([part.rows for part in parts]))),
    )
    return found.within(*ends) if ends and any(part.ranged for part in parts) else found


def difference_ends(one: Amount, other: Amount) -> Ends:
    """Between what a difference of two amounts lies."""
    return one.ends[0] - other.ends[1], one.ends[1] - other.ends[0]


def ratio_ends(one: Amount, other: Amount) -> Ends:
    """Between what 100·one/other lies, both above zero."""
    return 100 * one.ends[0] / other.ends[1], 100 * one.ends[1] / other.ends[0]


def printed_rate(rate: float, ends: Ends, implied: Amount, other: Amount) -> Amount | None:
    """The rate by which an amount is implied from another, as its source prints it: going back to
    it would only find it again. None where none does that, or more figures than one.

    ``rate``: what the two give, per cent; ``ends``: what rounds to the printed one.
    """
    by = [row for row in implied.rows if row not in other.rows]
    if implied.status != "implied" or len(by) != 1 or not set(other.rows) < set(implied.rows):
        return None
    sources = tuple(one for one in implied.sources if one not in other.sources)
    rate = round(rate, _PRINTED)
    return Amount(rate, "pct", "published", digits=justified(rate, *ends),
                  sources=sources or implied.sources, rows=tuple(by))  # fmt: skip


def part_of(part: Amount, whole: Amount) -> Amount:
    """The share of a part in a whole (`dashboard.trade_rows.share_pct`); not known unless both are
    known exactly. Where the part was implied by a printed share, it is that."""
    share = share_pct(part.plain(), whole.plain()) if part.exact and whole.exact else NAN
    if share != share:
        return Amount(unit="pct")
    low, high = (100 * one / of for one, of in zip(part.ends, whole.ends, strict=True))
    if printed := printed_rate(share, (low, high), part, whole):
        return printed
    return computed(share, "pct", part, whole, ends=ratio_ends(part, whole))


def total(parts: Iterable[Amount]) -> Amount:
    """The sum of amounts of one unit; not known without parts or where one is not known.

    A sum of published parts is computed, ranges add up; a bound stays one of its direction, and
    of a sum that is no bound of one direction nothing is known
    (`dashboard.certainty.qualifier_of_sum`).
    """
    found = list(parts)
    if not found or not all(part.known for part in found):
        return Amount(unit=found[0].unit if found else "usd")
    if len(found) == 1:
        return found[0]
    ranged = any(part.ranged for part in found)
    qualifier = qualifier_of_sum([part.qualifier for part in found], ranged=ranged)
    if qualifier is None:
        return Amount(unit=found[0].unit)
    ends = sum(part.ends[0] for part in found), sum(part.ends[1] for part in found)
    added = computed(sum(part.plain() for part in found), found[0].unit, *found, ends=ends)
    added = replace(added, qualifier=qualifier) if qualifier else added
    return to_common_digit(added, *found)


def to_common_digit(found: Amount, *parts: Amount) -> Amount:
    """A sum or difference with no more digits than the coarsest of its parts has; what stands for
    a range has those of that."""
    if found.value is None or found.ranged:
        return found
    values = ((part.plain(), part.digits) for part in parts)
    digits = digits_of_sum(found.value, values, SCALES.get(found.unit, 0))
    return found if digits == found.digits else replace(found, digits=digits)


def together(parts: Iterable[Amount]) -> Amount:
    """The sum of amounts that stand as one mark: as certain as the weakest of them.

    Unlike a `total`, it is not marked as computed: nothing follows from it that its parts do not
    say, and the table has them all.
    """
    found = list(parts)
    whole = total(found)
    if len(found) == 1 or not whole.known:
        return whole
    return replace(whole, status=weakest(part.status for part in found))
