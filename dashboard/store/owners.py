"""What the owner imported of relations, for the library: what can be read, and which release is
pointed to. What cannot be read is logged, and never costs more than itself.
"""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path

from dashboard.errors import StoreUnavailable
from dashboard.loaders.owner_relations import DATASET, OwnerTables, owner_tables
from dashboard.loaders.published import Published
from dashboard.loaders.registers import Registers
from dashboard.loaders.relations import Relations
from dashboard.loaders.restricted import visible_number
from dashboard.sight import Sight

LOG = logging.getLogger(__name__)
UNREADABLE = -1
"""The release that a pointer names which cannot be read."""


def noticed() -> str:
    """This moment by the clock of the machine, when something is noticed: ISO, to the minute."""
    return dt.datetime.now().isoformat(timespec="minutes")


def pointed_to(data_dir: Path, sight: Sight) -> int | None:
    """The release of the owner's relations that a reader sees; `UNREADABLE` while it cannot be
    made out which."""
    try:
        return visible_number(data_dir, DATASET, sight)
    except StoreUnavailable:
        return UNREADABLE


def owners_of(
    data_dir: Path,
    registers: Registers,
    published: Published,
    relations: Relations,
    sight: Sight,
) -> tuple[OwnerTables | None, int | None]:
    """What can be read of the owner's relations, or the number of those that are broken."""
    number: int | None = UNREADABLE
    try:
        number = visible_number(data_dir, DATASET, sight)
        owner = owner_tables(data_dir, known_codes(registers, published, relations), sight)
    except StoreUnavailable as error:
        LOG.warning("relations in %s: %s; the published ones are shown", data_dir, error)
        return None, number
    for one in owner.left_out if owner else ():
        place = f"{one.file} row {one.row} {one.column} {one.value!r}"
        LOG.warning("relations: %s: %s; the row is left out", place, one.reason)
    return owner, None


def known_codes(
    registers: Registers, published: Published, relations: Relations
) -> dict[str, frozenset[str]]:
    """The codes that the owner's tables may name, by register."""
    return registers.codes | {
        "sources": frozenset(published.sources["source"]),
        "paragraphs": frozenset(relations.paragraphs["paragraph"]),
    }
