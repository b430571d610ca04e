"""Questions of rows: one that takes long does not hold up the others for ever."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from dashboard.errors import StoreBusy
from dashboard.loaders.releases import open_release
from dashboard.store import rows
from dashboard.store.rows import Rows

LONG = "SELECT count(*) AS n FROM range(100000000) a, range(100000) b WHERE (a.range ^ b.range) = 7"
SHORT = "SELECT count(*) AS n FROM rows"


def test_a_long_question_is_broken_off_by_those_that_wait_for_it(
    two_releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "PATIENCE", 0.05)
    asked, said = Rows(open_release(two_releases, "customs", 2)), []

    def asks() -> None:
        try:
            asked.ask(LONG)
        except StoreBusy as busy:
            said.append(busy.args[0].key)

    assert asked.ask(SHORT)["n"].iloc[0] > 0
    first = threading.Thread(target=asks, daemon=True)
    first.start()
    while asked._running is None:
        first.join(0.01)
    # It has its time: who waits is told so, and it goes on.
    with pytest.raises(StoreBusy, match="takes its time"):
        asked.ask(SHORT)
    assert first.is_alive() and not said
    monkeypatch.setattr(rows, "LONGEST", 0.0)
    with pytest.raises(StoreBusy):
        asked.ask(SHORT)
    first.join(5)
    assert said == ["store.long"]
    assert asked.ask(SHORT)["n"].iloc[0] > 0
