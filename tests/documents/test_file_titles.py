"""What a file is called where its reader keeps it."""

from __future__ import annotations

import pytest

from dashboard.documents.file_titles import FORBIDDEN, MOST, file_title
from dashboard.documents.forms import CHARTS, FORMATS
from dashboard.documents.request import read_request
from dashboard.store.ask import Ask

REGION = "Ленинградская область"


@pytest.mark.parametrize(
    ("what", "form", "text", "name"),
    [
        ("chart", "pptx", "lang=ru&year=2018", f"{REGION} - Оборот - 2018.pptx"),
        ("chart", "png", "lang=ru&partner=CHN&year=2018", f"{REGION} - Оборот - 2018 - Китай.png"),
        ("page", "pptx", "path=/trade&flow=import",
         "Leningrad Region - Trade - 2018 - imports.pptx"),
        ("page", "pptx", "lang=ru&path=/relations/CN-HE",
         f"{REGION} - Провинция Хэбэй, Китай - 2018.pptx"),
        ("brief", "docx", "lang=ru&partner=NO-18",
         f"{REGION} - Справка к визиту - Губерния Нурланд, Норвегия.docx"),
        ("brief", "pdf", "partner=CHN&year=2020",
         "Leningrad Region - Visit brief - China - 2020.pdf"),
        ("factsheet", "pdf", "lang=ru&order=note", f"{REGION} - Справка - 2018.pdf"),
        ("deck", "pptx", "view=a", "Leningrad Region - Slides - 2018.pptx"),
        ("note", "docx", "lang=ru", f"{REGION} - Что изменилось - 2018.docx"),
        ("workbook", "xlsx", "chart=partners&lang=ru", f"{REGION} - Доли партнёров - 2018.xlsx"),
    ],
)  # fmt: skip
def test_a_file_is_named_in_words_of_its_language(
    ask: Ask, what: str, form: str, text: str, name: str
) -> None:
    assert file_title(ask, read_request(what, form, text, ask.library)) == name


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_file_has_a_name_that_every_system_takes(ask: Ask, lang: str) -> None:
    wide = f"lang={lang}&year=2018&partner=CHN,DEU,BLR,NLD,FIN,USA,TUR&sector=wood,metals,machinery"
    for what, forms in FORMATS.items():
        for chart in CHARTS if what == "chart" else ("turnover",):
            text = f"{wide}&chart={chart}" if what != "brief" else f"lang={lang}&partner=CHN"
            found = file_title(ask, read_request(what, forms[0], text, ask.library))
            assert not FORBIDDEN.search(found) and "\u00a0" not in found
            assert len(found) <= MOST + 5 and found.endswith(f".{forms[0]}")
