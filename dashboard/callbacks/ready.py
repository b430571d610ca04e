"""``/ready``: what a watch wants to know: which releases answer, how old they are, what failed.

``/health`` says that the server lives. Here ``status`` is ``ready``, or ``degraded`` while a
release is damaged and an earlier one, or the published figures alone, answer. Both are 200: the
pages answer. A watch asks without a login: on this machine it is told all, from elsewhere the
status alone, as far as it is not let in as a reader.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import flask

from dashboard import __version__
from dashboard.callbacks.access import READY, is_known
from dashboard.callbacks.reader import ask_for_reader
from dashboard.errors import StoreUnavailable
from dashboard.store.ask import Ask
from dashboard.store.datasets import Dataset
from dashboard.store.library import Library


def register(server: flask.Flask, library: Library) -> None:
    """Answer ``/ready`` with ``status, version, datasets, relations``; ``status`` to strangers."""

    @server.get(READY)
    def ready() -> flask.Response:
        state = state_of(ask_for_reader(library))
        known = is_known(library.settings)
        answer = flask.jsonify(state if known else {"status": state["status"]})
        answer.headers["Cache-Control"] = "no-store"
        return answer


def state_of(ask: Ask) -> dict[str, Any]:
    """The state of the data: of each dataset ``release, as_of, age_days, failure, since``; of the
    owner's relations ``release, broken`` (0: the pointer to it)."""
    library = ask.library
    datasets = {name: _state(ask, name) for name in library.names}
    broken = library.broken_relations
    failed = broken is not None or any(one["failure"] for one in datasets.values())
    return {
        "status": "degraded" if failed else "ready",
        "version": __version__,
        "datasets": datasets,
        "relations": {"release": library.owned, "broken": broken},
    }


def _state(ask: Ask, name: str) -> dict[str, Any]:
    dataset = ask.library.opened[name]
    try:
        store = dataset.store()
    except StoreUnavailable:
        return {"release": None, "as_of": None, "age_days": None, **_failed(dataset)}
    as_of = store.as_of or None
    age = None
    if as_of and store.release:
        # A clock that was put back makes no data younger than of today.
        age = max((ask.today - dt.date.fromisoformat(as_of)).days, 0)
    return {
        "release": store.release,
        "as_of": as_of,
        "age_days": age,
        **_failed(dataset),
    }


def _failed(dataset: Dataset) -> dict[str, str]:
    return {"failure": dataset.broken, "since": dataset.since}
