"""Forty sentences of each language, said by the program over different states, for reading.

``make sentences`` prints them; with ``--write`` the golden file is written anew, to be read before
it is committed. A test holds the program to it.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.documents.brief import brief_of
from dashboard.documents.factsheet import factsheet
from dashboard.language import languages
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library

GOLDEN = Path(__file__).with_suffix(".txt")
TODAY = dt.date(2026, 11, 22)
SAID = (
    ("turnover", "title", ""),
    ("turnover", "finding", ""),
    ("turnover", "finding", "year=2021"),
    ("turnover", "finding", "year=2018&flow=export"),
    ("turnover", "title", "partner=CHN"),
    ("turnover", "finding", "partner=NLD"),
    ("turnover", "title", "year=2022&partner=BLR"),
    ("turnover", "finding", "year=2021&partner=BLR"),
    ("turnover", "title", "year=2021&flow=export&sector=agrifood"),
    ("turnover", "title", "year=2019"),
    ("balance", "title", ""),
    ("balance", "finding", "year=2021"),
    ("contribution", "title", ""),
    ("contribution", "finding", ""),
    ("coverage", "title", "year=2020"),
    ("coverage", "finding", ""),
    ("partners", "title", ""),
    ("partners", "finding", ""),
    ("partners", "title", "partner=NLD"),
    ("partners", "finding", "partner=CHN,DEU"),
    ("partners", "title", "year=2022"),
    ("partners", "finding", "year=2022"),
    ("partners", "finding", "group=eu"),
    ("partner_map", "title", ""),
    ("partner_map", "title", "year=2022&partner=BLR"),
    ("partner_map", "title", "partner=NOR"),
    ("partner_map", "finding", ""),
    ("timeline", "title", "partner=CHN"),
    ("timeline", "title", "partner=SVK"),
    ("timeline", "finding", ""),
    ("timeline", "finding", "partner=DEU&sector=culture"),
    ("matrix", "title", "partner=DEU"),
    ("matrix", "finding", ""),
    ("fields", "finding", ""),
    ("sectors", "finding", "year=2021"),
    ("brief", "who", "CHN"),
    ("brief", "who", "CN-HE"),
    ("brief", "who", "CUB"),
    ("brief", "trade", "DEU"),
    ("factsheet", "title", "partner=KOR"),
)
"""A chart and its part, or a document and its part, of a query or of a partner."""


def sentences(ask: Ask) -> Iterator[str]:
    """Every sentence of `SAID` in every language, each after what it is of."""
    for name, part, query in SAID:
        yield f"{name} {part} {query}".strip()
        for language in languages():
            yield f"  {language}  {_said(ask, name, part, query, language)}"


def _said(ask: Ask, name: str, part: str, query: str, language: str) -> str:
    if name == "brief":
        asked = read_query(f"lang={language}", ask.library)
        found = brief_of(ask, asked, query)
        return next(one.lines[0] for one in found.parts if one.noun == part)
    asked = read_query(f"{query}&lang={language}", ask.library)
    if name == "factsheet":
        return str(getattr(factsheet(ask, asked, "international"), part))
    chart = chart_named(name)
    assert chart is not None
    return str(getattr(chart_of(chart, ask, asked), part))


def text() -> str:
    """All of them, with their no-break spaces shown as ``·``; of the published data only."""
    ask = ask_of(open_library(read_settings({})), TODAY)
    return "\n".join(sentences(ask)).replace("\u00a0", "·") + "\n"


def main() -> None:
    """Print them, or write the golden file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the golden file anew")
    if parser.parse_args().write:
        GOLDEN.write_text(text(), encoding="utf-8", newline="\n")
    else:
        print(text().replace("·", " "), end="")


if __name__ == "__main__":
    main()
