"""Sentences that are worded deep in the program and said in the language of whoever reads them."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from dashboard.language import FALLBACK, Language, language


class Sentence(str):
    """A sentence in the fallback language that can be said in the others too.

    What is refused or reported deep in the program is worded there once, and shown in the
    language of whoever reads it.
    """

    key: str
    values: Mapping[str, object]

    def in_language(self, words: Language) -> str:
        """The sentence in a language."""
        spoken = {
            name: value.in_language(words) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return words.t(self.key, **spoken)


def said(key: str, **values: object) -> Sentence:
    """The message of a key as a sentence. Raises ``KeyError`` if there is none."""
    sentence = Sentence(language(FALLBACK).t(key, **values))
    sentence.key, sentence.values = key, values
    return sentence


SYSTEM = {
    errno.ENOSPC: "full", errno.EDQUOT: "quota", errno.EACCES: "permission",
    errno.EPERM: "permission", errno.EROFS: "read_only", errno.EIO: "broken",
    errno.ENOENT: "absent", errno.EISDIR: "is_folder", errno.ENOTDIR: "no_folder",
    errno.EEXIST: "there", errno.ENAMETOOLONG: "long_name", errno.EMFILE: "many_open",
    errno.ENFILE: "many_open", errno.ELOOP: "circle",
}  # fmt: skip
"""What systems refuse of files and disks, by number."""


def of_system(error: OSError) -> str:
    """What the system refuses, without the file, in the language of whoever reads it; where that is
    not known, in the system's own words."""
    key = SYSTEM.get(error.errno or 0)
    return said(f"system.{key}") if key else error.strerror or str(error)


class Dollars(Sentence):
    """A sum of money to the cent, in the language of its sentence."""

    cents: int

    def in_language(self, words: Language) -> str:
        """``$2,000.00``, ``2 000,00 долл. США``."""
        return words.dollars(self.cents / 100)


def dollars(cents: int) -> Dollars:
    """Cents as dollars."""
    money = Dollars(language(FALLBACK).dollars(cents / 100))
    money.cents = cents
    return money


class Number(Sentence):
    """A whole number, in the language of its sentence."""

    number: int

    def in_language(self, words: Language) -> str:
        """``12,000``, ``12 000``."""
        return words.number(float(self.number), 0)


def number(value: int) -> Number:
    """A whole number of rows or of anything else that is counted."""
    found = Number(language(FALLBACK).number(float(value), 0))
    found.number = value
    return found


class Percent(Sentence):
    """A share in per cent, in the language of its sentence."""

    share: float

    def in_language(self, words: Language) -> str:
        """``3.5%``, ``3,5 %``."""
        return words.percent(self.share)


def percent(value: float) -> Percent:
    """A share in per cent."""
    found = Percent(language(FALLBACK).percent(value))
    found.share = value
    return found


def plain(value: object) -> object:
    """A value of a sentence as a report keeps it: US dollars as a number with a part, what is
    counted as a whole one."""
    if isinstance(value, Dollars):
        return value.cents / 100
    return value.number if isinstance(value, Number) else value


def spoken(values: Mapping[str, object], words: Language) -> dict[str, object]:
    """What `plain` has made of some values, in a language; text stays as it is."""
    return {
        name: words.dollars(value) if isinstance(value, float)
        else words.number(float(value), 0) if isinstance(value, int) else value
        for name, value in values.items()
    }  # fmt: skip
