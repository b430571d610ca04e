"""How much an import may cost, and what it may not do unasked. Every one is a setting."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

MEBIBYTE = 2**20
TRUSTED = 100 * MEBIBYTE
"""Whatever packs no more than this is unpacked, however well it packs."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps of what is read, and shares above which a person has to agree.

    ``most_files`` of one import, those in zips counted. Bytes: ``longest_line``,
    ``longest_field``; ``largest_unpacked`` in MiB of one packed file,
    ``largest_ratio`` of its size unpacked to packed; ``largest_workbook`` in MiB, whose texts are
    held in memory. Per cent: ``unknown_pct`` of the value with
    partners or goods that are not understood; ``repeats_pct`` of the rows of a month that repeat
    others; ``loss_pct`` of the value of a month that what a file lacks may have had.
    """

    most_files: int = 5_000
    longest_line: int = 65_536
    longest_field: int = 4_096
    largest_unpacked: int = 65_536
    largest_ratio: int = 250
    largest_workbook: int = 192
    unknown_pct: float = 1.0
    repeats_pct: float = 25.0
    loss_pct: float = 1.0

    @classmethod
    def of(cls, settings: Any) -> Limits:
        """The limits among the settings in force."""
        return cls(**{one.name: getattr(settings, one.name) for one in fields(cls)})
