"""Files of one import that bring the same trade twice, or parts of one whole, and later ones that
bring less or correct it, in random forms; and what has to become of each: the money of the first
alone, of all, or a refusal."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.errors import DataRefused
from dashboard.imports.customs import Import, import_customs, try_import
from dashboard.imports.limits import Limits
from tests.fuzz.customs_writer import CODES, MASS, MONEY, PARTNERS
from tests.fuzz.judge import Wrong
from tests.imports.customs_files import (
    HEADINGS,
    NEIGHBOUR,
    OURS,
    REGISTERS,
    Cells,
    assert_adds_up,
    dbf,
    row,
    text,
    zipped,
)

KOL = 7
LIMITS = Limits(unknown_pct=100, loss_pct=1)
Rows = list[Cells]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Rows by file, and which of them count: cents of our region, None for a refusal; ``posts``
    are the customs posts of the files, if they name any. ``before`` was imported first;
    ``reasons`` are those of a refusal."""

    files: tuple[Rows, ...]
    cents: int | None
    posts: tuple[str, ...] = ()
    before: Rows = field(default_factory=list)
    reasons: frozenset[str] = frozenset({"month_in_two"})


def table(draw: random.Random) -> Rows:
    """A table in which every month, flow, partner and code comes once."""
    cells = {
        (flow, f"{month:02d}/2019", partner, code)
        for month in draw.sample(range(1, 13), draw.randint(2, 12))
        for _ in range(draw.choice((1, 3, 8, 30)))
        for flow, partner, code in [(draw.choice(("ЭК", "ИМ")), draw.choice(PARTNERS),
                                     draw.choice(CODES))]
    }  # fmt: skip
    return [
        row(*key, usd=f"{draw.randrange(10**7)}.{draw.randrange(10, 100)}",
            kg=f"{draw.randrange(1, 10**6)}.{draw.randrange(100, 1000)}",
            region=OURS if draw.random() < 0.8 else NEIGHBOUR)
        # A set is gone through another way in each process, and a file is to be the same in all.
        for key in sorted(sorted(cells), key=lambda key: (key[1], draw.random()))
    ]  # fmt: skip


def cents(rows: Sequence[Cells]) -> int:
    """The money of our region."""
    return sum(int(cells[MONEY].replace(".", "")) for cells in rows if cells[8] == OURS)


def _changed(rows: Rows, column: int, draw: random.Random, some: bool = False) -> Rows:
    """Other values in a column: in all rows, or in one of our region."""
    ours = [place for place, cells in enumerate(rows) if cells[8] == OURS]
    chosen = {draw.choice(ours)} if some else set(ours)
    return [
        (*cells[:column], f"{float(cells[column]) + draw.randint(1, 9):.2f}", *cells[column + 1 :])
        if place in chosen else cells
        for place, cells in enumerate(rows)
    ]  # fmt: skip


def _month(rows: Rows, draw: random.Random) -> Rows:
    """All rows of a month in which our region has some."""
    month = draw.choice([cells[1] for cells in rows if cells[8] == OURS])
    return [cells for cells in rows if cells[1] == month]


def revision(rows: Rows, draw: random.Random) -> Delivery:
    """Every value is another."""
    return Delivery((rows, _changed(rows, MONEY, draw)), None)


def revised_month(rows: Rows, draw: random.Random) -> Delivery:
    """A month beside its year."""
    return Delivery((rows, _changed(_month(rows, draw), MONEY, draw)), None)


def one_value(rows: Rows, draw: random.Random) -> Delivery:
    """A copy with one other value or mass."""
    return Delivery((rows, _changed(rows, draw.choice((MONEY, MASS)), draw, some=True)), None)


def amounts(rows: Rows, draw: random.Random) -> Delivery:
    """A copy with other amounts in other units, in another order."""
    again = _changed(rows, KOL, draw)
    return Delivery((rows, draw.sample(again, len(again))), cents(rows))


def shared_month(rows: Rows, draw: random.Random) -> Delivery:
    """Two files that both have a month."""
    months = sorted({cells[1] for cells in rows})
    at = draw.randrange(len(months))
    first = [cells for cells in rows if cells[1] <= months[at]]
    return Delivery((first, [cells for cells in rows if cells[1] >= months[at]]), cents(rows))


def three(rows: Rows, draw: random.Random) -> Delivery:
    """A year, a month of it, the year again."""
    return Delivery((rows, _month(rows, draw), rows[::-1]), cents(rows))


def by_post(rows: Rows, draw: random.Random) -> Delivery:
    """The same partners and goods by two customs posts."""
    other = _changed(rows, MONEY, draw)
    return Delivery((rows, other), cents(rows) + cents(other), ("10216110", "10216120"))


def by_partner(rows: Rows, draw: random.Random) -> Delivery:
    """A file for some partners, one for the others."""
    some = set(draw.sample(PARTNERS, 3))
    parts = [[c for c in rows if (c[2] in some) == inside] for inside in (True, False)]
    return Delivery(tuple(part for part in parts if part), cents(rows))


