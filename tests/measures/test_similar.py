"""What was meant by a text that nothing has."""

from __future__ import annotations

import pytest

from dashboard.measures.search import find
from dashboard.measures.similar import find_similar, texts_meant
from dashboard.measures.vocabulary import Meaning, Vocabulary
from tests.measures.test_search import INDEX

VOCABULARY = Vocabulary.of(
    [(phrase, Meaning("country", phrase)) for phrase in ("код", "код*", "вес", "народн*", "рост")],
    {},
)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("chian", "CHN"),
        ("Gemany", "DEU"),
        ("Finnnland", "FIN"),
        ("hebai", "CN-HE"),
        ("Mecklenbrug", "DE-MV"),
        ("Кнтай", "CHN"),
        ("Финлядния", "FIN"),
        ("Rbnfq", "CHN"),
        ("Пукьфтн", "DEU"),
        ("Xэбэй", "CN-HE"),
    ],
)
def test_a_name_is_found_with_a_letter_wrong_or_under_other_keys(typed: str, code: str) -> None:
    assert find(typed, INDEX) == []
    assert find_similar(typed, INDEX)[0].code == code


@pytest.mark.parametrize("typed", ["", "qzx", "Kwrtzplm", "cina2", "Франции Кнтйа ббб"])
def test_what_is_near_to_nothing_finds_nothing(typed: str) -> None:
    assert find_similar(typed, INDEX) == []


def test_every_word_has_to_be_meant() -> None:
    assert find_similar("chian qzxwv", INDEX) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("рсот", "рост"),
        ("нородной", "народн"),
        ("Нородной вес", "Народн вес"),
        ("рост кодом", "рост кодом"),
        # Of a beginning of three letters two may not be wrong, be it a whole word, too.
        ("ноаридной", ""),
        ("ода", ""),
    ],
)
def test_a_word_of_a_question_is_meant_as_the_nearest_that_is_known(typed: str, meant: str) -> None:
    assert [*texts_meant(typed, VOCABULARY)][2:] == ([meant] if meant else [])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # A word of Russian letters is no English one that sounds the same.
        ("рост до", ""),
        ("рост нет", ""),
        ("rost v", "рост в"),
        ("rost top", "рост top"),
    ],
)
def test_only_latin_letters_are_read_by_their_sound(typed: str, meant: str) -> None:
    words = [("рост", "growth"), ("в", "in"), ("do", ""), ("net", ""), ("top", "top")]
    known = Vocabulary.of([(word, Meaning("stop", code)) for word, code in words], {})
    assert [*texts_meant(typed, known)][2:] == ([meant] if meant else [])


@pytest.mark.parametrize("typed", ["rost do", "rost me"])
def test_a_short_word_of_both_languages_is_not_guessed(typed: str) -> None:
    words = [("рост", "growth"), ("do", ""), ("до", "until"), ("me", ""), ("мае", "5")]
    known = Vocabulary.of([(word, Meaning("stop", code)) for word, code in words], {})
    assert [*texts_meant(typed, known)][2:] == []
