"""The files and the folder that settings name: whether they are there, and are what they should
be."""

from __future__ import annotations

import json
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

from dashboard.errors import ExportRefused, WrongUsage
from dashboard.language import FALLBACK, language
from dashboard.settings import RELEASES, Settings, variable_of


def refuse_absent(settings: Settings) -> None:
    """Raises ``WrongUsage`` when a file or folder of the settings, or what their engine needs, is
    not there, or is none."""
    _refuse_data(settings.data, settings.base_map)
    _refuse_releases(settings.data_dir)
    _refuse_engine(settings.engine)
    named = _named(settings)
    for name, path in named.items():
        if not path.is_file():
            raise WrongUsage(f"{variable_of(name)}: there is no file {path}")


def refuse_unservable(settings: Settings) -> None:
    """Raises ``WrongUsage`` when a file or folder that the settings name is not there or is none,
    a map is none, or a template is no deck at the first look: `refuse_unreadable` reads more and
    takes longer."""
    refuse_absent(settings)
    _refuse_map(_named(settings)["base_map"])
    if (template := _named(settings).get("deck_template")) and not _like_a_deck(template):
        raise WrongUsage(f"{variable_of('deck_template')}: {template} is no .pptx")


def _refuse_data(data: Path, base_map: str) -> None:
    """That the folder of the data is none, before anything in it is missed."""
    if not data.is_dir():
        raise WrongUsage(f"{variable_of('data')}: there is no folder {data}")
    geometry = data / "geo"
    if base_map == Settings().base_map and not (geometry / base_map).is_file():
        raise WrongUsage(f"{variable_of('data')}: {data} has no geo/{base_map}")


def _refuse_engine(engine: str) -> None:
    """That releases are to be built on a cluster, and what speaks with one is not installed."""
    if engine != Settings().engine and find_spec("pyspark") is None:
        raise WrongUsage(
            f"{variable_of('engine')}: {engine} needs pyspark, which is not installed: "
            'pip install "pyspark>=4.3,<5"'
        )


def _refuse_releases(folder: Path) -> None:
    """That the owner's folder is a file, or stands where none can be made."""
    if folder == RELEASES:
        return  # where nothing was imported and nothing can be, the published figures stand
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    try:
        if not there.is_dir():
            raise NotADirectoryError(None, "it is no folder", str(there))
        if there != folder:
            # An administrator may write everywhere by its rights, but no file system lets him.
            tempfile.TemporaryDirectory(dir=there).cleanup()
    except OSError as error:
        why = error.strerror or str(error)
        raise WrongUsage(f"--data-dir, {variable_of('data_dir')}: {folder}: {why}") from None


def _like_a_deck(path: Path) -> bool:
    """Whether a file has what every deck has; what reads decks whole takes 40 MiB."""
    try:
        with zipfile.ZipFile(path) as package:
            return "ppt/presentation.xml" in package.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def refuse_unreadable(settings: Settings) -> None:
    """Raises ``WrongUsage`` when a file that the settings name is not there, or is no map or no
    template."""
    refuse_absent(settings)
    named = _named(settings)
    _refuse_map(named["base_map"])
    if template := named.get("deck_template"):
        from dashboard.exports.deck import opened

        try:
            opened(template, language(FALLBACK))
        except ExportRefused as error:
            raise WrongUsage(f"{variable_of('deck_template')}: {error}") from None


def _refuse_map(path: Path) -> None:
    """That the base map is none: browsers would draw an empty one without a word."""
    try:
        topology = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise WrongUsage(f"{variable_of('base_map')}: {path}: {error}") from None
    if not isinstance(topology, dict) or topology.get("type") != "Topology":
        raise WrongUsage(f"{variable_of('base_map')}: {path} is no TopoJSON")


def refuse_place(path: Path) -> None:
    """Raises ``WrongUsage`` when a file cannot be written: before minutes go by in which it is
    drawn. A file that is there stays as it is."""
    new = not path.exists()
    try:
        with path.open("ab"):
            pass
        if new:
            path.unlink()
    except OSError as error:
        raise WrongUsage(f"Cannot write {path}: {error.strerror or error}") from None


def refuse_unwritable(folder: Path) -> None:
    """Make a folder if need be. Raises ``WrongUsage`` when nothing can be written into it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise WrongUsage(f"Cannot write into {folder}: {error.strerror or error}") from None


def _named(settings: Settings) -> dict[str, Path]:
    named = {"base_map": settings.data / "geo" / settings.base_map}
    if settings.deck_template:
        named["deck_template"] = Path(settings.deck_template)
    return named
