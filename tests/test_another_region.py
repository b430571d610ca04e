"""Another region is other data: the application on one that there is not, looked at whole."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.language import languages
from dashboard.settings import read_settings
from tests.made_up_region import PARTNERS, REGIONS, made_up_region

OF_OURS = re.compile(
    r"(?i:leningrad|ленинград|north-?west|северо-запад|petersburg|петербург|lenobl|hebei|хэбэй"
    r"|nordland|нурланд|baltic|балти|china figure|по китаю|federal customs)"
    r"|\bLEN\b|NWFD|41000|\bФТС\b|\b(?:1987|2017|2018|2019)\b"
)
"""What only the Leningrad Region has: its names and codes, its partners, its years."""
PATHS = (
    "/", "/trade", "/partners", "/relations", "/data", "/releases", "/brief",
    *(f"/relations/{code}" for code in (*PARTNERS, *REGIONS)),
    *(f"/brief/{code}" for code in ("JPN", "JP-01", "ITA")),
)  # fmt: skip
CHOICES = (
    "",
    "year=2030",
    "flow=export",
    "partner=JPN",
    "partner=ITA,BRA&sector=wood",
    "zoom=pacific&colour=kind",
    "year=2029",
)
Ask = Callable[[str], bytes]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("alder")
    settings = read_settings({}, data=made_up_region(folder / "data"), data_dir=folder / "owned")
    return create_app(settings).server.test_client()


@pytest.fixture
def answer(client: FlaskClient) -> Ask:
    """What an address answers, which must be something."""

    def asked(address: str) -> bytes:
        found = client.get(address)
        assert found.status_code == 200, f"{address}: {found.get_data(as_text=True)[:300]}"
        return found.data

    return asked


def of_ours(text: str) -> list[str]:
    """The words of the other region in a text, each with what stands around it."""
    return [text[max(0, one.start() - 60) : one.end() + 40] for one in OF_OURS.finditer(text)]


def words_in(package: bytes) -> str:
    """Every text of an Office file."""
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return "\n".join(
            re.sub(r"<[^>]+>", " ", parts.read(name).decode("utf-8", "replace"))
            for name in parts.namelist()
            if name.endswith((".xml", ".rels"))
        )


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_of_this_region_alone(answer: Ask, path: str, lang: str) -> None:
    for choice in CHOICES:
        query = quote(f"{choice}&lang={lang}")
        page = json.dumps(
            json.loads(answer(f"/_dash-layout?path={quote(path)}&query={query}")),
            ensure_ascii=False,
        )
        assert of_ours(page) == [], choice
        assert "{region" not in page
    name = {"en": "Alder Province", "ru": "Ольхов"}.get(lang, "")
    assert name in page
    first = answer(f"{path}?lang={lang}").decode("utf-8")
    assert f"<title>{name}" in first
    assert of_ours(first) == []
