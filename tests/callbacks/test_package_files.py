"""Files of packages are read, digested and packed once; one that has changed is read anew."""

from __future__ import annotations

import gzip
import pkgutil
from pathlib import Path

import flask_compress.flask_compress
import pytest
from flask.testing import FlaskClient

from dashboard.callbacks import package_files
from dashboard.callbacks.package_files import SUITES, Packed, packed_name

PATH = "plotly/package_data/plotly.min.js"
GRAPHS = "dash/dcc/async-graph.js"


def test_whatever_version_is_asked_for_there_is_one_name_for_what_is_packed() -> None:
    name = packed_name(f"{SUITES}/{PATH}")
    assert name.startswith(f"{SUITES}/{PATH} ")
    assert packed_name(f"{SUITES}/plotly/package_data/plotly.v7m1.min.js") == name
    assert packed_name("/scripts/x/pages.js") == packed_name("/scripts/y/pages.js") != ""


@pytest.mark.parametrize(
    "path",
    ["/download/turnover.v1m1.csv", "/", f"{SUITES}/nothing/a.js", f"{SUITES}/plotly/none.js",
     f"{SUITES}/plotly/a\0.js"],
)  # fmt: skip
def test_what_is_no_file_of_a_package_is_not_kept_packed(path: str) -> None:
    assert packed_name(path) == ""
    files = Packed()
    files.set(f"gzip;{packed_name(path)}", b"x")
    assert files.get("gzip;") is None


def test_a_file_that_was_written_since_is_packed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.js").write_text("1")
    monkeypatch.setattr("plotly.__file__", str(tmp_path / "__init__.py"))
    before = packed_name(f"{SUITES}/plotly/one.js")
    (tmp_path / "one.js").touch()
    assert packed_name(f"{SUITES}/plotly/one.js") not in ("", before)


def test_many_who_ask_without_a_version_have_it_read_and_packed_once(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    packed: list[str] = []
    whole = flask_compress.flask_compress._compress_data

    def get_data(package: str, file: str, of=pkgutil.get_data) -> bytes | None:
        read.append(file)
        return of(package, file)

    monkeypatch.setattr(pkgutil, "get_data", get_data)
    monkeypatch.setattr(
        "flask_compress.flask_compress._compress_data",
        lambda app, data, kind: (packed.append(kind), whole(app, data, kind))[1],
    )
    address = f"{SUITES}/{GRAPHS}"
    plain = {client.get(address).get_data() for _ in range(3)}
    small = {client.get(address, headers={"Accept-Encoding": "gzip"}).get_data() for _ in range(3)}
    assert plain == {gzip.decompress(one) for one in small}
    assert (len(read), packed) == (1, ["gzip"])


def test_who_has_it_is_told_so(client: FlaskClient) -> None:
    for more in ({}, {"Accept-Encoding": "gzip"}):
        found = client.get(f"{SUITES}/{GRAPHS}", headers=more)
        again = {**more, "If-None-Match": found.headers["ETag"]}
        assert client.get(f"{SUITES}/{GRAPHS}", headers=again).status_code == 304
        other = client.get(f"{SUITES}/{GRAPHS}", headers={**more, "If-None-Match": '"x"'})
        assert (other.status_code, other.get_data()) == (200, found.get_data())


def test_all_are_sent_the_same_bytes(client: FlaskClient) -> None:
    """A file of five million bytes is not copied for each who reads it."""
    address = f"{SUITES}/{PATH}"
    with client.application.test_request_context(address):  # type: ignore[attr-defined]
        first, second = (client.application.full_dispatch_request() for _ in range(2))  # type: ignore[attr-defined]
        assert next(iter(first.response)) is next(iter(second.response))
    assert package_files.ENDPOINT in client.application.view_functions  # type: ignore[attr-defined]
