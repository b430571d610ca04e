"""No serious accessibility violation on any page, in both themes and languages."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
PAGES = [
    "/",
    "/trade",
    "/partners?partner=CHN",
    "/relations",
    "/data",
    "/relations/CHN",
    "/brief?partner=CHN",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("ru", "dark")])
def test_no_serious_violation(watched, path: str, lang: str, theme: str) -> None:
    joint = "&" if "?" in path else "?"
    page = watched(bypass_csp=True).open(f"{path}{joint}lang={lang}&theme={theme}")
    found = Axe().run(page).response["violations"]
    told = [
        f"{one['id']}: {node['target']} {node['failureSummary'][:160]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    assert told == []
