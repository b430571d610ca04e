"""The line that says what is chosen."""

from __future__ import annotations

from dashboard.narrative.caption import caption
from tests.scenes import plain


def test_a_group_says_of_which_day_its_members_are(scene):
    assert "eu as it has been since 1 February 2020" in plain(caption(scene(group="eu")))
    assert plain(caption(scene("ru", group="eu"))).endswith(
        "eu в составе с 1 февраля 2020 г. — во всех годах"
    )
    assert "since" not in caption(scene(group="others"))
