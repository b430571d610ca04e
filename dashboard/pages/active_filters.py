"""What is chosen on a page, as chips that take it away, and whether several are added up."""

from __future__ import annotations

from typing import Any

from dashboard.narrative.dates import year_runs
from dashboard.narrative.what_if import named
from dashboard.pages.components.chips import Chosen, adding, chips
from dashboard.pages.page import Shown


def active_filters(shown: Shown) -> list[Chosen]:
    """What is chosen of the partners and sectors that the page lets be chosen."""
    query, names = shown.query, shown.scene.names
    found = {
        "group": [Chosen("group:", names.group(query.group))] if query.group else [],
        "partner": [Chosen(f"without:partner/{one}", names.country(one)) for one in query.named],
        "sector": [Chosen(f"without:sector/{one}", names.sector(one)) for one in query.sectors],
        "without": [Chosen(f"without:without/{one}", shown.words.t("what_if.mark",
                    dropped=named(shown.scene, one))) for one in query.without],
        "years": [Chosen("years:", shown.words.t("chosen_years.chip",
                  years=year_runs(shown.words, query.years)))] if query.years else [],
    }  # fmt: skip
    if shown.address.code:
        found = {"sector": found["sector"]}
    return [one for noun, some in found.items() if noun in shown.page.filters for one in some]


def all_in_chips(shown: Shown) -> bool:
    """Whether every partner, group and sector that is chosen has a chip on the page."""
    query, orders = shown.query, [one.order for one in active_filters(shown)]
    chosen = len(query.named) + len(query.sectors) + bool(query.group)
    of_names = ("group:", "without:partner/", "without:sector/")
    return chosen == sum(one.startswith(of_names) for one in orders)


def chips_of(shown: Shown) -> list[Any]:
    """The chips, and where there are several of a kind the switch of their sum."""
    made, query = chips(active_filters(shown), shown.words), shown.query
    if not made or not query.several:
        return made
    return [*made, adding(shown.words, together=query.together)]
