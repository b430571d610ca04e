"""The dollars and flows of the report of an import in words, for all that is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.language import Language
from dashboard.narrative.wording import small

Report = Mapping[str, Any]
"""The keys of `dashboard.imports.report.ImportReport`."""
SHOWN, MILLION = 10, 1_000_000
BOTH = ("before_usd", "usd")


def flow_within(words: Language, flow: str) -> str:
    """The name of a flow as it stands within a sentence."""
    return small(words.t(f"flow.{flow}"))


def money(words: Language, usd: float, beside: float | None = None) -> str:
    """Dollars in millions; to the cent where they would say nothing, or the same ``beside`` it."""
    alike = beside not in (None, usd) and words.usd(usd) == words.usd(beside)
    return words.dollars(usd) if abs(usd) < MILLION or alike else words.usd(usd)


def dollars_of(row: Report, words: Language) -> str:
    """The dollars of a row of a report, to the cent."""
    return words.dollars(row["usd"])