SIBLINGS = {"2709009009": "2710124500", "4407119300": "4403110000", "8703231981": "8704219109",
            "0101210000": "0102211000", "3102100000": "3105200000"}  # fmt: skip
"""Other codes of the same chapter."""
LOSS = frozenset(
    {f"loses_{what}" for what in ("code", "cell", "chapter", "partner", "flow", "elsewhere")}
)
DETAIL = frozenset({"loses_detail"})
LOSS_PCT = 1


def _coded(rows: Rows, draw: random.Random) -> Rows:
    """Some codes as others of their chapters, so that these have two."""
    return [(*cells[:3], draw.choice((cells[3], SIBLINGS[cells[3]])), *cells[4:]) for cells in rows]


def narrowed(rows: Rows, draw: random.Random) -> Delivery:
    """The same again, narrowed by some codes."""
    before = _coded(rows, draw)
    codes = {cells[3] for cells in before}
    gone = set(draw.sample(sorted(codes), draw.randint(1, max(1, len(codes) // 2))))
    left = [cells for cells in before if cells[3] not in gone]
    if not any(cells[8] == OURS for cells in left):
        return Delivery((before,), cents(before), before=before)
    lost = False
    for place in {cells[:2] for cells in left}:
        had, has = (cents([c for c in some if c[:2] == place]) for some in (before, left))
        lost |= (had - has) * 100 > LOSS_PCT * had
    return Delivery((left,), None if lost else cents(left), before=before, reasons=LOSS)


def corrected(rows: Rows, draw: random.Random) -> Delivery:
    """The same again, with another code of its chapter for one or all."""
    before = _coded(rows, draw)
    back = {sibling: code for code, sibling in SIBLINGS.items()}
    swapped = draw.choice((set(SIBLINGS), set(back), set(SIBLINGS) | set(back)))
    after = [(*c[:3], (SIBLINGS | back)[c[3]], *c[4:]) if c[3] in swapped else c for c in before]
    return Delivery((after,), cents(after), before=before)


def coarser(rows: Rows, draw: random.Random) -> Delivery:
    """The same again, by headings or chapters alone."""
    before = _coded(rows, draw)
    digits = draw.choice((2, 4))
    after = [(*cells[:3], cells[3][:digits], *cells[4:]) for cells in before]
    lost = any(cents([cells]) for cells in before)
    return Delivery((after,), None if lost else cents(after), before=before, reasons=DETAIL)


KINDS: tuple[Callable[[Rows, random.Random], Delivery], ...] = (
    revision, revised_month, one_value, amounts, shared_month, three, by_post, by_partner,
    narrowed, corrected, coarser,
)  # fmt: skip


def _written(delivery: Delivery, folder: Path, draw: random.Random) -> list[Path]:
    paths = []
    for place, rows in enumerate(delivery.files):
        kind = "text" if delivery.posts else draw.choice(("text", "text", "dbf"))
        if delivery.posts:
            rows = [(*cells, delivery.posts[place]) for cells in rows]
        content = dbf(rows) if kind == "dbf" else text(
            rows, draw.choice(",;\t"), draw.choice(("utf-8", "cp866", "cp1251")),
            headings=(*HEADINGS, "POST") if delivery.posts else HEADINGS,
        )  # fmt: skip
        path = folder / f"{place}.{kind}"
        if draw.random() < 0.3:
            paths.append(zipped(path, data=content))
        else:
            path.write_bytes(content)
            paths.append(path)
    return paths


def second_delivery(draw: random.Random, folder: Path) -> str:
    """Make one and import it: ``imported`` or ``refused``. Raises ``Wrong``."""
    rows = table(draw)
    rows[0] = (*rows[0][:8], OURS, rows[0][9])
    kind = draw.choice(KINDS)
    delivery = kind(rows, draw)
    files = tuple(_written(delivery, folder, draw))
    # Few rows may look like levels, sums or unknown partners; here they are judged for one thing.
    if delivery.before:
        first = (folder / "before", text(delivery.before))
        first[0].write_bytes(first[1])
        import_customs(
            Import((first[0],), folder / "r", regions=(41000,), limits=LIMITS), REGISTERS
        )
    order = Import(files, folder / "r", regions=(41000,), limits=LIMITS)
    try:
        report = try_import(order, REGISTERS)
    except DataRefused as refused:
        keys = {reason.reason.key.rpartition(".")[2] for reason in refused.reasons}
        if delivery.cents is not None or not keys <= delivery.reasons:
            raise Wrong(f"{kind.__name__} is refused: {refused}") from refused
        return "refused"
    assert_adds_up(report)
    if delivery.cents is None:
        raise Wrong(f"{kind.__name__} is added up: {report.usd_kept}")
    if round(report.usd_kept * 100) != delivery.cents:
        raise Wrong(f"{kind.__name__}: {report.usd_kept} instead of {delivery.cents / 100}")
    return "imported"
