"""Who reads: set once, where a request comes in, and how the data are asked for that reader."""

from __future__ import annotations

from dataclasses import dataclass

import flask

from dashboard.audit import record
from dashboard.query import Query
from dashboard.sight import ALL, Sight, sight_of
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import Library
from dashboard.store.other_reporters import restricted_beside


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: a name where there is one, and a role, empty where readers have none."""

    name: str = ""
    role: str = ""

    @property
    def sight(self) -> Sight:
        """How far the reader sees."""
        return sight_of(self.role)


ANYBODY = Reader()


def set_reader(reader: Reader) -> None:
    """Have the request of this moment be that of a reader."""
    flask.g.reader = reader


def current_reader() -> Reader:
    """Who reads now; anybody, where nobody was let in by name."""
    found: Reader = flask.g.get("reader", ANYBODY)
    return found


def sees_all() -> bool:
    """Whether the reader of this moment sees what is not for publication."""
    return current_reader().sight == ALL


def note_file(ask: Ask, query: Query | None = None) -> None:
    """Note in the audit log that the reader of this moment takes away a file in which there may be
    something that is not for publication."""
    library = ask.library
    closed = bool(library.restricted or restricted_beside(library.settings.data_dir, library.sight))
    if sees_all() and (closed or (query is not None and ask.store(query).restricted)):
        folder, path = library.settings.data_dir, flask.request.path
        record(folder, "restricted file", current_reader().name, file=path)


def library_for_reader(library: Library) -> Library:
    """The newest data, as far as the reader of this moment sees."""
    return library.current(current_reader().sight)


def ask_for_reader(library: Library) -> Ask:
    """Asks of the newest data, as far as the reader of this moment sees."""
    return ask_of(library, sight=current_reader().sight)
