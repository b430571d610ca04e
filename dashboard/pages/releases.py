"""The page of releases: all of a dataset, what the shown one changed, the reports of imports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.answers import releases as questions
from dashboard.documents.release_cells import turnover_of
from dashboard.errors import StoreUnavailable
from dashboard.loaders.import_reports import read_report
from dashboard.loaders.releases import Release
from dashboard.measures.revision import revision_by
from dashboard.narrative.scene import release_line
from dashboard.pages import html
from dashboard.pages.components.document import section
from dashboard.pages.components.owner_releases import owner_releases, owner_reports
from dashboard.pages.components.releases import (
    Changes,
    Entry,
    changes_of,
    changes_title,
    releases_list,
    reports,
)
from dashboard.pages.page import Page, Shown
from dashboard.pages.part import numbered, part
from dashboard.query import Query
from dashboard.store.datasets import RELATIONS, RELEASED


def _body(shown: Shown) -> list[Any]:
    words, names = shown.words, shown.scene.names
    query = _asked(shown)
    entries = _entries(shown, query)
    if not entries:
        how = [html.P(words.t("releases.how"))]
        return [_about([section("releases", words.t("releases.none"), how), *_of_owner(shown)])]
    changes = part(shown, "revision", lambda: _changes(shown, query), lambda: None)
    revised = changes_of(changes, names, words)
    if "revision" in shown.failed:
        revised = [html.P(numbered(words.t("page.part_failed")), className="part-failed")]
    sections = [
        section("releases", words.t("releases.list"),
                releases_list(entries, of_numbers(shown, query), _mark(shown, query), words)),
        section("revision", changes_title(changes, words), revised),
        section("reports", words.t("releases.reports"), reports(entries, names, words)),
        *_of_owner(shown),
    ]  # fmt: skip
    return [_about(sections)]


def _of_owner(shown: Shown) -> list[Any]:
    """The releases of the owner's agreements and events, which belong to no dataset of trade."""
    found = shown.library.releases(RELATIONS)
    if not found:
        return []
    listed = owner_releases(found, shown.library.owned, shown.words, shown.library.sight)
    imports = owner_reports(found, shown.words, shown.library.sight)
    return [section("owner-releases", shown.words.t("releases.own"), [listed, *imports])]


def _about(sections: list[Any]) -> Any:
    return html.Div(sections, className="about")


def _asked(shown: Shown) -> Query:
    """The query on the chosen dataset, else on the first that has releases."""
    there = shown.library.datasets()
    if shown.query.dataset in RELEASED:
        return shown.query
    dataset = next((name for name in RELEASED if there[name]), RELEASED[0])
    return shown.query.with_(dataset=dataset, release=None)


def _entries(shown: Shown, query: Query) -> list[Entry]:
    """The releases of a dataset, newest first."""
    found = shown.library.releases(query.dataset)
    if not found:
        return []
    current = shown.library.opened[query.dataset].current
    chosen = current if query.release is None else query.release
    made_up = shown.ask.store(query).made_up
    return [
        _entry(release, chosen, current, _report(shown, release), made_up=made_up)
        for release in reversed(found)
    ]


def _entry(
    release: Release,
    shown: int | None,
    current: int | None,
    report: Mapping[str, Any],
    *,
    made_up: bool,
) -> Entry:
    totals = release.manifest["totals"]
    years = [int(row["year"]) for row in totals] or [0]
    return Entry(
        number=release.number,
        time=release.manifest["time"],
        rows=int(release.manifest["rows"]),
        years=(min(years), max(years)),
        turnover=turnover_of(release.manifest, made_up=made_up),
        program=str(release.manifest["program"]),
        shown=release.number == shown,
        current=release.number == current,
        report=report,
    )


def _report(shown: Shown, release: Release) -> Mapping[str, Any]:
    """The report of an import; empty where it cannot be read, or says what was in a release before
    it that the reader does not see."""
    parent = release.manifest.get("parent")
    if isinstance(parent, int) and shown.library.hides(release.dataset, parent):
        return {}
    try:
        return read_report(release)
    except StoreUnavailable:
        return {}


def of_numbers(shown: Shown, query: Query) -> str:
    """The query of the numbers of the page: its dataset, and the release that is shown."""
    return f"dataset={query.dataset}&release={shown.ask.store(query).release}"


def _mark(shown: Shown, query: Query) -> str:
    """That the data are made up, and since when they are there."""
    store = shown.ask.store(query)
    if not store.made_up:
        return ""
    return release_line(shown.words, query.dataset, store)


def _changes(shown: Shown, query: Query) -> Changes | None:
    """Against the release that was in force when the shown one was made; None of the first."""
    ask = shown.ask
    if (old := questions.parent(ask, query)) is None:
        return None
    frame = ask(questions.revision, query)
    return Changes(
        old=old,
        new=ask.store(query).release or 0,
        query=of_numbers(shown, query),
        status="made up" if ask.store(query).made_up else "published",
        years=ask(questions.revised_years, query),
        partners=revision_by(frame, "partner"),
        sectors=revision_by(frame, "sector"),
    )


PAGE = Page(
    noun="releases",
    title=lambda shown: shown.words.t("releases.title"),
    body=_body,
    filters=("dataset", "release"),
)
