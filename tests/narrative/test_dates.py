from __future__ import annotations

from dashboard.narrative.dates import month_name, month_span, short_date
from dashboard.language import language


def test_months_are_named_in_the_readers_language() -> None:
    assert month_name(language("en"), 9) == "September"
    assert month_name(language("ru"), 9) == "сентябрь"
    assert month_span(language("en"), (1, 9)) == "January–September"
    assert month_span(language("ru"), (5, 5)) == "май"


def test_a_short_date_cannot_be_mistaken() -> None:
    assert short_date(language("en"), "2026-11-02T01:13:14+00:00") == "2 Nov 2026"
    assert short_date(language("ru"), "2026-11-02") == "02.11.2026"
