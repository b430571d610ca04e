"""Chromium as the program starts it, loses it and starts it again."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import choreographer
import kaleido
import pytest
from choreographer.channels import Pipe

from dashboard.exports.chromium import LET_GO, executable
from dashboard.exports.chromium_renderer import ChromiumRenderer, NoChromium
from dashboard.language import language, languages

GEO = Path(__file__).parents[2] / "data" / "geo"
FIGURE = {"data": [{"type": "bar", "x": [1], "y": [2]}], "layout": {}}
PNG = b"\x89PNG"


@pytest.fixture
def renderer() -> Iterator[ChromiumRenderer]:
    found = ChromiumRenderer(GEO)
    yield found
    found.close()


def below(pid: int) -> list[int]:
    """The processes that a process started, and those that they did."""
    children = Path(f"/proc/{pid}/task").glob("*/children")
    found = [int(one) for place in children for one in place.read_text().split()]
    return [*found, *(one for child in found for one in below(child))]


def chromiums() -> list[int]:
    named = {pid: Path(f"/proc/{pid}/comm") for pid in below(os.getpid())}
    return [pid for pid, name in named.items() if name.exists() and "chrom" in name.read_text()]


def kill_chromium(kind: str = "") -> None:
    """Kill its processes, or those of one kind. One may end by itself, as the first one does."""
    for pid in chromiums():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            if kind in Path(f"/proc/{pid}/cmdline").read_text():
                os.kill(pid, signal.SIGKILL)


@pytest.mark.browser
def test_a_pipe_that_closes_behind_a_message_leaves_no_trace_and_a_damaged_one_does(
    renderer: ChromiumRenderer, caplog: pytest.LogCaptureFixture
) -> None:
    renderer.draw(FIGURE, 300, 200, form="svg", theme="light")
    said = b'{"id": 1}\0'
    for end, lines in ((b"{bye}\n\0", 0), (b"{bye}\n{bye}\n\0", 0), (b'{"id\0', 1)):
        pipe = Pipe()
        pipe.open()
        os.write(pipe.from_external_to_choreo, said + end)
        assert pipe.read_jsons(blocking=False)[0] == [{"id": 1}]
        assert len(caplog.records) == lines
        pipe.close()


@pytest.mark.browser
def test_a_chromium_that_died_costs_no_picture_and_lets_go_of_those_that_are_drawn(
    renderer: ChromiumRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, send = [], choreographer.Tab.send_command

    async def heard(tab: Any, command: str, *given: Any, **more: Any) -> Any:
        answer = await send(tab, command, *given, **more)
        if "Garbage" in command:
            told.append("error" in answer)
        return answer

    monkeypatch.setattr(choreographer.Tab, "send_command", heard)
    assert renderer.draw(FIGURE, 300, 200, form="png").startswith(PNG)
    assert chromiums()
    kill_chromium()
    for count in range(1, LET_GO + 1):
        assert renderer.draw(FIGURE, 300, 200, form="png").startswith(PNG)
        assert told == [False] * (count // LET_GO)


@pytest.mark.browser
def test_a_tab_that_the_system_ended_costs_no_picture(
    renderer: ChromiumRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.exports.chromium.PATIENCE", 20.0)
    calc = kaleido.Kaleido.calc_fig

    async def ended(one: Any, *given: Any, **more: Any) -> Any:
        monkeypatch.setattr(kaleido.Kaleido, "calc_fig", calc)
        kill_chromium("--type=renderer")
        return await calc(one, *given, **more)

    renderer.draw(FIGURE, 300, 200, form="png")
    kill_chromium("--type=renderer")
    begun = time.monotonic()
    assert renderer.draw(FIGURE, 300, 200, form="png").startswith(PNG)
    monkeypatch.setattr(kaleido.Kaleido, "calc_fig", ended)
    assert renderer.draw(FIGURE, 300, 200, form="png").startswith(PNG)
    assert time.monotonic() - begun < 20


@pytest.mark.browser
def test_nothing_of_chromium_is_left_when_it_is_closed(renderer: ChromiumRenderer) -> None:
    # Programs of other tests in this process may have a chromium too.
    others, processes = set(threading.enumerate()), set(chromiums())
    renderer.wake()
    renderer.draw(FIGURE, 300, 200, form="png")
    renderer.close()
    assert set(chromiums()) <= processes
    assert not [one for one in set(threading.enumerate()) - others if one.name == "chromium"]


def test_the_chromium_without_windows_is_taken_before_a_whole_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert executable() is None
    for name in ("google-chrome", "chromium", "chromium-headless-shell"):
        (tmp_path / name).touch(0o755)
        assert executable() == str(tmp_path / name)
    monkeypatch.setenv("BROWSER_PATH", "/there/is/none")
    assert executable() == "/there/is/none"


@pytest.mark.parametrize("lang", languages())
def test_without_chromium_a_picture_is_refused_in_words(
    renderer: ChromiumRenderer, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/there/is/none")
    with pytest.raises(NoChromium) as refused:
        renderer.draw(FIGURE, 300, 200)
    words = language(lang)
    assert refused.value.args[0].in_language(words) == words.t("export.no_pictures")


def test_whoever_wakes_it_in_vain_is_not_held_up(
    renderer: ChromiumRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/there/is/none")
    renderer.wake()
    renderer.close()
