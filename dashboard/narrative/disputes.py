"""Where sources disagree: what is said beside the figures that it concerns, and on the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.language import Language
from dashboard.loaders.published import WORLD
from dashboard.loaders.records import Rows, records, text_in
from dashboard.narrative.linked import Line, LinkedText, first_sentence, linked_text, plain, strung
from dashboard.narrative.marked import marked
from dashboard.narrative.wording import ended, listed, small, small_line
from dashboard.row_amounts import codes_in
from dashboard.store.library import Library
from dashboard.values import CUSTOMS

OF_YEAR = f"{CUSTOMS}-"
"""How the code of a contradiction of customs data with published figures begins."""
LEDGER = "/data#about-disputes"
"""Where all of them stand."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A contradiction: its id on the ledger, its subject, what it is and what is shown, with
    their numbers, the rows that it names and the sources that disagree; ``both``: what both sides
    say must be told in a line too, as one of them is the owner's.

    Of what it names, ``figures`` are the figures of trade, ``partners`` those with whom it is, and
    ``settled`` the figures from which one value was taken for all partners together.
    """

    code: str
    subject: Line
    what: Line
    shows: Line
    rows: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    both: bool = False
    figures: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        """Its subject, in words alone."""
        return plain(self.subject)

    @property
    def text(self) -> str:
        """What it is, in words alone."""
        return plain(self.what)

    @property
    def shown(self) -> str:
        """What is shown, in words alone."""
        return plain(self.shows)

    @property
    def line(self) -> str:
        """What is said of it in a line: what is shown, or what both sides say."""
        return self.text if self.both else self.shown


def every_dispute(library: Library, words: Language) -> tuple[Dispute, ...]:
    """Those of the sources (`schemas.CONTRADICTIONS`), then those of the owner's rows with
    published ones (`dashboard.loaders.contested`)."""
    return library.once(_every, words.code)


def _every(library: Library, language: str) -> tuple[Dispute, ...]:
    words = library.language(language)
    settled = {
        row.contradiction: codes_in(row.figures)
        for row in records(library.published.choices)
        if row.partner == WORLD
    }
    return (
        *(
            Dispute(
                row.contradiction,
                subject=marked(library, text_in(row, "topic", words.code)),
                what=marked(library, text_in(row, "text", words.code)),
                shows=marked(library, text_in(row, "shown", words.code)),
                rows=tuple(_named(row)),
                sources=codes_in(row.sources),
                figures=codes_in(row.figures),
                partners=codes_in(row.partners),
                settled=settled.get(row.contradiction, ()),
            )
            for row in records(library.published.contradictions)
        ),
        *_of_owner(words, records(library.contested)),
    )


def _named(row: Any) -> Iterator[str]:
    for cell in (row.figures, row.relations, row.events):
        yield from codes_in(cell)


def of_owner(words: Language, contested: Rows) -> tuple[Dispute, ...]:
    """Contradictions of the owner's rows with published ones."""
    return tuple(_of_owner(words, records(contested)))


def _of_owner(words: Language, cells: Sequence[Any]) -> Iterator[Dispute]:
    """One for each pair of rows that differ."""
    pairs: dict[tuple[str, str], list[Any]] = {}
    for cell in cells:
        pairs.setdefault((cell.row, cell.against), []).append(cell)
    for (row, against), found in pairs.items():
        topic = words.t("disputes.owner.topic", title=text_in(found[0], "title", words.code))
        said = [
            words.t(
                "disputes.owner.cell",
                field=words.t(f"disputes.field.{cell.field}"),
                owner=_value(words, cell.field, cell.owner),
                published=_value(words, cell.field, cell.published),
                source=cell.other_source,
            )
            for cell in found
        ]
        key = "in_place" if row == against else "beside"
        shown = words.t(f"disputes.owner.{key}", row=row, against=against)
        sources = (found[0].source, found[0].other_source)
        code = row if row == against else f"{row}-{against}"
        yield Dispute(code, (topic,), (ended("; ".join(said)),), (shown,), (row, against),
                      tuple(dict.fromkeys(sources)), both=True)  # fmt: skip


DATES = ("since", "until", "start", "end")
CODES = ("regions", "countries")
"""Columns of codes, as the workbook and the addresses of pages have them."""


