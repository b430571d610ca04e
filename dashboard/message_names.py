"""What the messages of a language ask of names, told from their file as it lies.

Whoever reads names holds them against all languages. To read all messages takes a tenth of a second
a language, which a command that speaks one of them need not wait for.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from dashboard import language
from dashboard.language import OF_REGION

_FORM = re.compile(r"\{(?!region\.)\w+\.(\w+)\}")
_TABLE = re.compile(r"^\[language\]\n(.*?)(?:^\[|\Z)", re.MULTILINE | re.DOTALL)


@cache
def names_asked_for(code: str) -> frozenset[str]:
    """The names of the region that the sentences of a language ask for: ``{region.the}``, the."""
    return frozenset(OF_REGION.findall(_written(code)))


@cache
def forms_asked_for(code: str) -> frozenset[str]:
    """The forms of names that the sentences of a language ask for: ``{partner.ins}``, ins."""
    return frozenset(_FORM.findall(_written(code)))


@cache
def short_words(code: str) -> str:
    """The words of a language that do not part from what is behind them; none where it has none."""
    found = _TABLE.search(_written(code))
    return str(tomllib.loads(found[1]).get("short", "")) if found else ""


def _written(code: str) -> str:
    """A file of messages without its lines of comment."""
    lines = (language.MESSAGES / f"{code}.toml").read_text("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))
