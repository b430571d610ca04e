"""The list of partners: what is seen of it comes first, the rest when it is wanted."""

from __future__ import annotations

import pytest

from dashboard import ids
from dashboard.pages.components.partner_list import LISTED
from dashboard.pages.relations import entries_of
from dashboard.pages.screen import changes, state, tree
from dashboard.pages.show import show
from dashboard.store.ask import Ask

ASKED = {"path": "/relations", "query": ""}


def _rows(html: str) -> int:
    return html.count("data-search=")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_partners_below_the_fold_are_answered_when_they_are_wanted(ask: Ask, lang: str) -> None:
    shown = show(ask, "/relations", f"lang={lang}", near=1)
    every = len(entries_of(shown))
    seen = state(shown, ASKED)
    assert _rows(seen["html"][ids.REGION_LIST]) == LISTED
    assert str(every - LISTED) in seen["html"][ids.REGION_MORE]
    assert ids.REGION_OTHERS in seen["left"] and ids.REGION_OTHERS not in seen["html"]
    unfolded = show(ask, "/relations", f"lang={lang}", wanted=(ids.REGION_OTHERS,))
    assert _rows(state(unfolded, ASKED)["html"][ids.REGION_OTHERS]) == every - LISTED
    assert "data-search" in str(tree(show(ask, "/relations", f"lang={lang}")))


def test_a_fold_with_nothing_below_it_is_not_shown(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = show(ask, "/relations", "")
    assert changes(shown)[ids.REGION_REST] == {"className": ""}
    few = entries_of(shown)[:LISTED]
    monkeypatch.setattr("dashboard.pages.relations.entries_of", lambda _: few)
    assert changes(shown)[ids.REGION_REST] == {"className": "empty"}
