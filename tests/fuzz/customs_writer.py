"""Random customs files whose money is known beforehand, in every form in which they come."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import openpyxl

from tests.imports.customs_files import DISTRICT, HEADINGS, NEIGHBOUR, OURS, WIDTHS, Cells

ENGLISH = ("DIRECTION", "PERIOD", "COUNTRY", "HS", "UM", "VALUE", "NETWEIGHT", "QUANTITY",
           "REGION", "REGION_S")  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "cp866", "cp1251", "koi8-r", "iso8859-5", "mac-cyrillic",
             "utf-16")  # fmt: skip
SEPARATORS = (",", ";", "\t", "|")
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
BESIDE = (("readme.txt", b"Rows of the customs service\n"), (".DS_Store", b"\0\1\2\0"),
          ("__MACOSX/._a.csv", b"\0\5"), ("letter.pdf", b"%PDF-1.7\n"),
          ("none.txt", b""))  # fmt: skip
MONEY, MASS, AMOUNT = 5, 6, 7
PARTNERS = ("CN", "DE", "FI", "NA", "NNN", "US", "KZ")
CODES = ("2709009009", "4407119300", "8703231981", "0101210000", "3102100000")
GROUPS = {
    2: (
        "СТРАНЫ СНГ",
        "Ближний Восток",
        "Middle East",
        "ЕС-27",
        "CN, DE",
        "Прочие",
        "АТР",
        "Китай и Гонконг",
        "Belgium-Luxembourg",
        "KZ/BY",
    ),
    3: ("01-24", "0101,0102", "84 и 85", "Машины и оборудование", "Other goods", "8703-8708"),
}
"""By column: names of several, whose money is never counted."""
TOTALS = {2: ("ИТОГО", "Общий итог", "CN Итог", "World total"), 3: ("Всего:", "84 Total")}
ODD = {
    0: ("ТР", "", "эк", " ИМ ", "ИТОГО", "EXP"),
    1: ("13/2019", "2019", "2098", "2019-03", "", " 03/2019", "3/2019", "01.2019"),
    2: ("QQ", "", "cn", "\xa0DE", "СN", "00", "ВСЕГО", "NAN", "#N/A"),
    3: ("101210000.0", "44", "4403", "XXXXXXXXXX", "27ХХХХХХХХ", "8703 23", "", "00", "1E+09"),
    5: ("", "?", "1_000", "1e3", "-12.50", "1,234", "1.234", "nan", "9" * 25, "0", "1e14", "--1"),
    6: ("", "?", "-1", "1e-3", "12,5", "inf"),
    8: ("41000", " 41000 - X", "1000 - АЛТАЙ", "", "ЛЕНИНГРАДСКАЯ", "\u200b41000 - Y", "ВСЕГО"),
}
"""By column: values that are read as what they mean, passed over, or refused."""


@dataclass(frozen=True, slots=True)
class Style:
    """How numbers are written: what stands between thousands and before decimals."""

    thousands: str
    decimal: str

    def write(self, value: Decimal) -> str:
        """A number in this style."""
        return (
            f"{value:,f}".replace(",", "T").replace(".", self.decimal).replace("T", self.thousands)
        )

    def read(self, text: str) -> Decimal:
        """The number of a text. Raises ``ArithmeticError`` if it is none in this style."""
        plain = text.strip()
        if self.thousands and self.thousands in plain:
            groups = plain.partition(self.decimal)[0].lstrip("+-").split(self.thousands)
            if len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:]):
                raise ArithmeticError(plain)
            plain = plain.replace(self.thousands, "")
        if "_" in plain:
            raise ArithmeticError(plain)
        return Decimal(plain.replace(self.decimal, "."))


STYLES = (Style("", "."), Style("", ","), Style(" ", ","), Style(",", "."), Style(".", ","))


@dataclass(slots=True)
class Made:
    """A file and the truth of it: cents of all rows, and of ours. ``usual``: nothing in it is
    odd. ``start``: where its rows begin, if it is text or a DBF; ``packed``: in a zip."""

    content: bytes
    kind: str
    usual: bool
    cents: int
    ours: int
    style: Style
    encoding: str = ""
    separator: str = "\t"
    order: tuple[int, ...] = ()
    start: int = 0
    packed: bool = False
    rows: list[Cells] = field(default_factory=list)


def make(draw: random.Random) -> Made:
    """A file of a few rows; one in three holds odd values."""
    usual = draw.random() < 0.66
    style = draw.choice(STYLES)
    rows: list[Cells] = []
    cents = ours = 0
    for _ in range(draw.choice((1, 2, 5, 12, 40, 200))):
        money = Decimal(draw.choice((draw.randrange(10**4), draw.randrange(10**11)))) / 100
        region = OURS if not rows or draw.random() < 0.7 else NEIGHBOUR
        rows.append(_row(draw, style, money, region))
        cents += int(money * 100)
        ours += int(money * 100) if region == OURS else 0
    if not usual:
        for _ in range(draw.randint(1, 4)):
            place, column = draw.randrange(len(rows)), draw.choice(list(ODD))
            cells = list(rows[place])
            several = (*GROUPS.get(column, ()), *TOTALS.get(column, ()))
            cells[column] = draw.choice(several if several and draw.random() < 0.3 else ODD[column])
            rows[place] = tuple(cells)
    kind = draw.choices(("text", "dbf", "xlsx"), (6, 2, 1))[0]
    made = Made(b"", kind, usual, cents, ours, style, rows=rows)
    _WRITE[kind](made, draw)
    return made


def _row(draw: random.Random, style: Style, money: Decimal, region: str) -> Cells:
    mass = Decimal(draw.randrange(1, 10**9)) / 1000
    return (
        draw.choice(("ЭК", "ИМ")),
        f"{draw.randint(1, 12):02d}/{draw.choice((2018, 2019, 2020))}",
        draw.choice(PARTNERS),
        draw.choice(CODES),
        draw.choice(("", "ШТ", "КГ")),
        style.write(money.quantize(Decimal("0.01"))),
        style.write(mass),
        draw.choice(("0", "0", style.write(Decimal(draw.randrange(100)) / 10))),
        region,
        DISTRICT,
    )


def _text(made: Made, draw: random.Random) -> None:
    made.encoding, made.separator = draw.choice(ENCODINGS), draw.choice(SEPARATORS)
    made.order = tuple(range(len(HEADINGS)))
    if draw.random() < 0.3:
        made.order = tuple(draw.sample(made.order, len(made.order)))
    names = draw.choice((HEADINGS, HEADINGS, ENGLISH, tuple(map(str.lower, HEADINGS))))
    newline = draw.choice(("\n", "\r\n"))
    before = draw.choice(("", "", "", f"sep={made.separator}", "Customs statistics", ""))
    lines = [before] if before else []
    lines.append(_line([names[place] for place in made.order], made.separator, False))
    head = newline.join(lines) + newline
    everywhere = draw.random() < 0.2
    body = "".join(
        _line([cells[place] for place in made.order], made.separator, everywhere) + newline
        for cells in made.rows
    )
    after = draw.choice(("", "", "", newline, made.separator * 9 + newline))
    made.content = _encoded(head + body + after, made.encoding)
    made.start = len(_encoded(head, made.encoding))


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "replace")


def _line(cells: Sequence[str], separator: str, everywhere: bool) -> str:
    return separator.join(
        '"' + cell.replace('"', '""') + '"' if everywhere or separator in cell else cell
        for cell in cells
    )


def _dbf(made: Made, draw: random.Random) -> None:
    made.encoding = draw.choice(("cp866", "cp1251"))
    made.order = tuple(range(len(HEADINGS)))
    widths = [max(width, 24) for width in WIDTHS]
    fields = b"".join(
        struct.pack("<11sc4xBB14x", name.encode(), b"C", width, 0)
        for name, width in zip(HEADINGS, widths, strict=True)
    )
    made.start = 32 + len(fields) + 1
    head = struct.pack("<BBBBIHH20x", 3, 121, 1, 1, len(made.rows), made.start, 1 + sum(widths))
    body = b"".join(
        b" " + b"".join(
            _encoded(cell, made.encoding)[:wide].ljust(wide)
            for cell, wide in zip(cells, widths, strict=True)
        )
        for cells in made.rows
    )  # fmt: skip
    made.content = head + fields + b"\r" + body + b"\x1a"


def _xlsx(made: Made, draw: random.Random) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(draw.choice((HEADINGS, ENGLISH)))
    numbers = draw.random() < 0.5
    for cells in made.rows:
        values: list[object] = list(cells)
        for place in (MONEY, MASS, AMOUNT) if numbers else ():
            try:
                values[place] = float(made.style.read(cells[place]))
            except ArithmeticError:
                continue
        sheet.append(values)
    stream = io.BytesIO()
    book.save(stream)
    made.content = stream.getvalue()


_WRITE: dict[str, Callable[[Made, random.Random], None]] = {
    "text": _text,
    "dbf": _dbf,
    "xlsx": _xlsx,
}


def pack(made: Made, draw: random.Random) -> None:
    """Put a file into a zip, perhaps with something beside it, perhaps into one more."""
    for _ in range(draw.choice((1, 1, 1, 2))):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", draw.choice(METHODS)) as archive:
            members = [("data" + draw.choice((".csv", "", ".zip")), made.content)]
            members += draw.sample(BESIDE, draw.choice((0, 0, 1, 2)))
            for name, content in draw.sample(members, len(members)):
                archive.writestr(name, content)
        made.content = stream.getvalue()
    made.packed = True
