import shutil
from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import DataRefused
from dashboard.loaders.about import described_files
from dashboard.loaders.provenance import accept, data_files
from dashboard.loaders.published import load_published
from dashboard.loaders.registers import load_registers

DATA = Path(__file__).parents[2] / "data"
FOLDERS = ("published", "registers", "geo")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in FOLDERS:
        shutil.copytree(DATA / folder, tmp_path / folder)
    return tmp_path


def test_the_contradictions_are_told_in_both_languages() -> None:
    told = load_published(DATA, load_registers(DATA)).contradictions
    assert told["contradiction"].tolist() == [f"K{number:02d}" for number in range(1, 20)]
    first = told.iloc[0]
    assert "10,224.9" in first["text_en"] and "11,224.9" in first["text_en"]
    assert "10\u00a0224,9" in first["text_ru"] and "11\u00a0224,9" in first["text_ru"]
    assert "T001" in first["figures"].split(";")


def test_a_contradiction_names_every_source_of_its_figures() -> None:
    published = load_published(DATA, load_registers(DATA))
    source_of = published.figures.set_index("figure")["source"]
    for row in published.contradictions.itertuples():
        figures = [figure for figure in row.figures.split(";") if figure]
        assert set(source_of[figures]) <= set(row.sources.split(";")), row.contradiction


def test_every_data_file_is_listed_with_its_dates() -> None:
    files = described_files(DATA)
    assert [DATA / file.name for file in files] == data_files(DATA)
    assert all(file.sidecar.updated for file in files)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("figures", "T001;T002;T003;T005;T019;T021;T999", "not in the register of figures"),
        ("sources", "S01;S99", "not in the register of sources"),
        ("text_ru", "", "is not filled in"),
    ],
)
def test_a_wrong_contradiction_is_refused(copy: Path, column: str, value: str, reason: str) -> None:
    path = copy / "published" / "contradictions.csv"
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame.loc[0, column] = value
    frame.to_csv(path, index=False, lineterminator="\n")
    accept([path])
    with pytest.raises(DataRefused) as refusal:
        load_published(copy, load_registers(copy))
    (told,) = refusal.value.reasons
    assert (told.row, told.column) == (2, column)
    assert reason in told.reason


def test_a_number_marked_with_a_row_that_is_not_named_is_refused(copy: Path) -> None:
    path = copy / "published" / "contradictions.csv"
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame.loc[0, "text_en"] = "Exports of {T090|5}"
    frame.to_csv(path, index=False, lineterminator="\n")
    accept([path])
    with pytest.raises(DataRefused, match="row that it does not name"):
        load_published(copy, load_registers(copy))


def test_a_data_file_without_a_sidecar_is_refused(copy: Path) -> None:
    (copy / "geo" / "new.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DataRefused, match="there is no sidecar"):
        described_files(copy)
