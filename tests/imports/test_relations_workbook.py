"""The owner's workbook: read as it is shown, or refused with sheet, row, column and value."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from xlsxwriter import Workbook as Written

from dashboard.errors import DataRefused, Reason
from dashboard.imports.relations_template import columns_of
from dashboard.imports.xlsx_rows import column_letters
from dashboard.language import language, languages
from dashboard.loaders.owner_relations import TABLES
from dashboard.loaders.restricted import MARK
from dashboard.loaders.schemas.relations import EVENTS
from dashboard.sentences import Sentence
from tests.imports.owner_books import (
    EVENT,
    KNOWN,
    REGIONS,
    RELATION,
    SOURCE,
    TODAY,
    events,
    filled,
    plain,
    read,
    whole,
)
from tests.imports.workbooks import number, row, text, written

WHOLE = whole("events", EVENT)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "own.xlsx"


def reasons(path: Path) -> tuple[Reason, ...]:
    with pytest.raises(DataRefused) as refused:
        read(path)
    return refused.value.reasons


def places(path: Path) -> list[tuple[str, int | None, str, str]]:
    return [(one.file, one.row, one.column, one.value) for one in reasons(path)]


def changed(path: Path, sheet: str, **cells: Any) -> Path:
    """A workbook with other cells, by their places."""
    opened = load_workbook(path)
    for place, value in cells.items():
        opened[sheet][place] = value
    opened.save(path)
    return path


def test_the_tables_have_the_columns_of_their_schemas(book: Path) -> None:
    found = read(filled(book, relations=[RELATION], events=[EVENT], sources=[SOURCE])).tables
    assert found["relations"].loc[0, "since"] == "2026"
    assert list(found["events"].columns) == [*EVENTS.columns, MARK]
    event = found["events"].loc[0]
    assert (event["start"], event["year"], event["precision"]) == ("2026-03-04", 2026, "day")


@pytest.mark.parametrize("heading", ["restricted", "Not for publication", "не для публикации"])
def test_a_row_is_marked_as_not_for_publication(book: Path, heading: str) -> None:
    marked = {**whole("relations", RELATION), "restricted": "yes"}
    named = {heading if name == "restricted" else name: cell for name, cell in marked.items()}
    assert list(read(plain(book, relations=[named])).tables["relations"]["restricted"]) == ["yes"]


def test_a_row_for_publication_needs_a_source_that_is(book: Path) -> None:
    closed = {**SOURCE, "restricted": "yes"}
    rows = [{**EVENT, "source": "X01"},
            {**EVENT, "event": "OE3", "source": "X01", "restricted": "yes"}]  # fmt: skip
    assert places(filled(book, events=rows[:1], sources=[closed])) == [
        ("own.xlsx: events", 2, "source", "X01")
    ]
    assert len(read(filled(book, events=rows[1:], sources=[closed])).tables["events"]) == 1


def test_sources_of_the_workbook_are_known(book: Path) -> None:
    path = filled(book, events=[{**EVENT, "source": "X01"}], sources=[SOURCE])
    assert len(read(path).tables["events"]) == 1
    assert places(filled(book, events=[{**EVENT, "source": "X01"}])) == [
        ("own.xlsx: events", 2, "source", "X01")
    ]


def test_every_fault_is_told_with_its_sheet_row_column_and_value(book: Path) -> None:
    wrong = {**RELATION, "region": "XX-1", "kind": "friendship", "since": "2018-02-30"}
    path = filled(book, relations=[RELATION, wrong], events=[{**EVENT, "start": "soon"}])
    assert places(path) == [
        ("own.xlsx: relations", 2, "relation", "O001"),
        ("own.xlsx: relations", 3, "relation", "O001"),
        ("own.xlsx: relations", 3, "region", "XX-1"),
        ("own.xlsx: relations", 3, "kind", "friendship"),
        ("own.xlsx: relations", 3, "since", "2018-02-30"),
        ("own.xlsx: events", 2, "start", "soon"),
    ]


@pytest.mark.parametrize("name", ["events", "Events", " EVENTS ", "e vents", "events\u00a0"])
def test_case_and_blanks_make_no_other_sheet(book: Path, name: str) -> None:
    path = plain(book, **{name: [WHOLE]})
    assert list(read(path).tables["events"]["event"]) == ["OE1"]
    assert read(path).absent == ("relations", "sources")


def test_columns_stand_in_any_order_and_case(book: Path) -> None:
    turned = {f" {name.upper()} ": WHOLE[name] for name in reversed(WHOLE)}
    found = read(plain(book, events=[turned])).tables["events"]
    assert found.equals(read(filled(book, events=[EVENT])).tables["events"])


def test_a_sheet_of_another_name_is_named_and_passed_over(book: Path) -> None:
    found = read(plain(book, events=[WHOLE], notes=[{"my": "own"}], more_notes=[{"event": "?"}]))
    assert found.passed_over == ("notes", "more notes")


@pytest.mark.parametrize("name", ["Events1", "событие", "event"])
def test_our_headings_under_another_name_are_refused(book: Path, name: str) -> None:
    (reason,) = reasons(plain(book, relations=[whole("relations", RELATION)], **{name: [WHOLE]}))
    assert (reason.file, reason.value) == (f"own.xlsx: {name}", name)
    assert reason.reason.startswith("has the headings of events under another name")


def test_a_workbook_with_none_of_our_sheets_is_refused(book: Path) -> None:
    (reason,) = reasons(plain(book, notes=[{"my": "own"}], list=[{"a": 1}]))
    assert (reason.value, reason.reason) == (
        "notes, list",
        "has none of the sheets relations, events, sources",
    )


def test_a_hidden_sheet_and_one_that_is_there_twice_are_refused(book: Path) -> None:
    path = plain(book, events=[WHOLE], _Events=[WHOLE])
    assert [one.reason for one in reasons(path)] == [
        "is the same sheet as events; keep one of them"
    ]
    opened = load_workbook(filled(book, events=[EVENT]))
    opened["relations"].sheet_state = "veryHidden"
    opened.save(book)
    assert [(one.file, one.reason) for one in reasons(book)] == [
        ("own.xlsx: relations", "is hidden; show the sheet, or remove it")
    ]


def test_hidden_rows_are_read_and_counted(book: Path) -> None:
    opened = load_workbook(filled(book, events=events(3)))
    opened["events"].row_dimensions[3].hidden = True
    opened.save(book)
    found = read(book)
    assert (len(found.tables["events"]), found.hidden_rows) == (3, 1)


def test_headings_that_are_not_ours_are_refused_each_with_its_place(book: Path) -> None:
    extra = {**WHOLE, "year": 2026, "Remark": "?", "EVENT": "OE1"}
    del extra["title_en"]
    path = plain(book, events=[extra])
    letters = [column_letters(len(WHOLE) + place) for place in range(3)]
    assert places(path) == [
        ("own.xlsx: events", 1, letters[0], "year"),
        ("own.xlsx: events", 1, letters[1], "Remark"),
        ("own.xlsx: events", 1, letters[2], "EVENT"),
        ("own.xlsx: events", 1, "title_en", ""),
    ]
    assert [one.reason.key for one in reasons(path)] == [
        f"refused.sheet.{key}"
        for key in ("worked_out", "unknown_column", "column_twice", "no_column")
    ]


def test_a_sheet_without_headings_is_refused(book: Path) -> None:
    (reason,) = reasons(plain(book, events=[{"Список": "событий"}]))
    assert (reason.row, reason.value) == (1, "Список")
    assert reason.reason.startswith("the first row must be the headings event,start,")
    (reason,) = reasons(written(book, {"events": ""}))
    assert reason.reason.startswith("the first row must be the headings")


def test_blank_rows_are_passed_over_and_rows_keep_their_numbers(book: Path) -> None:
    path = changed(
        filled(book, events=[EVENT]), "events", A7=" ", B7="\u00a0", A9="OE9", B9="x", C9="2026"
    )
    assert {(one.row, one.column) for one in reasons(path)} >= {(9, "start"), (9, "kind")}
    assert {one.row for one in reasons(path)} == {9}


def test_what_stands_below_no_heading_is_refused(book: Path) -> None:
    path = changed(filled(book, events=[EVENT]), "events", AZ2="aside", AZ4=" ")
    assert places(path) == [("own.xlsx: events", 2, "AZ", "aside")]


def test_merged_cells_of_the_table_are_refused_and_others_are_not(book: Path) -> None:
    opened = load_workbook(filled(book, events=events(3)))
    opened["events"].merge_cells("J2:J3")
    opened["events"].merge_cells("AY2:AZ3")
    opened["events"].merge_cells("A20:C21")
    opened.save(book)
    found = [one for one in reasons(book) if one.reason.startswith("are merged cells")]
    assert [(one.row, one.column, one.value) for one in found] == [
        (2, columns_of("events")[9], "J2:J3")
    ]


def test_dates_are_read_as_they_are_shown(book: Path) -> None:
    shown = {
        "mmm-yy": "2019-05", "yyyy": "2019", "dd.mm.yyyy": "2019-05-28", "General": "2019",
    }  # fmt: skip
    path = filled(book, events=events(4, end=None))
    opened = load_workbook(path)
    for line, code in enumerate(shown, start=2):
        cell = opened["events"].cell(line, 2)
        cell.value = 2019 if code == "General" else dt.datetime(2019, 5, 28, 10, 30)
        cell.number_format = code
    opened.save(path)
    found = read(path).tables["events"]
    assert list(found["start"]) == list(shown.values())
    assert list(found["precision"]) == ["month", "year", "day", "year"]
    assert set(found["year"]) == {2019}


def test_days_from_1904_are_days(book: Path) -> None:
    opened = load_workbook(filled(book, events=[{**EVENT, "end": None}]))
    opened.epoch = dt.datetime(1904, 1, 1)
    opened["events"]["B2"].value = dt.datetime(2019, 5, 28)
    opened["events"]["B2"].number_format = "yyyy-mm-dd"
    opened.save(book)
    assert list(read(book).tables["events"]["start"]) == ["2019-05-28"]


def test_what_a_cell_does_not_show_is_refused_with_its_value(book: Path) -> None:
    names = list(WHOLE)
    cells = {name: text(str(value or "")) for name, value in WHOLE.items()}
    odd = {
        "start": number(43613, 1),
        "title_en": ' t="e"><v>#N/A</v>',
        "title_ru": "><f>A1&amp;B1</f>",
        "kind": ' t="b"><v>1</v>',
        "event": number(1, 2),
        "end": number(60, 3),
    }
    rows = row(1, [text(name) for name in names])
    rows += row(2, [odd.get(name, cells[name]) for name in names])
    path = written(book, {"events": rows}, formats=["General", "d mmm", '"OE"000', "yyyy-mm-dd"])
    found = {one.column: one for one in reasons(path) if one.row == 2}
    assert {name: (one.value, one.reason.key) for name, one in found.items()} == {
        "start": ("2019-05-28", "refused.cell.no_year"),
        "title_en": ("#N/A", "refused.cell.error"),
        "title_ru": ("=A1&B1", "refused.cell.formula"),
        "kind": ("TRUE", "refused.cell.logical"),
        "event": ("1", "refused.cell.formatted"),
        "end": ("60", "refused.cell.no_date"),
    }


def test_line_breaks_of_excel_are_line_breaks(book: Path) -> None:
    cells = [text(str(cell or "")) for cell in {**WHOLE, "title_en": "One_x000D_\ntwo"}.values()]
    path = written(book, {"events": row(1, map(text, WHOLE)) + row(2, cells)})
    assert list(read(path).tables["events"]["title_en"]) == ["One\ntwo"]


def test_what_begins_far_ahead_is_refused(book: Path) -> None:
    planned = {**RELATION, "state": "planned"}
    near, far = ({**planned, "relation": f"O{year}", "since": year} for year in ("2031", "2062"))
    path = filled(book, relations=[near, far], events=[{**EVENT, "start": "2062", "end": None}])
    assert places(path) == [
        ("own.xlsx: relations", 3, "since", "2062"),
        ("own.xlsx: events", 2, "start", "2062"),
    ]


def test_a_sheet_of_too_many_rows_is_refused(book: Path) -> None:
    (reason,) = [
        one for one in reasons(filled(book, events=events(5_001))) if "more than" in one.reason
    ]
    assert (reason.row, reason.reason) == (5_002, "has more than 5,000 rows")


@pytest.mark.parametrize("lang", languages())
def test_refusals_are_said_in_every_language(book: Path, lang: str) -> None:
    path = filled(book, events=[{**EVENT, "start": "soon", "kind": "party", "title_en": ""}])
    for one in reasons(path):
        assert isinstance(one.reason, Sentence)
        assert (one.reason.in_language(language(lang)) == one.reason) == (lang == languages()[0])


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40
)
WORDS = st.lists(TEXTS, min_size=1, max_size=4).map(" ".join).filter(lambda one: one[0] != "=")
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2026, 12, 31))
DATES = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))


def cells_of(sheet: str, name: str) -> st.SearchStrategy[str]:
    """What may stand in a column."""
    column = TABLES[sheet].columns[name]
    if column.choices:
        return st.sampled_from(column.choices)
    if column.register == "sources":
        return st.just("C01")
    if column.register:
        codes = st.sampled_from(sorted(KNOWN[column.register]))
        lists = st.lists(codes, max_size=3).map(";".join) if column.many else codes
        return st.one_of(st.just(""), lists)
    if column.dated:
        return st.one_of(st.just(""), DATES)
    if name in ("language", "quote_lang"):
        return st.just("ru")
    return WORDS


@st.composite
def facts(draw: st.DrawFn, sheet: str) -> list[dict[str, str]]:
    """Rows that keep the rules, whatever their texts are."""
    rows = []
    for place in range(draw(st.integers(0, 3))):
        fact = {name: draw(cells_of(sheet, name)) for name in columns_of(sheet)}
        first = next(iter(fact))
        fact[first] = f"X{place:02d}" if sheet == "sources" else f"O{place}"
        for begin, end in (("since", "until"), ("start", "end")):
            if end in fact:
                fact[end] = fact[begin]
        if "dated" in fact:
            fact["dated"] = "stated"  # a rule joins it with the date
        lands = {REGIONS[one] for one in fact.get("region", "").split(";") if one in REGIONS}
        fact |= {"country": ";".join(sorted(lands))} if lands else {}
        fact |= {"held": "announced"} if "held" in fact else {}
        fact |= {"state": "planned"} if "state" in fact else {}
        for name in ("attested", "ending", "doubted", "end_source", "also", "page"):
            if name in fact:
                fact[name] = ""
        rows.append(fact)
    return rows


@given(st.fixed_dictionaries({sheet: facts(sheet) for sheet in TABLES}), st.booleans())
@settings(max_examples=15)
def test_rows_that_keep_the_rules_come_back_equal(
    rows: dict[str, list[dict[str, str]]], by_xlsxwriter: bool
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own.xlsx"
        if by_xlsxwriter:
            with Written(path) as other:
                for sheet, facts_of in rows.items():
                    page = other.add_worksheet(sheet.title())
                    for line, cells in enumerate(
                        [columns_of(sheet), *(f.values() for f in facts_of)]
                    ):
                        for column, cell in enumerate(cells):
                            page.write_string(line, column, cell)
        else:
            filled(path, **rows)
        found = read(path).tables
    for sheet, facts_of in rows.items():
        told = found[sheet][columns_of(sheet)].to_dict("records")
        assert told == facts_of


@given(
    st.sampled_from([name for name in columns_of("relations") if name != "relation"]),
    st.sampled_from(["\u0007", "???", "2018-02-30", "x" * 32_768, "#N/A"]),
)
@settings(max_examples=15)
def test_a_refused_workbook_names_sheet_row_column_and_value(column: str, value: str) -> None:
    names = columns_of("relations")
    cells = {**dict.fromkeys(names, ""), **RELATION}
    written_cells = {name: text(cell) for name, cell in cells.items() if cell}
    written_cells[column] = (
        f' t="e"><v>{value}</v>' if value == "#N/A" else text(value.replace("\u0007", "_x0007_"))
    )
    rows = row(1, map(text, names)) + row(2, [written_cells.get(name, "") for name in names])
    with TemporaryDirectory() as folder:
        path = written(Path(folder) / "own.xlsx", {"relations": rows})
        try:
            taken = read(path).tables["relations"]
        except DataRefused as refused:
            assert ("own.xlsx: relations", 2, column, value) in [
                (one.file, one.row, one.column, one.value) for one in refused.reasons
            ]
        else:
            assert taken.loc[0, column] == value


def test_codes_and_words_are_read_whatever_their_letters(book: Path) -> None:
    typed = {"region": "nо-18", "country": "NОR", "scope": "Partner-Region", "kind": "VISIT",
             "source": "с01", "sectors": "CULTURE; Minerals"}  # fmt: skip
    found = read(filled(book, events=[{**EVENT, **typed}])).tables["events"]
    plain = read(filled(book, events=[{**EVENT, "sectors": "culture;minerals"}])).tables["events"]
    assert found.iloc[0].to_dict() == plain.iloc[0].to_dict()


@pytest.mark.parametrize(
    "typed",
    [
        {"region": "Губерния Нурланд", "country": "Норвегия", "scope": "с регионом-партнёром",
         "kind": "визит", "sectors": "Культура; образование"},
        {"region": "nordland", "country": "Norway", "scope": "with a partner region",
         "kind": "Visit", "sectors": "culture;Education"},
    ],
)  # fmt: skip
def test_what_the_sheet_of_codes_calls_a_code_stands_for_it(
    book: Path, typed: dict[str, str]
) -> None:
    found = read(filled(book, events=[{**EVENT, **typed}])).tables["events"]
    plain = read(filled(book, events=[{**EVENT, "sectors": "culture;education"}])).tables["events"]
    assert found.iloc[0].to_dict() == plain.iloc[0].to_dict()


def test_a_name_that_no_code_has_is_refused_once(book: Path) -> None:
    with pytest.raises(DataRefused) as refused:
        read(
            filled(
                book, events=[{**EVENT, "region": "", "scope": "country", "country": "Норвежия"}]
            )
        )
    (reason,) = refused.value.reasons
    assert (reason.column, reason.value) == ("country", "Норвежия")


def test_ids_that_look_alike_are_refused_by_row(book: Path) -> None:
    ids = ("OE1", "oe1", "ОЕ1", "OE2", "O\u200bE3")
    path = filled(book, events=[{**EVENT, "event": one} for one in ids])
    assert [place[1:] for place in places(path)] == [
        (3, "event", "oe1"), (4, "event", "ОЕ1"), (6, "event", "O\u200bE3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "fact", "column", "reason"),
    [
        (
            "events",
            {**EVENT, "start": "2027-05", "end": ""},
            "start",
            "announced in the column held",
        ),
        ("relations", {**RELATION, "since": "2026-12"}, "since", "planned in the column state"),
        (
            "relations",
            {**RELATION, "state": "ended", "until": "2030"},
            "until",
            "is still to come, and the column state says ended",
        ),
        (
            "relations",
            {**RELATION, "state": "in-force", "since": "2015", "until": "2025"},
            "until",
            "is over, and the column state says in-force",
        ),
        ("events", {**EVENT, "country": "CHN"}, "region", "lies in NOR"),
    ],
)
def test_what_a_row_says_that_cannot_be_is_refused(
    table: str, fact: dict[str, str], column: str, reason: str, tmp_path: Path
) -> None:
    (found,) = reasons(filled(tmp_path / "x.xlsx", **{table: [fact]}))
    assert (found.row, found.column) == (2, column)
    assert reason in found.reason


@pytest.mark.parametrize(
    "fact",
    [
        {**EVENT, "start": "2027-05", "end": "", "held": "announced"},
        {**EVENT, "start": TODAY.isoformat(), "end": ""},
        {**EVENT, "start": f"{TODAY:%Y-%m}", "end": ""},
        {**EVENT, "country": "CHN;NOR"},
    ],
)
def test_what_is_planned_or_of_several_countries_comes_in(
    fact: dict[str, str], tmp_path: Path
) -> None:
    assert len(read(filled(tmp_path / "x.xlsx", events=[fact])).tables["events"]) == 1


def test_a_note_below_the_rows_is_one_reason(tmp_path: Path) -> None:
    notes = [{"event": "* по данным комитета"}, {"event": "Итого:", "start": "1"}]
    found = reasons(filled(tmp_path / "x.xlsx", events=[EVENT, *notes]))
    assert [(one.row, one.column, one.value) for one in found] == [
        (3, "event", "* по данным комитета"),
        (4, "event", "Итого:"),
    ]
    assert all("delete the line" in one.reason for one in found)
