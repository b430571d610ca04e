"""No number on a slide or in a document stands without its link, whatever is shown."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

import pytest
from dash import html
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from dashboard.documents.compose import compose
from dashboard.documents.provenance import Provenance
from dashboard.documents.request import read_request
from dashboard.exports.write import write
from dashboard.language import Language
from dashboard.store.ask import Ask
from dashboard.typography import JOINER
from tests.exports.conftest import StillRenderer
from tests.loose_numbers import loose_numbers, names_of
from tests.test_every_number import digits, proved, resolved, same

pytestmark = pytest.mark.usefixtures("tables_built_once")
BASE = "http://pages.example:8050"
SLIDES = (
    "path=/", "path=/trade&year=2021&against=2017", "path=/partners&partner=CHN,DEU",
    "path=/relations&colour=kind", "path=/relations/NO-18",
    "path=/trade&years=2018,2015&view=index",
)  # fmt: skip
IMPORTED = (
    "path=/trade&dataset=customs&year=2019", "path=/why&dataset=customs&year=2020",
    "path=/partners&dataset=customs&year=2020&partner=CHN,BLR",
    "path=/why&dataset=customs&year=2019&without=CN",
    "path=/trade&dataset=customs&year=2020&flow=export&code=27",
)  # fmt: skip
DEMONSTRATION = (
    "path=/why&dataset=demonstration",
    "path=/trade&dataset=demonstration&view=rolling",
)
DOCUMENTS = (
    ("factsheet", "year=2018"), ("factsheet", "year=2021&order=note"),
    ("factsheet", "partner=NOR"), ("factsheet", "partner=CHN&order=note"),
    ("factsheet", "dataset=customs&year=2019&order=note"),
    ("factsheet", "dataset=customs&year=2020&flow=export"),
    ("factsheet", "dataset=demonstration"),
    ("note", "year=2018"), ("note", "dataset=customs&year=2020"),
    ("note", "dataset=demonstration"), ("note", "dataset=customs&year=2019&without=CN"),
    ("brief", "partner=CHN"), ("brief", "partner=NO-18"), ("brief", "partner=BLR&year=2022"),
    ("brief", "partner=CHN&dataset=customs&year=2019"),
)  # fmt: skip
CITED = re.compile(r"[SC]\d+: ")
"""How the lines of sources begin: titles, dates and addresses."""
UNLED = {
    r"^\d\d(?:–\d\d)?(?:, \d\d(?:–\d\d)?)*$": "the chapters of a group of goods",
    r"^(?:and \d+ more|и ещё \d+)": "how many relations are not listed",
    r"^\d{4} \(\d+\s(?:mo|мес)\.\)$": "a year, and how many months of it are known",
}
"""The paragraphs whose numbers are no figures, each with what they are."""
PLAIN = {
    "Number": "which slide of how many",
    "Source": "dates of sources, and what they disagree about, which the notes tell",
    "Subtitle": "codes and months that are known: 2020: 3 of 12 months",
}
"""The boxes whose numbers are no figures, each with what they are."""
SAID = ("Title", "Under", "Figures", "Reasons")
"""The boxes of sentences and figures; those of tables are followed by `test_links`."""
COUNTS = ("partners.rest", "goods.count.sector", "goods.count.chapter", "goods.count.code",
          "export.and_more")  # fmt: skip
"""How many are drawn, or are not."""
MOST_COUNTED = 300
NO_FIGURES = {
    r"\b\d{4,10}(?: \D+)?:": "the code of goods that a title is of, with its name",
    r"(?:группе|коду)\s[\d ]{2,14} ТН": "the same, of a chapter or a code",
    r"(?:,|\s[–—]) (?:part|часть)\s\d+\s(?:of|из)\s\d+$": "which part of a grid a slide shows",
    r"= 100\b": "what an index is measured by",
    r"(?:From the first|По\sпервым)\s\d+\s(?:months|месяцам)": "how many months an error is of",
    r"(?:over|по)\s\d+\s(?:years|годам)": "and how many years",
    r"(?:Others|Прочие) \([\d\xa0,]+\): .+": "what is left of a growth, of which the table has all",
    r"\d+\s(?:other fields?|друг\w+ сфер\w*): .+": "the same of the fields",
    r"[+−]\d+[.,]\d\s?% (?=in|в)": "a change between two months that stand in the table",
}
"""What else is no figure with a place of its own, each with the reason."""


def lines_of(content: bytes) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The lines of all boxes and tables: the name of the box, each piece with its address."""
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            squares = shape.table.iter_cells() if shape.has_table else ()
            for frame in [shape] if shape.has_text_frame else [*squares]:
                for line in frame.text_frame.paragraphs:
                    yield (
                        shape.name.split()[0],
                        [(run.text, run.hyperlink.address or "") for run in line.runs],
                    )


