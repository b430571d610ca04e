from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import main
from tests.imports.owner_books import EVENT, RELATION, SOURCE, events, filled, plain, whole

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Exit code, output and errors of a command on a data directory of its own."""

    def command(*words: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([*map(str, words), "--data-dir", str(tmp_path / "data")])
        return code, *capsys.readouterr()

    return command


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return filled(tmp_path / "own.xlsx", relations=[RELATION], events=events(2), sources=[SOURCE])


def test_the_report_says_what_changed_and_what_to_do_next(run: Run, book: Path) -> None:
    assert run("import-relations", book, "--dry-run") == (
        0,
        "Dry run: nothing was changed.\n"
        "  relations: 1 row; added 1, changed 0, as before 0, removed 0\n"
        "    without a quote, and marked so where they are shown: O001\n"
        "  events: 2 rows; added 2, changed 0, as before 0, removed 0\n"
        "    without a quote, and marked so where they are shown: OE1, OE2\n"
        "    with another row that says the same, and each counted: OE1, OE2\n"
        "  sources: 1 row; added 1, changed 0, as before 0, removed 0\n"
        "    without a link: X01\n"
        "  To import it, leave out --dry-run.\n",
        "",
    )
    assert run("import-relations", book)[1].startswith("Release 1 of the owner's relations\n")
    rows = [{**EVENT, "event": "E001"}, {**EVENT, "event": "OE1", "title_en": "Other"}]
    filled(book, relations=[RELATION], events=rows, sources=[SOURCE])
    told = run("import-relations", book)[1].splitlines()
    assert told[3:6] == [
        "  events: 2 rows; added 1, changed 1, as before 0, removed 1",
        "    removed: OE2",
        "    in place of published rows: E001",
    ]
    assert "Back to what was: python -m dashboard rollback 1 --dataset relations" in told[-1]


def test_the_report_is_in_russian_where_that_is_asked_for(run: Run, book: Path) -> None:
    rows = [whole("events", one) for one in events(2)]
    plain(book, events=[rows[0], {**rows[1], "title_en": ""}], заметки=[{"a": "b"}])
    told = run("import-relations", book, "--lang", "ru")[1].splitlines()
    assert told[0] == "Выпуск 1 связей владельца"
    assert told[2] == "  events: 2 строки; добавлено 2, изменено 0, без изменений 0, удалено 0"
    assert told[4] == "    написано на одном языке (так показано и на другом): OE2"
    assert told[6] == "  Пропущены листы, не относящиеся к данным: заметки"
    assert "rollback 0 --dataset relations" in told[7]


@pytest.mark.parametrize(
    ("lang", "said", "head", "why", "after"),
    [
        (
            "en",
            "refused, nothing was imported.",
            "file",
            "is not a date such as",
            "Correct the workbook",
        ),
        ("ru", "отказано, ничего не\u00a0загружено.", "файл", "не дата вида", "Исправьте книгу"),
    ],
)
def test_a_refusal_is_told_with_its_place_in_the_language(
    run: Run, book: Path, lang: str, said: str, head: str, why: str, after: str
) -> None:
    filled(book, events=[{**EVENT, "start": "30.02.2018"}])
    code, out, err = run("import-relations", book, "--lang", lang)
    assert (code, out) == (1, "")
    line, first, fault, _, last = err.splitlines()
    assert line == f"own.xlsx: {said}"
    assert first.split()[0] == head
    assert fault.startswith("own.xlsx: events  2 ")
    assert "start" in fault
    assert "30.02.2018" in fault
    assert why in fault
    assert last.startswith(after)


@pytest.mark.parametrize(
    ("lang", "why"), [("en", "names no source; write the id"), ("ru", "источник не назван")]
)
@pytest.mark.parametrize(
    ("sheet", "row"), [("relations", RELATION), ("events", EVENT)], ids=["relation", "event"]
)
def test_a_row_without_a_source_is_refused_with_what_to_do(
    run: Run, book: Path, sheet: str, row: dict[str, str], lang: str, why: str
) -> None:
    filled(book, **{sheet: [{**row, "source": ""}]})
    code, out, err = run("import-relations", book, "--lang", lang)
    assert (code, out) == (1, "")
    (fault,) = [line for line in err.splitlines()[1:] if line.startswith("own.xlsx: ")]
    assert fault.split()[1:4] == [sheet, "2", "source"]
    assert why in fault


@pytest.mark.parametrize(
    ("lang", "one", "many"),
    [
        ("en", "is not a code such as S01", "is not a code such as culture, or several"),
        ("ru", "не код вида S01", "не код вида culture или несколько"),
    ],
)
def test_a_code_of_another_form_is_told_which_form_is_wanted(
    run: Run, book: Path, lang: str, one: str, many: str
) -> None:
    filled(book, relations=[{**RELATION, "source": "our site", "sectors": "Culture & sport"}])
    _, _, err = run("import-relations", book, "--lang", lang)
    told = [line for line in err.splitlines() if line.startswith("own.xlsx: ")]
    assert [why for why in (one, many) if not any(why in line for line in told)] == []


@pytest.mark.parametrize(
    ("lang", "quote", "date"),
    [
        ("en", "without a quote, and marked so where they are shown: {}", "without a date"),
        ("ru", "без цитаты (отмечено там, где они показаны): {}", "без даты"),
    ],
)
def test_rows_without_quote_or_date_come_in_and_are_told(
    run: Run, book: Path, lang: str, quote: str, date: str
) -> None:
    undated = {**RELATION, "relation": "O002", "since": "", "quote": "five words", "quote_lang": ""}
    relations = [{**RELATION, "attested": "2026"}, undated]
    event, source = {**EVENT, "start": "", "end": ""}, {**SOURCE, "published": ""}
    filled(book, relations=relations, events=[event], sources=[source])
    for more in (("--dry-run",), ()):
        code, out, _ = run("import-relations", book, "--lang", lang, *more)
        told = [line.strip() for line in out.splitlines()]
        assert code == 0
        assert [line for line in told if line.startswith(quote[:15])] == [
            quote.format("O001"), quote.format("OE1"),
        ]  # fmt: skip
        assert [line.split(": ")[1] for line in told if line.startswith(date)] == [
            "O002", "OE1", "X01",
        ]  # fmt: skip


def test_what_would_be_lost_is_told_and_lost_only_when_asked(run: Run, book: Path) -> None:
    assert run("import-relations", book)[0] == 0
    plain(book, relations=[whole("relations", RELATION)])
    code, _, err = run("import-relations", book)
    assert code == 1
    assert "OE1, OE2" in err
    assert "X01" in err
    assert run("import-relations", book, "--replace")[0] == 0


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "no row in the workbook below its headings"), ("ru", "нет ни одной строки")],
)
def test_an_empty_workbook_is_told(run: Run, tmp_path: Path, lang: str, said: str) -> None:
    code, out, _ = run("import-relations", filled(tmp_path / "own.xlsx"), "--lang", lang)
    assert code == 0 and said in out


def test_what_is_not_for_publication_is_told_with_how_to_open_it(run: Run, book: Path) -> None:
    out = run("import-relations", book, "--restricted")[1]
    assert "Not for publication" in out and "publish 1 --dataset relations" in out
    assert "not for publication" in run("releases", "--dataset", "relations")[1]
    assert "O001" not in run("table", "regions", "--format", "csv")[1]
    code, out, _ = run("publish", "1", "--dataset", "relations")
    assert (code, out) == (0, "Release 1 of relations is for publication from now on.\n")
    assert "already" in run("publish", "1", "--dataset", "relations")[1]
    assert run("publish", "7", "--dataset", "relations")[0] == 1
    assert "not for publication" not in run("releases", "--dataset", "relations")[1]


def test_a_command_sees_what_is_not_for_publication_when_asked_to(run: Run, book: Path) -> None:
    run("import-relations", book, "--restricted")
    events = ("table", "events", "--year", "2026")
    assert "OE1" not in run(*events)[1] and "Visit" not in run(*events)[1]
    assert "Visit" in run(*events, "--restricted")[1]


def test_back_to_nothing(run: Run, book: Path) -> None:
    assert run("import-relations", book)[0] == 0
    assert run("rollback", "0", "--dataset", "relations")[0] == 0
    listed = run("releases", "--dataset", "relations")[1]
    assert not listed.startswith("*")
    assert "events 2" in listed
    assert "O001" not in run("table", "regions")[1]
    assert run("check")[0] == 0


def test_a_folder_that_cannot_be_written_is_told(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    code, _, err = run("import-relations", book)
    assert code == 2
    assert "Traceback" not in err
    assert str(tmp_path / "data") in err


@pytest.mark.parametrize(
    ("lang", "head"), [("en", "Contradicts published rows"), ("ru", "Расходится с опубликованными")]
)
def test_a_row_that_contradicts_a_published_one_is_told_with_both(
    run: Run, book: Path, lang: str, head: str
) -> None:
    row = {**RELATION, "relation": "R002", "since": "2017-01-01", "kind": "twin-towns"}
    filled(book, relations=[row])
    for more in ((), ("--dry-run",)):
        told = run("import-relations", book, "--replace", "--lang", lang, *more)[1]
        assert head in told
        assert "2017" in told
        assert "2018" in told
    filled(book, relations=[RELATION])
    assert head not in run("import-relations", book, "--replace", "--lang", lang)[1]
