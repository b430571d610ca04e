"""What an import would take away is told, and refused unless a person says that it is meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dashboard.choices import FLOWS
from dashboard.errors import SHOWN, DataRefused, Reason
from dashboard.imports.coverage import WHOLE, Change
from dashboard.imports.detail import KIND as DETAIL
from dashboard.imports.lacking import Lost
from dashboard.imports.limits import Limits
from dashboard.imports.periods import period_text
from dashboard.imports.wording import why
from dashboard.sentences import dollars, number, said

COLUMN = {"months": "PERIOD", "elsewhere": "PERIOD", "partner": "STRANA", "chapter": "TNVED",
          "cell": "TNVED", "code": "TNVED", "detail": "TNVED"}  # fmt: skip
MONTHS_NAMED = 12


def refuse_loss(names: str, change: Change, limits: Limits) -> None:
    """Raise ``DataRefused`` if more would be lost than may be unasked: months, all of a flow of a
    month, or partners, goods, goods of single partners, or detail of codes, of more than a share
    of its value."""
    reasons = [*_flows(names, change), *_parts(names, change, limits)]
    if reasons:
        raise DataRefused(reasons[:SHOWN])


def _flows(names: str, change: Change) -> Iterator[Reason]:
    for (month, flow), (old, new) in change.replaced.items():
        if old and not new:
            reason = why("loses_flow", flow=_flow(flow), usd=dollars(old))
            yield Reason(names, None, "PERIOD", period_text(month), reason)


def _parts(names: str, change: Change, limits: Limits) -> Iterator[Reason]:
    for one in change.lost:
        if one.kind not in WHOLE and not _weighs(one, change, limits):
            continue
        reason = said(
            f"refused.customs.loses_{one.kind}",
            flow=_flow(one.flow),
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


def _flow(flow: int) -> str:
    return said(f"flow.{FLOWS[flow]}")
