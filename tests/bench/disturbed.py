"""A server whose files, disk, browser and clock fail: what it answers, and how soon all is well.

A disk of its own needs the right to mount one; without it that is said.
"""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from report import Report
from serving import ROOT, Server, served

SOON = 5.0
"""Seconds in which all is to be well again."""
FIGURE = "7109000000"
"""Exports of 2018 as the region's page prints them, US dollars: always there."""


CLOCK = """import time
_clock = time.time
def _ahead():
    with open({path!r}) as file:
        return float(file.read())
time.time = lambda: _clock() + _ahead()
"""
"""What the processes of a server run first, so that their clock is as many seconds ahead as a file
says; the days of Python are counted by the same clock."""


@dataclass
class Seen:
    """What a server answered while it was disturbed."""

    server: Server
    failed: list[str] = field(default_factory=list)

    def asks(self, path: str) -> tuple[int, str]:
        """The status of an answer, 0 of none, and its text."""
        try:
            with urllib.request.urlopen(self.server.url + path, timeout=20) as reply:
                return reply.status, reply.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, ""
        except OSError:
            return 0, ""

    def turnover(self, dataset: str, year: int) -> str:
        """Exports of a year in plain dollars; empty where they are not told."""
        status, text = self.asks(f"/download/turnover.csv?dataset={dataset}&year={year}")
        if status != 200:
            return ""
        rows = [*csv.DictReader(io.StringIO(text.lstrip("\ufeff")))]
        return rows[0]["exports_usd"] if rows else ""

    def well(self) -> bool:
        """Whether pages of both datasets and the published figure are answered."""
        found = [self.asks(f"/_dash-layout?path=/&query=dataset%3D{name}%26n%3D{time.time()}")[0]
                 for name in ("demonstration", "published")]  # fmt: skip
        figure = self.turnover("published", 2018)
        if found != [200, 200] or not figure.startswith(FIGURE):
            self.failed.append(f"{found} {figure}")
        return not self.failed

    def recovers(self, is_well: Callable[[], bool]) -> float:
        """Seconds until all is as it should be; at most a minute."""
        began = time.monotonic()
        while not is_well() and time.monotonic() - began < 60:
            time.sleep(0.1)
        return time.monotonic() - began


def told(report: Report, name: str, seen: Seen, seconds: float) -> None:
    report.bound(f"{name}: well again after, s", max(seconds, 0.01), SOON)
    report.row(f"{name}: pages and figures without an answer", str(len(seen.failed)),
               ", ".join(seen.failed[:3]) or "0")  # fmt: skip
    seen.failed.clear()


def files(seen: Seen, folder: Path, aside: Path, report: Report) -> None:
    """The current release is damaged, the pointer torn, the folder gone, another one in its
    place."""
    current = folder / "demonstration" / "current"
    last, before = seen.turnover("demonstration", 2021), current.read_text()
    release = folder / "demonstration" / "releases" / before.strip()

    def answers(figure: str) -> Callable[[], bool]:
        return lambda: seen.well() and seen.turnover("demonstration", 2021) == figure

    for path in release.glob("*_cents.npy"):
        os.truncate(path, 100)
    told(report, "a release damaged", seen, seen.recovers(answers(last)))
    current.write_text("?")
    told(report, "the pointer torn", seen, seen.recovers(answers(last)))
    shutil.move(folder, aside)
    told(report, "the folder gone", seen, seen.recovers(answers(last)))
    shutil.move(aside, folder)
    current.write_text(before)
    shutil.rmtree(release)
    shutil.copytree(release.parent / "0001", release)
    first = _figure_of(folder, "1")
    told(report, "another release under its number", seen, seen.recovers(answers(first)))


