"""The rows of the published data with what proves them: the words of their source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.language import Language
from dashboard.loaders.records import records, text_in, translated
from dashboard.narrative import provenance as narrative
from dashboard.narrative.scene import Scene
from dashboard.row_amounts import codes_in
from dashboard.store.library import Library


@dataclass(frozen=True, slots=True)
class Source:
    """A source in the reader's language; ``address`` "" where it is not on the web."""

    source: str
    title: str
    publisher: str
    address: str
    published: str
    accessed: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A row with its quote in the language ``lang`` of its source, and what that means in the
    reader's (``gist``; "" where it is the same). ``why``: why a quote or the value in it is not
    there; ``others``: sources that say the same."""

    row: str
    name: str
    about: str
    value: str
    status: str
    quote: str
    lang: str
    gist: str
    source: Source | None
    others: tuple[Source, ...] = ()
    note: str = ""
    why: str = ""


class Evidence:
    """The rows of figures, relations and events, read in a language."""

    def __init__(self, library: Library, scene: Scene) -> None:
        self.library = library
        self.scene = scene

    def every(self, ids: Iterable[str]) -> Iterator[Quoted]:
        """The rows of some ids that are there, in their order."""
        return (found for one in ids if (found := self.of(one)) is not None)

    def of(self, row: str) -> Quoted | None:
        """The row of an id, as it is or in small letters; None where there is none."""
        rows = self.library.once(_rows_by_id)
        code = row if row in rows else row.upper()
        return self._quoted(code, *rows[code]) if code in rows else None

    def _quoted(self, code: str, kind: str, row: Any) -> Quoted:
        words = self._words
        said = narrative.of_row(words, self.scene.names, kind, row)
        foreign = row.quote_lang != words.code
        return Quoted(
            row=code,
            name=said.name,
            about=said.about,
            value=said.value,
            status=said.status,
            quote=row.quote,
            lang=row.quote_lang,
            gist=text_in(row, "gist", words.code) if foreign and row.quote else "",
            source=self._source(row.source),
            others=tuple(found for one in codes_in(row.also)
                         if (found := self._source(one)) is not None),
            note=text_in(row, "note", words.code),
            why=self._why(code),
        )  # fmt: skip

    @property
    def _words(self) -> Language:
        return self.scene.language

    def _source(self, code: str) -> Source | None:
        row, lang = self.library.once(sources_by_id).get(code), self._words.code
        if row is None:
            return None
        return Source(
            source=code,
            title=translated(row, "title", lang),
            publisher=translated(row, "publisher", lang),
            address=row.address,
            published=row.published,
            accessed=row.accessed,
        )

    def _why(self, code: str) -> str:
        every = self.library.once(_exceptions)
        found = [row for row in every if row.row == code]
        return " ".join(text_in(row, "reason", self._words.code) for row in found)


def _rows_by_id(library: Library) -> dict[str, tuple[str, Any]]:
    """Figure, relation or event → what of these it is, and its row."""
    published, relations = library.published, library.relations
    kinds = (
        ("event", relations.events),
        ("relation", relations.relations),
        ("figure", published.figures),
    )
    return {getattr(row, kind): (kind, row) for kind, frame in kinds for row in records(frame)}


def sources_by_id(library: Library) -> dict[str, Any]:
    """Source → its row, with the columns of `dashboard.loaders.schemas.published.SOURCES`."""
    return {row.source: row for row in records(library.published.sources)}


def _exceptions(library: Library) -> Sequence[Any]:
    return records(library.published.exceptions)
