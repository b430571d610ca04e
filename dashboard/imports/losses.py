"""What an import would take away is told, and refused unless a person says that it is meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dashboard.errors import DataRefused, Reason
from dashboard.flows import FLOWS
from dashboard.imports.coverage import WHOLE, Change
from dashboard.imports.detail import KIND as DETAIL
from dashboard.imports.fields import Rules
from dashboard.imports.limits import Limits
from dashboard.imports.lost_parts import Lost
from dashboard.imports.periods import period_text
from dashboard.imports.staging import Stage
from dashboard.imports.tally import FEW
from dashboard.imports.unknown import (
    first_place,
    suggested_codes,
    suggested_partners,
    unknown_codes,
)
from dashboard.imports.wording import flow_named, why
from dashboard.loaders.registers import Registers
from dashboard.sentences import dollars, number, said

COLUMN = {"months": "PERIOD", "elsewhere": "PERIOD", "partner": "STRANA", "chapter": "TNVED",
          "cell": "TNVED", "code": "TNVED", "detail": "TNVED"}  # fmt: skip
MONTHS_NAMED = 12
CAUSES = 10
"""Partners and codes that are not understood that are named beside what would be lost."""
TIMES = 10
"""So many times fewer rows of a month than the release has of it, and than the files have of
another, are there by mistake."""


def refuse_loss(stage: Stage, change: Change, rules: Rules, registers: Registers) -> None:
    """Raise ``DataRefused`` if more would be lost than may be unasked: months, all of a flow of a
    month, or partners, goods, goods of single partners, or detail of codes, of more than a share
    of its value. What is not understood, and so perhaps the cause, is named first, with its place.
    """
    lost = [*_flows(stage.names, change), *_parts(stage.names, change, rules.limits)]
    if lost:
        causes = _causes(stage, {one.column for one in lost}, registers)
        raise DataRefused([*_stray(stage, change), *causes, *_narrowed(stage, lost), *lost])


def _stray(stage: Stage, change: Change) -> Iterator[Reason]:
    """The few rows of a month of which the release has many, in files that are of other months: of
    one wrong year all that the release has of that month would be lost, line by line."""
    most = max(change.rows.values(), default=0)
    found = [(month, flow) for month, flow in sorted(change.replaced)
             if 0 < (rows := change.rows.get((month, flow), 0)) <= FEW
             and min(most, change.rows_before.get((month, flow), 0)) >= TIMES * rows]  # fmt: skip
    for month, flow in found[:CAUSES]:
        reason = why("stray_month", flow=flow_named(flow), month=period_text(month),
                     rows=number(change.rows[month, flow]),
                     before=number(change.rows_before[month, flow]))  # fmt: skip
        place = first_place(stage, "PERIOD", str(month * len(FLOWS) + flow))
        yield Reason(*place[:3], period_text(month) if place[1] is None else place[3], reason)


def _narrowed(stage: Stage, lost: Collection[Reason]) -> Iterator[Reason]:
    """That files hold few partners alone, where many would be lost: what all these lines mean."""
    there = sorted(stage.tally.partners.rows)
    gone = {one.value for one in lost if one.column == "STRANA"}
    if len(there) <= FEW < len(gone):
        reason = why("few_partners", partners=", ".join(there), lost=number(len(gone)))
        yield Reason(stage.names, None, "STRANA", "", reason)


def _causes(stage: Stage, columns: Collection[str], registers: Registers) -> Iterator[Reason]:
    """Partners and codes that are not understood, where some of these would be lost."""
    odd = {
        "STRANA": suggested_partners(stage.tally.odd_partners, registers),
        "TNVED": suggested_codes(unknown_codes(stage.tally)),
    }
    # A partner is lost with all its goods, and goods may be those of one partner.
    chosen = odd if {"STRANA", "TNVED"} & {*columns} else {}
    for column, rows in chosen.items():
        for row in rows[:CAUSES]:
            perhaps = row["suggestion"]
            reason = why(
                f"unknown_of_lost{'_perhaps' if perhaps else ''}",
                usd=dollars(round(100 * row["usd"])), perhaps=perhaps,
            )  # fmt: skip
            yield Reason(*first_place(stage, column, row["code"]), reason)


def _flows(names: str, change: Change) -> Iterator[Reason]:
    for (month, flow), (old, new) in change.replaced.items():
        if old and not new:
            reason = why("loses_flow", flow=flow_named(flow), usd=dollars(old))
            yield Reason(names, None, "PERIOD", period_text(month), reason)


def _parts(names: str, change: Change, limits: Limits) -> Iterator[Reason]:
    for one in change.lost:
        if one.kind not in WHOLE and not _weighs(one, change, limits):
            continue
        reason = said(
            f"refused.customs.loses_{one.kind}",
            flow=flow_named(one.flow),
            months=listed(one.months),
            partner=one.partner,
            usd=dollars(one.cents),
            codes=number(one.codes),
            into=number(one.into),
        )
        code = one.code or period_text(one.months[0])
        yield Reason(names, None, COLUMN[one.kind], code, reason)


def _weighs(one: Lost, change: Change, limits: Limits) -> bool:
    """Whether a month that it is missing from loses more than may be unasked: of its kind, or of
    all cells and codes, which are parts of whatever is missing; of detail no money is."""
    kinds = {one.kind} if one.kind == DETAIL else {one.kind, "cell"}
    shares = (
        change.lost_pct.get((kind, month, one.flow), 0.0) for kind in kinds for month in one.months
    )
    return any(share > limits.loss_pct for share in shares)


def listed(months: Collection[int]) -> str:
    """Months in their order, the first of them named."""
    shown = [period_text(month) for month in sorted(months)]
    more = f" … ({len(shown)})" if len(shown) > MONTHS_NAMED else ""
    return ", ".join(shown[:MONTHS_NAMED]) + more
