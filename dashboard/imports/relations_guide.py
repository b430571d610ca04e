"""The two sheets of the template that are read by people alone: how to fill it in, and the codes.

An import knows its tables by the names of their sheets and passes these two over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from dashboard.imports.relations_lacking import ABOUT
from dashboard.language import FALLBACK, Language, language, languages
from dashboard.loaders.columns import Column
from dashboard.loaders.owner_relations import KEYS, TABLES
from dashboard.loaders.records import records, texts
from dashboard.loaders.registers import Registers

STEPS = 7
"""How many sentences tell how the workbook is filled in."""
_MEANINGS = {"kind": "kind", "state": "state", "held": "disputes.held", "ending": "tie.ending"}
"""Column of a few words → where else their meaning stands; of others it stands here."""


def kind_of(name: str) -> tuple[str, str]:
    """What a column holds, and in which language: ``title_en`` holds a title in English."""
    for code in languages():
        if name.endswith(f"_{code}"):
            return name.removesuffix(f"_{code}"), code
    return name, ""


def is_required(column: Column) -> bool:
    """Whether a row without it is refused."""
    return not column.instead and not all(check.holds("") for check in column.checks)


def about(sheet: str, name: str, words: Language) -> str:
    """What a column is, and what becomes of a row that leaves it empty."""
    kind, code = kind_of(name)
    said = words.t(f"template.column.{'id' if name == KEYS[sheet] else kind}")
    if code:
        said = f"{said} ({language(code).t('language.name')})"
    parts = [said]
    if (sheet, name) in ABOUT:
        parts.append(words.t(f"template.empty.{ABOUT[sheet, name]}"))
    elif is_required(TABLES[sheet].columns[name]):
        parts.append(words.t(f"template.{'one_language' if code else 'required'}"))
    return ". ".join(parts)


def guide_rows(
    columns: Mapping[str, list[str]], words: Language, registers: Registers
) -> Iterator[list[str]]:
    """The sheet that says how: its steps, then each column of each sheet with an example."""
    yield from ([words.t(f"template.step.{number}")] for number in range(1, STEPS + 1))
    heads = [words.t(f"template.head.{one}") for one in ("sheet", "column", "about", "example")]
    for sheet, names in columns.items():
        yield []
        yield heads
        shown = _example(sheet, words, registers)
        yield from ([sheet, name, about(sheet, name, words), shown.get(name, "")] for name in names)


def _example(sheet: str, words: Language, registers: Registers) -> Mapping[str, str]:
    """A row as it may be filled in, in one language."""
    code, t, place = words.code, words.t, records(registers.regions)[0]
    where = {"scope": "partner-region", "region": place.region, "country": place.country,
             "sectors": str(registers.sectors["sector"].iloc[0]), "source": "X01"}  # fmt: skip
    rows: dict[str, dict[str, str]] = {
        "relations": {
            **where, "relation": "O001", "kind": "agreement", "since": "2026-11",
            "state": "planned", f"party_{code}": str(registers.region_name(place.region, code)),
            f"title_{code}": t("template.example.agreement"),
        },
        "events": {
            **where, "event": "OE1", "start": "2026-11-29", "end": "2026-12-01", "kind": "visit",
            "held": "announced", f"title_{code}": t("template.example.visit"),
        },
        "sources": {
            "source": "X01", "title": t("template.example.source"), "published": "2026-11-20",
            "publisher": t("template.example.publisher"), "dated": "stated", "language": code,
            "accessed": "2026-11-27", "role": "figures",
        },
    }  # fmt: skip
    return rows[sheet]


def code_rows(words: Language, registers: Registers) -> Iterator[list[str]]:
    """The sheet of codes: of which column each is, and what it means in every language."""
    heads = [words.t(f"template.head.{one}") for one in ("column", "code")]
    yield [*heads, *(language(code).t("language.name") for code in languages())]
    done = set()
    for sheet, schema in TABLES.items():
        for name, column in schema.columns.items():
            for choice in column.choices:
                if (name, choice) not in done and name != "precision":
                    done.add((name, choice))
                    yield [f"{sheet}.{name}", choice, *_meaning(name, choice)]
    for frame, key in ((registers.sectors, "sector"), (registers.countries, "country"),
                       (registers.regions, "region")):  # fmt: skip
        where = "sectors" if key == "sector" else key
        yield from ([where, *_named(row, key)] for row in records(frame))


def names_of_codes(registers: Registers) -> dict[str, dict[str, set[str]]]:
    """Column → what a code of it is called in any language, as the sheet of codes has it → the
    codes that are called so."""
    found: dict[str, dict[str, set[str]]] = {}
    for where, code, *names in islice(code_rows(language(FALLBACK), registers), 1, None):
        of_column = found.setdefault(where.rpartition(".")[2], {})
        for name in names:
            of_column.setdefault(name, set()).add(code)
    return found


def _meaning(name: str, choice: str) -> list[str]:
    key = f"{_MEANINGS.get(name, f'template.{name}')}.{choice}"
    return [language(code).t(key) for code in languages()]


def _named(row: Any, key: str) -> list[str]:
    return [getattr(row, key), *texts(row, "name").values()]