def paragraphs_of(content: bytes) -> Iterator[list[tuple[str, str]]]:
    """The paragraphs of a document, those of its tables too: each piece with its address."""
    document = Document(io.BytesIO(content))
    for paragraph in document.element.body.iter(qn("w:p")):
        found = []
        for piece in paragraph:
            text = "".join(one.text or "" for one in piece.iter(qn("w:t")))
            at = piece.get(qn("r:id")) if piece.tag == qn("w:hyperlink") else ""
            found.append((text, document.part.rels[at].target_ref if at else ""))
        yield found


def parted(text: str) -> str:
    """A text whose counts may part from what they count, and short words from their number: in
    files they are kept together."""
    between = r"(?<=\d)\xa0(?=[^\W\d_])|(?<=[^\W\d_])\xa0(?=\d)"
    return re.sub(between, " ", text.replace(JOINER, ""))


def counted(words: Language) -> tuple[str, ...]:
    """All that says how many there are, the longest first."""
    said = {words.plural(key, n) if ".and_more" not in key else words.t(key, count=n)
            for key in COUNTS for n in range(1, MOST_COUNTED)}  # fmt: skip
    return tuple(sorted(said, key=len, reverse=True))


def is_said(piece: str, found: Provenance, words: Language) -> bool:
    """Whether a text says what a panel does, be it rounded to a whole."""
    amount = found.amount
    whole = "" if amount is None or amount.value is None else words.number(abs(amount.value), 0)
    rounded = bool(whole) and digits(piece) == digits(whole)
    return rounded or same(piece.strip("≈>< \u00a0"), found, words)


def followed(ask: Ask, pieces: Iterable[tuple[str, str]], words: Language, seen: set[str]) -> None:
    """Whether the links of a line lead to panels that say its numbers; those seen are passed."""
    for piece, address in pieces:
        if "/data/figure/" not in address or address in seen:
            continue
        seen.add(address)
        found = resolved(ask, address.removeprefix(BASE), "")
        assert found is not None and proved(found), (piece, address)
        # An answer in words alone, as "none", has no digits to hold against its panel.
        assert not re.search(r"\d", piece) or is_said(piece, found, words), (piece, address)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_number_of_a_slide_stands_without_its_link(
    imported: Ask, demonstration: Ask, lang: str
) -> None:
    words = imported.library.language(lang)
    plain = [*map(parted, (*counted(words), *names_of(imported.library)))]
    seen: set[str] = set()
    loose: list[tuple[str, str, str]] = []
    states = (*SLIDES, *IMPORTED, *DEMONSTRATION)
    for text in states[lang == "ru" :: 2]:
        ask = demonstration if "demonstration" in text else imported
        request = read_request("page", "pptx", f"{text}&lang={lang}", ask.library, BASE)
        content = write(
            compose(ask, request), "pptx", StillRenderer(ask.library.settings.data / "geo")
        )
        for box, pieces in lines_of(content):
            bare = parted("".join(piece for piece, address in pieces if not address))
            for pattern in NO_FIGURES:
                bare = re.sub(pattern, " ", bare)
            if box not in PLAIN and loose_numbers(html.P(bare), plain, words):
                loose.append((text, box, "".join(piece for piece, _ in pieces)))
            if box in SAID:
                followed(ask, pieces, words, seen)
    assert loose == []
    assert len(seen) > 60


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_number_of_a_document_stands_without_its_link(
    imported: Ask, demonstration: Ask, lang: str
) -> None:
    words = imported.library.language(lang)
    plain = [*map(parted, (*counted(words), *names_of(imported.library)))]
    seen: set[str] = set()
    loose: list[tuple[str, str]] = []
    for what, text in DOCUMENTS[lang == "ru" :: 2]:
        ask = demonstration if "demonstration" in text else imported
        request = read_request(what, "docx", f"{text}&lang={lang}", ask.library, BASE)
        renderer = StillRenderer(ask.library.settings.data / "geo")
        for pieces in paragraphs_of(write(compose(ask, request), "docx", renderer)):
            bare = parted("".join(piece if not address else " " for piece, address in pieces))
            listed = CITED.match(bare) or any(re.search(one, bare) for one in UNLED)
            if not listed and loose_numbers(html.P(bare), plain, words):
                loose.append((text, "".join(piece for piece, _ in pieces)))
            followed(ask, pieces, words, seen)
    assert loose == []
    assert len(seen) > 100
