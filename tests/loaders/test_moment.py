"""What may change at any moment is looked at once between two words."""

from __future__ import annotations

from dashboard.loaders.moment import look_anew, look_once, of_moment


def test_what_may_change_is_looked_at_once_a_moment() -> None:
    state = [1]

    @of_moment
    def look(add: int) -> int:
        return state[0] + add

    assert (look(1), look(2)) == (2, 3)
    look_once()
    try:
        assert look(1) == 2
        state[0] = 5
        assert look(1) == 2
        assert look(2) == 7
        look_once()
        assert look(1) == 6
        state[0] = 6
        look_anew()
        assert look(1) == 7
    finally:
        look_anew()
