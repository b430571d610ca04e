"""A language that there is not: English with accents on its letters, a third longer.

python tests/pseudo_language.py > dashboard/messages/xx.toml
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

ENGLISH = Path(__file__).parents[1] / "dashboard" / "messages" / "en.toml"
NAME = "Ẋẋẋ"
FILLER = "~"
_ACCENTS = str.maketrans("aeiouycnszAEIOUYCNSZ", "áéíóúýçñšžÁÉÍÓÚÝÇÑŠŽ")
_PLACEHOLDER = re.compile(r"(\{[^}]*\})")
_LINE = re.compile(r'([\w.-]+) = (".*")\s*(?:#.*)?')


def accented(text: str) -> str:
    """A text that can still be read and seen to be no English; placeholders are kept."""
    parts = _PLACEHOLDER.split(text)
    plain = [part for part in parts if not _PLACEHOLDER.fullmatch(part)]
    longer = FILLER * round(0.3 * sum(map(len, plain)))
    return "".join(part.translate(_ACCENTS) if part in plain else part for part in parts) + longer


def pseudo_language(english: str) -> str:
    """The messages of English as those of the language that there is not."""
    lines, table = [], ""
    for line in english.splitlines():
        if line.startswith("["):
            table = line
        found = _LINE.fullmatch(line)
        if found and table == "[language]":
            line = f'name = "{NAME}"' if found[1] == "name" else line
        elif found:
            text = tomllib.loads(f"text = {found[2]}")["text"]
            line = f"{found[1]} = {json.dumps(accented(text), ensure_ascii=False)}"
        lines.append(line)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(pseudo_language(ENGLISH.read_text(encoding="utf-8")))
