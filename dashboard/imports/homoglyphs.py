"""Headings and names of sheets as they look to whoever reads them, homoglyphs as one letter.

Nobody sees whether the О of ``STОIM`` is Russian, nor how wide a blank is; so neither counts, as in
values (`dashboard.imports.values.folded`). A letter that looks like none of ours is named.
"""

from __future__ import annotations

import re
import unicodedata

from dashboard.imports.values import BLANKS, UNSEEN, folded

_AROUND = f"{BLANKS}\"'`«»“”„‘’"
_GONE = dict.fromkeys(map(ord, UNSEEN))
_OURS = re.compile(r"[a-z0-9_]")
MOST = 3
"""Letters that are named."""


def normalised(text: str) -> str:
    """A text in small letters without blanks and quotation marks around it, letters that look
    alike as Latin ones, letters of another width as plain ones, and none that is not seen."""
    seen = unicodedata.normalize("NFKC", text.translate(_GONE))
    return folded(seen.strip(_AROUND).upper()).casefold()


def foreign_letters(text: str) -> str:
    """The letters of a heading that look like none of ours, each with its number; empty if most of
    them do: it is of another language as a whole."""
    found = [one for one in text if one.isalpha() and not _OURS.match(normalised(one))]
    if 2 * len(found) > len(text):
        return ""
    return ", ".join(f"{one} (U+{ord(one):04X})" for one in dict.fromkeys(found[:MOST]))
