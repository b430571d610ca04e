"""The line that says what is chosen."""

from __future__ import annotations

from dashboard.narrative.caption import caption
from tests.scenes import plain


def test_a_group_says_of_which_day_its_members_are(scene):
    assert "eu as it has been since 1 February 2020" in plain(caption(scene(group="eu")))
    russian = plain(caption(scene("ru", group="eu")))
    assert "eu в составе с 1 февраля 2020" in russian and russian.endswith("— во всех годах")
    assert "since" not in caption(scene(group="others"))
