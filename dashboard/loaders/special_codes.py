"""Codes in columns of partners and chapters that are no partner and no chapter."""

from __future__ import annotations

TOTAL = "WLD"
"""All partners together. Never itself a partner, so not in the register of countries."""

UNKNOWN_PARTNER = "XXX"
"""The partner of goods whose country is not stated (``NNN`` in the customs files)."""

CLOSED_CODES = "XX"
"""The chapter of goods whose code the customs service does not disclose."""
