"""What a file says of itself in its properties: its title, who made it, in which language, when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dashboard.language import Language
from dashboard.render.fitting import whole_words
from dashboard.render.office_formats import language_tag

MOST_LETTERS = 255
"""Letters that a property of a file may have."""


def properties(words: Language, title: str, subject: str = "") -> dict[str, str]:
    """Title, subject and author as every form of file has them."""
    said = {"title": title, "subject": subject, "author": words.t("factsheet.prepared")}
    return {name: whole_words(text, _fits) for name, text in said.items()}


def _fits(text: str) -> bool:
    return len(text) <= MOST_LETTERS


def fill_properties(made: Any, words: Language, title: str, subject: str = "") -> None:
    """The properties of a document of python-pptx or python-docx. The templates of both, and an
    owner's, say who made the template, and when: that would be read as said of the file."""
    found = made.core_properties
    for name, text in properties(words, title, subject).items():
        setattr(found, name, text)
    found.last_modified_by = found.author
    found.language, found.comments, found.revision = language_tag(words), "", 1
    found.created = found.modified = dt.datetime.now(dt.UTC)
