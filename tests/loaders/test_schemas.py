import datetime as dt
import json
from dataclasses import asdict, fields
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.errors import DataRefused, Reason
from dashboard.language import language, languages
from dashboard.loaders.columns import Schema
from dashboard.loaders.provenance import Sidecar, accept, sidecar_path
from dashboard.loaders.records import records, texts
from dashboard.loaders.schemas.published import (
    CHOICES,
    CONTRADICTIONS,
    EXCEPTIONS,
    FIGURES,
    SOURCES,
)
from dashboard.loaders.schemas.registers import (
    CHAPTERS,
    CODE_CHANGES,
    COMMODITY_GROUPS,
    CONCORDANCE,
    COUNTRIES,
    GOODS,
    HEADINGS,
    INQUIRY_WORDS,
    NOMENCLATURES,
    PARTNER_GROUPS,
    REGIONS,
    SECTORS,
    TERMS,
)
from dashboard.loaders.schemas.relations import EVENTS, PARAGRAPHS, RELATIONS
from dashboard.loaders.tables import read_table
from dashboard.sentences import Sentence, said

DATA = Path(__file__).parents[2] / "data"
TABLES = [
    FIGURES,
    SOURCES,
    COUNTRIES,
    PARTNER_GROUPS,
    SECTORS,
    CHAPTERS,
    HEADINGS,
    CONCORDANCE,
    COMMODITY_GROUPS,
    GOODS,
    REGIONS,
    RELATIONS,
    EVENTS,
    PARAGRAPHS,
    CONTRADICTIONS,
    CHOICES,
    EXCEPTIONS,
    TERMS,
    INQUIRY_WORDS,
    NOMENCLATURES,
    CODE_CHANGES,
]
LANGUAGES = ("en", "ru")
"""Those of our data; there may be files of messages in others."""


def columns_of(schema: Schema) -> list[str]:
    """The columns of a file in our languages."""
    others = {f"_{code}" for code in languages() if code not in LANGUAGES}
    return [name for name in schema.columns if name[-3:] not in others]


RELATION = dict.fromkeys(columns_of(RELATIONS), "") | {
    "relation": "R1",
    "scope": "partner-region",
    "region": "NO-18",
    "country": "NOR",
    "party_en": "Nordland",
    "party_ru": "Нурланд",
    "kind": "agreement",
    "title_en": "Agreement",
    "title_ru": "Соглашение",
    "since": "1987",
    "state": "in-force",
    "sectors": "economy;aquaculture",
    "source": "C08",
}
EVENT = dict.fromkeys(columns_of(EVENTS), "") | {
    "event": "E1",
    "start": "2018-05-28",
    "end": "2018-05-31",
    "year": "2018",
    "precision": "day",
    "scope": "partner-region",
    "region": "NO-18;CN-HE",
    "country": "NOR;CHN",
    "kind": "visit",
    "title_en": "Visit",
    "title_ru": "Визит",
    "source": "C02",
}


def written(folder: Path, content: bytes) -> Path:
    path = folder / "x.csv"
    path.write_bytes(content)
    sidecar = asdict(Sidecar(*[""] * len(fields(Sidecar)[:-1])))
    sidecar_path(path).write_text(json.dumps(sidecar), encoding="utf-8")
    accept([path])
    return path


def rows(schema: Schema, *cells: dict[str, str]) -> bytes:
    frame = pd.DataFrame(list(cells), columns=columns_of(schema))
    return frame.to_csv(index=False, lineterminator="\n").encode()


def refused(path: Path, schema: Schema, **known: set[str]) -> tuple[Reason, ...]:
    with pytest.raises(DataRefused) as refusal:
        read_table(path, schema, known)
    assert str(refusal.value)
    return refusal.value.reasons


def chapters(*lines: str) -> bytes:
    return "\n".join(["chapter,name_en,name_ru", *lines, ""]).encode()


def test_good_rows_become_a_typed_frame(tmp_path: Path) -> None:
    frame = read_table(written(tmp_path, rows(EVENTS, EVENT)), EVENTS)
    assert list(frame.columns) == list(EVENTS.columns)
    assert str(frame["year"].dtype) == "Int64"
    assert frame.loc[0, "note_en"] == ""
    assert frame.loc[0, "start"] == "2018-05-28"


