"""The brief for a visit: one sheet of paper, and links to its files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.language import Language
from dashboard.narrative.brief import Brief, Part
from dashboard.pages import html
from dashboard.pages.components.aloud import icon
from dashboard.pages.components.numbers import fixed_line, linked


def brief_sheet(brief: Brief, query: str, language: Language) -> list[Any]:
    """The sheet with the links above it; ``query`` is that of its files."""
    t = language.t
    links = [
        html.A(
            [icon(sign), t(f"brief.{kind}")],
            href=f"/export/brief.{kind}?{query}",
            className="action",
            download=True,
        )
        for kind, sign in (("pdf", "file-earmark-pdf"), ("docx", "file-earmark-word"))
    ]
    profile = f"/relations/{brief.code}"
    return [
        html.Div(
            [
                html.Button(
                    [icon("printer"), t("brief.print")],
                    type="button",
                    className="action",
                    **{"data-print": "1"},
                ),
                *links,
                html.A(t("brief.profile"), href=profile, className="action",
                       **{"data-go": profile}),
            ],
            className="brief-tools",
        ),
        html.Article(
            [
                html.Header(
                    [
                        html.P(t("brief.kicker"), className="brief-kicker"),
                        html.H2(brief.name),
                        html.P(brief.dated, className="brief-dated"),
                        html.P(brief.mark, className="brief-mark") if brief.mark else None,
                    ]
                ),
                *[_part(part, brief.code, language) for part in brief.parts],
                html.Footer(brief.reference),
            ],
            className="sheet",
        ),
    ]  # fmt: skip


def _part(part: Part, code: str, words: Language) -> Any:
    disputes = part.noun == "disputes"
    lines = [fixed_line(one, words) if disputes else linked(one, code) for one in part.pieces]
    inside = html.P(lines[0]) if len(lines) == 1 else html.Ul([html.Li(line) for line in lines])
    title = html.A(part.title, href=part.href) if part.href else part.title
    return html.Section([html.H3(title), inside], className=f"brief-part {part.noun}")


def brief_choice(partners: Sequence[tuple[str, str]], language: Language) -> list[Any]:
    """Of whom a brief can be had, as (code, name); shown when no partner is chosen."""
    links = [
        html.Li(html.A(name, href=f"/brief/{code}", **{"data-go": f"/brief/{code}"}))
        for code, name in partners
    ]
    return [
        html.Section(
            [html.P(language.t("brief.choose")), html.Ul(links, className="brief-choice")],
            className="chart wide",
        )
    ]
