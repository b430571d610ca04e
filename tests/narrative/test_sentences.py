"""The program says what was read and found good: forty sentences in each language."""

from __future__ import annotations

from dashboard.language import languages
from tests.narrative.sentences import GOLDEN, SAID, text


def test_sentences_are_those_that_were_read() -> None:
    assert text() == GOLDEN.read_text(encoding="utf-8"), (
        "read them, then: make sentences ARGS=--write"
    )


def test_there_are_forty_of_each_language() -> None:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    assert len(set(SAID)) == 40
    for language in languages():
        assert sum(line.startswith(f"  {language}  ") for line in lines) == 40
