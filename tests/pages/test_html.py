"""Elements are made quickly, or as Dash makes them where that is another way."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from dash import html as dashs

from dashboard.pages import html


class Anew(dashs.Div):  # type: ignore[misc]
    """An element of a Dash that keeps its properties elsewhere."""

    def __init__(self, *inside: Any, **given: Any) -> None:
        super().__init__(*inside, **given)
        self._kept = given


class Without(dashs.Div):  # type: ignore[misc]
    """One of which that is gone that every element had."""

    def __init__(self, *inside: Any, **given: Any) -> None:
        super().__init__(*inside, **given)
        del self.available_properties


def test_an_element_of_another_dash_is_its_own_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert html.Div is not dashs.Div and not caplog.records
    for other in (Anew, Without):
        monkeypatch.setattr(dashs, "Div", other)
        monkeypatch.delitem(vars(html), "Div", raising=False)
        with caplog.at_level(logging.WARNING):
            assert html.Div is other
        assert "Div in another way" in caplog.messages[-1]
    monkeypatch.undo()
    monkeypatch.delitem(vars(html), "Div", raising=False)
    assert html.Div("text", id="x").to_plotly_json() == dashs.Div("text", id="x").to_plotly_json()
