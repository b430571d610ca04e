"""``serve``: the pages, by gunicorn with threads, on this machine alone unless told otherwise."""

from __future__ import annotations

import argparse
import contextlib
from typing import TYPE_CHECKING

from dashboard.commands.admission import refuse_open
from dashboard.commands.flags import add_data_dir
from dashboard.commands.named_files import refuse_unservable
from dashboard.errors import StoreUnavailable
from dashboard.query import Query
from dashboard.settings import SETTINGS, Settings, share_metrics

if TYPE_CHECKING:
    from dashboard.store.library import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The address, the processes, and the owner's folder."""
    parser.add_argument("--host", metavar="ADDRESS", help=_help("host"))
    parser.add_argument("--port", type=_port, metavar="N", help=_help("port"))
    parser.add_argument("--workers", type=_workers, metavar="N", help=_help("workers"))
    add_data_dir(parser)


def _help(name: str) -> str:
    """What a flag is for that stands for a setting, in the words of the table of settings."""
    setting = next(one for one in SETTINGS if one.name == name)
    return f"{setting.help} (default {setting.default})"


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Serve until SIGTERM or Ctrl-C.

    Raises:
        PortUnavailable: the address is taken; before any data is read.
        WrongUsage: a file or folder that the settings name is not there, or is none, or nobody
            said who may read.
    """
    from dashboard.commands.memory import keep_little
    from dashboard.commands.metrics_folder import figures_folder
    from dashboard.commands.server import Server, bound

    refuse_open(settings)
    refuse_unservable(settings)
    listener = bound(settings.host, settings.port)
    keep_little()
    share_metrics(figures_folder())
    from dashboard.app import create_app  # Dash takes a second; a taken port is told at once

    app = create_app(settings)
    read_ahead(app.library)
    Server(app.server, listener, settings).run()
    return 0


def read_ahead(library: Library) -> None:
    """Have what releases are added up from in memory before the server forks: all its processes
    share it then. A release that comes later is read by each."""
    for name in library.opened:
        # What cannot be read is told when it is asked for.
        with contextlib.suppress(StoreUnavailable):
            store = library.store(name)
            choices = store.choices
            if "partner_sectors" in store.capabilities and choices.partners and choices.sectors:
                # Such a question is answered from the money and mass of all goods and partners.
                partners, sectors = (min(choices.partners),), (min(choices.sectors),)
                store.turnover_by_month(Query(dataset=name, year=choices.latest,
                                              partners=partners, sectors=sectors))  # fmt: skip


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (0 to 65535)")
    return int(text)


def _workers(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes (1 to 64)")
    return int(text)
