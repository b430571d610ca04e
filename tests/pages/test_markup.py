"""Texts of a page as HTML: escaped, in every form that pages use."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from dash import dcc, html

from dashboard.pages.markup import markup
from dashboard.pages.screen import changes
from dashboard.pages.show import show
from dashboard.store.ask import Ask
from tests.trees import text


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (None, ""),
        ("a < b & c", "a &lt; b &amp; c"),
        (2018, "2018"),
        (html.P("one", className="x", id="y"), '<p id="y" class="x">one</p>'),
        ([html.Br(), "two"], "<br>two"),
        (html.A("<b>", href="/?a=1&b='\""),
         '<a href="/?a=1&amp;b=&#x27;&quot;">&lt;b&gt;</a>'),
        (html.Details([html.P("s")], open=True), "<details open><p>s</p></details>"),
        (html.Button("", disabled=False, **{"aria-pressed": "true", "data-order": "year:1"}),
         '<button aria-pressed="true" data-order="year:1"></button>'),
        (html.I(**{"aria-hidden": True}), '<i aria-hidden="true"></i>'),
        (html.Span("x", style={"backgroundColor": "#fff", "width": "4px"}),
         '<span style="background-color:#fff;width:4px">x</span>'),
        (html.A("1", href="/data/figure/T1", **{"data-figure": "/data/figure/T1"}),
         '<a data-figure="/data/figure/T1">1</a>'),
        (html.A("1", href="/data/figure/T1?year=2016", **{"data-figure": "/data/figure/T1"}),
         '<a data-figure="/data/figure/T1">1</a>'),
        (html.A("1", href="/brief", **{"data-go": "/brief/CHN"}),
         '<a href="/brief" data-go="/brief/CHN">1</a>'),
        (html.Label("x", htmlFor="y", tabIndex="0"), '<label for="y" tabindex="0">x</label>'),
    ],
)  # fmt: skip
def test_it_is_html(inside: Any, said: str) -> None:
    found = markup(inside)
    assert _Read(found).seen == _Read(said).seen


class _Read(HTMLParser):
    """What a reader of HTML makes of it, whatever the order of attributes."""

    def __init__(self, fed: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.seen: list[Any] = []
        self.feed(fed)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, sorted(attrs, key=str)))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        self.seen.append(["text", data])


def test_what_scripts_draw_is_no_text() -> None:
    with pytest.raises(TypeError, match="Graph"):
        markup([html.P("x"), dcc.Graph(id="x")])


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("address", ["/", "/?partner=CHN", "/trade", "/partners?partner=CHN",
                                     "/relations", "/relations/NO-18", "/brief/CHN", "/brief",
                                     "/data", "/releases"])  # fmt: skip
def test_all_that_changes_says_the_same_as_html(ask: Ask, address: str, lang: str) -> None:
    path, _, query = address.partition("?")
    shown = show(ask, path, f"{query}&lang={lang}")
    found = changes(shown)
    assert found and not shown.failed
    for props in found.values():
        if "children" in props:
            assert "".join(_Read(markup(props["children"])).texts) == text(props["children"])
