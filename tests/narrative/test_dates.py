from __future__ import annotations

from dashboard.language import language
from dashboard.narrative.dates import month_name, month_span


def test_months_are_named_in_the_readers_language() -> None:
    assert month_name(language("en"), 9) == "September"
    assert month_name(language("ru"), 9) == "сентябрь"
    assert month_span(language("en"), (1, 9)) == "January–September"
    assert month_span(language("ru"), (5, 5)) == "май"
