"""Pictures by chromium: sizes, themes, words inside, likeness to what was accepted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from dashboard.documents.compose import compose
from dashboard.documents.document import Caption, Picture
from dashboard.documents.request import read_request
from dashboard.exports.chromium_renderer import ChromiumRenderer
from dashboard.exports.pictures import SIZES, picture
from dashboard.exports.write import write
from dashboard.render.theme import DARK, LIGHT
from dashboard.store.ask import Ask

from .conftest import Asked, Charted

pytestmark = pytest.mark.browser
GEO = Path(__file__).parents[2] / "data" / "geo"
GOLDEN = Path(__file__).parent / "golden"
TOLERANCE = 12.0
"""Mean difference of two small grey pictures, 0–255: another face of type stays below it."""


@pytest.fixture(scope="module")
def renderer() -> Iterator[ChromiumRenderer]:
    own = ChromiumRenderer(GEO)
    yield own
    own.close()


def image(made: bytes) -> Image.Image:
    return Image.open(io.BytesIO(made))


@pytest.mark.parametrize("size", list(SIZES))
def test_a_picture_has_its_size_to_the_pixel(
    asked: Asked, renderer: ChromiumRenderer, size: str
) -> None:
    made = asked("chart", "png", f"year=2018&size={size}", renderer=renderer)
    assert image(made).size == (SIZES[size].width, SIZES[size].height)


@pytest.mark.parametrize(("theme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_ground_is_that_of_the_theme(
    asked: Asked, renderer: ChromiumRenderer, theme: str, palette: dict[str, str]
) -> None:
    made = asked("chart", "png", f"year=2018&theme={theme}&size=1280x720", renderer=renderer)
    red, green, blue = image(made).convert("RGB").getpixel((5, 715))  # type: ignore[misc]
    assert f"#{red:02x}{green:02x}{blue:02x}" == palette["surface"]


def test_title_subtitle_filters_source_and_date_are_inside(
    asked: Asked, renderer: ChromiumRenderer
) -> None:
    made = asked("chart", "svg", "year=2018&partner=CHN&lang=ru&chart=partner-share-chart",
                 renderer=renderer).decode()  # fmt: skip
    words = " ".join(re.findall(r">([^<]+)</text>", made)).replace("\u00a0", " ")
    for part in ("Китай", "Доли партнёров", "2018 год к 2017", "Источник",
                 "12 января 2021", "LR-"):  # fmt: skip
        assert part in words, part
    # The selection that the subtitle has named is not named again beneath it.
    assert not re.search(r"2018 год к 2017 году? · Китай", words), words


@pytest.mark.parametrize(
    ("what", "text", "title"),
    [("chart", "year=2018&chart=balance&lang=ru", "Экспорт превысил импорт на 73 %"),
     ("page", "year=2018&path=/partners", "Partners")],
)  # fmt: skip
def test_a_picture_says_what_it_shows_to_who_cannot_see_it(
    asked: Asked, renderer: ChromiumRenderer, what: str, text: str, title: str
) -> None:
    """It had neither title nor description: in a document it was "picture 1"."""
    svg = etree.fromstring(asked(what, "svg", text, renderer=renderer))
    found = [svg.findtext(f"{{http://www.w3.org/2000/svg}}{one}") for one in ("title", "desc")]
    assert svg.get("lang") == ("ru" if "lang=ru" in text else "en")
    png = image(asked(what, "png", text, renderer=renderer)).info
    assert [png["Title"], png["Description"]] == found
    assert title in png["Title"].replace("\u00a0", " ") and png["Author"]
    assert re.search(r"LR-\w+", png["Description"]) and "2018" in png["Description"]
    assert png["Title"] not in png["Description"].split("\n")


@pytest.mark.parametrize("size", list(SIZES))
def test_no_line_ends_with_what_parts_it_from_another(
    asked: Asked, renderer: ChromiumRenderer, size: str
) -> None:
    text = f"year=2018&size={size}&lang=ru&chart=timeline-chart&path=/relations"
    made = asked("chart", "svg", text, renderer=renderer).decode()
    assert "LR-" in made and not re.search(r"·\s*</text>", made)


def test_a_whole_page_is_one_picture(asked: Asked, renderer: ChromiumRenderer) -> None:
    made = asked("page", "png", "year=2018&path=/partners&size=square", renderer=renderer)
    assert image(made).size == (1080, 1080)


class _Sketching(ChromiumRenderer):
    """Draws nothing, and remembers what it was to draw in which room."""

    def __init__(self) -> None:
        self.drawn: list[tuple[dict[str, Any], int, int]] = []

    def draw(
        self, shown: dict[str, Any], width: int, height: int, *, form: str, theme: str
    ) -> bytes:
        self.drawn.append((shown, width, height))
        return b"<svg></svg>"


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("path", ["/", "/why", "/partners", "/relations", "/relations/CN-HE"])
def test_every_chart_of_a_page_has_room(asked: Asked, path: str, size: str) -> None:
    """Four charts on a sheet of paper were drawn 300 wide: names of the matrix lay on a heap."""
    renderer = _Sketching()
    asked("page", "svg", f"year=2018&lang=ru&path={path}&size={size}", renderer=renderer)
    for shown, width, height in renderer.drawn:
        kinds = {one["type"] for one in shown["data"]}
        least = 900 if kinds & {"heatmap", "scattergeo"} else 400
        assert width >= least and height >= 220, (kinds, width, height)


def sketched(ask: Ask, text: str) -> tuple[str, _Sketching]:
    """The picture of a page, undrawn, and what was to be drawn on it."""
    renderer = _Sketching()
    request = read_request("page", "svg", f"{text}&lang=ru&size=a4", ask.library)
    return write(compose(ask, request), "svg", renderer).decode(), renderer


@pytest.mark.parametrize("path", ["/", "/partners", "/trade", "/why"])
def test_a_page_with_long_sources_keeps_its_reference(demonstration: Ask, path: str) -> None:
    made, _ = sketched(demonstration, f"path={path}&dataset=demonstration&year=2021")
    assert re.search(r"· LR-[0-9A-Z-]+</text></svg>$", made)


def test_a_map_that_has_a_row_of_its_own_fills_it(ask: Ask, demonstration: Ask) -> None:
    """On a sheet of paper it was a low strip in the middle of its row."""
    for asks, asked in ((ask, "year=2018"), (demonstration, "dataset=demonstration&year=2021")):
        _, renderer = sketched(asks, f"path=/&{asked}")
        rooms = [(width, height) for shown, width, height in renderer.drawn
                 if any(one["type"] == "scattergeo" for one in shown["data"])]  # fmt: skip
        assert len(rooms) == 1 and all(height > 0.35 * width for width, height in rooms), rooms


def test_names_leave_their_bars_half_of_the_picture(demonstration: Ask) -> None:
    """Codes with their names were so wide that bars of 20 pixels ran out of the drawing."""
    _, renderer = sketched(demonstration, "path=/why&dataset=demonstration&year=2021")
    # Between names and bars the numbers of those below zero have their room.
    beside = [(shown["layout"]["margin"]["l"]
               - shown["layout"]["yaxis"].get("ticklabelstandoff", 0), width)
              for shown, width, _ in renderer.drawn
              if any(one.get("orientation") == "h" for one in shown["data"])]  # fmt: skip
    assert len(beside) > 4 and all(names <= 0.46 * width for names, width in beside)


def test_a_chart_without_anything_to_show_takes_no_room_of_a_page(
    ask: Ask, demonstration: Ask
) -> None:
    _, renderer = sketched(demonstration, "path=/why&dataset=demonstration&year=2021")
    assert all(shown["data"] for shown, *_ in renderer.drawn)
    # Where nothing is known the first one says why, under a title that is not cut.
    made, renderer = sketched(ask, "path=/why&year=2018&partner=CHN,DEU&sector=wood")
    titles = [one for one in re.findall(r">([^<]+)</text>", made) if one.startswith("Причины")]
    assert len(renderer.drawn) == 1 and titles[0].endswith("связи Ленинградской области")


def test_a_key_that_is_wider_than_its_chart_has_lines(asked: Asked) -> None:
    renderer = _Sketching()
    asked("page", "svg", "year=2018&lang=ru&path=/&size=a4", renderer=renderer)
    keys = [note["text"] for shown, *_ in renderer.drawn for note in shown["layout"]["annotations"]
            if "прочее" in note["text"]]  # fmt: skip
    assert len(keys) == 1 and keys[0].count("<br>") == 1


@pytest.mark.parametrize("chart", ["turnover-chart", "partner-share-chart", "partner-map"])
def test_a_picture_is_like_the_accepted_one(
    ask: Ask, charted: Charted, renderer: ChromiumRenderer, chart: str
) -> None:
    """Accepted pictures are small and grey, so that another machine's type does not matter."""
    drawn = charted(chart, "year=2018&lang=ru", "overview")
    asked = Picture((drawn,), Caption("", ""), "1280x720", "light", ask.library.language("ru"))
    shown = image(picture(renderer, asked, "png")).convert("L").resize((128, 72))
    accepted = Image.open(GOLDEN / f"{chart}.png").convert("L")
    pairs = zip(shown.tobytes(), accepted.tobytes(), strict=True)
    assert sum(abs(a - b) for a, b in pairs) / (128 * 72) < TOLERANCE
