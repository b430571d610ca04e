"""A new release is shown with what readers ask most already answered from it.

While it waits (`dashboard.store.forthcoming`), each server process draws the answers that it was
asked for most, one after another, and leaves the processor to readers for as long as each took.
Pages that are open then still have the key of the release before: what they will ask is drawn with
that key first, then with the new one, which they have from then on.

A process that has begun also does what the first question below the chapter would wait for.
"""

from __future__ import annotations

import contextlib
import json
import logging
import random
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import flask

from dashboard import ids
from dashboard.callbacks.guard import PATH as CALLBACKS
from dashboard.callbacks.page_request import PageRequest
from dashboard.callbacks.reader import Reader, current_reader, set_reader
from dashboard.copies import replace
from dashboard.errors import DashboardError
from dashboard.loaders.code_changes import load_editions
from dashboard.pages.page import of_dataset
from dashboard.store.forthcoming import looking
from dashboard.store.library import Library

LOG = logging.getLogger(__name__)
WARMING = "dashboard.warming"
"""The name by which a server process finds it among the extensions of the application."""
WAIT = 5.0
"""Seconds that a new release waits, at most the time that its answers are drawn in."""
LINGERS = 15.0
"""Seconds after that in which pages that are open go over to it (`stays_behind`)."""
GOES_OVER = 0.2
"""Part of the choices in these seconds that bring a page over to the new release."""
OPENS = 3.0
"""Seconds after its beginning in which a process has answers of first pages to draw."""
LOOKS = 0.25
"""Seconds between two looks whether there is one."""
REMEMBERED = 1_024
"""Questions of which it is known how often they were asked."""
WARMED = 64
"""Answers that are drawn, those asked for most."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question as it came: the role of who asked, and what was asked at which path."""

    role: str
    path: str
    asked: PageRequest

    def request(self) -> dict[str, object]:
        """The request that asks it, for ``test_request_context``."""
        one = self.asked
        value = {"path": one.path, "query": one.query, "key": one.key}
        for name, listed in (("wanted", one.wanted), ("tables", one.tables)):
            if listed is not None:
                value[name] = ",".join(listed)
        value |= {"near": str(one.near)} if one.near else {}
        value |= {"table_order": one.table_order} if one.table_order else {}
        value |= {"rest": "1"} if one.rest else {}
        value |= {"cached": ""} if one.marked else {}
        if self.path != CALLBACKS:
            return {"path": self.path, "query_string": value}
        body = {
            "output": f"{ids.DRAWN}.data",
            "outputs": {"id": ids.DRAWN, "property": "data"},
            "inputs": [{"id": ids.CHOICE, "property": "data", "value": value}],
            "changedPropIds": [f"{ids.CHOICE}.data"],
        }
        return {"path": self.path, "method": "POST", "json": body}


@dataclass(slots=True)
class Warming:
    """What is asked most in this process, and how it is drawn anew.

    ``draw`` answers the request of the moment, keeps the answer, and returns it as it is kept, or
    None where it is kept already or not whole.
    """

    server: flask.Flask
    library: Library
    draw: Callable[[PageRequest], bytes | None]
    _times: OrderedDict[Wanted, int] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, asked: PageRequest) -> None:
        """Count what the request of the moment asks."""
        self._count(Wanted(current_reader().role, flask.request.path, asked), 1)

    def _count(self, wanted: Wanted, times: int) -> None:
        with self._lock:
            self._times[wanted] = self._times.pop(wanted, 0) + times
            if len(self._times) > REMEMBERED:
                self._times.popitem(last=False)

    def most(self) -> list[tuple[Wanted, int]]:
        """What was asked more than once, and how often, most first."""
        with self._lock:
            found = [one for one in self._times.items() if one[1] > 1]
        return sorted(found, key=lambda one: -one[1])[:WARMED]

    def start(self) -> None:
        """Have new releases wait in this process, and be made ready beside the readers."""
        for dataset in self.library.opened.values():
            dataset.let_wait(WAIT, LINGERS)
        threading.Thread(target=self._watch, name="warming", daemon=True).start()

    def _watch(self) -> None:
        opens = time.monotonic() + OPENS
        while True:
            time.sleep(LOOKS)
            try:
                if opens and time.monotonic() > opens:
                    opens = 0.0
                    self.make_rows_ready()
                if self._waiting():
                    self.make_ready(time.sleep)
            except Exception:  # one release that cannot be made ready is no reason to watch no more
                LOG.exception("a new release is shown with nothing drawn before")
                time.sleep(WAIT)

    def make_rows_ready(self) -> None:
        """Have the current releases ready for questions below the chapter, and know how editions
        of the nomenclature changed the codes. For ten million rows that is an eighth of a second,
        in each process, at its first such question."""
        library = self.library.current()
        for dataset in library.opened.values():
            with contextlib.suppress(DashboardError):  # who asks is told
                store = dataset.store()
                store.make_ready()
                if "codes" in store.capabilities:
                    load_editions(library.settings.data)

    def _waiting(self) -> bool:
        """Whether a release waits that everybody is to see."""
        datasets = self.library.current().opened.values()
        return any(dataset.forthcoming is not None for dataset in datasets)

    def make_ready(self, rest: Callable[[float], None] = lambda _: None) -> int:
        """Draw what was asked most from the release that waits, while it does; how many answers.

        ``rest`` is called with the seconds that each took.
        """
        drawn, most = 0, self.most()
        with self._lock:
            self._times.clear()
        for wanted, times in most:
            began = time.monotonic()
            try:
                for one in self._drawn(wanted):
                    drawn += 1
                    self._count(one, times // 2)
            except Exception:  # one answer that cannot be drawn leaves the others to be
                LOG.exception("an answer of a new release cannot be drawn before it is shown")
            if not self._waiting():
                break
            rest(time.monotonic() - began)
        if drawn:
            LOG.info("%d answers of a new release were drawn before it is shown", drawn)
        return drawn

    def _drawn(self, wanted: Wanted) -> Iterator[Wanted]:
        """Draw a question as pages ask it that are open, then as they will ask it."""
        with self.server.test_request_context(**wanted.request()), looking("ahead"):
            set_reader(Reader(role=wanted.role))
            body = self.draw(wanted.asked)
        if body is None:
            return
        yield wanted
        if wanted.path == CALLBACKS and (key := _key_of(body)) != wanted.asked.key:
            yield from self._drawn(replace(wanted, asked=replace(wanted.asked, key=key)))


def stays_behind(library: Library, asked: PageRequest) -> bool:
    """Whether an open page is answered from the release that it shows, though there is a newer one.

    When a release comes, every page that is open has to be drawn whole at its next choice. They go
    over by and by: each choice brings some, and what is left of an answer is of its release.
    """
    name, version = of_dataset(asked.key)
    dataset = library.opened.get(name)
    if dataset is None or not dataset.lingers(version):
        return False
    return asked.rest or random.random() >= GOES_OVER


def _key_of(body: bytes) -> str:
    """The key of the page that an answer draws."""
    return str(json.loads(body)["response"][ids.DRAWN]["data"]["key"])