def _figure_of(folder: Path, release: str) -> str:
    command = [sys.executable, "-m", "dashboard", "table", "turnover", "--dataset",
               "demonstration", "--year", "2021", "--release", release,
               "--data-dir", str(folder)]  # fmt: skip
    out = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return next(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))["exports_usd"]


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[bool]:
    """A disk of a size in the place of a folder; whether there could be one."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
                             capture_output=True).returncode == 0  # fmt: skip
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def disk(report: Report) -> None:
    """The disk is full, then may not be written: imports are refused, pages answer."""
    with tempfile.TemporaryDirectory() as name, small_disk(Path(name), "300m") as mounted:
        if not mounted:
            report.row("a full disk", "not tried", "no right to mount one")
            return
        folder = Path(name)
        imports = [sys.executable, "-m", "dashboard", "demo", "--data-dir", name]
        subprocess.run(imports, cwd=ROOT, check=True, capture_output=True)
        with served("--data-dir", name) as server:
            seen = Seen(server)
            last = seen.turnover("demonstration", 2021)

            def same() -> bool:
                return seen.well() and seen.turnover("demonstration", 2021) == last

            with contextlib.suppress(OSError), (folder / "fill").open("wb") as file:
                while True:
                    file.write(b"\0" * 2**20)
            _refused(report, "a full disk", imports, 1)
            told(report, "a full disk", seen, seen.recovers(same))
            (folder / "fill").unlink()
            subprocess.run(["mount", "-o", "remount,ro", name], check=True)
            _refused(report, "a disk that may not be written", imports, 2)
            told(report, "a disk that may not be written", seen, seen.recovers(same))
            subprocess.run(["mount", "-o", "remount,rw", name], check=True)


def _refused(report: Report, name: str, command: list[str], code: int) -> None:
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    traced = ", with a traceback" if "Traceback" in ended.stderr else ""
    report.row(f"{name}: an import ends with", f"{ended.returncode}{traced}", f"{code}")


def browser(seen: Seen, report: Report) -> None:
    """Chromium is killed: the next picture is made."""
    path = "/export/chart.png?chart=partner-map&year={}"
    assert seen.asks(path.format(2018))[0] == 200
    for one in psutil.Process(seen.server.pid).children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if "chromium" in " ".join(one.cmdline()):
                one.kill()
    began = time.monotonic()
    status = seen.asks(path.format(2017))[0]
    if status != 200:
        seen.failed.append(f"picture {status}")
    told(report, "Chromium killed: a picture", seen, time.monotonic() - began)


def clock(report: Report) -> None:
    """Midnight passes, then the clock is put back a month: the day of a brief is the clock's."""
    with tempfile.TemporaryDirectory() as name:
        ahead = Path(name) / "ahead"
        (Path(name) / "sitecustomize.py").write_text(CLOCK.format(path=str(ahead)))
        ahead.write_text("0")
        environ = {"PYTHONPATH": os.pathsep.join([name, os.environ.get("PYTHONPATH", "")])}
        with served("--data-dir", name, environ=environ) as server:
            seen, today = Seen(server), dt.datetime.now().replace(minute=0, second=0)
            tomorrow = today.replace(hour=0) + dt.timedelta(days=1)
            for what, when in {
                "before midnight": tomorrow - dt.timedelta(seconds=30),
                "after midnight": tomorrow + dt.timedelta(seconds=30),
                "put back a month": today - dt.timedelta(days=31),
            }.items():
                written = Path(name) / "next"
                written.write_text(str(when.timestamp() - time.time()))
                written.replace(ahead)

                def dated(day: str = f"{when.day} {when:%B} {when.year}") -> bool:
                    text = seen.asks("/_dash-layout?path=/brief&query=partner%3DCHN")[1]
                    return seen.well() and day in text.replace("\xa0", " ")

                told(report, f"the clock {what}", seen, seen.recovers(dated))


def disturbed(report: Report) -> None:
    """All of it, on servers of their own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        command = [sys.executable, "-m", "dashboard", "demo", "--data-dir", str(folder)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        with served("--data-dir", str(folder)) as server:
            browser(Seen(server), report)
            files(Seen(server), folder, Path(place) / "aside", report)
    disk(report)
    clock(report)


if __name__ == "__main__":
    disturbed(Report())