def test_a_language_that_a_file_lacks_reads_as_the_one_that_everything_exists_in(
    tmp_path: Path,
) -> None:
    cells = {name: cell for name, cell in EVENT.items() if not name.endswith("_ru")}
    content = f"{','.join(cells)}\n{','.join(cells.values())}\n".encode()
    frame = read_table(written(tmp_path, content), EVENTS)
    assert list(frame.columns) == list(EVENTS.columns)
    assert texts(records(frame)[0], "title") == dict.fromkeys(languages(), "Visit")
    assert frame.loc[0, "place_ru"] == ""


def test_a_fault_is_told_once_where_it_stands_for_a_language_that_the_file_lacks(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, b"chapter,name_en\n01, Animals\n02,\n")
    faults = refused(path, CHAPTERS)
    assert [(fault.row, fault.column) for fault in faults] == [(2, "name_en"), (3, "name_en")]


def test_a_language_that_there_is_no_file_of_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, b"chapter,name_en,name_zz\n01,A,B\n")
    assert "unknown name_zz" in refused(path, CHAPTERS)[0].reason


def test_text_that_pandas_would_call_missing_stays_text(tmp_path: Path) -> None:
    line = "country,alpha2,kind,name_en,name_ru,eaeu,cis,lon,lat\nNAM,NA,country,NULL,nan,0,0,,\n"
    frame = read_table(written(tmp_path, line.encode()), COUNTRIES)
    assert frame.loc[0, ["alpha2", "name_en", "name_ru"]].tolist() == ["NA", "NULL", "nan"]
    assert pd.isna(frame.loc[0, "lon"])


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf" + chapters("01,Live animals,Живые животные"))
    assert read_table(path, CHAPTERS).loc[0, "chapter"] == "01"


def test_every_fault_is_told_at_once_with_its_line_and_column(tmp_path: Path) -> None:
    bad = EVENT | {"event": "E2", "year": "20x8", "kind": "party", "sectors": "sport;;"}
    worse = EVENT | {"event": "E3", "title_ru": "", "quote": "word " * 12 + "word"}
    reasons = refused(written(tmp_path, rows(EVENTS, EVENT, bad, worse)), EVENTS)
    assert [(reason.row, reason.column, reason.value) for reason in reasons] == [
        (3, "year", "20x8"),
        (3, "kind", "party"),
        (3, "sectors", "sport;;"),
        (4, "title_ru", ""),
        (4, "quote", "word " * 12 + "word"),
    ]
    assert reasons[0].reason == "is not a whole number"
    assert reasons[1].reason.startswith("is none of visit, forum")
    assert reasons[4].reason == "has more than 12 words"


def test_lines_are_counted_through_cells_of_several_lines(tmp_path: Path) -> None:
    path = written(tmp_path, chapters('01,"Live\nanimals",Живые', "2,Meat,Мясо"))
    (reason,) = refused(path, CHAPTERS)
    assert (reason.row, reason.column, reason.value) == (4, "chapter", "2")


def test_an_empty_cell_that_must_be_filled_is_told(tmp_path: Path) -> None:
    line = "country,alpha2,kind,name_en,name_ru,eaeu,cis,lon,lat\nNAM,NA,country,N,Н,,2,200,\n"
    reasons = refused(written(tmp_path, line.encode()), COUNTRIES)
    assert [(reason.column, reason.reason) for reason in reasons] == [
        ("eaeu", "is empty"),
        ("cis", "is neither 0 nor 1"),
        ("lon", "is not between -180 and 180"),
    ]


def test_a_cell_of_the_wrong_type_is_told_once(tmp_path: Path) -> None:
    line = "country,alpha2,kind,name_en,name_ru,eaeu,cis,lon,lat\nNAM,NA,country,N,Н,yes,0,1e1,\n"
    reasons = refused(written(tmp_path, line.encode()), COUNTRIES)
    assert [(reason.column, reason.value, reason.reason) for reason in reasons] == [
        ("eaeu", "yes", "is not a whole number"),
        ("lon", "1e1", "is not a number such as 1234.5"),
    ]


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: schema.name)
def test_a_table_may_be_empty(tmp_path: Path, schema: Schema) -> None:
    frame = read_table(written(tmp_path, rows(schema)), schema, {"sources": set()})
    assert frame.empty
    assert list(frame.columns) == list(schema.columns)


def test_a_key_may_stand_once(tmp_path: Path) -> None:
    reasons = refused(written(tmp_path, chapters("01,A,А", "02,B,Б", "01,C,В")), CHAPTERS)
    assert {(reason.row, reason.column) for reason in reasons} == {(2, "chapter"), (4, "chapter")}
    assert reasons[0].reason == "repeats the key of another row"


