"""What is wrong with releases as they lie in the owner's folder."""

from __future__ import annotations

from pathlib import Path

from dashboard.errors import Reason, StoreUnavailable
from dashboard.loaders.pointer import POINTER, pointed_number, pointer_faults
from dashboard.loaders.releases import MANIFEST, Release, home, numbers, open_release

UNLIKE = "is not what was written"
AGAIN = "import the customs file again, or go back with rollback"
"""What mends the release that is shown."""
PUT_BACK = (
    "pages show release {current}; this one can be shown and gone back to again when the file is "
    "put back as it was, from a copy of the folder"
)
"""Of any other: what is imported again is held already, by the current one."""
MENDED = "import the last file again, or name a release with rollback: either writes it anew"


def damaged(release: Release) -> tuple[str, ...]:
    """The files of a release that are missing or no longer what was written."""
    found = []
    for name in release.manifest["files"]:
        try:
            release.verify([name])
        except StoreUnavailable:
            found.append(name)
    return tuple(found)


def faults(data_dir: Path, dataset: str) -> list[Reason]:
    """What is wrong with the releases of a dataset, and with what names the current one, a reason
    for each file."""
    pointers = pointer_faults(str(home(data_dir, dataset)), dataset)
    found = [Reason(f"{dataset}/{name}", None, "", "", f"{why}; {MENDED}")
             for name, why in pointers.items()]  # fmt: skip
    there, current = numbers(data_dir, dataset), _current(data_dir, dataset)
    if current is not None and current not in there:
        why = f"names release {current}, which is not there; put its folder back, or name another"
        found.append(Reason(f"{dataset}/{POINTER}", None, "", "", f"{why} with rollback"))
    for number in there:
        shown = f"{dataset}/{number:04d}"
        try:
            release = open_release(data_dir, dataset, number)
        except StoreUnavailable as error:
            found.append(Reason(f"{shown}/{MANIFEST}", None, "", "", str(error)))
            continue
        advice = AGAIN if current in (None, number) else PUT_BACK.format(current=current)
        found += [Reason(f"{shown}/{name}", None, "", "", f"{UNLIKE}; {advice}")
                  for name in damaged(release)]  # fmt: skip
    return found


def _current(data_dir: Path, dataset: str) -> int | None:
    """The number that the pointer names; what is wrong with it says so itself."""
    try:
        return pointed_number(str(home(data_dir, dataset)), dataset)
    except StoreUnavailable:
        return None
