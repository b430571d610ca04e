"""What the note on what changed says, in both languages."""

from __future__ import annotations

import pytest

from dashboard.months import between
from dashboard.narrative.note import none_came
from tests.scenes import plain


@pytest.mark.parametrize(
    ("lang", "months"),
    [
        ("en", "in January–March of 2018 or of 2017 alone"),
        ("ru", "за январь–март только 2017 или только 2018"),
    ],
)
def test_of_some_months_it_is_not_said_who_traded_in_no_year(scene, lang: str, months: str) -> None:
    assert months in plain(none_came(scene(lang, months=between(1, 3))))
    assert months not in plain(none_came(scene(lang)))
