"""The releases of the owner's agreements and events: all of them, and the report of each import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.language import Language
from dashboard.loaders.owner_relations import TABLES
from dashboard.loaders.releases import Release
from dashboard.narrative.relations_changes import change_lines
from dashboard.pages import html
from dashboard.pages.components.document import data_table, dated, folded
from dashboard.pages.components.releases import moment
from dashboard.sight import ALL, Sight


def owner_releases(
    found: Sequence[Release], current: int | None, language: Language, sight: Sight
) -> Any:
    """The releases of the owner's relations, newest first: what each holds, which is shown. Their
    rows are told to readers who see all of them: some may be not for publication."""
    t = language.t
    return data_table(
        language,
        t("releases.own"),
        [
            t(f"releases.head.{name}")
            for name in ("number", "time", "rows", "program", "state")
            if name != "rows" or sight == ALL
        ],
        [
            [
                t("releases.show", number=one.number),
                dated(moment(language, one.manifest["time"]), one.manifest["time"]),
                *([t("releases.own_rows", **_counts(one, language))] if sight == ALL else []),
                str(one.manifest["program"]),
                t("releases.state.current") if one.number == current else "",
            ]
            for one in reversed(found)
        ],
    )


def owner_reports(found: Sequence[Release], language: Language, sight: Sight) -> list[Any]:
    """The report of each of their imports, newest first, folded; for those who see all
    rows, or where all are for publication."""
    return [
        folded(
            language.t("releases.report", number=one.number,
                       date=language.date(one.manifest["time"][:10])),
            html.Div(
                [
                    html.Div([html.P([html.B(name), f": {first}"]), *map(html.P, others)])
                    for name, change in one.manifest["changes"].items()
                    for first, *others in [change_lines(change, language)]
                ],
                className="import-report",
            ),
        )
        for one in reversed(found)
        if "changes" in one.manifest and (sight == ALL or not one.manifest["closed"])
    ]  # fmt: skip


def _counts(release: Release, language: Language) -> dict[str, str]:
    rows = release.manifest["rows"]
    return {name: language.number(float(rows.get(name, 0)), 0) for name in TABLES}
