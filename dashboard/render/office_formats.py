"""Number formats of office programs: decimals, signs and separators of the reader's language."""

from __future__ import annotations

from dashboard.amount import Unit
from dashboard.language import MINUS, Language


def number_format(
    words: Language, unit: Unit, decimals: int = 1, *, turned: bool = False, signed: bool = False
) -> str:
    """The code of a format: ``#,##0.0;"−"#,##0.0``, in Russian ``[$-419]#,##0.0;…``.

    The mark of the language makes the separators those of the text around the number also where
    the machine speaks another. ``turned``: one below zero is drawn the other way, and written
    as what it is, above zero; ``signed``: one above zero with it, as a change is.
    """
    plain = f"#,##0{'.' + '0' * decimals if decimals else ''}"
    if unit == "pct":
        plain += f'"{words.percent_signs("%")}"'
    if unit == "year":
        plain = "0"
    spoken = words.t("language.number_format")
    below = f'"{MINUS}"{plain}'
    if turned:
        return f"{spoken}{below};{spoken}{plain};{spoken}{plain}"
    if signed:
        return f'{spoken}"+"{plain};{spoken}{below};{spoken}{plain}'
    return f"{spoken}{plain};{spoken}{below}"


def language_tag(words: Language) -> str:
    """The language of a text as office programs name it: ``ru-RU``."""
    return words.t("language.tag")