@pytest.mark.parametrize(
    ("content", "row", "reason"),
    [
        (b"", 1, "lacks chapter, name_en"),
        (b"chapter,name_ru,name_en\n", 1, "another order"),
        (b"chapter,name_en,name_ru,note\n", 1, "has the unknown note"),
        (chapters("01,A,А", "02,B"), 3, "has 2 cells instead of 3"),
        (chapters("01,A,А", ""), 3, "has 0 cells instead of 3"),
        (chapters("01,A,А,Б"), 2, "has 4 cells instead of 3"),
        (chapters("01,A,А", '02,"B"x,Б'), 3, "is not CSV"),
        (chapters('01,"A'), 2, "is not CSV"),
        ("chapter,name_en,name_ru\n01,A,Живые\n".encode("cp1251"), 2, "is not UTF-8"),
        ("chapter,name_en,name_ru\n01,A,А\n".encode("utf-16"), 1, "is not UTF-8"),
        (b"chapter,name_en,name_ru\n01,A\x00,B\n", None, ""),
    ],
)
def test_a_broken_file_is_refused_not_a_traceback(
    tmp_path: Path, content: bytes, row: int | None, reason: str
) -> None:
    try:
        frame = read_table(written(tmp_path, content), CHAPTERS)
    except DataRefused as refusal:
        assert reason in refusal.reasons[0].reason
        assert row is None or refusal.reasons[0].row == row
    else:
        assert row is None and len(frame) == 1


@given(st.binary() | st.text(alphabet='01,"\n\r\x00;аA ').map(lambda t: chapters(t)))
@example(chapters("01,A,А") + b"\xff")
@settings(max_examples=150, deadline=None)
def test_whatever_a_file_holds_it_is_read_or_refused(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = written(Path(folder), content)
        try:
            assert list(read_table(path, CHAPTERS)) == list(CHAPTERS.columns)
        except DataRefused as refusal:
            assert refusal.reasons


def test_blanks_at_the_ends_of_a_cell_are_told(tmp_path: Path) -> None:
    (reason,) = refused(written(tmp_path, chapters("01,A ,А")), CHAPTERS)
    assert (reason.column, reason.value) == ("name_en", "'A '")


def test_codes_must_be_in_their_registers(tmp_path: Path) -> None:
    path = written(tmp_path, rows(RELATIONS, RELATION))
    read_table(path, RELATIONS)
    reasons = refused(
        path,
        RELATIONS,
        countries={"CHN"},
        regions={"CN-HE"},
        sectors={"economy"},
        sources={"S01"},
        paragraphs={"IR01"},
    )
    assert [(reason.column, reason.value) for reason in reasons] == [
        ("region", "NO-18"),
        ("country", "NOR"),
        ("sectors", "aquaculture"),
        ("source", "C08"),
    ]
    assert reasons[0].reason == "is not in the register of regions"


@pytest.mark.parametrize(
    ("schema", "cells", "reason"),
    [
        (RELATIONS, RELATION | {"since": "2003", "until": "2002"}, "ends before"),
        (EVENTS, EVENT | {"end": "2018-05-01"}, "ends before"),
        (EVENTS, EVENT | {"start": "2018-05", "end": ""}, "less exactly"),
        (EVENTS, EVENT | {"start": "2018-13-01"}, "is not a date"),
        (EVENTS, EVENT | {"start": "", "end": "x", "precision": ""}, "is none of day"),
        (RELATIONS, RELATION | {"page": "IR5"}, "is not a code"),
    ],
)
def test_rules_across_columns_and_shapes(
    tmp_path: Path, schema: Schema, cells: dict[str, str], reason: str
) -> None:
    reasons = refused(written(tmp_path, rows(schema, cells)), schema)
    assert any(reason in told.reason for told in reasons)
    assert {told.row for told in reasons} == {2}


@pytest.mark.parametrize(
    ("since", "until"),
    [("2018-05-28", "2018"), ("2018-05", "2018-05-31"), ("2018", ""), ("", "2018")],
)
def test_partial_dates_are_no_contradiction(tmp_path: Path, since: str, until: str) -> None:
    cells = RELATION | {"since": since, "until": until}
    read_table(written(tmp_path, rows(RELATIONS, cells)), RELATIONS)


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: schema.name)
def test_every_column_is_described(schema: Schema) -> None:
    assert schema.key and {*schema.key} <= {*schema.columns}
    assert all(column.about for column in schema.columns.values())


TYPES = {"Int64": "integer", "float64": "number"}
PACKAGES = [
    (DATA / folder, resource)
    for folder in ("published", "registers")
    for resource in json.loads((DATA / folder / "datapackage.json").read_bytes())["resources"]
]


