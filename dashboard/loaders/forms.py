"""The forms that names of countries and partner regions take in sentences.

``data/registers/forms_CODE.csv`` has, for one language, a row for every country and partner
region and a column for every form: cases with their prepositions in Russian, the article in
English. The columns are what the sentences of that language ask for (``{partner.ins}``); no other
language need have them. A language without a file has names only.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType

from dashboard.errors import DataRefused, Reason
from dashboard.language import languages
from dashboard.loaders.provenance import read_checked, shown
from dashboard.loaders.records import records
from dashboard.loaders.schemas.registers import forms
from dashboard.loaders.tables import read_table
from dashboard.message_names import short_words
from dashboard.sentences import said
from dashboard.typography import led

Forms = Mapping[str, Mapping[str, str]]
"""Code of a country or region → form → text."""


class Named(str):
    """A name that knows its forms: ``{partner}`` is the name, ``{partner.ins}`` its form."""

    def __new__(cls, name: str, forms: Mapping[str, str] = MappingProxyType({})) -> Named:
        """A name with its forms as attributes; a copy gets them from what it is copied from."""
        made = super().__new__(cls, name)
        made.__dict__.update(forms)
        return made

    def form(self, name: str) -> str:
        """A form; the name itself where the language has no such form."""
        return str(self.__dict__.get(name, self))

    def marked(self, mark: str) -> Named:
        """The name with a mark behind it, in every form."""
        return Named(f"{self}{mark}", {form: f"{text}{mark}" for form, text in vars(self).items()})


def load_forms(folder: Path, codes: Collection[str]) -> dict[str, Forms]:
    """Language → the forms of all names; only languages that have a file.

    ``codes``: those of the registers; a file has each of them once and no other.

    Raises:
        DataRefused: a file breaks this, or a form is empty.
    """
    found = {}
    for language in languages():
        path = folder / f"forms_{language}.csv"
        if path.exists():
            found[language] = _read(path, codes)
    return found


def columns_of(path: Path) -> list[str]:
    """The columns of a file of forms, as its head names them."""
    return next(csv.reader(io.StringIO(read_checked(path).decode("utf-8-sig"))), [])


def _read(path: Path, codes: Collection[str]) -> Forms:
    schema = forms(path.stem, columns_of(path)[1:])
    rows = records(read_table(path, schema, {"places": codes}))
    short = short_words(path.stem.removeprefix("forms_"))
    found = {row.code: {form: led(text, short) for form, text in row._asdict().items()
                        if form != "code"} for row in rows}  # fmt: skip
    if missing := [code for code in sorted(codes) if code not in found]:
        reason = said("refused.rule.form")
        raise DataRefused(Reason(shown(path), None, "code", code, reason) for code in missing)
    return found
