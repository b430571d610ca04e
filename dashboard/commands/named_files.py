"""The files and the folder that settings name: whether they are there, and are what they should
be."""

from __future__ import annotations

import json
import os
from pathlib import Path

from dashboard.errors import ExportRefused, WrongUsage
from dashboard.language import FALLBACK, language
from dashboard.settings import PREFIX, Settings


def refuse_absent(settings: Settings) -> None:
    """Raises ``WrongUsage`` when a file that the settings name is not there."""
    for name, path in _named(settings).items():
        if not path.is_file():
            raise WrongUsage(f"{_variable(name)}: there is no file {path}")


def refuse_unreadable(settings: Settings) -> None:
    """Raises ``WrongUsage`` when a file that the settings name is not there, or is no map or no
    template."""
    refuse_absent(settings)
    named = _named(settings)
    try:
        topology = json.loads(named["base_map"].read_bytes())
    except (OSError, ValueError) as error:
        raise WrongUsage(f"{_variable('base_map')}: {named['base_map']}: {error}") from None
    if not isinstance(topology, dict) or topology.get("type") != "Topology":
        raise WrongUsage(f"{_variable('base_map')}: {named['base_map']} is no TopoJSON")
    if template := named.get("deck_template"):
        from dashboard.exports.deck import opened

        try:
            opened(template, language(FALLBACK))
        except ExportRefused as error:
            raise WrongUsage(f"{_variable('deck_template')}: {error}") from None


def refuse_unwritable(folder: Path) -> None:
    """Make a folder if need be. Raises ``WrongUsage`` when nothing can be written into it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUsage(f"Cannot write into {folder}: {error.strerror or error}") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise WrongUsage(f"Cannot write into {folder}: not allowed")


def _named(settings: Settings) -> dict[str, Path]:
    named = {"base_map": settings.data / "geo" / settings.base_map}
    if settings.deck_template:
        named["deck_template"] = Path(settings.deck_template)
    return named


def _variable(name: str) -> str:
    return PREFIX + name.upper()
