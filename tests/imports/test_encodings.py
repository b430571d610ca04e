"""Which code page a text is in is told from its letters, also where several have letters there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.imports.encodings import encoding_of
from dashboard.imports.other_reporters import ImportOrder
from dashboard.imports.reference import import_reference
from tests.imports.customs_files import EXPORTS_USD, REGISTERS, ROWS, dbf, imported, usd, written

PAGES = ("cp866", "cp1251", "koi8-r", "iso8859-5", "mac-cyrillic", "utf-8")
NAMES = [name for name in REGISTERS.countries["name_ru"] if "’" not in name and "—" not in name]
TEXTS = {
    "names": "\n".join(NAMES),
    "capitals": "\n".join(NAMES).upper(),
    "one name": "Германия",
    "small letters": "экспорт товаров в германию",
    "a name in capitals": "ФИНЛЯНДИЯ",
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_read_in_its_letters(text: str, page: str) -> None:
    assert text.encode(page).decode(encoding_of(text.encode(page))) == text


ALONE = sorted({*REGISTERS.countries["name_ru"], *REGISTERS.sectors["name_ru"]})
AS_UTF_8 = {"чад"}
"""Its bytes in cp866 are those of one letter of another alphabet in UTF-8."""


@pytest.mark.parametrize("case", [str, str.lower, str.upper], ids=["as it is", "small", "capitals"])
@pytest.mark.parametrize("page", ["cp1251", "cp866"])
def test_a_name_alone_is_read_in_the_commoner_page(page: str, case: Callable[[str], str]) -> None:
    """Any other page has letters for its bytes too, and has to be clearly better."""
    texts = [case(name).replace("’", "'").replace("—", "-") for name in ALONE]
    wrong = [
        text
        for text in texts
        if text.encode(page).decode(encoding_of(text.encode(page)), "replace") != text
    ]
    assert {*wrong} <= AS_UTF_8


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["Евросоюз", "США", "Страны мира"])
def test_a_table_of_others_is_refused_in_its_letters(tmp_path: Path, page: str, name: str) -> None:
    lines = ("reporter,year,flow,code,value_usd", f"{name},2019,export,01,5", "")
    file = written(tmp_path / "a.csv", "\n".join(lines).encode(page))
    with pytest.raises(DataRefused) as refused:
        import_reference(ImportOrder((file,), tmp_path / "data"), REGISTERS)
    assert [reason.value for reason in refused.value.reasons] == [name]


@pytest.mark.parametrize("page", PAGES[:-1])
def test_a_dbf_may_be_in_any_of_them(tmp_path: Path, page: str) -> None:
    file = written(tmp_path / "a.dbf", dbf(ROWS, encoding=page))
    assert usd(imported(tmp_path / "data", file), 0) == pytest.approx(EXPORTS_USD)
