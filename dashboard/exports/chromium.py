"""A chromium in a thread of its own, by kaleido. What goes wrong in it is said to whoever asks.

Kaleido has a server of its own for this; there a chromium that is missing, or that dies, leaves
everybody who waits for a picture waiting for ever.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import logging
import threading
from collections.abc import Coroutine, Mapping
from typing import Any, TypeVar

from dashboard.errors import DashboardError
from dashboard.render.theme import Figure

PATIENCE = 60.0
"""Seconds that a picture may take, the start of chromium included."""
LET_GO = 4
"""Pictures after which chromium is told to let go of what it no longer needs. By itself it waits
until a deck of maps has it at half a gigabyte; told so it needs a tenth of a second, each time."""
FAREWELL = 10.0
"""Seconds that chromium has to end."""

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome",
         "google-chrome-stable")  # fmt: skip
"""Programs that draw alike, the quickest to start first: the shell has no windows to prepare,
and a set of slides takes a quarter less time with it."""

Result = TypeVar("Result")


class ChromiumFailed(DashboardError):
    """Chromium is not there, did not start, died or took too long; the message says which."""


def executable() -> str | None:
    """The path of the chromium that draws, None where none is known by its name.

    ``BROWSER_PATH``, which kaleido knows too, goes before all of them.
    """
    from choreographer.utils import get_browser_path

    return get_browser_path(executable_names=NAMES)


class _NoFarewell(logging.Filter):
    """Says nothing of the word with which choreographer and its child close the pipe, where one
    said it already or a message of chromium stands before it: it is read as one that is damaged,
    and a trace stood below a file that was made."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a line of the log is of anything else."""
        error = record.exc_info[1] if record.exc_info else None
        read = str(getattr(getattr(error, "__cause__", None), "doc", None))
        return bool(read.replace("{bye}", "").strip())


_NO_FAREWELL = _NoFarewell()


class Chromium:
    """One chromium with one tab, which begins to start at once. For one caller at a time."""

    def __init__(self) -> None:
        self._pictures = 0
        self._crashed = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="chromium", daemon=True)
        self._thread.start()
        self._opened = self._begin(self._open())

    def draw(self, figure: Figure, options: Mapping[str, object], topojson: str) -> bytes:
        """A picture of a figure. Raises ``ChromiumFailed``: then this chromium is of no use."""
        return self._done(self._begin(self._draw(figure, options, topojson)), PATIENCE)

    def close(self) -> None:
        """End chromium and the thread, whatever state they are in."""
        try:
            self._done(self._begin(self._close()), FAREWELL)
        except ChromiumFailed:
            pass  # it is gone already
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(FAREWELL)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
            left = asyncio.all_tasks(self._loop)
            for task in left:
                task.cancel()
            self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        finally:
            self._loop.close()

    def _begin(self, task: Coroutine[Any, Any, Result]) -> concurrent.futures.Future[Result]:
        return asyncio.run_coroutine_threadsafe(task, self._loop)

    def _done(self, begun: concurrent.futures.Future[Result], seconds: float) -> Result:
        try:
            return begun.result(seconds)
        except (concurrent.futures.TimeoutError, concurrent.futures.CancelledError) as fault:
            begun.cancel()
            raise ChromiumFailed(f"chromium did not answer within {seconds:.0f} seconds") from fault
        # Of kaleido, of what drives chromium, of the system: whatever it is, there is no picture.
        except Exception as fault:
            raise ChromiumFailed(str(fault) or type(fault).__name__) from fault

    async def _open(self) -> Any:
        import kaleido

        logging.getLogger("choreographer.channels.pipe").addFilter(_NO_FAREWELL)
        one = kaleido.Kaleido(n=1, mathjax=False, path=executable())
        await one.open()
        for tab in one.tabs.values():
            tab.subscribe("Inspector.targetCrashed", self._note_crash)
            await tab.send_command("Inspector.enable")
        return one

    async def _note_crash(self, _: object) -> None:
        self._crashed.set()

    async def _draw(self, figure: Figure, options: Mapping[str, object], topojson: str) -> bytes:
        one = await asyncio.wrap_future(self._opened)
        drawing = one.calc_fig(figure, opts=dict(options), topojson=topojson)
        drawn = bytes(await self._unless_crashed(drawing))
        self._pictures += 1
        if self._pictures % LET_GO == 0:
            for tab in one.tabs.values():
                await tab.send_command("HeapProfiler.collectGarbage")
        return drawn

    async def _unless_crashed(self, drawing: Coroutine[Any, Any, Result]) -> Result:
        """What is drawn. The system may end the process of the tab alone, when memory is short:
        chromium lives on then, and never answers."""
        begun, crash = asyncio.ensure_future(drawing), asyncio.ensure_future(self._crashed.wait())
        await asyncio.wait((begun, crash), return_when=asyncio.FIRST_COMPLETED)
        crash.cancel()
        if not begun.done():
            begun.cancel()
            raise ChromiumFailed("the tab of chromium crashed")
        return begun.result()

    async def _close(self) -> None:
        one = await asyncio.wrap_future(self._opened)
        await one.close()
