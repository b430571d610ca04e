"""The shapes of codes, and the columns that several tables have."""

from __future__ import annotations

from dashboard.copies import replace
from dashboard.loaders.columns import (
    Check,
    Column,
    choice,
    code,
    lately,
    lately_in_languages,
    pattern,
    text,
)
from dashboard.sentences import said

LONGEST_QUOTE = 12
"""Words. Longer quotes are not needed to identify a figure."""

LONGEST_GIST = 30
"""Words of what a quote says, in another language."""

COUNTRY = r"[A-Z]{3}"
REGION = r"[A-Z]{2}-[A-Z0-9]{1,3}"
CODE = r"[a-z]+(-[a-z]+)*"
CHAPTER = r"\d\d|XX"
HEADING = r"\d{4}|\d{6}"
SOURCE = r"[A-Z]\d\d"
PAGE = r"[A-Z]{2,4}"
PARAGRAPH = PAGE + r"\d\d"
FIGURE = r"T\d{3}"
LANGUAGE = r"[a-z]{2}"


def sourced() -> Column:
    """The source of a row; one without is refused with what to do."""
    column = code(SOURCE, "sources", "Source", optional=True)
    return replace(column, checks=(*column.checks, Check(bool, said("refused.rule.unsourced"))))


def quoted(*, optional: bool) -> dict[str, Column]:
    """The words of a source, in which language they are, and what they say in the others."""
    return {
        "quote": text(
            "The words that state it; … where words are left out",
            optional=optional,
            words=LONGEST_QUOTE,
        ),
        "quote_lang": lately(
            pattern(
                LANGUAGE,
                said("refused.what.language"),
                "Language of the quote, ISO 639-1",
                optional=True,
            )
        ),
        **lately_in_languages(
            "gist", "What the quote says, if it is in another language", words=LONGEST_GIST
        ),
    }


def cited() -> dict[str, Column]:
    """Beside the source: others that say the same or more, how clear they are, what to know."""
    return {
        "also": lately(code(SOURCE, "sources", "Other sources of it", optional=True, many=True)),
        "confidence": lately(
            choice(("clear", "ambiguous"), "Whether the source can be read one way"), "clear"
        ),
        **lately_in_languages("note", "What to know about it", formerly="note"),
    }
