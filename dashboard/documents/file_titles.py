"""What a file is called where a reader keeps it: in words, in the language of the file."""

from __future__ import annotations

import re

from dashboard.copies import replace
from dashboard.documents.address import title_of
from dashboard.documents.request import Request, chart_on
from dashboard.narrative.scene import scene_of
from dashboard.narrative.wording import MARKS
from dashboard.store.ask import Ask
from dashboard.typography import JOINER

MOST = 120
"""Letters of such a name: the folders before it count too, and Excel opens no path of over 218."""
BETWEEN = " - "
FORBIDDEN = re.compile(r'[\x00-\x1f"*/:<>?\\|]+')
"""What Windows takes in no name."""


def file_title(ask: Ask, request: Request) -> str:
    """``Region - Turnover - 2018 - China.pptx`` in words of its language: the region, what the
    file holds, the mark of made-up data, the year, the filters. Raises ``StoreUnavailable``."""
    query, region = request.query, ask.library.registers.region
    # Of whom a page is its title says.
    scene = scene_of(ask, query.with_(partners=()) if request.address.code else query)
    # A brief is of no one year, unless one was asked for, and of a partner that it names.
    brief, dated = request.what == "brief", "year" in query.given
    of_year = [] if brief and not dated else [str(scene.year)]
    of_year += [] if brief else scene.subject.split("; ")
    named = region.words(scene.language.code)["name"], _held(ask, request)
    parts = (part for part in (*named, *scene.mark.split(MARKS), *of_year) if part)
    name = FORBIDDEN.sub(" ", BETWEEN.join(parts).replace(JOINER, ""))
    name = " ".join(name.split())
    if len(name) > MOST:
        name = name[:MOST].rpartition(" ")[0].rstrip(" ,-")
    return f"{name}.{request.form}"


def _held(ask: Ask, request: Request) -> str:
    """What a file holds, in words: a chart, a page, or a kind of document."""
    words, registers = ask.library.language(request.query.lang), ask.library.registers
    address = request.address
    match request.what:
        case "chart" | "table" | "workbook":
            declared = chart_on(address, request.chart)
            assert declared is not None, "check has seen to it"
            return words.t(f"chart_name.{declared.name}")
        case "page":
            return title_of(address, registers, words)
        case "brief":
            whom = title_of(replace(address, page="profile"), registers, words)
            return f"{words.t('export.kind.brief')}{BETWEEN}{whom}"
        case "factsheet":
            return words.t(f"export.kind.factsheet.{request.order}")
    return words.t(f"export.kind.{request.what}")
