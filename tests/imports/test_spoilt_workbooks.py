"""Workbooks spoilt at random and on purpose: read or refused, never a traceback, and cheap."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from dashboard.errors import DataRefused
from dashboard.settings import ROOT
from tests.imports.owner_books import RELATION, SOURCE, events, filled, read
from tests.imports.workbooks import written

TRIED = 25
"""How many workbooks each seed spoils."""

PIECES = [
    b"<", b">", b'"', b'r="', b' t="s"', b' t="e"', b' t="d"', b' s="9"', b"<row>", b"</row>",
    b"<c>", b"<v>", b"</v>", b"<f>", b"</f>", b"&#0;", b"\xff", b"\0", b"-1", b"99999999999",
    b"NaN", b"_x0000_", b"<!DOCTYPE a>", b"<![CDATA[", b"<!--", b"A1048577", b"1e308", b"<rPh>",
    b'<mergeCell ref="A1:Z9"/>', b"</sheetData>", b"<sheetData>",
]  # fmt: skip
# The peak of /proc, not of getrusage: the latter begins with that of the process that started it.
MEASURED = """
import pathlib, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from dashboard.__main__ import main
code = main(["import-relations", sys.argv[1], "--data-dir", sys.argv[2]])
status = pathlib.Path("/proc/self/status").read_text()
print(int(status.partition("VmHWM:")[2].split()[0]) // 1024)
sys.exit(code)
"""


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    path = tmp_path_factory.mktemp("good") / "own.xlsx"
    filled(path, relations=[RELATION], events=events(4), sources=[SOURCE])
    with ZipFile(path) as archive:
        names = [name for name in archive.namelist() if "comment" not in name.lower()]
        return {name: archive.read(name) for name in names}


def _put_in(content: bytes, draw: random.Random) -> bytes:
    place = draw.randrange(len(content))
    return content[:place] + draw.choice(PIECES) + content[place:]


def _taken_out(content: bytes, draw: random.Random) -> bytes:
    place = draw.randrange(len(content))
    return content[:place] + content[place + draw.randint(1, 60) :]


def _doubled(content: bytes, draw: random.Random) -> bytes:
    place = draw.randrange(len(content))
    end = place + draw.randint(1, 60)
    return content[:end] + content[place:]


def _cut(content: bytes, draw: random.Random) -> bytes:
    return content[: draw.randrange(len(content))]


SPOILT: list[Callable[[bytes, random.Random], bytes]] = [_put_in, _taken_out, _doubled, _cut]


@pytest.mark.parametrize("seed", range(4))
def test_a_workbook_spoilt_anywhere_is_read_or_refused(
    parts: dict[str, bytes], tmp_path: Path, seed: int
) -> None:
    draw, path = random.Random(seed), tmp_path / "own.xlsx"
    for _ in range(TRIED):
        spoilt = dict(parts)
        name = draw.choice([one for one, content in parts.items() if content])
        spoilt[name] = draw.choice(SPOILT)(spoilt[name], draw)
        with ZipFile(path, "w", draw.choice([ZIP_STORED, ZIP_DEFLATED])) as archive:
            for one, content in spoilt.items():
                archive.writestr(one, content)
        if draw.random() < 0.2:
            path.write_bytes(_put_in(path.read_bytes(), draw))
        try:
            assert set(read(path).tables) == {"relations", "events", "sources"}
        except DataRefused as refused:
            assert all(reason.file.startswith("own.xlsx") for reason in refused.reasons)


@pytest.mark.parametrize(
    ("begin", "repeated", "end"),
    [
        ("<row>", "<c t='inlineStr'><is><t>x</t></is></c>" * 1_000, "</row>"),
        ("", "<row><c><v>1</v></c></row>" * 1_000, ""),
        ("", "<row>" + "<c/>" * 1_000 + "</row>", ""),
    ],
    ids=["one row", "many rows", "many cells"],
)
def test_a_small_file_that_unpacks_to_much_costs_ten_seconds_and_500_mebibytes_at_most(
    tmp_path: Path, begin: str, repeated: str, end: str
) -> None:
    path = written(tmp_path / "own.xlsx", {"relations": ""}, without=["xl/worksheets/sheet1.xml"])
    with (
        ZipFile(path, "a", ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        part.write(f"<worksheet><sheetData>{begin}".encode())
        for _ in range(100 * 2**20 // len(repeated)):
            part.write(repeated.encode())
        part.write(f"{end}</sheetData></worksheet>".encode())
    command = [sys.executable, "-c", MEASURED, str(path), str(tmp_path / "data")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert "own.xlsx" in done.stderr
    assert "Traceback" not in done.stderr
    assert int(done.stdout) < 500
    assert not (tmp_path / "data").exists()
