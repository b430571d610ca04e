"""``serve``: tells its address when it answers, refuses a taken port, stops when it is told."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.commands import named_files
from dashboard.commands.metrics_folder import MEMORY
from dashboard.commands.server import address, bound
from dashboard.errors import WrongUsage
from dashboard.imports.customs import Import, import_customs
from tests.commands.serving import health, workers
from tests.imports.customs_files import registers, row, text, written

ROOT = Path(__file__).parents[2]
Capture = pytest.CaptureFixture[str]


@contextmanager
def _serving(*arguments: str, **streams: int) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", *arguments],
        cwd=ROOT,
        env={**os.environ, "DASHBOARD_WORKERS": "1"},
        stdout=streams.get("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _free_port() -> int:
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        return int(own.getsockname()[1])


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_tells_its_address_when_it_answers_and_stops_quietly(stop: signal.Signals) -> None:
    port = _free_port()
    with _serving("serve", "--port", str(port)) as process:
        assert process.stdout is not None
        url = process.stdout.readline().decode().strip()
        assert url == f"http://127.0.0.1:{port}/"
        assert health(url) == 200
        process.send_signal(stop)
        out, err = process.communicate(timeout=30)
        assert process.returncode == 0
        assert out == b""
        assert b"Traceback" not in err
        assert err.count(b"stops: requests and documents that run have") == 1


def test_a_reload_replaces_the_processes_that_serve_and_answers_on() -> None:
    with _serving("serve", "--port", "0") as process:
        assert process.stdout is not None
        url = process.stdout.readline().decode().strip()
        before = workers(process)
        process.send_signal(signal.SIGUSR2)
        process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + 30
        while workers(process) & before and time.monotonic() < deadline:
            assert health(url) == 200
        assert process.poll() is None
        assert workers(process) and not workers(process) & before
        assert health(url) == 200
        process.send_signal(signal.SIGTERM)
        err = process.communicate(timeout=30)[1]
        assert b"reloads: every process begins anew" in err
        assert b"SIGUSR2 begins nothing" in err and b"Traceback" not in err


def test_no_argument_serves_and_port_nought_is_any_that_is_free(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DASHBOARD_PORT", "0")
    with _serving() as process:
        assert process.stdout is not None
        url = process.stdout.readline().decode().strip()
        assert not url.endswith(":0/")
        assert health(url) == 200
        process.terminate()
        process.communicate(timeout=30)
        assert process.returncode == 0


def test_it_serves_when_nobody_reads_what_it_prints() -> None:
    port = _free_port()
    reading, writing = os.pipe()
    os.close(reading)
    with _serving("serve", "--port", str(port), stdout=writing) as process:
        os.close(writing)
        status = _first_answer(f"http://127.0.0.1:{port}/", process)
        assert status == 200
        process.terminate()
        _, err = process.communicate(timeout=30)
        assert process.returncode == 0
        assert b"Traceback" not in err


def _first_answer(url: str, process: subprocess.Popen[bytes]) -> int:
    for _ in range(300):
        try:
            return health(url)
        except OSError:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.1)
    raise AssertionError("the server did not answer within 30 seconds")


def test_imported_rows_are_asked_in_the_processes_that_serve(tmp_path: Path) -> None:
    file = written(tmp_path / "TCBT.csv", text([row(code="2709009009")]))
    import_customs(Import((file,), tmp_path), registers())
    with _serving("serve", "--port", "0", "--data-dir", str(tmp_path)) as process:
        assert process.stdout is not None
        url = process.stdout.readline().decode().strip()
        for _ in range(2):
            question = f"{url}codes.json?dataset=customs&q=27"
            with urllib.request.urlopen(question, timeout=30) as answer:
                assert b"2709009009" in answer.read()
        process.terminate()
        _, err = process.communicate(timeout=30)
        assert process.returncode == 0 and b"Traceback" not in err
        assert b"leaked" not in err, err[-2000:]


def test_a_taken_port_is_one_clear_line(capsys: Capture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = int(taken.getsockname()[1])
        assert main(["serve", "--port", str(port)]) == 1
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert f"Port {port} on 127.0.0.1 is in use" in told
    assert "--port" in told


def test_the_port_that_is_named_instead_is_free(capsys: Capture) -> None:
    with contextlib.ExitStack() as held:
        port = 0
        while not port:
            taken = held.enter_context(socket.create_server(("127.0.0.1", 0)))
            port = int(taken.getsockname()[1])
            try:
                held.enter_context(socket.create_server(("127.0.0.1", port + 1)))
            except (OSError, OverflowError):
                port = 0
        assert main(["serve", "--port", str(port)]) == 1
        named = int(capsys.readouterr().err.split("--port ")[1])
        assert named not in (port, port + 1)
        socket.create_server(("127.0.0.1", named)).close()


@pytest.mark.parametrize("port", ["99999", "-1", "http", "８０"])
def test_a_port_that_is_none_is_wrong_usage(capsys: Capture, port: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", f"--port={port}"])
    assert ended.value.code == 2
    assert "is not a port" in capsys.readouterr().err


@pytest.mark.parametrize("workers", ["0", "many"])
def test_a_number_of_processes_that_is_none_is_wrong_usage(workers: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--workers", workers])
    assert ended.value.code == 2


def test_an_address_that_is_not_ours_is_named(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_ACCESS", "public")
    assert main(["serve", "--host", "192.0.2.1", "--port", "0"]) == 2
    refused = capsys.readouterr().err
    assert "192.0.2.1" in refused and "DASHBOARD_HOST" in refused


@pytest.mark.parametrize(
    ("setting", "made", "said"),
    [
        ("DATA", "nowhere", "there is no folder"),
        ("DATA", "folder/", "has no geo/world_110m.json"),
        ("DATA_DIR", "file", "is a file, not a folder"),
        ("DATA_DIR", "file/below", "it is no folder"),
        ("DATA_DIR", "b\udcfed", "is not written in UTF-8"),
        ("DATA_DIR", "/proc/nowhere", "/proc/nowhere"),
        ("DATA_DIR", "back\\slash", "has a backslash in its name"),
        ("DECK_TEMPLATE", "file", "is no .pptx"),
        ("BASE_MAP", "nowhere.json", "there is no file"),
        ("BASE_MAP", "partner_regions.geojson", "is no TopoJSON"),
        ("BASE_MAP", "world_110m.meta.json", "is no TopoJSON"),
        ("ENGINE", "spark://cluster:7077", "needs pyspark, which is not installed"),
    ],
)
def test_a_file_or_folder_that_is_none_is_named_by_its_setting(
    setting: str, made: str, said: str, tmp_path: Path,
    capsys: Capture, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (tmp_path / "file").write_text("no slides")
    (tmp_path / "folder").mkdir()
    monkeypatch.setattr(named_files, "find_spec", lambda _: None)
    place = made if setting in ("BASE_MAP", "ENGINE") else str(tmp_path / made)
    monkeypatch.setenv(f"DASHBOARD_{setting}", place)
    assert main(["serve", "--port", "0"]) == 2
    refused = capsys.readouterr().err
    assert f"DASHBOARD_{setting}: " in refused and said in refused


def test_a_folder_that_takes_no_file_is_named_with_the_reason_of_the_system() -> None:
    with pytest.raises(WrongUsage, match=r"^Cannot write into /proc: [A-Z]"):
        named_files.refuse_unwritable(Path("/proc"))


def test_a_wrong_setting_is_named(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_PORT", "eighty")
    assert main([]) == 2
    assert "DASHBOARD_PORT='eighty'" in capsys.readouterr().err


def test_the_address_can_be_opened_on_this_machine() -> None:
    assert address("127.0.0.1", 8050) == "http://127.0.0.1:8050/"
    assert address("0.0.0.0", 8050) == "http://127.0.0.1:8050/"
    assert address("::1", 8050) == "http://[::1]:8050/"
    with bound("127.0.0.1", 0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def _figures(url: str) -> str:
    with urllib.request.urlopen(f"{url}metrics", timeout=10) as answer:
        return str(answer.read().decode())


def _answered(url: str) -> int:
    """How often ``/health`` was answered, as the figures say."""
    found = re.search(r'dashboard_requests_total{.*route="/health".*} (\d+)', _figures(url))
    return int(found[1]) if found else 0


def _folders() -> set[Path]:
    places = (MEMORY, Path(tempfile.gettempdir()))
    return {path for place in places for path in place.glob("dashboard-*")}


def test_the_figures_of_all_processes_are_added_up_and_go_with_them(tmp_path: Path) -> None:
    before = _folders()
    place = ("--workers", "3", "--data-dir", str(tmp_path))
    with _serving("serve", "--port", str(_free_port()), *place) as process:
        assert process.stdout is not None
        url = process.stdout.readline().decode().strip()
        began = _answered(url)
        for _ in range(12):
            health(url)
        assert [_answered(url) for _ in range(6)] == [began + 12] * 6
        # A watch takes none of an answer in which a figure is twice.
        named = [line for line in _figures(url).splitlines() if line.startswith("# TYPE")]
        assert len(named) == len(set(named)) and "# TYPE dashboard_degraded gauge" in named
        ours = [one for one in _folders() - before if any(one.glob(f"*_{process.pid}.db"))]
        assert len(ours) == 1
        process.terminate()
        process.wait(timeout=20)
    assert not ours[0].exists()
