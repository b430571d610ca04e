"""Who may log in: names, hashes of passwords by Argon2id, and roles, in one file of the owner's.

The file is ``accounts.json`` in the folder of the releases, readable for its owner alone. A
running server sees what is changed in it at the next request.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.errors import DashboardError, StoreUnavailable, WrongUsage
from dashboard.ownership import opened

if TYPE_CHECKING:
    from argon2 import PasswordHasher

FILE = "accounts.json"
ROLES = ("viewer", "editor", "publisher")
NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{0,63}")
SHORTEST = 12
LONGEST = 200
AT_ONCE = 2
"""Passwords that a process compares at a time: each takes 64 MiB and a tenth of a second."""
_COMPARING = threading.BoundedSemaphore(AT_ONCE)


class TooManyAtOnce(DashboardError):
    """As many passwords are being compared as may be at a time."""


@dataclass(frozen=True, slots=True)
class Account:
    """One who may log in. ``hash`` is of the password, with its salt and cost."""

    name: str
    role: str
    hash: str


def read_accounts(folder: Path) -> Mapping[str, Account]:
    """The accounts by their names; none where there is no file.

    Raises:
        StoreUnavailable: the file cannot be read, or is no list of accounts.
    """
    path = folder / FILE
    try:
        rows = json.loads(path.read_bytes())
        found = [Account(row["name"], row["role"], row["hash"]) for row in rows]
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StoreUnavailable(f"{path} cannot be read: {error.strerror or error}") from None
    except (ValueError, TypeError, KeyError):
        raise StoreUnavailable(f"{path} is no list of accounts") from None
    if any(one.role not in ROLES for one in found):
        raise StoreUnavailable(f"{path} has a role that is none of {', '.join(ROLES)}")
    return {one.name: one for one in found}


def add_account(folder: Path, name: str, role: str, password: str) -> bool:
    """Add an account, or change its password and role; whether it is a new one.

    Raises:
        WrongUsage: the name or password is of no form that is taken, or nothing can be written.
        StoreUnavailable: the file cannot be read.
    """
    if not NAME.fullmatch(name):
        raise WrongUsage(
            f"{name!r} is no name of an account: it has small Latin letters, digits and . _ @ -, "
            "at most 64 of them"
        )
    if not SHORTEST <= len(password) <= LONGEST:
        raise WrongUsage(f"A password has {SHORTEST} to {LONGEST} characters.")
    account = Account(name, role, _hasher().hash(password))
    with _changing(folder) as accounts:
        new = name not in accounts
        accounts[name] = account
    return new


def remove_account(folder: Path, name: str) -> None:
    """Remove an account. Raises ``StoreUnavailable`` when there is none of that name."""
    with _changing(folder) as accounts:
        if name not in accounts:
            raise StoreUnavailable(f"There is no account {name}.")
        del accounts[name]


def is_password(account: Account | None, password: str) -> bool:
    """Whether a password is that of an account. It takes as long where there is no account.

    Raises:
        TooManyAtOnce: as many are being compared as may be; nobody waits for them here.
    """
    from argon2.exceptions import Argon2Error, InvalidHashError

    if not _COMPARING.acquire(blocking=False):
        raise TooManyAtOnce("too many passwords are being compared")
    try:
        _hasher().verify(account.hash if account else _nobody(), password[:LONGEST])
    except (Argon2Error, InvalidHashError):
        return False
    finally:
        _COMPARING.release()
    return account is not None


@cache
def _hasher() -> PasswordHasher:
    # By RFC 9106, for machines of little memory. Loaded where accounts are used alone.
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash(os.urandom(32))


@contextmanager
def _changing(folder: Path) -> Iterator[dict[str, Account]]:
    """The accounts, written when the block ends: whole, and by one at a time."""
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(opened(folder / f"{FILE}.lock", os.O_WRONLY, 0o600), "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            accounts = dict(read_accounts(folder))
            yield accounts
            rows = [asdict(accounts[name]) for name in sorted(accounts)]
            written = path.with_suffix(".new")
            written.unlink(missing_ok=True)
            with os.fdopen(opened(written, os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
                json.dump(rows, out, indent=1)
                out.flush()
                os.fsync(out.fileno())
            written.replace(path)
    except OSError as error:
        raise WrongUsage(f"Cannot write {path}: {error.strerror or error}") from None
