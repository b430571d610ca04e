"""Sources and files on the page about the data: links, dates, licences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import pandas as pd
from babel import Locale

from dashboard.language import FALLBACK, NOTHING, Language
from dashboard.loaders.about import DataFile
from dashboard.loaders.records import records, translated
from dashboard.narrative.disputes import Dispute, concerning
from dashboard.narrative.wording import ended
from dashboard.pages import html
from dashboard.pages.components.disputes import dispute_links
from dashboard.pages.components.document import (
    data_table,
    dated,
    external,
    file_name,
    folded,
    separated,
)
from dashboard.row_amounts import codes_in

ROLES = ("seed", "figures", "context", "lead")


class Cited:
    """The sources by their ids, to be linked to from the tables, and what they disagree about."""

    __slots__ = ("_disputes", "_rows", "_words")

    def __init__(
        self, sources: pd.DataFrame, words: Language, disputes: Sequence[Dispute] = ()
    ) -> None:
        self._words = words
        self._disputes = disputes
        self._rows: Mapping[str, Any] = {row.source: row for row in records(sources)}

    def link(self, source: str) -> Any:
        """The id of a source as a link to it; its title shows on hovering."""
        row = self._rows[source]
        title, publisher = (
            translated(row, noun, self._words.code) for noun in ("title", "publisher")
        )
        return external(source, row.address, title=f"{ended(title)} {publisher}")

    def disputes(self, row: str) -> list[Any]:
        """What sources disagree about of a relation or an event, as links to the ledger."""
        return dispute_links(concerning(self._disputes, (row,)), self._words)

    def links(self, sources: str) -> list[Any]:
        """Links to the sources of a cell that lists them."""
        return separated([self.link(source) for source in codes_in(sources)])

    def tongue(self, source: str) -> dict[str, str]:
        """The ``lang`` of a source's own words, where it has one language."""
        tongues = codes_in(self._rows[source].language)
        alone = len(tongues) == 1 and tongues[0] != self._words.code
        return {"lang": tongues[0]} if alone else {}


def source_tables(sources: pd.DataFrame, cited: Cited, words: Language) -> list[Any]:
    """Every source, a folded table a role; that of the region's own pages is open."""
    headers = [
        words.t(f"about.sources.{name}")
        for name in ("id", "what", "publisher", "published", "accessed", "language")
    ]
    found = []
    for role in ROLES:
        rows = sources[sources["role"].eq(role)]
        title = words.t(f"about.role.{role}")
        table = data_table(
            words, title, headers, [_source_row(row, cited, words) for row in records(rows)]
        )
        count = words.number(len(rows), 0)
        summary = words.t("about.sources.group", role=title, count=count)
        found.append(folded(summary, table))
    return found


def _source_row(row: Any, cited: Cited, words: Language) -> list[Any]:
    # On paper its address stands behind the title.
    title = [external(row.title, row.address, className="addressed", **cited.tongue(row.source))]
    if (gist := translated(row, "title", words.code)) != row.title:
        title += [html.Br(), gist]
    if not row.address:
        title.append(f" ({words.t('about.sources.no_address')})")
    return [
        row.source,
        html.Span(title),
        translated(row, "publisher", words.code),
        dated(
            words.date(row.published) if row.published else words.t("said.undated"), row.published
        ),
        dated(words.date(row.accessed) if row.accessed else NOTHING, row.accessed),
        ", ".join(tongue_name(code, words) for code in codes_in(row.language)),
    ]


def tongue_name(code: str, words: Language) -> str:
    """The name of a language in the reader's language; the code where it has none."""
    return str(Locale.parse(words.locale).languages.get(code, code))


def file_table(files: tuple[DataFile, ...], words: Language) -> Any:
    """The data files with their dates and licences, as their sidecars tell them."""
    headers = [
        words.t(f"about.updates.{name}")
        for name in ("file", "about", "updated", "accessed", "licence")
    ]
    return data_table(
        words, words.t("about.updates.caption"), headers, [_file_row(file, words) for file in files]
    )


def _file_row(file: DataFile, words: Language) -> list[Any]:
    sidecar = file.sidecar
    licence, title = (sidecar.said(noun, words.code) for noun in ("licence", "title"))
    foreign = {"lang": FALLBACK} if words.code not in {FALLBACK, *sidecar.translated} else {}
    return [
        html.Code(file_name(file.name)),
        words.t(key) if words.has(key := f"download.of.{_table(file.name)}") else title,
        dated(words.date(sidecar.updated) if sidecar.updated else NOTHING, sidecar.updated),
        dated(words.date(sidecar.accessed) if sidecar.accessed else NOTHING, sidecar.accessed),
        html.Span(licence, **foreign),
    ]


def _table(name: str) -> str:
    """The name under which a file's table is downloaded."""
    path = PurePosixPath(name)
    taken = {
        ("published", "events"): "events_full",
        ("registers", "sectors"): "sectors_register",
        ("registers", "regions"): "regions_register",
    }
    return taken.get((path.parent.name, path.stem), path.stem)
