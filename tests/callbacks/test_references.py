"""References over HTTP: opened by their path, found by the search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

REFERENCE = re.compile(r"LR-[0-9A-Z-]{6,}")


def reference_of(client: FlaskClient, path: str, query: str, chart: str) -> str:
    """The reference that a chart of a page shows."""
    page = client.get("/_dash-layout", query_string={"path": path, "query": query}).get_json()
    named = {one["props"].get("id"): one["props"] for one in components(page)}
    return str(REFERENCE.findall(str(named[f"{chart}-reference"]["children"]))[0])


def components(tree: Any) -> Iterator[Any]:
    """Every component of a page as it is sent."""
    if isinstance(tree, list):
        for one in tree:
            yield from components(one)
    elif isinstance(tree, dict) and "props" in tree:
        yield tree
        yield from components(tree["props"].get("children"))


@pytest.mark.parametrize(
    ("path", "query", "chart", "opened"),
    [
        ("/", "", "turnover-chart", "/?year=2018&lang=en#turnover-chart-figure"),
        ("/trade", "year=2021&lang=ru", "balance-chart",
         "/trade?year=2021&lang=ru#balance-chart-figure"),
        ("/partners", "partner=CHN,DEU", "partner-map",
         "/partners?year=2018&partner=CHN,DEU&lang=en#partner-map-figure"),
    ],
)  # fmt: skip
def test_the_reference_of_a_chart_opens_the_page_at_it(
    client: FlaskClient, path: str, query: str, chart: str, opened: str
) -> None:
    made = reference_of(client, path, query, chart)
    answer = client.get(f"/r/{made.lower()}")
    assert (answer.status_code, answer.headers["Location"]) == (302, opened)
    dark = client.get(f"/r/{made}?theme=dark&next=//evil.example").headers["Location"]
    assert "theme=dark" in dark and "evil" not in dark and dark.startswith(path)


@pytest.mark.parametrize(("lang", "said"), [("en", "no reference “LR-7K3Q”"),
                                            ("ru", "с номером «LR-7K3Q» нет")])  # fmt: skip
def test_a_reference_that_is_none_is_said_on_the_first_page_and_by_the_search(
    client: FlaskClient, lang: str, said: str
) -> None:
    assert client.get("/r/LR-7K3Q").status_code == 404
    asked = {"path": "/r/LR-7K3Q", "query": f"lang={lang}"}
    assert said in str(client.get("/_dash-layout", query_string=asked).get_json())
    (hit,) = client.get("/search.json", query_string={"q": "lr-7k3q", "lang": lang}).get_json()
    assert said in hit["detail"] and not {"href", "go", "order"} & set(hit)


def test_the_search_tells_what_a_reference_opens(client: FlaskClient) -> None:
    made = reference_of(client, "/partners", "partner=CHN", "partner-share-chart")
    query = {"q": f" {made.replace('-', '').lower()}", "lang": "ru"}
    (hit,) = client.get("/search.json", query_string=query).get_json()
    assert hit["href"] == f"/r/{made}" and "Партнёры" in hit["detail"] and "Китай" in hit["detail"]


def test_a_word_is_searched_as_before(client: FlaskClient) -> None:
    hits = client.get("/search.json", query_string={"q": "china", "lang": "en"}).get_json()
    assert any("China" in hit["title"] for hit in hits)


@pytest.mark.parametrize(
    ("path", "chart", "named"),
    [
        ("/", "turnover-chart", "Обзор"),
        ("/why", "partner-growth-chart", "Причины"),
        ("/relations/CHN", "turnover-chart", "Китай"),
        ("/relations/CN-HE", "sector-chart", "Провинция Хэбэй, Китай"),
    ],
)
def test_the_search_names_the_page_that_a_reference_opens(
    client: FlaskClient, path: str, chart: str, named: str
) -> None:
    made = reference_of(client, path, "lang=ru", chart)
    answer = client.get("/search.json", query_string={"q": made, "lang": "ru"})
    (hit,) = answer.get_json()
    assert hit["detail"].replace("\u00a0", " ").split(" · ")[1] == named
