"""The odd rows of a release as they were found once: all rows of all years are looked at for
them, which takes longer than a page may.

``odd_rows-customs-0001.csv`` in the owner's folder is of release 1: its first line names the
release as it was, the search that found them and the checksum of the rest, a table as of
`dashboard.measures.oddities`. What is not of the release as it is now, was found by another search
or was changed, is as if it were not there.
"""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from pathlib import Path

import pandas as pd

from dashboard.loaders.folder_snapshot import within_snapshot
from dashboard.loaders.releases import stamp

SEARCH = 4
"""Which search found them: one more whenever it finds other rows, so that those that an earlier
version left are not taken for all."""
TEXTS = ("flow", "partner", "code", "reason")


@lru_cache
def path_of(data_dir: Path, dataset: str, number: int) -> Path:
    """Where the odd rows of a release are: beside its dataset, not in it. A server may find them,
    and the folder of releases is of whoever imported these."""
    return data_dir / f"odd_rows-{dataset}-{number:04d}.csv"


@within_snapshot
def written_at(data_dir: Path, dataset: str, number: int) -> str:
    """Changes with the file of a release; empty where there is none."""
    return stamp(path_of(data_dir, dataset, number))


def odd_rows(data_dir: Path, dataset: str, number: int, version: str) -> pd.DataFrame | None:
    """Those of a release; None where they were not kept. Nobody may change them."""
    changed = written_at(data_dir, dataset, number)
    return _read(path_of(data_dir, dataset, number), changed, version) if changed else None


@lru_cache(maxsize=4)
def _read(path: Path, changed: str, version: str) -> pd.DataFrame | None:
    """``changed`` only makes the file be read anew."""
    try:
        head, _, text = path.read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    if head != _head(version, text):
        return None
    return _table(text)


def as_kept(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows as they would be read from their file: no answer tells whether they were."""
    return _table(_text(rows))


def _table(text: str) -> pd.DataFrame:
    types: dict[str, type] = dict.fromkeys(TEXTS, str)
    return pd.read_csv(io.StringIO(text), dtype=types, keep_default_na=False, na_values=[""])


def _text(rows: pd.DataFrame) -> str:
    return str(rows.to_csv(index=False, lineterminator="\n"))


def written(rows: pd.DataFrame, version: str) -> str:
    """The text of the file that has these of a release."""
    text = _text(rows)
    return f"{_head(version, text)}\n{text}"


def _head(version: str, text: str) -> str:
    return f"{version} {SEARCH} {hashlib.sha256(text.encode()).hexdigest()}"
