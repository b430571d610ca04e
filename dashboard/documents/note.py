"""The note on what changed: one page with the headline, its reasons, the largest rises and falls,
new and lost partners, records, what is news and what was revised, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts import chart_named
from dashboard.copies import replace
from dashboard.documents.document import Deck, Factsheet
from dashboard.documents.factsheet_blocks import Block, Bullets, Grid, Heading, Small, Words
from dashboard.documents.links import NOWHERE, Links
from dashboard.documents.note_account import Account, account_of, cited_by
from dashboard.documents.note_blocks import (
    came,
    figures,
    missing,
    moved,
    news,
    printed,
    reasons,
    records,
)
from dashboard.documents.slide import slide
from dashboard.narrative import factsheet as headline
from dashboard.narrative import note as narrative
from dashboard.narrative.sources import source_line
from dashboard.narrative.wording import capital
from dashboard.query import Query
from dashboard.store.ask import Ask


def note(ask: Ask, query: Query, links: Links = NOWHERE) -> Factsheet:
    """The page. Raises ``StoreUnavailable`` when the dataset or a release cannot be asked."""
    return _page(replace(account_of(ask, query), links=links))


def _page(account: Account) -> Factsheet:
    scene, found = account.scene, account.turnover.finding
    blocks = [
        Words(
            headline.lead(scene, found, other_years=True) if found else headline.nothing(scene),
            lead=True,
            chart="turnover",
        ),
        *printed(account),
        *figures(account),
        *reasons(account),
        *moved(account),
        *came(account),
        *records(account),
        *news(account),
        *missing(account),
    ]
    return Factsheet(
        title=narrative.title(scene),
        subtitle=" · ".join(
            one for one in (capital(scene.subject), source_line(scene, cited_by(account))) if one
        ),
        blocks=tuple(blocks),
        footer=scene.language.t("factsheet.prepared"),
        language=scene.language,
        mark=scene.mark,
        links=account.links,
    )


def note_deck(ask: Ask, query: Query, link: str, reference: str, links: Links = NOWHERE) -> Deck:
    """The charts of the note as slides; the whole of its text stands with the first, for who
    speaks. Raises as `note`."""
    account = account_of(ask, query)
    made = _page(account)
    names = ["turnover", *(name for name, one in account.charts.items() if not one.empty)]
    declared = [one for name in names if (one := chart_named(name)) is not None]
    slides = [slide(ask, one, query, link, reference, links) for one in declared]
    first = replace(slides[0], notes=(made.title, *_lines(made.blocks), "", *slides[0].notes))
    return Deck((first, *slides[1:]), made.language, made.title)


def _lines(blocks: Sequence[Block]) -> list[str]:
    """The blocks as lines of text."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Heading(text):
                lines += ["", text]
            case Words(text):
                lines.append(text)
            case Bullets(items):
                lines += items
            case Small(texts):
                lines += texts
            case Grid(headers, rows):
                lines += ["; ".join(row) for row in (headers, *rows)]
    return lines
