"""``accounts``: who may log in where ``DASHBOARD_ACCESS=accounts``."""

from __future__ import annotations

import argparse
import getpass
import sys

from dashboard.accounts import ROLES, add_account, read_accounts, remove_account
from dashboard.audit import record
from dashboard.commands.flags import add_data_dir
from dashboard.commands.printing import print_asked, print_done
from dashboard.errors import WrongUsage
from dashboard.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, with whom, and the owner's folder."""
    parser.add_argument(
        "what",
        choices=("add", "remove", "list"),
        help="add an account (or change its password and role), remove one, or list all",
    )
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help="name of the account; without it for list"
    )
    parser.add_argument(
        "--role",
        choices=ROLES,
        default=ROLES[0],
        help=f"what the account may do (default {ROLES[0]})",
    )
    add_data_dir(parser)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Add (or change), remove or list accounts. A password is asked for, or is the first line of
    the standard input.

    Raises:
        WrongUsage: a name is missing or none, a password is too short, nothing can be written.
        StoreUnavailable: there is no such account, or the file of accounts is damaged.
    """
    folder, name = settings.data_dir, args.name
    if args.what == "list":
        for account in read_accounts(folder).values():
            print_asked(f"{account.name}  {account.role}")
        return 0
    if name is None:
        raise WrongUsage(f"accounts {args.what}: whom? Give the name of the account.")
    if args.what == "remove":
        remove_account(folder, name)
        record(folder, "account removed", account=name)
        print_done(f"The account {name} is removed.")
        return 0
    new = add_account(folder, name, args.role, _password())
    what = "account added" if new else "account changed"
    record(folder, what, account=name, role=args.role)
    print_done(f"The account {name} is {'added' if new else 'changed'}; its role is {args.role}.")
    return 0


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != first:
        raise WrongUsage("The passwords differ; nothing was changed.")
    return first
