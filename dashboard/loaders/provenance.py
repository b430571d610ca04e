"""Where every data file comes from, and that nobody changed it unseen.

Beside ``X.csv`` (or ``.json``, ``.geojson``) stands ``X.meta.json``: who published it, under
which title, address and licence, when it was read and last updated, and the SHA-256 of its
bytes; ``translated`` may hold publisher, title and licence in other languages than English.
A file is only ever read through `read_checked`. Who edits one on purpose reviews the change
and records it with ``python -m dashboard check --accept``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import lru_cache
from pathlib import Path

from dashboard.copies import replace
from dashboard.errors import DataRefused, Reason

SUFFIX = ".meta.json"
FOLDERS = ("published", "registers", "geo")
ENDINGS = (".csv", ".json", ".geojson", ".toml")
NOT_DATA = ("datapackage.json",)
TRANSLATED = ("publisher", "title", "licence")

_HOW_TO_RECORD = "review it, then record it with: python -m dashboard check --accept"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What is known of a data file. Dates are ISO; ``address`` is empty for the project's own."""

    publisher: str
    title: str
    address: str
    licence: str
    accessed: str
    updated: str
    sha256: str
    description: str
    translated: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Language → publisher, title, licence in it."""

    def said(self, noun: str, language: str) -> str:
        """Publisher, title or licence in a language; in English where it has none in that."""
        return self.translated.get(language, {}).get(noun) or str(getattr(self, noun))


def shown(path: Path) -> str:
    """The file as messages name it: its last three parts, such as data/geo/world_110m.json."""
    return "/".join(path.parts[-3:])


def sidecar_path(path: Path) -> Path:
    """Where the sidecar of a data file stands."""
    return path.with_name(path.stem + SUFFIX)


def sidecar_of(path: Path) -> Sidecar:
    """Read the sidecar of a data file.

    Raises:
        DataRefused: it is not there, is not JSON, or has not exactly the fields of `Sidecar`.
    """
    place = sidecar_path(path)
    try:
        found = json.loads(place.read_bytes())
    except FileNotFoundError:
        raise _refused(place, "", "there is no sidecar; write one, as beside the others") from None
    except ValueError as fault:
        raise _refused(place, "", f"is not JSON: {fault}") from None
    if not isinstance(found, dict):
        raise _refused(place, "", "is not a JSON object")
    names = [one.name for one in fields(Sidecar) if one.name != "translated"]
    wrong = [(name, "", "is missing") for name in names if name not in found]
    wrong += [(key, "", "is unknown") for key in found if key not in (*names, "translated")]
    wrong += _mistranslated(found.get("translated", {}))
    wrong += [
        (name, str(found[name]), "is not text")
        for name in names
        if name in found and not isinstance(found[name], str)
    ]
    if wrong:
        raise DataRefused(Reason(shown(place), None, *fault) for fault in wrong)
    return Sidecar(**found)


def _mistranslated(translated: object) -> list[tuple[str, str, str]]:
    """What is wrong with the part of a sidecar that is in other languages."""
    if not isinstance(translated, dict) or not all(
        isinstance(given, dict) for given in translated.values()
    ):
        return [("translated", str(translated), "is not an object of objects")]
    return [
        (f"translated.{language}.{noun}", str(said), "is unknown, or is not text")
        for language, given in translated.items()
        for noun, said in given.items()
        if noun not in TRANSLATED or not isinstance(said, str)
    ]


def read_checked(path: Path) -> bytes:
    """The bytes of a data file, when they are those that its sidecar vouches for.

    Raises:
        DataRefused: the file or its sidecar is not there, or the checksum differs.
    """
    try:
        changed = path.stat().st_mtime_ns, path.stat().st_size
    except FileNotFoundError:
        raise _refused(path, "", "there is no such file") from None
    place = sidecar_path(path)
    vouched = place.stat().st_mtime_ns if place.exists() else 0
    return _read(path, changed, vouched)


def accept(paths: Iterable[Path]) -> list[Path]:
    """Record the present checksum of data files; returns those whose sidecar had to change.

    Raises:
        DataRefused: a file or its sidecar is not there; no sidecar is changed then.
    """
    pending = []
    for path in paths:
        if not path.is_file():
            raise _refused(path, "", "there is no such file")
        sidecar = sidecar_of(path)
        present = _sha256(path.read_bytes())
        if sidecar.sha256 != present:
            pending.append((path, replace(sidecar, sha256=present)))
    for path, sidecar in pending:
        known = {name: value for name, value in asdict(sidecar).items() if value != {}}
        text = json.dumps(known, ensure_ascii=False, indent=2) + "\n"
        sidecar_path(path).write_text(text, encoding="utf-8", newline="\n")
    return [path for path, _ in pending]


def data_files(data: Path) -> list[Path]:
    """Every file below ``data`` that must have a sidecar, in a steady order."""
    return sorted(
        path
        for folder in FOLDERS
        for path in (data / folder).rglob("*")
        if path.suffix in ENDINGS and not path.name.endswith(SUFFIX) and path.name not in NOT_DATA
    )


@lru_cache(maxsize=64)
def _read(path: Path, changed: tuple[int, int], vouched: int) -> bytes:
    """Read and verify; the file's and the sidecar's times only make the cache forget."""
    content = path.read_bytes()
    expected, present = sidecar_of(path).sha256, _sha256(content)
    if present != expected:
        raise _refused(path, present, f"the file has changed (sha256); {_HOW_TO_RECORD}")
    return content


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _refused(path: Path, value: str, reason: str) -> DataRefused:
    return DataRefused([Reason(shown(path), None, "", value, reason)])
