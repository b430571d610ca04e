"""The files of packages that Dash serves, and our scripts and styles, as they are sent: each read,
digested and packed once, whatever number of readers asks for it.

Dash reads and digests a file for everybody who asks for it at its address without a version, and
Plotly's whole script has five million bytes. What is kept is of the file as it is now: one that was
written since is read and packed anew.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import flask
from dash.fingerprint import check_fingerprint

from dashboard.callbacks import scripts, styles
from dashboard.store.cache import Answers

SUITES = "/_dash-component-suites"
ENDPOINT = f"{SUITES}/<string:package_name>/<path:fingerprinted_path>"
"""By this name Dash has registered what answers with the files of packages."""
FILES = 128


@dataclass(frozen=True, slots=True)
class _File:
    """A file as Dash answers with it. All who read it without packing are sent the same bytes."""

    content: bytes
    mimetype: str
    etag: str


class Packed:
    """Files as they are sent, packed once: for `COMPRESS_CACHE_BACKEND`."""

    def __init__(self) -> None:
        self._files = Answers[bytes](FILES)

    def get(self, key: str) -> bytes | None:
        """The packed file of a name of `packed_name`."""
        return self._files.get(key)

    def set(self, key: str, packed: bytes) -> None:
        """Keep a packed file."""
        if key.partition(";")[2]:
            self._files.keep(key, packed)


def packed_name(path: str) -> str:
    """The file of a path without the version, with the time of its last change where it is of a
    package; empty where what the path answers is no file that is kept."""
    if path.startswith((f"{scripts.FOLDER}/", f"{styles.FOLDER}/")):
        folder, _, name = path.rpartition("/")
        return f"{folder.rpartition('/')[0]}/{name}"
    if not path.startswith(f"{SUITES}/"):
        return ""
    package, _, file = check_fingerprint(path)[0].removeprefix(f"{SUITES}/").partition("/")
    changed = _changed(package, file)
    return f"{SUITES}/{package}/{file} {changed}" if changed else ""


def register(server: flask.Flask) -> None:
    """Keep what Dash answers with at the addresses of files of packages."""
    from_dash: Callable[..., Any] = server.view_functions[ENDPOINT]
    files = Answers[_File](FILES)

    def answer(package_name: str, fingerprinted_path: str) -> flask.Response:
        path, is_versioned = check_fingerprint(fingerprinted_path)
        if is_versioned:  # asked for once by each browser, and then packed
            return server.make_response(from_dash(package_name, fingerprinted_path))
        key = (package_name, path, _changed(package_name, path))
        kept = files.get(key)
        if kept is None:
            found = server.make_response(from_dash(package_name, fingerprinted_path))
            etag = found.get_etag()[0]
            if found.status_code != 200 or not etag:
                return found
            kept = _File(found.get_data(), found.mimetype or "", etag)
            files.keep(key, kept)
        given = flask.Response(kept.content, mimetype=kept.mimetype)
        given.set_etag(kept.etag)
        given.make_conditional(flask.request)
        return given

    server.view_functions[ENDPOINT] = answer


def _changed(package: str, file: str) -> int:
    """When a file of a package that is loaded was written last; 0 where there is none."""
    loaded = getattr(sys.modules.get(package), "__file__", None)
    try:
        return (Path(loaded).parent / file).stat().st_mtime_ns if loaded else 0
    except (OSError, ValueError):
        return 0
