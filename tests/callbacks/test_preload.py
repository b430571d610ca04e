"""What is fetched in one wave with the first HTML."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from dashboard.callbacks.package_scripts import plotly_address


def links(client: FlaskClient, address: str) -> dict[str, str]:
    """The links that are fetched early: address → the rest of its tag."""
    head = client.get(address).get_data(as_text=True).split("</head>")[0]
    tags = re.findall(r'<link rel="preload"[^>]*>', head)
    return {unescape(re.findall(r'href="([^"]*)"', tag)[0]): tag for tag in tags}


@pytest.mark.parametrize("address", ["/?partner=CHN&lang=ru", "/partners", "/data", "/nowhere"])
def test_all_that_is_fetched_is_there_and_asked_as_the_scripts_ask(
    client: FlaskClient, address: str
) -> None:
    found = links(client, address)
    for link, tag in found.items():
        with client.get(link) as answer:
            assert answer.status_code == 200, link
        # Dash and Plotly fetch data in the manner of `crossorigin`; scripts are asked plainly.
        assert ("crossorigin" in tag) == ('as="fetch"' in tag)
    layouts = [parse_qs(urlsplit(link).query, keep_blank_values=True)
               for link in found if link.startswith("/_dash-layout")]  # fmt: skip
    assert [one["near"] for one in layouts] == [["2"], ["4"]]
    assert {(*one["path"], *one["query"]) for one in layouts} == {
        (urlsplit(address).path, urlsplit(address).query)
    }


@pytest.mark.parametrize(
    ("path", "has_charts", "has_map"),
    [("/", True, True), ("/trade", True, False), ("/relations/NO-18", True, True),
     ("/data", False, False), ("/brief/CHN", False, False)],
)  # fmt: skip
def test_only_what_the_page_needs_is_fetched(
    client: FlaskClient, path: str, has_charts: bool, has_map: bool
) -> None:
    found = links(client, path)
    assert (plotly_address() in found) == has_charts
    run = f'<script async src="{plotly_address()}">' in client.get(path).get_data(as_text=True)
    assert run == has_charts
    assert ("/geo/world_110m.json" in found) == has_map
