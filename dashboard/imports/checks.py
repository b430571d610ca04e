"""The checks of the rows that were staged for a release: what is passed over, what is refused, what
changes against the release before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from dashboard.errors import DataRefused, Reason
from dashboard.imports.coverage import Change, Known, change, covered
from dashboard.imports.double_counting import pass_over_copies, repeats
from dashboard.imports.engines import Embedded, Engine, parquet
from dashboard.imports.faults import Gathered
from dashboard.imports.fields import Rules
from dashboard.imports.formats import Recognised
from dashboard.imports.implausible import refuse_implausible
from dashboard.imports.levels import pass_over_levels
from dashboard.imports.losses import refuse_loss
from dashboard.imports.odd_rows import Odd
from dashboard.imports.other_regions import foreign_alone
from dashboard.imports.packing import PassedOver
from dashboard.imports.prices import odd_prices
from dashboard.imports.region_names import refuse_misnamed
from dashboard.imports.repeated_headings import pass_over_headings
from dashboard.imports.same_months import pass_over_same_months
from dashboard.imports.second_passes import refuse_second_passes
from dashboard.imports.staging import Stage
from dashboard.imports.stated_coverage import Month, refuse_outside, stated_coverage
from dashboard.imports.stated_sums import (
    held_against_rows,
    name_totals,
    name_unlike,
    refuse_missing_rows,
)
from dashboard.imports.sums import pass_over_sums
from dashboard.imports.unknown import refuse_unknown
from dashboard.imports.wording import why
from dashboard.loaders.cube import PLACES, read_axes
from dashboard.loaders.registers import Registers
from dashboard.loaders.releases import Release

EXACT_CENTS, EXACT_GRAMS = 2**53, 2**62
"""Sums of absolute values up to these are exact, as cents in a float and grams in an integer."""


@dataclass(frozen=True, slots=True)
class Making:
    """What a release is made from: files, rules, registers, the release before it, the engine
    (None: the embedded database), whether a person agreed to lose what it takes away, the months
    for which the owner says that the files are complete, which rows are odd (None: odd ones
    are not looked for), and the releases after the one before, from which was gone back."""

    recognised: Recognised
    rules: Rules
    registers: Registers
    parent: Release | None
    engine: Engine | None
    replace: bool
    complete: Collection[Month]
    odd: Odd | None = None
    later: Collection[Release] = ()


class Checked(NamedTuple):
    """What the checks of the staged rows found: what is passed over, months that the owner says are
    complete, repeated rows, odd prices, what changes, and which months of the release before stay.
    """

    passed: Collection[PassedOver]
    complete: Known
    repeated: int
    prices: Collection[Mapping[str, Any]]
    changed: Change
    stays: Known


def check_rows(making: Making, stage: Stage, database: Embedded) -> Checked:
    """Pass over what counts nothing, and refuse what breaks the rules: with every reason at once,
    as far as one check does not need what another may refuse.

    Raises:
        DataRefused: as `make_release`.
    """
    rules = making.rules
    passed = [*making.recognised.passed_over, *pass_over_headings(stage, rules.limits)]
    passed += pass_over_copies(stage)
    passed += pass_over_same_months(stage, database, rules.limits)
    stage.write_few()
    brought = _covered(making, stage)
    # What follows adds up and multiplies within the range of whole numbers.
    refuse_inexact(stage, database)
    foreign = frozenset(foreign_alone(stage.tally, rules.regions))
    complete = stated_coverage(making.complete, brought, foreign)
    new = brought | complete
    held = _held(making.parent)
    repeated = repeats(stage, rules.limits)
    gathered = Gathered()
    with gathered:
        refuse_outside(complete, held | brought | foreign, stage.names)
    with gathered:
        refuse_second_passes(stage, rules.limits)
    with gathered:
        refuse_misnamed(stage, rules.regions, making.registers.region)
    with gathered:
        passed += [*name_totals(stage), *pass_over_levels(stage, database)]
        passed += pass_over_sums(stage, database)
    stated = held_against_rows(stage, database, rules.regions)
    passed += name_unlike(stage, stated)
    with gathered:
        refuse_unknown(stage, rules, making.registers)
    prices = odd_prices(stage, database)
    changed = change(stage, database, new, foreign - new, making.parent, held)
    if not making.replace:
        with gathered:
            refuse_missing_rows(stage, stated, rules.limits)
        with gathered:
            refuse_loss(stage, changed, rules, making.registers)
        with gathered:
            refuse_implausible(stage.names, changed, database)
    gathered.refuse()
    return Checked(passed, complete, repeated, prices, changed, changed.known - new)


def _covered(making: Making, stage: Stage) -> Known:
    """What the files bring of the regions. Raises ``DataRefused`` where that is nothing, and says
    so of a wrong code of ours rather than of another region."""
    regions = making.rules.regions
    try:
        return covered(stage, regions)
    except DataRefused:
        refuse_misnamed(stage, regions, making.registers.region)
        raise


def _held(parent: Release | None) -> Known:
    """The months and flows that the release before is complete for."""
    if parent is None:
        return frozenset()
    known = read_axes(parent).known
    return frozenset((year * PLACES + month, flow) for year, month, flow in known)


def refuse_inexact(stage: Stage, database: Embedded) -> None:
    """Raise ``DataRefused`` if sums of all could be larger than can be exact."""
    cents, grams = database.rows(
        "select coalesce(sum(abs(cents)), 0), coalesce(sum(abs(grams)), 0) "
        f"from {parquet(stage.folder, '*.parquet')}"
    )[0]
    for column, size, most, parts in (
        ("STOIM", cents, EXACT_CENTS, 100),
        ("NETTO", grams, EXACT_GRAMS, 1000),
    ):
        if size > most:
            reason = why("inexact", most=f"{most // parts:,}")
            value = f"{int(size) // parts:,}"
            raise DataRefused([Reason(stage.names, None, column, value, reason)])
