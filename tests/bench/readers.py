"""Readers at random: at each click one of the filters changes, and no question is asked twice.

What is asked is what a page asks then: with the key of the surroundings that it shows, for the
charts that are seen on its first screen at 1280×720.
"""

from __future__ import annotations

import csv
import json
import random
import re
import zlib
from collections.abc import Sequence

from serving import ROOT

Choice = dict[str, str]
SEEN = "balance-chart,turnover-chart"
"""What is seen of the first page, by its ids."""
SIDE_BY_SIDE = "compare-chart"
"""What is seen where partners or groups stand side by side."""
FILTERS = ("partner", "partner", "sector", "year", "flow", "months")
"""What is clicked; countries twice as often as all else, as in the clicks of the browser."""
SPANS = ("", "", "1-3", "1-6", "4-9", "7-12")
MOST = {"partner": 3, "sector": 2}
PACKED = b"\x1f\x8b"
GZIP = 16 + zlib.MAX_WBITS
KEY = re.compile(r'"key": ?("(?:[^"\\]|\\.)*")')
START = 4096
"""Bytes of an answer in which its key is."""


def body(query: str, key: str, **more: str) -> bytes:
    """A callback body as a page sends it that holds nothing of earlier answers."""
    value = {"path": "/", "query": query, "key": key, "cached": "", **more}
    return json.dumps(
        {
            "output": "drawn.data",
            "outputs": {"id": "drawn", "property": "data"},
            "inputs": [{"id": "choice", "property": "data", "value": value}],
            "changedPropIds": ["choice.data"],
        }
    ).encode()


class Readers:
    """What readers of a dataset ask; they know of each other what was asked already."""

    def __init__(self, dataset: str, key: str, years: Sequence[int], seed: int) -> None:
        """``key``: of the page without any choice; ``years``: those that have a year before."""
        self._random = random.Random(seed)
        self._asked: set[str] = set()
        self._years = [str(year) for year in years]
        self._first = {"dataset": dataset}
        self.key = key
        registers = ROOT / "data" / "registers"
        with (registers / "countries.csv").open(encoding="utf-8") as file:
            self._partners = [row["country"] for row in csv.DictReader(file)]
        with (registers / "sectors.csv").open(encoding="utf-8") as file:
            self._sectors = [row["sector"] for row in csv.DictReader(file)
                             if row["kind"] == "trade"]  # fmt: skip

    def reader(self) -> Reader:
        """Another one, who has chosen nothing yet."""
        return Reader(self, dict(self._first), self.key)

    def changed(self, chosen: Choice) -> tuple[Choice, str]:
        """A choice with one filter changed that nobody asked for yet, and its query."""
        while True:
            name = self._random.choice(FILTERS)
            chosen = {**chosen, name: self._other(name, chosen.get(name, ""))}
            query = "&".join(f"{name}={value}" for name, value in chosen.items() if value)
            if query not in self._asked:
                self._asked.add(query)
                return chosen, query

    def _other(self, name: str, value: str) -> str:
        if name not in MOST:
            offered = {"year": self._years, "flow": ("", "export", "import"), "months": SPANS}[name]
            return self._random.choice([one for one in offered if one != value] or offered)
        there = value.split(",") if value else []
        if there and (len(there) == MOST[name] or self._random.random() < 1 / 2):
            there.remove(self._random.choice(there))
        else:
            every = self._partners if name == "partner" else self._sectors
            there.append(self._random.choice([one for one in every if one not in there]))
        return ",".join(there)


class Reader:
    """One of them, with the page that he sees."""

    def __init__(self, among: Readers, chosen: Choice, key: str) -> None:
        self._among, self._chosen, self.key = among, chosen, key

    def asks(self) -> bytes:
        """The body of the next click."""
        self._chosen, query = self._among.changed(self._chosen)
        wanted = SIDE_BY_SIDE if SIDE_BY_SIDE in self.key else SEEN
        return body(query, self.key, wanted=wanted, tables="")

    def reads(self, answer: bytes) -> None:
        """What the page keeps of an answer, as it was sent: the key that it asks with next."""
        packed = answer[:2] == PACKED
        start = zlib.decompressobj(GZIP).decompress(answer, START) if packed else answer[:START]
        if found := KEY.search(start.decode(errors="ignore")):
            self.key = json.loads(found[1])
