"""What may change at any moment is looked at once between two words."""

from __future__ import annotations

from dashboard.loaders.folder_snapshot import begin_snapshot, end_snapshot, within_snapshot


def test_what_may_change_is_looked_at_once_a_moment() -> None:
    state = [1]

    @within_snapshot
    def look(add: int) -> int:
        return state[0] + add

    assert (look(1), look(2)) == (2, 3)
    begin_snapshot()
    try:
        assert look(1) == 2
        state[0] = 5
        assert look(1) == 2
        assert look(2) == 7
        begin_snapshot()
        assert look(1) == 6
        state[0] = 6
        end_snapshot()
        assert look(1) == 7
    finally:
        end_snapshot()