def _value(words: Language, field: str, value: str) -> str:
    """A cell in words: a date, codes, or a word of a list."""
    if field in DATES:
        return words.date(value)
    if field in CODES:
        return ", ".join(codes_in(value))
    if field == "ending":
        return words.t(f"tie.ending.{value}")
    if field == "held":
        return words.t(f"disputes.held.{value}")
    return small(words.t(f"{field}.{value}"))


def disputes_of(
    library: Library, words: Language, rows: Collection[str], partners: Collection[str] = ()
) -> tuple[Dispute, ...]:
    """The contradictions that concern any of the rows that are shown; ``partners`` as for
    `concerning`."""
    return concerning(every_dispute(library, words), rows, partners) if rows else ()


def concerning(
    disputes: Sequence[Dispute], rows: Collection[str], partners: Collection[str] = ()
) -> tuple[Dispute, ...]:
    """Those that name any of the rows that are shown.

    What is shown of some ``partners`` alone rests on figures of the whole trade and stands beside
    those of other partners. What sources disagree about of these is no matter of theirs: of
    figures, there are only those that name one of them, and those that settled the whole from
    which theirs follow.
    """
    there = set(rows)
    return tuple(
        one for one in disputes
        if not there.isdisjoint(one.rows) and (not partners or _is_theirs(one, there, partners))
    )  # fmt: skip


def _is_theirs(one: Dispute, there: set[str], partners: Collection[str]) -> bool:
    beyond_trade = set(one.rows).difference(one.figures)
    return not (
        there.isdisjoint(beyond_trade | set(one.settled)) and set(partners).isdisjoint(one.partners)
    )


def whys(
    library: Library, words: Language, disputes: Sequence[Dispute], rows: Collection[str]
) -> tuple[Line, ...]:
    """Why of several values one was taken, where those are among the rows that are shown.

    Those of the trade of the region as a whole are told by the ledger of figures itself.
    """
    if not disputes:
        return ()
    subjects, there = {one.code: one.subject for one in disputes}, set(rows)
    return tuple(
        (*subjects[row.contradiction], ": ", *small_line(why_of(library, words, row)), ".")
        for row in library.once(_choices)
        if row.contradiction in subjects and not there.isdisjoint(codes_in(row.figures))
    )


def why_of(library: Library, words: Language, choice: Any) -> Line:
    """Why of several values one was taken; ``choice``: a row of `schemas.CHOICES`."""
    return marked(library, text_in(choice, "why", words.code))


def _choices(library: Library) -> list[Any]:
    """Which of several values was taken, but for the trade of the region as a whole."""
    territory = library.registers.region.territory
    return [
        row
        for row in records(library.published.choices)
        if not (row.territory == territory and row.partner == WORLD)
    ]


def dispute_line(words: Language, disputes: Sequence[Dispute]) -> str:
    """``Sources disagree: “…”, “…” and “…”``: the topics with their numbers, for documents; empty
    without any. Topics hold commas and "and" of their own."""
    named = [linked_text(words, "disputes.quoted", topic=one) for one in _topics(words, disputes)]
    topics = listed(words, named)
    return strung((words.t("disputes.lead"), " ", topics, ".")) if topics else ""


def _topics(words: Language, disputes: Sequence[Dispute]) -> list[str]:
    """Subjects in their order; those of customs data, one a year, are one with all their years."""
    years = [year for one in disputes if (year := one.code.removeprefix(OF_YEAR)) != one.code]
    topics: list[str] = [LinkedText(one.subject) for one in disputes
                         if len(years) < 2 or not one.code.startswith(OF_YEAR)]  # fmt: skip
    if len(years) > 1:
        topics.append(words.t("disputes.customs.topics", years=listed(words, years)))
    return topics


def dispute_sentence(one: Dispute, words: Language) -> Line:
    """One contradiction in a line: its topic and what is shown, or what both sides say; of figures
    first which ones the sources have."""
    said = small_line(one.what if one.both else one.shows)
    if one.figures and not one.both:
        what = small_line(first_sentence(one.what))
        said = (*what, " ", words.t("disputes.shown_here"), " ", *said)
    stop = "" if plain(said).endswith(".") else "."
    return (*one.subject, ": ", *said, *([stop] if stop else []))
