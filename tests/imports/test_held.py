"""What the current release holds already makes no other one, and is told."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.__main__ import main
from dashboard.imports import price_volume
from dashboard.imports.customs import Import, import_customs, try_import
from dashboard.imports.mirror import import_mirror
from dashboard.imports.other_reporters import ImportOrder
from dashboard.imports.publishing import lift, roll_back
from dashboard.imports.reference import import_reference
from dashboard.imports.relations import Import as Workbook
from dashboard.imports.relations import import_relations, try_relations
from dashboard.language import language
from dashboard.loaders.owner_relations import KEYS
from dashboard.loaders.releases import current_number, numbers
from dashboard.narrative.imports import report_text
from tests.imports import comtrade_files
from tests.imports.customs_files import REGISTERS, ROWS, row, text, written
from tests.imports.owner_books import KNOWN, RELATION, RULES, filled
from tests.imports.releases import changed, release_folder


@pytest.fixture
def order(tmp_path: Path) -> Import:
    order = Import((written(tmp_path / "a.csv", text(ROWS)),), tmp_path / "data")
    assert import_customs(order, REGISTERS).release == 1
    return order


def _zipped(path: Path) -> Path:
    with zipfile.ZipFile(path.with_suffix(".zip"), "w") as archive:
        archive.writestr("DATTSVT.csv", text(ROWS[::-1], separator=";", encoding="utf-8"))
    return path.with_suffix(".zip")


@pytest.mark.parametrize("again", [lambda path: path, _zipped], ids=["same", "other form"])
def test_what_is_held_already_makes_no_release(
    order: Import, again: Callable[[Path], Path]
) -> None:
    order = replace(order, paths=(again(order.paths[0]),))
    tried, done = try_import(order, REGISTERS), import_customs(order, REGISTERS)
    assert (tried.held_in, done.held_in, done.release) == (1, 1, None)
    assert numbers(order.data_dir, "customs") == [1]
    for code, told in (("en", "Nothing was imported: release 1"), ("ru", "Ничего не загружено")):
        said = report_text(done.as_mapping(), language(code), "rollback 0")
        assert said.startswith(told) and "rollback" not in said


def _one_gram(order: Import) -> Import:
    rows = [row(kg="100.501"), *ROWS[1:]]
    return replace(order, paths=(written(order.paths[0], text(rows)),))


def _complete(order: Import) -> Import:
    return replace(order, complete=((2019, 3),))


def _closed(order: Import) -> Import:
    return replace(order, restricted=True)


@pytest.mark.parametrize("other", [_one_gram, _complete, _closed])
def test_whatever_differs_makes_one(order: Import, other: Callable[[Import], Import]) -> None:
    report = import_customs(other(order), REGISTERS)
    assert (report.release, report.held_in) == (2, None)
    assert import_customs(other(order), REGISTERS).held_in == 2


def _of_each_flow(folder: Path) -> tuple[Path, Path]:
    """Exports of one partner, and imports of another: each file is narrowed."""
    months = "01/2019", "03/2019"
    sides = ([row(period=month, usd="3.00") for month in months],
             [row(flow="ИМ", period=month, partner="DE", usd="5.00") for month in months],
             )  # fmt: skip
    first, second = (written(folder / name, text(side))
                     for name, side in zip(("ex.csv", "im.csv"), sides, strict=True))  # fmt: skip
    return first, second


@pytest.mark.parametrize("complete", [(), ((2019, 2),)], ids=["as they are", "stated"])
def test_files_in_turn_or_in_another_order_are_the_same(
    tmp_path: Path, complete: tuple[tuple[int, int], ...]
) -> None:
    exports, imports = _of_each_flow(tmp_path)
    order = Import((), tmp_path / "data", complete=complete)
    in_turn = ((exports,), (imports,), (exports,), (imports,))
    together = ((exports, imports), (imports, exports))
    made = [
        import_customs(replace(order, paths=paths), REGISTERS).release
        for paths in (*in_turn, *together)
    ]
    assert made == [1, 2, None, None, None, None]


def test_sums_of_prices_that_were_added_in_another_order_make_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row(period=f"0{month}/{year}", usd=f"{month}.10", kg="3")
            for year in (2018, 2019) for month in (1, 2, 3)]  # fmt: skip
    order = Import((written(tmp_path / "p.csv", text(rows)),), tmp_path / "data")
    assert import_customs(order, REGISTERS).release == 1
    added = price_volume._of_years()
    other = added.replace("sum(p0q0)", "sum(p0q0) * 1.0000000000000002")
    monkeypatch.setattr(price_volume, "_of_years", lambda: other)
    assert import_customs(order, REGISTERS).held_in == 1


def test_a_file_brings_back_what_another_replaced(order: Import) -> None:
    import_customs(_one_gram(order), REGISTERS)
    first = replace(order, paths=(written(order.paths[0], text(ROWS)),))
    assert import_customs(first, REGISTERS).release == 3
    roll_back(order.data_dir, "customs", 1)
    assert import_customs(first, REGISTERS).held_in == 1


def test_a_damaged_release_is_mended_by_its_file(order: Import) -> None:
    path = release_folder(order.data_dir, 1) / "chapters_grams.npy"
    changed(path)
    assert (
        import_customs(order, REGISTERS).release == current_number(order.data_dir, "customs") == 2
    )


def test_what_everybody_may_see_by_now_is_not_closed_again(order: Import) -> None:
    assert import_customs(_closed(order), REGISTERS).release == 2
    assert lift(order.data_dir, "customs", 2)
    assert import_customs(order, REGISTERS).held_in == 2


def _mirror(folder: Path, tried: bool = False, closed: bool = False) -> Any:
    file = comtrade_files.written(folder / "f.csv", comtrade_files.reported())
    home, partners = comtrade_files.HOME, comtrade_files.PARTNERS
    order = ImportOrder((file,), folder / "data", dry_run=tried, restricted=closed)
    return import_mirror(order, home, partners)


def _reference(folder: Path, tried: bool = False, closed: bool = False) -> Any:
    file = folder / "r.csv"
    file.write_text("reporter,year,flow,code,value_usd\nWLD,2019,export,01,5\n")
    order = ImportOrder((file,), folder / "data", dry_run=tried, restricted=closed)
    return import_reference(order, REGISTERS)


def test_a_reference_of_another_order_or_name_is_the_same(tmp_path: Path) -> None:
    rows = [f"WLD,2019,export,{code},5\n" for code in ("01", "02")]

    def made(name: str, rows: list[str]) -> int | None:
        (tmp_path / name).write_text("".join(["reporter,year,flow,code,value_usd\n", *rows]))
        order = ImportOrder((tmp_path / name,), tmp_path / "data")
        return import_reference(order, REGISTERS).release

    assert made("r.csv", rows) == 1
    assert [made("r.csv", rows[::-1]), made("s.csv", rows)] == [None, None]
    assert made("r.csv", rows[:1]) == 2


def _relations(folder: Path, tried: bool = False, closed: bool = False) -> Any:
    published = {name: pd.DataFrame({key: ["R001"]}) for name, key in KEYS.items()}
    filled(folder / "own.xlsx", relations=[RELATION])
    order = Workbook(
        folder / "own.xlsx", folder / "data", published, KNOWN, RULES, restricted=closed
    )
    return (try_relations if tried else import_relations)(order)


def _customs(folder: Path, tried: bool = False, closed: bool = False) -> Any:
    order = Import((written(folder / "a.csv", text(ROWS)),), folder / "data", restricted=closed)
    return (try_import if tried else import_customs)(order, REGISTERS)


@pytest.mark.parametrize("closed", [False, True], ids=["open", "not for publication"])
@pytest.mark.parametrize("take", [_customs, _mirror, _reference, _relations])
def test_so_it_is_with_every_import(tmp_path: Path, take: Callable[..., Any], closed: bool) -> None:
    """And with every dry run of one, which leaves everything as it was."""
    before, first = take(tmp_path, True, closed), take(tmp_path, False, closed)
    assert (before.held_in, first.release, first.held_in) == (None, 1, None)
    there = sorted((tmp_path / "data").rglob("*"))
    for tried in (True, False):
        again = take(tmp_path, tried, closed)
        assert (again.release, again.held_in, again.restricted) == (None, 1, closed)
        assert sorted((tmp_path / "data").rglob("*")) == there


@pytest.mark.parametrize(
    ("lang", "tried", "both"),
    [("en", "Dry run: nothing was changed.", "Release 1 holds all of it already"),
     ("ru", "Пробный запуск: ничего не изменено.", "уже есть в выпуске 1.")],
)  # fmt: skip
def test_the_words_of_a_dry_run_are_those_of_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, tried: str, both: str
) -> None:
    takes = {"import": _customs, "import-mirror": _mirror, "import-reference": _reference}
    names = {"import": "a.csv", "import-mirror": "f.csv", "import-reference": "r.csv"}
    for command, take in takes.items():
        take(tmp_path, True)
        words = [command, str(tmp_path / names[command]), "--data-dir", str(tmp_path / "data"),
                 "--lang", lang]  # fmt: skip
        shown = []
        for more in (["--dry-run"], [], ["--dry-run"], ["--restricted"], ["--restricted"]):
            assert main([*words, *more]) == 0
            shown.append(capsys.readouterr().out.replace("\xa0", " "))
        assert shown[0].startswith(f"{tried}\n")
        assert shown[2].startswith(tried) and both in shown[2].splitlines()[0]
        assert [" publish 2" in one for one in shown] == [False, False, False, True, True]
