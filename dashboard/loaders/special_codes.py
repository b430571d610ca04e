"""Codes in columns of partners and chapters that are no partner and no chapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel.core import get_global

TOTAL = "WLD"
"""All partners together. Never itself a partner, so not in the register of countries."""

UNKNOWN_PARTNER = "XXX"
"""The partner of goods whose country is not stated (``NNN`` in the customs files)."""

CLOSED_CODES = "XX"
"""The chapter of goods whose code the customs service does not disclose."""
CLOSED_SECTOR = "undisclosed"
"""The sector of the register that these goods are in, and no others."""


def numbered(alpha2: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The three digits of a country (ISO 3166-1) → partner (``156``, ``CHN``). Digits of a state
    that several others followed are none, nor are those that the All-Russian classifier alone has
    (895 and 896): the register has no such partners."""
    for digits, letters in get_global("territory_aliases").items():
        if digits.isdigit() and len(letters) == 1 and letters[0] in alpha2:
            yield digits, alpha2[letters[0]]


def partners_of_files(alpha2: Mapping[str, str], home: str) -> dict[str, str]:
    """The codes of the customs files → partner; alpha-3, as other programs write them, too. The
    country of the region itself, ``home``, is none, so its rows (goods that came back, say) are
    with those whose partner is not known."""
    codes = {country: country for country in alpha2.values() if country != UNKNOWN_PARTNER}
    return {code: UNKNOWN_PARTNER if country == home else country
            for code, country in (codes | dict(alpha2)).items()}  # fmt: skip
