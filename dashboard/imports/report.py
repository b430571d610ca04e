"""The report of an import: what was read, what was mended, what looks wrong, what it changes. Its
keys are the same in the terminal, in JSON and on the page, where they are put into words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.typography import harmless

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Money is US dollars. Lists are ordered by value; the counts beside them are of all.

    ``rows_read`` = kept + other regions + passed over, and so their money; whatever is refused
    refuses the import. ``deleted_rows`` of a DBF are not
    read, ``hidden_rows`` of a workbook are. ``passed_over``: name, reason (key), values.
    ``regions``: code, name, rows, usd, kept; ``other_names``: code, name, rows, usd of kept rows
    that do not call their region by its name. ``totals`` (of the whole release): year, flow, usd,
    net_mass_kg, months; only flows that are known. ``unknown_partners`` and ``unknown_codes``:
    code, rows, usd, suggestion, and their share of the value kept. ``closed_codes``: code, rows,
    usd; ``reserved_chapters``: the same of chapters that no goods have.
    ``absurd_values``: period, flow, partner, code, usd. ``jumps``: year, flow, partner, chapter,
    before_usd, usd. ``prices``: flow, usd_per_kg, where a kilogram hardly costs that on average.
    ``gained``: period, flow, usd; ``replaced``: period, flow, before_usd, usd,
    and whether of every partner and chapter it is ``equal`` to what it was;
    ``lost``: kind (partner, chapter, cell, code, months, elsewhere, detail), flow, code, partner
    (of a cell or code), periods, usd, and of detail how many ``codes`` become ``into`` shorter
    ones; ``vanished``: flow, usd: all of it, each dollar once. ``fallen``: flow (empty: both),
    before_usd and usd where more than half of what is replaced is gone. ``coverage``: flow,
    periods; of the whole release; ``in_part``: the same of those of which few partners or goods
    alone are held. ``declared``: the same of what the owner says that the files are
    complete for and no row is of. ``elsewhere``: see `dashboard.imports.other_regions`, so
    ``few_regions``. ``narrowed``:
    file, the flows, partners, chapters that it holds alone, and its coverage. ``uneven``: file,
    flow, periods that it has of the other flow alone. ``thin``: flow, period, rows, usual: the last
    month of a flow, where it has so few of them. ``fewer``: flow, periods that have fewer rows than
    the release before, before, rows. ``parent``: the release before, None for the first.
    ``restricted``: it is not for publication. ``held_in``: the release that has the very same
    already, so that none is made. ``left_behind``, ``out_of_scale``: as the modules of that name
    have it. ``rows_in_release`` also counts the rows carried over from the
    release before. Periods are ``YYYY-MM`` or ``YYYY``.
    """

    files: tuple[Row, ...]
    rows_read: int
    rows_kept: int
    rows_other_regions: int
    rows_passed_over: int
    usd_read: float
    usd_kept: float
    usd_other_regions: float
    usd_passed_over: float
    empty_lines: int
    deleted_rows: int
    hidden_rows: int
    passed_over: tuple[Row, ...]
    regions: tuple[Row, ...]
    other_names: tuple[Row, ...]
    totals: tuple[Row, ...]
    unknown_partners: tuple[Row, ...]
    unknown_partners_pct: float
    partner_not_stated: Row
    unknown_codes: tuple[Row, ...]
    unknown_codes_pct: float
    closed_codes: tuple[Row, ...]
    reserved_chapters: tuple[Row, ...]
    mended_codes: int
    rounded_values: int
    repeated_rows: int
    rows_without_mass: int
    negative_values: Row
    absurd_values: tuple[Row, ...]
    jumps: tuple[Row, ...]
    prices: tuple[Row, ...]
    months_read: tuple[str, ...]
    months_replaced: tuple[str, ...]
    months_missing: tuple[str, ...]
    gained: tuple[Row, ...]
    replaced: tuple[Row, ...]
    lost: tuple[Row, ...]
    vanished: tuple[Row, ...]
    fallen: Row | None
    coverage: tuple[Row, ...]
    in_part: tuple[Row, ...]
    declared: tuple[Row, ...]
    elsewhere: tuple[Row, ...]
    few_regions: tuple[Row, ...]
    narrowed: tuple[Row, ...]
    uneven: tuple[Row, ...]
    thin: tuple[Row, ...]
    fewer: tuple[Row, ...]
    rows_in_release: int
    release: int | None = None
    parent: int | None = None
    restricted: bool = False
    held_in: int | None = None
    left_behind: tuple[Row, ...] = ()
    out_of_scale: tuple[Row, ...] = ()

    def as_mapping(self) -> dict[str, Any]:
        """The report as it is kept and shown: plain lists and mappings, and of texts from files
        nothing that is not seen."""
        found: dict[str, Any] = _shown(asdict(self))
        return found

    def to_json(self) -> str:
        """The report as JSON."""
        return json.dumps(self.as_mapping(), ensure_ascii=False, indent=1)


def _shown(part: Any) -> Any:
    if isinstance(part, str):
        return harmless(part)
    if isinstance(part, Mapping):
        # A separator is a sign of ours, and mostly one that is not seen: a tab.
        return {
            name: value if name == "separator" else _shown(value) for name, value in part.items()
        }
    return [_shown(one) for one in part] if isinstance(part, list | tuple) else part
