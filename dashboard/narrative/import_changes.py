"""What an import changes, in words: what was passed over, gained, replaced and lost, what files
hold alone, and where they seem to end before they should.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dashboard.language import Language
from dashboard.narrative.dates import periods_in
from dashboard.narrative.import_money import BOTH, SHOWN, Report, dollars_of, flow_within, money
from dashboard.sentences import spoken


def changes(report: Report, words: Language, partner: Callable[[str], str] = str) -> Iterator[str]:
    """What was passed over, gained, replaced and lost, and what files hold alone; ``partner``: the
    name of a code. Reports of before November 2026 have none of it."""
    for row in report.get("passed_over") or ():
        reason = words.t(f"passed_over.{row['reason']}", **spoken(row["values"], words))
        yield words.t("imports.passed_over", name=row["name"], reason=reason)
    replaced = report.get("replaced") or ()
    for name, found in (
        ("gained", report.get("gained") or ()),
        ("replaced", [row for row in replaced if not row.get("equal")]),
        ("equal", [row for row in replaced if row.get("equal")]),
    ):
        for flow in ("export", "import"):
            rows = [row for row in found if row["flow"] == flow]
            if rows:
                before, now = (sum(row.get(of, 0.0) for row in rows) for of in BOTH)
                yield words.t(
                    f"imports.{name}",
                    flow=flow_within(words, flow),
                    periods=periods_in([row["period"] for row in rows], words),
                    before=money(words, before, beside=now),
                    usd=money(words, now, beside=before),
                )
    for row in (report.get("lost") or ())[:SHOWN]:
        yield words.t(
            f"imports.lost.{row['kind']}",
            flow=flow_within(words, row["flow"]),
            code=row["code"],
            partner=row.get("partner", ""),
            periods=periods_in(row["periods"], words),
            usd=dollars_of(row, words),
            codes=row.get("codes", 0),
            into=row.get("into", 0),
        )
    for row in report.get("narrowed") or ():
        alone, of = _alone(row, words, partner), row.get("of", "")
        key = f"imports.narrowed_flow.{of}" if of else "imports.narrowed"
        yield words.t(key, file=row["file"], alone=alone)
    yield from _endings(report, words)


def _endings(report: Report, words: Language) -> Iterator[str]:
    """Where files seem to end before they should."""
    for row in report.get("uneven") or ():
        yield words.t(
            "imports.uneven",
            file=row["file"],
            flow=words.t(f"flow.{row['flow']}"),
            periods=periods_in(row["periods"], words),
        )
    for row in report.get("fewer") or ():
        yield words.t(
            "imports.fewer",
            flow=words.t(f"flow.{row['flow']}"),
            periods=periods_in(row["periods"], words),
            rows=words.plural("releases.rows", row["rows"]),
            before=words.number(row["before"], 0),
        )
    for row in report.get("thin") or ():
        yield words.t(
            "imports.thin",
            flow=words.t(f"flow.{row['flow']}"),
            period=periods_in([row["period"]], words),
            rows=words.plural("releases.rows", row["rows"]),
            usual=words.number(row["usual"], 0),
        )


def _alone(row: Report, words: Language, partner: Callable[[str], str]) -> str:
    """What a file holds alone: flows, partners, chapters."""
    parts = [flow_within(words, flow) for flow in row["flows"]]
    parts += [partner(code) for code in row["partners"]]
    parts += [words.t("imports.chapter", code=code) for code in row["chapters"]]
    return ", ".join(parts)