def test_the_data_packages_describe_every_table() -> None:
    described = {resource["name"] for _, resource in PACKAGES}
    named = {schema.name.replace("_", "-") for schema in TABLES} - {"figures"}
    assert described == named | {"trade-figures"}


@pytest.mark.parametrize(
    ("folder", "resource"), PACKAGES, ids=[resource["name"] for _, resource in PACKAGES]
)
def test_a_data_package_agrees_with_schema_and_file(folder: Path, resource: dict) -> None:
    name = resource["path"].removesuffix(".csv").replace("trade_figures", "figures")
    schema = next(schema for schema in TABLES if schema.name == name)
    described = resource["schema"]
    assert [(field["name"], field["type"]) for field in described["fields"]] == [
        (name, TYPES.get(schema.columns[name].dtype, "string")) for name in columns_of(schema)
    ]
    assert described["primaryKey"] == list(schema.key)
    for field in described["fields"]:
        choices = schema.columns[field["name"]].choices
        assert field.get("constraints", {}).get("enum", []) == list(choices)
    header = (folder / resource["path"]).read_text(encoding="utf-8").splitlines()[0]
    assert header.split(",") == [field["name"] for field in described["fields"]]


@pytest.mark.parametrize(
    "start",
    [
        "2018-02-30",
        "2019-02-29",
        "2018-13",
        "2018-00-01",
        "0218",
        "2218-01-01",
        "201",
        "2018-5",
        "٢٠١٨",
    ],
)
def test_a_date_that_cannot_be_is_refused_with_its_place(tmp_path: Path, start: str) -> None:
    cells = EVENT | {"start": start, "end": "", "precision": "unknown"}
    (reason,) = refused(written(tmp_path, rows(EVENTS, cells)), EVENTS)
    assert (reason.row, reason.column, reason.value) == (2, "start", start)
    assert reason.reason == "is not a date such as 2018, 2018-05 or 2018-05-28"
    assert isinstance(reason.reason, Sentence)
    assert "не дата вида 2018" in reason.reason.in_language(language("ru"))


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), st.sampled_from([4, 7, 10]))
@settings(max_examples=30)
def test_every_date_that_can_be_is_one(day: dt.date, length: int) -> None:
    cells = EVENT | {"start": day.isoformat()[:length], "end": "", "precision": "unknown"}
    with TemporaryDirectory() as folder:
        read_table(written(Path(folder), rows(EVENTS, cells)), EVENTS)


@pytest.mark.parametrize(
    ("since", "until", "in_order"),
    [
        ("2018", "2018-05", True),
        ("2018-05-28", "2018-05", True),
        ("2018-05-28", "2018", True),
        ("2018-05", "2018-03", False),
        ("2018-05-28", "2018-05-27", False),
        ("2019", "2018-12", False),
        ("", "2018", True),
        ("2018", "", True),
    ],
)
def test_what_ends_before_it_begins_is_refused_as_far_as_dates_tell(
    tmp_path: Path, since: str, until: str, in_order: bool
) -> None:
    relation = RELATION | {"since": since, "until": until}
    event = EVENT | {"start": since, "end": until, "precision": "unknown"}
    for schema, cells in ((RELATIONS, relation), (EVENTS, event)):
        path = written(tmp_path, rows(schema, cells))
        if in_order:
            read_table(path, schema)
        else:
            assert [one.reason for one in refused(path, schema)] == ["ends before it begins"]


def test_every_reason_of_the_owners_tables_is_said_in_every_language() -> None:
    for schema in (RELATIONS, EVENTS, SOURCES):
        checks = [check for column in schema.columns.values() for check in column.checks]
        assert all(isinstance(one.reason, Sentence) for one in (*checks, *schema.rules))


def test_every_register_has_a_name_in_messages() -> None:
    for schema in TABLES:
        for column in schema.columns.values():
            register = column.register
            assert not register or said(f"refused.register.{register}")


@pytest.mark.parametrize("year", ["٢٠١٨", "20 18", "2018.0", "9" * 19, "-", "0x7e2"])
def test_what_is_no_number_that_a_column_holds_is_refused_with_its_place(
    tmp_path: Path, year: str
) -> None:
    (reason,) = refused(written(tmp_path, rows(EVENTS, EVENT | {"year": year})), EVENTS)
    assert (reason.row, reason.column, reason.value) == (2, "year", year)
    assert reason.reason == "is not a whole number"
