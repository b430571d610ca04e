"""The log: one line for what is worth knowing, from a request to an error: what, where and why.

By the standard library, on the standard error. A line is text for people, or an object of JSON
for programs: ``time`` (ISO, UTC), ``level``, ``where`` (the module), ``what``, ``why`` where an
error was caught, ``request``: the number of the request that was answered meanwhile, and what else
was said of it (``fields`` of the record).
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TextIO

from dashboard.typography import harmless

NAME = "dashboard"
REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The number of the request that is being answered; empty where none is."""


def configure(level: str, form: str) -> None:
    """Write lines of a level and above in a form, as the settings name both."""
    logger = logging.getLogger(NAME)
    logger.handlers = [_Handler(_Json() if form == "json" else _Text())]
    logger.setLevel(level.upper())


class _Handler(logging.StreamHandler[TextIO]):
    """Writes to the standard error of the moment: a server may change it after the start."""

    def __init__(self, form: logging.Formatter) -> None:
        logging.Handler.__init__(self)
        self.setFormatter(form)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        """The standard error as it is now."""
        return sys.stderr


class _Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """``2026-11-26 07:35:28Z WARNING store.current: what; why``."""
        time = _time(record).strftime("%Y-%m-%d %H:%M:%SZ")
        line = f"{time} {record.levelname} {_where(record)}: {_one_line(record.getMessage())}"
        line = f"{line}; {why}" if (why := _why(record)) else line
        return f"{line} [{number}]" if (number := REQUEST.get()) else line


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """One object; with the whole trace of an error that was caught."""
        line = {
            "time": _time(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "where": _where(record),
            "what": _one_line(record.getMessage()),
            **getattr(record, "fields", {}),
        }
        if number := REQUEST.get():
            line["request"] = number
        if why := _why(record):
            line["why"] = why
            line["trace"] = self.formatException(record.exc_info)  # type: ignore[arg-type]
        return json.dumps(line, ensure_ascii=False)


def _time(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def _where(record: logging.LogRecord) -> str:
    return record.name.removeprefix(f"{NAME}.")


def _why(record: logging.LogRecord) -> str:
    """The error that was caught, and the line of the program that raised it."""
    if not record.exc_info or record.exc_info[1] is None:
        return ""
    error, frames = record.exc_info[1], traceback.extract_tb(record.exc_info[2])
    place = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {_one_line(str(error))}{place}"


def _one_line(text: str) -> str:
    return harmless(" | ".join(part.strip() for part in text.splitlines() if part.strip()))
