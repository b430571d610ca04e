"""Writes cases.json: what the grammar of addresses and of saved views says in Python, and figures
as they are sent.

    python tests/node/cases.py > tests/node/cases.json

The tests under node hold the browser's modules to it, tests/pages/test_cases.py the file to Python.
"""

from __future__ import annotations

import json
import random
import sys
from typing import Any
from urllib.parse import quote

from dashboard.choices import Choices
from dashboard.documents.views import MOST_VIEWS, View, views_from_query
from dashboard.flows import FLOWS
from dashboard.grammar import PARTS
from dashboard.months import WHOLE_YEAR, months_text
from dashboard.pages.cached_pieces import MARK, marked_pieces, split_digests, without_cached
from dashboard.pages.contract import EMPTY, JOIN
from dashboard.parser import pairs_of, read_query, years_before
from dashboard.query import Query
from dashboard.render.sharing import said_once
from dashboard.values import COLOURS, KINDS, PUBLISHED, SORTS, THEMES, VIEWS
from tests.saved_views import views_to_query

STATES = 200
FIGURES = 30
ANSWERS = 20
LATEST = 2018
YEARS = (2012, 2016, 2017, LATEST, 2019)
TRADED = (2012, 2017, LATEST)
CURRENT = 3
PARTNERS = ("CHN", "DEU", "FIN", "KOR", "BLR")
SECTORS = ("wood", "energy", "minerals", "machinery")
ZOOMS = ("world", "baltic", "asia")
CHOICES = Choices(
    years=YEARS,
    latest=LATEST,
    traded=TRADED,
    partners=frozenset(PARTNERS),
    sectors=frozenset(SECTORS),
    languages=("en", "ru"),
    zooms=ZOOMS,
    release=CURRENT,
    known_of={"BLR": frozenset({2016})},
)
RAW = (
    "", "?", "year=2017", "?flow=export&flow=import", "partner=CHN%2CDEU", "partner=", "colour",
    "year=2017&&flow=", "nonsense=1&year=2016", "sector=wood+energy", "sector=%D0%BB%D0%B5%D1%81",
    "year=2017#table", "lang=ru&theme=dark&present=1", "months=1-9;flow=export", "a=b=c&code=27=10",
    "year=%zz", "partner=CHN%", "code=1%2B1",
)  # fmt: skip
"""Queries as they may be typed."""
NAMES = ("Trade", "Только экспорт", "50 % & more", "a+b", "", "x" * 130, "(draft)! 'one' ~*", "#1?")


WORDS = (
    "<b>China, ", "Wood and paper</b>", "<br>", "$12.5 million", "5 % of the total", "2018, ", "",
    "Made up<br>", "1–9", "7", "<b>Беларусь</b><br>", "12,5 млн долл. США.<br>", "\0",
)  # fmt: skip
"""Of which texts of hovering are made up."""


class Fixed:
    """The same choices for every dataset: the grammar does not depend on the data."""

    names = (PUBLISHED, "customs", "demonstration")

    def choices(self, dataset: str, release: int | None = None) -> Choices:
        """The choices."""
        return CHOICES


