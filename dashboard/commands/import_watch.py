"""``import --watch``: files are imported as they are put into a folder."""

from __future__ import annotations

import argparse
import logging
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.printing import print_done
from dashboard.commands.rollback_hint import way_back
from dashboard.errors import DataRefused, WrongUsage
from dashboard.settings import Settings

if TYPE_CHECKING:
    from dashboard.imports.customs import Import
    from dashboard.imports.watching import Outcome
    from dashboard.language import Language

LOG = logging.getLogger(__name__)
EVERY = 2.0
"""Seconds between two looks into the folder."""
ALONE = ("files", "report", "dry_run", "complete")


def watch(
    args: argparse.Namespace,
    settings: Settings,
    order_of: Callable[[tuple[Path, ...]], Import],
) -> int:
    """Take files out of the folder until the program is asked to end; what is being imported then
    is ended first.

    A folder that is not there is not made: its name may be misspelt, and whoever puts files into
    the right one would wait for ever.

    Raises:
        StoreUnavailable: the folder is not there, or cannot be written.
        WrongUsage: another program watches it, or the other arguments do not go with that.
    """
    from dashboard.imports.watched_folder import watched
    from dashboard.imports.watching import Inbox
    from dashboard.language import language

    if unfit := [f"--{name.replace('_', '-')}" for name in ALONE if getattr(args, name)]:
        raise WrongUsage(f"--watch does not go with {', '.join(unfit).replace('--files', 'FILE')}")
    words = language(args.lang)
    with watched(args.watch) as hold:
        inbox = Inbox(args.watch, lambda path: _taken(order_of((path,)), settings, words),
                      settings.watch_settle, hold.keep)  # fmt: skip
        print_done(_begun(args.watch.resolve(), inbox.waiting(), words))
        ended = _until_asked()
        while True:
            inbox.poll(time.monotonic())
            if ended(EVERY):
                return 0


def _begun(folder: Path, waiting: int, words: Language) -> str:
    """What is watched, the whole way to it: a name alone is one of the folder one happens to be
    in."""
    if not waiting:
        return words.t("watching.begun.empty", folder=folder)
    return words.plural("watching.begun.waiting", waiting, folder=folder)


def _taken(order: Import, settings: Settings, words: Language) -> Outcome:
    """Import one file, and say what became of it."""
    from dashboard.commands.refusals import import_refusal_text
    from dashboard.imports.customs import import_customs
    from dashboard.imports.watching import Outcome
    from dashboard.loaders.registers import load_registers
    from dashboard.narrative.imports import report_text
    from dashboard.narrative.names import RegisterNames

    try:
        registers = load_registers(settings.data)
        report = import_customs(order, registers)
    except DataRefused as refused:
        first = " ".join(cell for cell in refused.reasons[0].cells() if cell)
        count = f"{'' if refused.complete else 'at least '}{len(refused.reasons)}"
        LOG.info("%s: not imported; reasons: %s; first: %s", order.paths[0].name, count, first)
        return Outcome(done=False, text=import_refusal_text(refused, words, order.paths))
    back = way_back(settings, order.dataset, report.parent or 0)
    partner = RegisterNames(registers, words.code).country
    text = report_text(report.as_mapping(), words, back, partner)
    return Outcome(done=True, text=text, json=report.to_json())


def _until_asked() -> Callable[[float], bool]:
    """Waits some seconds; True as soon as the program was asked to end."""
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.set())
    return asked.wait
