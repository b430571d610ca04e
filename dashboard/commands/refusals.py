"""What is refused, as the terminal shows it in a language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dashboard.copies import replace
from dashboard.errors import (
    COLUMNS,
    SHOWN,
    DashboardError,
    DataRefused,
    Reason,
    aligned,
    with_alike_together,
)
from dashboard.language import Language
from dashboard.sentences import Sentence
from dashboard.typography import harmless

FIRST_NAMED = 3
"""Files that are named before the reasons, each of which names its own."""


def refusal_text(error: DashboardError, words: Language) -> str:
    """What was refused and why, and what to do about it (its notes).

    Sentences that no other language knows are told as they are.
    """
    notes = [_in(words, note) for note in getattr(error, "__notes__", ())]
    lines = "\n".join([_sentence(error, words), *notes]).split("\n")
    return "\n".join(map(harmless, lines))


def import_refusal_text(error: DashboardError, words: Language, given: Sequence[Path]) -> str:
    """A refusal of ``given`` files: those to blame first, which a long table would hide."""
    if not isinstance(error, DataRefused) or not given:
        return refusal_text(error, words)
    head = words.t("refused.not_imported", files=_files(error.reasons, words, given))
    return f"{harmless(head)}\n{refusal_text(error, words)}"


def _files(reasons: Sequence[Reason], words: Language, given: Sequence[Path]) -> str:
    """The files that some reason names, which may name several and their sheets; else all."""
    every = list(dict.fromkeys(path.name for path in given))
    names = [name for name in every if any(name in one.file for one in reasons)] or every
    if (more := len(names) - FIRST_NAMED) <= 0:
        return ", ".join(names)
    shown = ", ".join(names[:FIRST_NAMED])
    return words.t("refused.files_and_more", files=shown, count=words.number(more, 0))


def _sentence(error: DashboardError, words: Language) -> str:
    if not isinstance(error, DataRefused):
        return _in(words, error.args[0]) if error.args else str(error)
    heads = [words.t(f"refused.column.{name}") for name in COLUMNS]

    def more(count: int, rows: str) -> str:
        key = "alike_in_rows" if rows else "alike"
        return words.t(f"refused.{key}", count=words.number(count, 0), rows=rows)

    lines = with_alike_together(error.reasons, more)
    shown = [replace(one, reason=_in(words, one.reason)) for one in lines[:SHOWN]]
    return "\n".join([*aligned(heads, shown), _count(error, words, len(lines))])


def _count(error: DataRefused, words: Language, lines: int) -> str:
    count = len(error.reasons)
    if not error.complete:
        return words.t("refused.and_more", shown=words.number(min(count, SHOWN), 0))
    if lines > SHOWN:
        return words.t("refused.first", shown=SHOWN, count=words.number(count, 0))
    return words.plural("refused.count", count)


def _in(words: Language, text: object) -> str:
    return text.in_language(words) if isinstance(text, Sentence) else str(text)