def some_query(rng: random.Random) -> Query:
    """A query of random choices, as a reader could make it."""

    def maybe(value: Any, otherwise: Any = None) -> Any:
        return value if rng.random() < 0.5 else otherwise

    def some(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(rng.sample(values, rng.randint(0, 3)))

    year = maybe(rng.choice(YEARS), LATEST)
    dataset = maybe(rng.choice(Fixed.names), PUBLISHED)
    months = frozenset(rng.sample(range(1, 13), rng.randint(1, 4)))
    earlier = [one for one in YEARS if one < year] or [CHOICES.before(year)]
    query = Query(
        choices=CHOICES,
        dataset=dataset,
        year=year,
        against=maybe(rng.choice(earlier)),
        years=tuple(rng.sample(YEARS, rng.randint(0, 2))),
        chosen_months=maybe(months),
        flow=maybe(rng.choice(FLOWS)),  # type: ignore[arg-type]
        partners=some(PARTNERS),
        sectors=some(SECTORS),
        code=maybe(rng.choice(("27", "2710", "XX")), ""),
        release=maybe(rng.randint(1, CURRENT)) if dataset != PUBLISHED else None,
        kinds=some(KINDS),
        zoom=rng.choice(ZOOMS),
        colour=rng.choice(COLOURS),
        sort=rng.choice(SORTS),
        view=rng.choice(VIEWS["view"]),
        together=maybe(True, False),
        lang=rng.choice(("en", "ru")),
        theme=rng.choice(THEMES),
        present=maybe(True, False),
    )
    chosen = (*query.partners, *query.sectors)
    compared = query.against in years_before(query.year or LATEST, chosen, CHOICES)
    return query if compared else query.with_(against=query.usual_against)


def texts(query: Query) -> dict[str, str]:
    """Every name of the address that has a value with its text, defaults too."""
    found = {name: _text(name, getattr(query, part.field)) for name, part in PARTS.items()}
    return {name: text for name, text in found.items() if text}


def _text(name: str, value: Any) -> str:
    if isinstance(value, frozenset):
        return months_text(value)
    if isinstance(value, tuple):
        return JOIN.get(name, ",").join(map(str, value))
    return {None: "", True: "1", False: ""}.get(value, str(value))


def shown(query: Query) -> dict[str, Any]:
    """What the filters hold."""
    return {
        "dataset": query.dataset,
        "year": str(query.year),
        "against": str(query.against),
        "flow": query.flow or EMPTY["flow"],
        "partner": list(query.partners),
        "sector": list(query.sectors),
        "without": list(query.without),
        "years": [str(year) for year in query.years],
        "months": [end(query.chosen_months or WHOLE_YEAR) for end in (min, max)],
        "release": str(query.release or CURRENT),
    }


def state_of(query: Query) -> dict[str, Any]:
    """A state: its texts, the address that they make, and what the filters show."""
    text = query.to_query()
    assert read_query(text, Fixed()).to_query() == text
    traded = CHOICES.traded_with((*query.partners, *query.sectors))
    return {"state": texts(query), "query": text, "shown": shown(query), "traded": traded}


def some_views(rng: random.Random, count: int) -> list[View]:
    """A list of views."""
    return [
        View(
            rng.choice(NAMES),
            rng.choice(("/", "/trade", "/relations/NO-18")),
            rng.choice(("", "year=2017&flow=export", "partner=CHN,DEU")),
            rng.choice(("", "partner-map")),
        )
        for _ in range(count)
    ]


def views_case(views: list[View]) -> dict[str, Any]:
    """A list of views as a text of Python and as one of the browser, and what is read of both."""
    text = views_to_query(views)
    pairs = [("view", "path", "query", "chart"), ("", "/", "", "")]
    written = "&".join(
        f"{name}={quote(value, safe='!()*~-_.' + chr(39))}"
        for view in views
        for name, usual, value in zip(*pairs, (view.name, view.path, view.query, view.chart),
                                      strict=True)
        if name == "view" or value != usual
    )  # fmt: skip
    read = views_from_query(text)
    assert read == views_from_query(written)
    return {
        "views": [
            {"view": one.name, "path": one.path, "query": one.query, "chart": one.chart}
            for one in views
        ],
        "text": text,
        "written": written,
        "read": [
            {"view": one.name, "path": one.path, "query": one.query, "chart": one.chart}
            for one in read
        ],
    }


def some_texts(rng: random.Random, count: int) -> list[str]:
    """Texts of hovering, which may end alike."""
    tail = rng.choice(("", "<br>Made up<br>Source: 2019"))
    return ["".join(rng.choices(WORDS, k=rng.randint(0, 6))) + tail for _ in range(count)]


def some_grid(rng: random.Random) -> dict[str, Any]:
    """A trace of cells, some of which have no address, or one as no other has."""
    rows, columns = rng.sample(PARTNERS, 3), rng.sample(SECTORS, 2)
    bare, other = rng.randint(0, 6), rng.randint(0, 40)

    def cell(place: int, row: str, column: str) -> str:
        address = f" matrix/{row}/{column}/together" if place != bare else ""
        return f"cell:{row}/{column}{address}{'!' if place == other else ''}"

    return {
        "type": "heatmap",
        "hovertext": [some_texts(rng, len(columns)) for _ in rows],
        "customdata": [
            [cell(len(columns) * y + x, row, column) for x, column in enumerate(columns)]
            for y, row in enumerate(rows)
        ],
    }


def some_countries(rng: random.Random, kind: str) -> dict[str, Any]:
    """A trace of a map, some of whose countries have another name than in the trace beside it."""
    codes = rng.sample(PARTNERS, rng.randint(2, 4))
    star = rng.choice(("", "", "*" * rng.randint(0, 1)))
    end = rng.choice(("<br>Made up", " and more"))
    numbers = [(rng.randint(0, 2000), rng.choice(("1,5", "7"))) for _ in codes]
    return {
        "type": kind,
        "hovertext": [f"<b>{code}{star}</b><br>{one:,} of {other}{end}".replace(",", "\u00a0", 1)
                      for code, (one, other) in zip(codes, numbers, strict=True)],
        "customdata": [[f"partner:{code}", code] for code in codes],
    }  # fmt: skip


def figure_case(rng: random.Random) -> dict[str, Any]:
    """A figure as it is drawn, and as it is sent."""
    count = rng.randint(1, 5)
    codes, texts = list(PARTNERS[:count]), some_texts(rng, count)
    ends = rng.choice(("exports", "exports.2018", ""))
    data = [
        {"type": "bar", "hovertext": texts, "ids": [f"years/{one}/{ends}" for one in range(count)]},
        {"hovertext": rng.choice((texts, some_texts(rng, count))),
         "ids": rng.choice(([f"years/{one}/imports" for one in range(count)], [*"T0003"[:count]]))},
        {"hovertext": rng.choice((texts, "one for all")),
         "customdata": [[f"partner:{code}", code] for code in codes],
         "ids": [f"map/{code if place or rng.random() < 0.7 else 'x'}/turnover"
                 for place, code in enumerate(codes)]},
        *[rng.choice((grid, some_grid(rng))) for grid in [some_grid(rng)] * 2],
        *[some_countries(rng, kind) for kind in ("choropleth", "scattergeo")],
    ]  # fmt: skip
    rng.shuffle(data)
    figure = {"data": data, "layout": {"title": "whole"}}
    return {"whole": figure, "sent": said_once(figure, few=0)}


def some_answer(rng: random.Random) -> dict[str, Any]:
    """An answer of which much may return in others; texts and numbers of it look like marks."""
    long = [rng.choice(WORDS) * 30 for _ in range(2)] + [MARK, "in few letters"]
    cut = "".join(f"<li>{rng.choice(WORDS) * rng.choice((1, 20))}</li>" for _ in range(20))
    traces = [
        {"type": "bar", "y": rng.choice(([1, None] * 40, [MARK] * 50, [MARK, "a"])),
         "text": rng.choice(long), "marker": {"color": ["#063274"] * rng.choice((2, 30))}}
        for _ in range(2)
    ]  # fmt: skip
    figure = {
        "data": rng.choice((traces, traces[:1], [])),
        "layout": {"meta": {"boxes": [[0.5] * 6] * rng.choice((1, 20))}, "height": 380},
        "pieces": rng.choice((["<b>", long[0]], [MARK, long[1]])),
    }
    return {
        "left": [MARK, "a-chart"],
        "html": {"caption": rng.choice(long), "notes": rng.choice((*long, cut))},
        "props": {"a-chart": {"figure": figure}, "year-filter": {"value": "2019", "options": []}},
        "tables": rng.choice(({}, {"a-table": rng.choice(long)})),
        "texts": [MARK, rng.choice(long), cut],
    }


def answer_cases(rng: random.Random) -> list[dict[str, Any]]:
    """Answers one after another, each as it is drawn, the digests of what is held by then, and the
    answer as it is sent."""
    found, known = [], ""
    for _ in range(ANSWERS):
        whole = some_answer(rng)
        sent = without_cached(marked_pieces(whole)[0], split_digests(known))
        found.append({"whole": whole, "cached": known, "sent": sent})
        known += "".join(digests_in(sent))
    return found


def digests_in(sent: Any) -> list[str]:
    """The digests with which pieces came."""
    if isinstance(sent, list) and len(sent) > 2 and sent[0] == MARK:
        # What is marked may look like a mark itself; of the parts of a text some are marked.
        inner = sent[2] if len(sent) == 3 and isinstance(sent[2], list) else sent[2:]
        return [*(found for one in inner for found in digests_in(one)), sent[1]]
    inside = sent.values() if isinstance(sent, dict) else sent if isinstance(sent, list) else ()
    return [one for inner in inside for one in digests_in(inner)]


def cases() -> dict[str, Any]:
    """All cases, the same at every call."""
    rng = random.Random(47)
    return {
        "latest": LATEST,
        "current": str(CURRENT),
        "states": [state_of(some_query(rng)) for _ in range(STATES)],
        "raw": [{"query": one, "read": _read(one)} for one in RAW],
        "views": [views_case(some_views(rng, count)) for count in (0, 1, 2, 20, MOST_VIEWS + 1)],
        "figures": [figure_case(rng) for _ in range(FIGURES)],
        "answers": answer_cases(rng),
    }


def _read(text: str) -> dict[str, str]:
    return pairs_of(text)[0]


def script() -> str:
    """The file: a case a line, so that a change shows what it changes."""
    found = cases()
    lines = []
    for name, value in found.items():
        if isinstance(value, list):
            inside = ",\n".join(json.dumps(one, ensure_ascii=False) for one in value)
            lines.append(f"{json.dumps(name)}: [\n{inside}\n]")
        else:
            lines.append(f"{json.dumps(name)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    sys.stdout.write(script())
