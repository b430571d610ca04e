"""Workbooks and releases of an owner, written for tests."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from dashboard.imports.publishing import publish_release
from dashboard.imports.relations_guide import names_of_codes
from dashboard.imports.relations_rules import Rules
from dashboard.imports.relations_template import columns_of, template_xlsx
from dashboard.imports.relations_workbook import OwnerBook, read_workbook
from dashboard.imports.work_folder import work_folder
from dashboard.language import language
from dashboard.loaders.owner_relations import DATASET, TABLES
from dashboard.loaders.registers import load_registers
from dashboard.loaders.releases import sealed
from dashboard.settings import ROOT

TODAY = dt.date(2026, 11, 26)
REGISTERS = load_registers(ROOT / "data")
KNOWN = REGISTERS.codes | {"sources": {"C01"}, "paragraphs": {"IR01"}}
REGIONS = dict(zip(REGISTERS.regions["region"], REGISTERS.regions["country"], strict=True))
RULES = Rules(TODAY, REGIONS, names_of_codes(REGISTERS))
RELATION = {
    "relation": "O001", "scope": "partner-region", "region": "NO-18", "country": "NOR",
    "party_en": "Nordland", "party_ru": "Нурланд", "kind": "agreement", "title_en": "Sturgeon",
    "title_ru": "Новое", "since": "2026", "state": "in-force", "source": "C01",
}  # fmt: skip
EVENT = {
    "event": "OE1", "start": "2026-03-04", "end": "2026-03-05", "scope": "partner-region",
    "region": "NO-18", "country": "NOR", "kind": "visit", "title_en": "Visit",
    "title_ru": "Визит", "source": "C01",
}  # fmt: skip
SOURCE = {
    "source": "X01", "title": "Register", "publisher": "Committee", "published": "2026",
    "accessed": "2026-11-22", "language": "ru", "role": "figures",
}  # fmt: skip


def events(count: int, **cells: Any) -> list[dict[str, Any]]:
    """So many events, with their ids."""
    return [{**EVENT, "event": f"OE{place}", **cells} for place in range(1, count + 1)]


def whole(sheet: str, fact: Mapping[str, Any]) -> dict[str, Any]:
    """A fact with every column of its sheet; the others are empty."""
    return {name: fact.get(name) for name in columns_of(sheet)}


@cache
def _template() -> bytes:
    return template_xlsx(language("en"), REGISTERS)


def filled(path: Path, **rows: Sequence[Mapping[str, Any]]) -> Path:
    """The template with rows written into it, by sheet; without the sheets that tell how."""
    book = load_workbook(io.BytesIO(_template()))
    for name in book.sheetnames[len(TABLES) :]:
        del book[name]
    for sheet, facts in rows.items():
        for fact in facts:
            book[sheet].append(list(whole(sheet, fact).values()))
    book.save(path)
    return path


def plain(path: Path, **rows: Sequence[Mapping[str, Any]]) -> Path:
    """A workbook of sheets with the columns of their first row, whatever they are."""
    book = Workbook()
    book.remove(book.active)
    for sheet, facts in rows.items():
        page = book.create_sheet(sheet.replace("_", " "))
        page.append(list(facts[0]))
        for fact in facts:
            page.append(list(fact.values()))
    book.save(path)
    return path


def read(path: Path) -> OwnerBook:
    """A workbook as it is read today."""
    return read_workbook(path, KNOWN, RULES)


def published_by_hand(data_dir: Path, **rows: Sequence[Mapping[str, str]]) -> int:
    """The number of a release of rows that no import would let in."""
    with work_folder(data_dir, DATASET) as work:
        for name, schema in TABLES.items():
            with (work / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                table = csv.DictWriter(file, list(schema.columns), restval="")
                table.writeheader()
                table.writerows(rows.get(name, []))
        counts = {name: len(rows.get(name, ())) for name in TABLES}
        facts = {"rows": counts, "from": "a hand"}
        return publish_release(data_dir, DATASET, work, facts).number


def rewritten(data_dir: Path, number: int, name: str, content: bytes) -> None:
    """Change a file of a release, and the checksum that its manifest has of it."""
    folder = data_dir / DATASET / "releases" / f"{number:04d}"
    (folder / name).write_bytes(content)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][name] = hashlib.sha256(content).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(sealed(manifest)), encoding="utf-8")
