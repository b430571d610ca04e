"""Known faults of the pinned packages: `make audit-packages`.

pip-audit passes over packages of which its source knows nothing, and is content. Here what was not
searched is said, and is no success: 0 searched and nothing found, 1 faults were found, 3 there are
no data of faults for some package, or none at all.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

NO_DATA = 3


def verdict(report: dict[str, Any]) -> tuple[list[str], int]:
    """The lines to print of a report of pip-audit, and the exit code."""
    found = report["dependencies"]
    passed_over = [one for one in found if "skip_reason" in one]
    lines = [
        f"{one['name']} {one['version']}: {fault['id']}, mended in "
        f"{', '.join(fault['fix_versions']) or 'no version yet'}"
        for one in found
        for fault in one.get("vulns", [])
    ]
    code = 1 if lines else NO_DATA if passed_over or not found else 0
    lines.append(f"{len(found) - len(passed_over)} of {len(found)} packages searched.")
    if passed_over:
        lines.append("No data of faults were to be had here: the others may have some.")
    return lines, code


def main(program: str, *locks: str) -> int:
    """Search the locks with pip-audit; what it could not be asked is said in its own words."""
    named = [word for lock in locks for word in ("--requirement", lock)]
    command = [program, "--disable-pip", "--require-hashes", "--format", "json", *named]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        lines, code = verdict(json.loads(done.stdout))
    except ValueError:
        last = done.stderr.strip().splitlines()[-1:]
        lines, code = (
            ["No data of faults to be had here: nothing was searched.", *last],
            NO_DATA,
        )
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
