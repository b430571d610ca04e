"""What the goods of commodity codes are called: chapters, and the headings below them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.errors import UnknownSelection
from dashboard.language import languages
from dashboard.loaders.schemas.registers import HEADINGS
from dashboard.loaders.tables import read_table

CHAPTER, HEADING = 2, 4
"""Digits of the codes of chapters and of headings; longer ones have no names of their own."""


@dataclass(frozen=True, slots=True)
class CommodityNames:
    """Language → code of a chapter, or of a heading → its name."""

    chapters: Mapping[str, Mapping[str, str]]
    headings: Mapping[str, Mapping[str, str]]

    def named(self, code: str, language: str) -> str:
        """Of which code the name of a code is: of its heading; of its chapter where it has no more
        digits, or the register no such heading."""
        heading = code[:HEADING]
        return heading if heading in self.headings.get(language, {}) else code[:CHAPTER]

    def name(self, code: str, language: str) -> str:
        """The name of the goods of a code: that of the heading or chapter that `named` says.

        Raises:
            UnknownSelection: there is no such chapter.
        """
        of = self.named(code, language)
        names = self.headings if len(of) == HEADING else self.chapters
        try:
            return names[language][of]
        except KeyError:
            unknown = f"“{of}” ({language}) is not in the chapters register"
            raise UnknownSelection(unknown) from None


def load_commodity_names(folder: Path, chapters: pd.DataFrame) -> CommodityNames:
    """The names of chapters and, of ``headings.csv`` in the folder of registers, of headings.

    Raises:
        DataRefused: the file breaks its rules.
    """
    headings = read_table(folder / "headings.csv", HEADINGS)
    return CommodityNames(_names(chapters, "chapter"), _names(headings, "heading"))


def _names(frame: pd.DataFrame, code: str) -> dict[str, dict[str, str]]:
    return {
        language: dict(zip(frame[code], frame[f"name_{language}"], strict=True))
        for language in languages()
    }
