"""Scripts of packages of which pages load a part."""

from __future__ import annotations

import re
from typing import NoReturn

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.callbacks import package_scripts
from dashboard.callbacks.polyfill import generators
from dashboard.render.plotly_script import UnknownScript
from dashboard.store.library import Library

WHOLE = package_scripts._polyfill().read_bytes()


def test_plotly_is_kept_by_browsers_and_packed_once(client: FlaskClient) -> None:
    address = package_scripts.plotly_address()
    assert re.fullmatch(r"/scripts/[0-9a-f]{12}/plotly\.js", address)
    page = client.get("/").get_data(as_text=True).replace("\\u002f", "/")
    assert f'"plotlyjs_url":"{address}"' in page
    packed = {client.get(address, headers={"Accept-Encoding": one}).get_data()
              for one in ("gzip", "gzip", "br")}  # fmt: skip
    assert len(packed) == 2 and all(len(one) < 520_000 for one in packed)
    assert "immutable" in client.get(address).headers["Cache-Control"]
    other = client.get("/scripts/older/plotly.js")
    assert other.headers["Cache-Control"] == "no-store"
    assert other.get_data() == package_scripts.script(package_scripts.PLOTLY)


def test_of_the_polyfill_pages_load_generators_alone(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    tags = re.findall(r'<script src="([^"]*)"', page)
    assert package_scripts.address(package_scripts.GENERATORS) in tags
    assert not [one for one in tags if "polyfill" in one]
    # It stands where the polyfill stood, before the scripts that use it.
    assert tags.index(package_scripts.address(package_scripts.GENERATORS)) < 4
    text = client.get(package_scripts.address(package_scripts.GENERATORS)).get_data()
    assert text == generators(WHOLE) and len(text) < 0.1 * len(WHOLE)
    assert text.count(b":[function(") == 1 and b"regeneratorRuntime=" in text


def test_pages_load_nothing_for_tables_of_dash_for_they_have_none(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    tags = " ".join(re.findall(r'<script src="([^"]*)"', page))
    assert "/dash/html/" in tags and "dash_table" not in tags
    for path in ("/", "/trade", "/partners", "/relations", "/data", "/releases"):
        layout = client.get(f"/_dash-layout?path={path}&query=&near=4&tables=")
        assert '"dash_html_components"' in layout.get_data(as_text=True), path
        assert "dash_table" not in layout.get_data(as_text=True), path


@pytest.mark.parametrize("text", [b"", WHOLE[:-10], WHOLE.replace(b"regeneratorRuntime=", b"r="),
                                  WHOLE.replace(b",{}]},{},", b",{1:1}]},{},")[:-9]])  # fmt: skip
def test_a_polyfill_that_is_written_otherwise_is_refused(text: bytes) -> None:
    with pytest.raises(UnknownScript):
        generators(text)


def test_whole_files_are_served_where_their_scripts_are_not_known(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unknown() -> NoReturn:
        raise UnknownScript("no modules")

    monkeypatch.setattr(package_scripts, "MADE", dict.fromkeys(package_scripts.MADE, unknown))
    for one in (package_scripts.script, package_scripts.address):
        monkeypatch.setattr(package_scripts, one.__name__, one.__wrapped__)
    client = create_app(library.settings, library).server.test_client()
    page = client.get("/").get_data(as_text=True)
    (whole,) = re.findall(r'href="([^"]*plotly\.v[\w-]+m[0-9a-f]+\.min\.js)"', page)
    (polyfill,) = re.findall(r'<script src="([^"]*polyfill[^"]*)"', page)
    for address, size in ((whole, 4_000_000), (polyfill, 90_000)):
        answer = client.get(address)
        assert len(answer.get_data()) > size
        assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert client.get("/scripts/older/plotly.js").status_code == 404
    assert caplog.text.count("the whole of the file") >= 2 and "no modules" in caplog.text
