"""Small plots of every shape that an office program draws, of made-up values."""

from __future__ import annotations

from dashboard.amount import Amount
from dashboard.charts.plot import Category, Entry, Plot, Series

MILLION = 1e6
GAP = "not published"


def usd(millions: float | None, status: str = "published", qualifier: str = "") -> Amount:
    if millions is None:
        return Amount()
    return Amount(millions * MILLION, "usd", status, qualifier)


def count(value: float | None) -> Amount:
    return Amount(unit="count") if value is None else Amount(value, "count", "published")


def years(*named: int, gaps: tuple[int, ...] = (), strong: int = 2018) -> tuple[Category, ...]:
    return tuple(
        Category(
            str(year),
            str(year),
            emphasis="strong" if year == strong else "pale",
            gap=GAP if year in gaps else "",
        )
        for year in named
    )


def series(noun: str, *amounts: Amount, **more: object) -> Series:
    return Series(noun, noun.capitalize(), amounts, **more)  # type: ignore[arg-type]


def turnover() -> Plot:
    """Three years of two parts; nothing is published of the second."""
    return Plot(
        "columns",
        categories=years(2018, 2019, 2020, gaps=(2019,)),
        series=(
            series("exports", usd(7109), usd(None), usd(5403.6, "implied")),
            series("imports", usd(4115.9), usd(None), usd(3554, "implied")),
        ),
        stacked=True,
    )


def balance() -> Plot:
    """Exports up, imports down, their difference as a line, coverage under the years."""
    names = tuple(
        Category(year, year, note=note)
        for year, note in (("2018", "172.7%"), ("2019", ""), ("2020", "152.0%"))
    )
    return Plot(
        "columns",
        categories=names,
        series=(
            series("exports", usd(7109), usd(None), usd(5403.6)),
            series("imports", usd(-4115.9), usd(None), usd(-3554), turned=True),
            series("balance", usd(2993.1), usd(None), usd(1849.6), form="line",
                   labels=("2,993.1", "", "1,849.6")),
        ),
        stacked=True,
        noting="Coverage ratio",
    )  # fmt: skip


def waterfall() -> Plot:
    """From 9,240.8 to 10,163.6: a rise and a fall."""
    return Plot(
        "waterfall",
        categories=(
            Category("from", "2017", noun="turnover"),
            Category("exports", "Exports", noun="exports"),
            Category("imports", "Imports", noun="imports"),
            Category("to", "2018", noun="turnover"),
        ),
        series=(
            series("turnover", usd(9240.8, "implied"), usd(1453.5, "implied"), usd(-530.7),
                   usd(10163.6, "computed"),
                   labels=("9,240.8", "+15.7 p.p.\n+1,453.5\nmillion", "-5.7 p.p.", "10,163.6")),
        ),
    )  # fmt: skip


def partners() -> Plot:
    """Shares of partners, and a line of all others; of one nothing is published."""
    return Plot(
        "bars",
        unit="pct",
        categories=(
            Category("CHN", "China", emphasis="strong"),
            Category("DEU", "Germany", emphasis="pale"),
            Category("others", "Others", gap=GAP),
        ),
        series=(
            series("turnover", Amount(15.6, "pct", "published"), Amount(6.6, "pct", "computed"),
                   Amount(unit="pct")),
        ),
        asides=("160 others: 77.8% together",),
    )  # fmt: skip


def sectors() -> Plot:
    """Two panels: groups of goods with a part too small for its number; fields with relations."""
    fields = Plot(
        "bars",
        unit="count",
        heading="Fields",
        categories=(Category("culture", "Culture"), Category("rest", "29 other fields")),
        series=(
            series("events", count(18), count(None)),
            series("events", count(11), count(None), emphasis="pale"),
            series("relations", count(16), count(40), form="text", labels=("16 ◆", "40 ◆")),
        ),
        entries=(Entry("", "◆", "relations"), Entry("events", "■", "events")),
        stacked=True,
    )
    return Plot(
        "bars",
        heading="Groups",
        categories=(Category("a", "Minerals"), Category("b", "Wood")),
        series=(
            series("exports", usd(1000), usd(500)),
            series("imports", usd(20), usd(400, "implied")),
        ),
        stacked=True,
        below=fields,
    )


def months() -> Plot:
    """A year and the year before; the last month of the year is not known."""
    return Plot(
        "lines",
        categories=tuple(Category(str(n), name) for n, name in enumerate(("Jan", "Feb", "Mar"))),
        series=(
            series("exports", usd(10), usd(11), usd(12), form="line", emphasis="pale"),
            series("exports", usd(13), usd(14), usd(None), form="line", emphasis="strong"),
        ),
    )


def tiles(number: int = 20) -> Plot:
    """More goods than bars have room for."""
    return Plot(
        "tiles",
        categories=tuple(Category(str(n), f"Goods {n}") for n in range(number)),
        series=(series("exports", *(usd(100 - n) for n in range(number))),),
    )


def grid(rows: int = 3, columns: int = 3) -> Plot:
    """Partners by group; one pair is not known."""
    return Plot(
        "grid",
        unit="count",
        categories=tuple(Category(str(n), f"Field {n}") for n in range(columns)),
        rows=tuple(Category(str(n), f"Country {n}") for n in range(rows)),
        series=tuple(
            series("turnover", *(count(None if n == m == 0 else n + m) for m in range(columns)))
            for n in range(rows)
        ),
    )


EVERY = {
    "turnover": turnover(),
    "balance": balance(),
    "waterfall": waterfall(),
    "partners": partners(),
    "sectors": sectors(),
    "months": months(),
    "tiles": tiles(),
}
