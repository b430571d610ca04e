"""``/releases``: every release of a dataset, what the shown one changed, and its reports."""

from __future__ import annotations

from typing import Any

from dashboard.callbacks.desk import Desk
from dashboard.errors import StoreUnavailable
from dashboard.pages.releases_page import Changes, Entry, Names, releases_body
from dashboard.loaders.import_reports import read_report
from dashboard.loaders.releases import DATASETS, Release, current_number, list_releases
from dashboard.measures.revision import revised_years, revision, revision_by

PATH = "/releases"


def releases_inside(own: Desk) -> list[Any]:
    """The body of the page: of the chosen dataset, else of the first that was imported."""
    library, words = own.library, own.language
    known = library.datasets()
    chosen = own.selection.dataset
    dataset = chosen if chosen in DATASETS else next((d for d in DATASETS if known[d]), "customs")
    releases = list_releases(library.settings.data_dir, dataset) if known[dataset] else ()
    current = current_number(library.settings.data_dir, dataset) if releases else None
    shown = own.selection.release if chosen in DATASETS and own.selection.release else current
    registers = library.registers
    names = Names(
        partner=lambda code: registers.country_name(code, words.code),
        sector=lambda code: registers.sector_name(code, words.code),
    )
    entries = [_entry(release, shown, current) for release in reversed(releases)]
    mark = words.t("source.demonstration", date=words.date(releases[-1].manifest["time"][:10])) \
        if dataset == "demonstration" and releases else ""  # fmt: skip
    return releases_body(entries, _changes(own, dataset, releases, shown), names, mark, words)


def _entry(release: Release, shown: int | None, current: int | None) -> Entry:
    totals = release.manifest["totals"]
    years = [int(row["year"]) for row in totals] or [0]
    try:
        report = read_report(release)
    except StoreUnavailable:
        report = {}
    return Entry(
        number=release.number,
        time=release.manifest["time"],
        rows=int(release.manifest["rows"]),
        years=(min(years), max(years)),
        turnover_usd=sum(float(row["usd"]) for row in totals),
        program=str(release.manifest["program"]),
        shown=release.number == shown,
        current=release.number == current,
        report=report,
    )


def _changes(
    own: Desk, dataset: str, releases: tuple[Release, ...], shown: int | None
) -> Changes | None:
    """Against the release that was current when the shown one was made, if it is still there."""
    made = next((release for release in releases if release.number == shown), None)
    parent = made.manifest.get("parent") if made is not None else None
    if made is None or parent is None:
        return None
    try:
        old = own.library.customs.store(dataset, int(parent))
        new = own.library.customs.store(dataset, made.number)
    except StoreUnavailable:
        return None
    key = (dataset, old.version, new.version)
    frame = own.kept("revision", key, lambda: revision(old, new))
    return Changes(
        old=old.release.number,
        new=new.release.number,
        years=own.kept("revised years", key, lambda: revised_years(old, new)),
        partners=revision_by(frame, "partner"),
        sectors=revision_by(frame, "sector"),
    )
