"""What was done and by whom: logins, imports, roll backs, changes of accounts; never what was read.

``audit.log`` in the folder of the releases has an object of JSON a line: ``time`` (ISO, UTC),
``what``, ``who``, further facts, and ``chain``, the SHA-256 of the line without it, which includes
the chain of the line before (``after``). A line that is changed, moved or taken from the middle
breaks it. There is no key in it: who may write the file can make all its chains anew, or cut its
end off. ``audit --verify`` prints the last chain, to be kept elsewhere; given it again, it says
whether all that was recorded until then is still there as it was.
"""

from __future__ import annotations

import fcntl
import getpass
import hashlib
import json
import logging
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from dashboard.errors import Reason, StoreUnavailable
from dashboard.ownership import opened

FILE = "audit.log"
LOG = logging.getLogger(__name__)
START = ""
"""What the first line follows."""
_TAIL = 65_536


def record(folder: Path, what: str, who: str = "", **facts: Any) -> None:
    """Add a line; ``who``: empty for the user of this process.

    What was done is done: where the line cannot be written, the program's log says so and has it.
    """
    line = {"time": datetime.now(UTC).isoformat(timespec="seconds"), "what": what,
            "who": who or _user(), **facts}  # fmt: skip
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = opened(folder / FILE, os.O_RDWR | os.O_APPEND, 0o640)
        with os.fdopen(file, "r+b", buffering=0) as log:
            fcntl.flock(log, fcntl.LOCK_EX)
            last, whole = _last(log)
            text = _text({**line, "after": last})
            # One write: who is killed meanwhile leaves a piece at most, which is then seen.
            log.write((b"" if whole else b"\n") + text)
            os.fsync(log.fileno())
    except OSError as error:
        LOG.error("the audit log cannot be written (%s): %s", error, json.dumps(line))


def read(folder: Path) -> list[str]:
    """The lines, oldest first; none where nothing was recorded.

    Raises:
        StoreUnavailable: the log cannot be read.
    """
    try:
        return (folder / FILE).read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreUnavailable(f"{folder / FILE}: {error.strerror or error}") from None


def faults(lines: list[str]) -> list[Reason]:
    """What breaks the chain, a reason a line."""
    found, last = [], START
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            chain, after = row.pop("chain"), row["after"]
            wrong = chain != _chain(row)
        except (ValueError, TypeError, KeyError, AttributeError):
            found.append(Reason(FILE, number, "", line, "is no line of the audit log"))
            last = START
            continue
        if wrong:
            found.append(Reason(FILE, number, "chain", chain, "the line was changed"))
        elif after != last:
            found.append(Reason(FILE, number, "after", after, "the line before is another one"))
        last = chain
    return found


def missing(lines: list[str], kept: str) -> list[Reason]:
    """What is wrong where no line has a chain that was kept; of lines without `faults`, one that
    has it says that it and all before it are as they were."""
    if any(json.loads(line)["chain"] == kept for line in lines):
        return []
    return [Reason(FILE, None, "chain", kept, "no line has the chain that was kept")]


def _last(log: BinaryIO) -> tuple[str, bool]:
    """The chain of the last line, `START` of none, and whether that line has its end."""
    size = log.seek(0, os.SEEK_END)
    log.seek(max(0, size - _TAIL))
    text = log.read(_TAIL)
    try:
        return str(json.loads(text.splitlines()[-1])["chain"]), text.endswith(b"\n")
    except (ValueError, TypeError, KeyError, IndexError):
        return START, not text or text.endswith(b"\n")


def _text(row: dict[str, Any]) -> bytes:
    return json.dumps({**row, "chain": _chain(row)}, ensure_ascii=True).encode() + b"\n"


def _chain(row: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return str(os.getuid())
