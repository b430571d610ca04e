"""Every file carries the reference that opens its view again."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from dashboard.documents.reference import view_of
from dashboard.store.ask import Ask

from .conftest import Asked

REFERENCE = re.compile(r"LR-[0-9A-Z]{4,}(?:-[0-9A-Z]{2,})*")


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize(
    ("what", "form", "query", "opened"),
    [
        ("chart", "pptx", "chart=balance-chart", ("/", "balance-chart")),
        ("chart", "pptx", "chart=coverage-chart", ("/trade", "coverage-chart")),
        ("workbook", "xlsx", "path=/trade&chart=balance-chart", ("/trade", "balance-chart")),
        ("factsheet", "docx", "partner=CHN", ("/", "")),
        ("brief", "docx", "partner=CN-HE", ("/brief/CN-HE", "")),
    ],
)
def test_a_file_says_what_opens_its_view(
    ask: Ask, asked: Asked, what: str, form: str, query: str, opened: tuple[str, str], lang: str
) -> None:
    made = zipfile.ZipFile(io.BytesIO(asked(what, form, f"{query}&lang={lang}")))
    text = " ".join(made.read(name).decode("utf-8", "ignore") for name in made.namelist()
                    if name.endswith(".xml"))  # fmt: skip
    found = {view_of(one, ask.library.registers) for one in REFERENCE.findall(text)} - {None}
    assert {(view.path, view.chart) for view in found if view} == {opened}
    assert all(("lang=ru" in view.query) == (lang == "ru") for view in found if view)
