"""Amounts as they stand in rows: read from cells, and written into them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter
from typing import Any

from dashboard.amount import Amount, Unit


def known(value: object) -> float | None:
    """A number, or None where it is missing (``None``, ``NaN``, ``NA``)."""
    return float(value) if isinstance(value, (int, float)) and value == value else None


def amount_of(row: object, noun: str, unit: Unit = "usd") -> Amount:
    """The amount of a noun in a row: ``exports`` is in ``exports_usd``.

    Status, qualifier, formula, sources and so on are taken from ``exports_status`` … or, where
    there is no such column, from ``status`` …. A missing value is not published.
    """
    kind: type = type(row)
    return _reader(kind, noun, unit)(row)


_TEXTS = ("status", "qualifier", "formula", "source", "rows")


@lru_cache(maxsize=4096)
def _reader(kind: type, noun: str, unit: Unit) -> Callable[[Any], Amount]:
    """What reads the amount of a noun from rows of a kind; where its columns are is found once."""
    columns = getattr(kind, "_fields", None)
    if columns is None:
        return lambda row: _read(row, noun, unit)
    if f"{noun}_{unit}" not in columns:
        return lambda _: Amount(unit=unit)
    # What the rows have no column for is taken from the None and the "" behind their last one.
    places = {name: place for place, name in enumerate(columns)}
    end = len(columns)
    taken = [places.get(name, end) for name in _numbers(noun, unit)]
    taken.append(places.get(f"{noun}_digits", places.get("digits", end)))
    taken += [places.get(f"{noun}_{what}", places.get(what, end + 1)) for what in _TEXTS]
    take = itemgetter(*taken)
    return lambda row: _of_cells(unit, take((*row, None, ""))) or _read(row, noun, unit)


@lru_cache(maxsize=1024)
def _of_cells(unit: Unit, cells: tuple[Any, ...]) -> Amount | None:
    """The amount of value, range, digits and `_TEXTS`, kept, as an answer says most several times;
    None where these are not all texts. Zero has no sign: memory takes 0.0 and -0.0 for the same."""
    value, low, high, digits, *texts = cells
    if (value := known(value)) is None:
        return Amount(unit=unit)
    if not all(text.__class__ is str for text in texts):
        return None
    status, qualifier, formula, source, rows = texts
    return Amount(
        value + 0.0, unit, status or "published", qualifier,
        None if digits is None or digits != digits else int(digits),
        None if low is None or low != low else low + 0.0,
        None if high is None or high != high else high + 0.0,
        formula, codes_in(source), codes_in(rows),
    )  # fmt: skip


def _numbers(noun: str, unit: Unit) -> tuple[str, str, str]:
    return f"{noun}_{unit}", f"{noun}_low_{unit}", f"{noun}_high_{unit}"


def _read(row: object, noun: str, unit: Unit) -> Amount:
    """The same of any object, cell by cell: what a cell of the noun lacks one of the row has."""
    value, low, high = (known(getattr(row, name, None)) for name in _numbers(noun, unit))
    if value is None:
        return Amount(unit=unit)

    def text(what: str) -> str:
        cells = (getattr(row, name, None) for name in (f"{noun}_{what}", what))
        return next((cell for cell in cells if isinstance(cell, str)), "")

    cells = (known(getattr(row, name, None)) for name in (f"{noun}_digits", "digits"))
    digits = next((int(cell) for cell in cells if cell is not None), None)
    status, qualifier, formula, source, rows = map(text, _TEXTS)
    return Amount(value, unit, status or "published", qualifier, digits, low, high, formula,
                  codes_in(source), codes_in(rows))  # fmt: skip


def cells_of(amount: Amount) -> tuple[float, float, float, float]:
    """The cells of a row that `amount_of` reads the value and range of an amount from: ``*_usd,
    *_low_usd, *_high_usd, *_digits`` or those of its unit; ``NaN`` where not known."""
    cells = (amount.value, amount.low, amount.high, amount.digits)
    value, low, high, digits = (float("nan") if one is None else float(one) for one in cells)
    return value, low, high, digits


@lru_cache(maxsize=4096)
def codes_in(cell: str) -> tuple[str, ...]:
    """The codes or ids of a cell that lists them, separated by ``;``."""
    return tuple(part for part in cell.split(";") if part)
