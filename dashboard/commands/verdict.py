"""``verdict``: say of an odd row of customs data that it is right, or wrong, and why."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING, Any

from dashboard.commands.flags import add_data_dir, typed
from dashboard.commands.printing import print_done
from dashboard.commands.restricted import add_restricted, sight_asked
from dashboard.commands.rollback import say_waiting
from dashboard.errors import StoreUnavailable, UnknownSelection
from dashboard.flows import FLOWS
from dashboard.settings import Settings
from dashboard.store.datasets import RELEASED
from dashboard.values import VERDICTS

if TYPE_CHECKING:
    from dashboard.loaders.verdicts import Row

OPEN = "open"
MOST_NAMED = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The row as `table oddities` has it, what is said of it and why, and the owner's folder."""
    parser.add_argument(
        "period", metavar="PERIOD", help="month, such as 2021-09, or year, as the row has it"
    )
    parser.add_argument("flow", choices=FLOWS, help="flow of the row")
    parser.add_argument("partner", metavar="PARTNER", help="country of the row, such as CHN")
    parser.add_argument(
        "code", metavar="CODE", help="commodity code of the row, such as 2710192100"
    )
    parser.add_argument(
        "verdict", choices=(*VERDICTS, OPEN), help="what is said of the row; open: nothing any more"
    )
    parser.add_argument(
        "--reason", type=typed, default="", metavar="TEXT", help="why; needed with right and wrong"
    )
    parser.add_argument(
        "--dataset",
        choices=RELEASED,
        default=RELEASED[0],
        help=f"in which data the row is (default {RELEASED[0]})",
    )
    add_restricted(parser)
    add_data_dir(parser)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Write the verdict.

    Raises:
        UnknownSelection: no reason is given.
        StoreUnavailable: there is no release, the row is not among its odd ones, or the folder
            cannot be written.
        DataRefused: the file of verdicts holds something else.
    """
    from dashboard.imports.verdicts import put_verdict
    from dashboard.loaders.verdicts import Verdict

    row = (args.period, args.flow, args.partner.upper(), args.code)
    reason = " ".join(args.reason.split())
    verdict = None
    if args.verdict != OPEN:
        if not reason:
            raise UnknownSelection("--reason is needed: why is the row right or wrong?")
        odd = _odd(args, settings, row)
        today = dt.date.today().isoformat()
        value, mass = float(odd.value_usd), float(odd.net_mass_kg)
        verdict = Verdict(*row, value, mass, args.verdict, reason, today)
    changed = put_verdict(settings.data_dir, args.dataset, row, verdict, say_waiting)
    name = " ".join(row)
    print_done(f"{name}: {args.verdict}{'' if changed else ' already; nothing was changed'}.")
    return 0


def _odd(args: argparse.Namespace, settings: Settings, row: Row) -> Any:
    """The odd row of the current release that is meant."""
    from dashboard.answers import oddities
    from dashboard.loaders.records import records
    from dashboard.parser import query_of
    from dashboard.store.ask import ask_of
    from dashboard.store.library import open_library

    library = open_library(settings, sight_asked(args))
    ask = ask_of(library, sight=library.sight)
    query = query_of({"dataset": args.dataset}, library).with_(year=None)
    every = records(ask(oddities.oddities, query))
    for one in every:
        if _key(one) == row:
            return one
    like = [" ".join(_key(one)) for one in every if one.code == row[3] or one.partner == row[2]]
    named = "; ".join(like[:MOST_NAMED]) or "none of that partner or code"
    raise StoreUnavailable(f"{' '.join(row)} is not among the odd rows; there are: {named}")


def _key(one: Any) -> Row:
    return one.period, one.flow, one.partner, one.code
