"""How an amount is known, in words: its status, its formula, the range that it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.amount import NOT_PUBLISHED, Amount, weakest
from dashboard.language import Language
from dashboard.narrative.amounts import figure, span
from dashboard.narrative.reasons import absent, in_place_of
from dashboard.narrative.scene import Scene

_NUMBER = re.compile(r"\d+(?:\.(\d+))?")


def status_word(words: Language, status: str) -> str:
    """A status in the reader's language."""
    return words.t("status." + (status or "not published").replace(" ", "_"))


def status_in(scene: Scene, status: str) -> str:
    """A status in the reader's language, where a figure may be none of the data that are shown."""
    missing = status in ("", NOT_PUBLISHED)
    return absent(scene) if missing else status_word(scene.language, status)


def status_of_sum(scene: Scene, whole: Amount, parts: Sequence[Amount]) -> str:
    """How a sum is known, or those of its parts that are known alone."""
    found = [one.status for one in parts if one.known]
    if whole.known or not found:
        return status_in(scene, whole.status)
    return status_word(scene.language, weakest(found))


def stated(scene: Scene, amount: Amount) -> str:
    """``$7,109.0 million (published)``, with its formula where it follows from others, and the
    range that it stands for: ``about $12.7 billion (implied: …; $12,666–12,841 million)``; of
    nothing what is said in its place. ``scene``: of the year and the part that the amount is of."""
    words = scene.language
    if not amount.known:
        return absent(scene)
    if amount.unit == "usd" and (none := in_place_of(scene, amount)):
        return none
    status = status_word(words, amount.status)
    if amount.formula and amount.derived:
        status += f": {formula_text(words, amount.formula)}"
    if amount.ranged:
        status += f"; {span(words, amount)}"
    return f"{figure(words, amount)} ({status})"


def formula_text(words: Language, formula: str) -> str:
    """A formula with its numbers in the reader's language."""
    shown = _NUMBER.sub(lambda n: words.number(float(n[0]), len(n[1] or "")), formula)
    return words.percent_signs(shown)
