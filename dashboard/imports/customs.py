"""An import from the files to the published release: recognise, check, build, report, publish.

A release holds everything known: the rows of the current release, with every flow of a month that
the new files bring replaced by theirs (a revision). A year that comes as a whole replaces its
months, and months replace a year that was known only as a whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from dashboard.copies import replace
from dashboard.errors import DataRefused, Reason, WrongUsage
from dashboard.imports.checks import Making
from dashboard.imports.engines import Engine
from dashboard.imports.fields import Rules
from dashboard.imports.formats import Recognised, recognise
from dashboard.imports.held import held_already
from dashboard.imports.joined_partners import partners_by_name
from dashboard.imports.limits import Limits
from dashboard.imports.making import make_release
from dashboard.imports.narrowing import narrowing
from dashboard.imports.odd_rows import Odd, keep_odd_rows
from dashboard.imports.packing import names_apart, too_many
from dashboard.imports.publishing import publish_release, still_current
from dashboard.imports.report import ImportReport
from dashboard.imports.scratch import scratch
from dashboard.imports.staging import Progress
from dashboard.imports.stated_coverage import Month, refuse_impossible
from dashboard.imports.unpacking import zips_kept_open
from dashboard.imports.work_folder import unchanged_if_full, work_folder
from dashboard.loaders.registers import Registers
from dashboard.loaders.releases import Release, current_release, home, list_releases
from dashboard.loaders.restricted import MARK, is_restricted
from dashboard.loaders.special_codes import partners_of_files


@dataclass(frozen=True, slots=True)
class Import:
    """What to import: files, regions (OKATO; empty: all; None: that of the registers), where to.

    ``engine`` builds the release; None is the embedded database. ``replace``: what the files take
    away may go. ``restricted``: the release is not for publication; nor is one that is built on
    such a release. ``complete``: months (year, month) without a row that are none without a file:
    see `dashboard.imports.stated_coverage`. Nothing later than ``today`` is believed. ``odd``:
    which rows are odd; None: odd ones are not looked for.
    """

    paths: tuple[Path, ...]
    data_dir: Path
    dataset: str = "customs"
    regions: tuple[int, ...] | None = None
    engine: Engine | None = None
    replace: bool = False
    restricted: bool = False
    complete: tuple[Month, ...] = ()
    limits: Limits = field(default_factory=Limits)
    today: date = field(default_factory=date.today)
    odd: Odd | None = None


def recognised(order: Import) -> Recognised:
    """The customs files in the paths of an import, and what was passed over.

    Raises:
        DataRefused: a path is no file, or something in it is no customs file; every reason.
    """
    found = Recognised()
    reasons: list[Reason] = []
    with zips_kept_open():
        named = names_apart(order.paths)
        for path in order.paths:
            try:
                one = recognise(path, order.limits, named[path])
            except DataRefused as refused:
                reasons += refused.reasons
                continue
            found.files += one.files
            found.passed_over += one.passed_over
    names = ", ".join(path.name for path in order.paths)
    if not reasons and (many := too_many(names, len(found.files), order.limits)):
        reasons += many.reasons
    if reasons:
        raise DataRefused(reasons)
    return found


def import_customs(
    order: Import,
    registers: Registers,
    progress: Progress = lambda size, rows: None,
    waiting: Callable[[], None] = lambda: None,
    files: Recognised | None = None,
) -> ImportReport:
    """Import files as a new release and make it the current one; none is made where the current
    one holds all of it already. ``files``: as `recognised`.

    Raises:
        DataRefused: the files break the rules; nothing was changed.
        StoreUnavailable: the disk is full or cannot be written; nothing was changed.
    """
    files = files or recognised(order)
    place = work_folder(order.data_dir, order.dataset, waiting)
    with unchanged_if_full(), place as work:
        making = _making(order, files, registers)
        found, folder, odd = make_release(making, work, progress)
        facts = _facts(order, making, found)
        prepare = partial(keep_odd_rows, order.data_dir, odd)
        if there := still_current(order.data_dir, order.dataset, folder, facts):
            prepare(there)  # what is odd may be told by other rules by now
            return replace(found, held_in=there.number, restricted=is_restricted(there))
        release = publish_release(order.data_dir, order.dataset, folder, facts, prepare)
    return replace(found, release=release.number, parent=release.manifest["parent"],
                   restricted=is_restricted(release))  # fmt: skip


def try_import(
    order: Import,
    registers: Registers,
    progress: Progress = lambda size, rows: None,
    files: Recognised | None = None,
) -> ImportReport:
    """The report that an import would give; nothing is changed. ``files``: as `recognised`.

    Raises:
        DataRefused: the files break the rules.
    """
    files = files or recognised(order)
    with unchanged_if_full(), scratch(order.data_dir) as work:
        making = _making(replace(order, odd=None), files, registers)
        found, folder, _ = make_release(making, work, progress)
        there = held_already(order.data_dir, order.dataset, folder, _facts(order, making, found))
    if there is None:
        return found
    return replace(found, held_in=there.number, restricted=is_restricted(there))


def _facts(order: Import, making: Making, found: ImportReport) -> dict[str, Any]:
    """What the manifest of a release says beside its files."""
    brought = (*found.gained, *found.replaced)
    before = {} if making.parent is None else making.parent.manifest
    narrowed, said = (before.get(name, ()) for name in ("narrowed", "declared"))
    facts = {
        "regions": list(making.rules.regions),
        "rows": found.rows_in_release,
        "totals": list(found.totals),
        "coverage": list(found.coverage),
        "narrowed": narrowing(narrowed, found.narrowed, brought),
        "declared": narrowing(said, [{"coverage": list(found.declared)}], brought),
        "sources": list(found.files),
        "months_replaced": list(found.months_replaced),
    }
    if _is_closed(order, making.parent):
        facts[MARK] = True
    return facts


def _making(order: Import, files: Recognised, registers: Registers) -> Making:
    regions = (registers.region.customs,) if order.regions is None else order.regions
    called = {**partners_by_name(registers), **registers.alpha2}
    rules = Rules(partners_of_files(called, registers.home), regions, order.today, order.limits)
    refuse_impossible(order.complete, order.today)
    parent = _parent(order, regions)
    return Making(files, rules, registers, parent, order.engine, order.replace, order.complete,
                  order.odd, _later(order, parent))  # fmt: skip


def _is_closed(order: Import, parent: Release | None) -> bool:
    """Whether what is made is not for publication: one that is built on such a release is none."""
    return order.restricted or (parent is not None and is_restricted(parent))


def _later(order: Import, parent: Release | None) -> list[Release]:
    """The releases from which was gone back to the one that is built on; the report of a release
    that is for publication knows of none that is not."""
    last, closed = parent.number if parent else 0, _is_closed(order, parent)
    return [one for one in list_releases(order.data_dir, order.dataset)
            if one.number > last and (closed or not is_restricted(one))]  # fmt: skip


def _parent(order: Import, regions: tuple[int, ...]) -> Release | None:
    parent = current_release(order.data_dir, order.dataset)
    if parent is not None and parent.manifest["regions"] != list(regions):
        held = ", ".join(f"{code:05d}" for code in parent.manifest["regions"]) or "all"
        raise WrongUsage(
            f"{home(order.data_dir, order.dataset)} holds the regions {held}: "
            "give other regions a --data-dir of their own"
        )
    return parent
