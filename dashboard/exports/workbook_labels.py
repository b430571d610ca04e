"""The numbers beside the bars, columns and points of a chart in a workbook."""

from __future__ import annotations

from typing import Any

from dashboard.exports.workbook_styles import FACE
from dashboard.language import Language
from dashboard.render.office_formats import number_format
from dashboard.render.office_paint import ink, label_position, plated
from dashboard.render.office_values import Numbers, OfficeData
from dashboard.render.theme import colour

POSITIONS = {
    "t": "above", "r": "right", "l": "left",
    "ctr": "center", "inBase": "inside_base", "inEnd": "inside_end", "outEnd": "outside_end",
}  # fmt: skip


def labels(one: Numbers, data: OfficeData, words: Language) -> dict[str, Any]:
    """The labels of a series, as xlsxwriter has them: one format for all, and in words what that
    would write with other decimals."""
    if not one.labelled:
        return {}
    plain = [n for n in one.labelled if n not in one.texts]
    digits = max((one.digits(n) for n in plain), default=0)
    said = {n: _written(one, n, words) for n in plain if one.digits(n) != digits}
    custom = [_custom(one, n, data, said | dict(one.texts)) for n in range(len(one.values))]
    return {
        "value": True,
        "custom": custom,
        "position": POSITIONS[label_position(one, data)],
        "num_format": number_format(words, one.unit, digits, turned=one.turned, signed=one.changes),
        "font": {"name": FACE, "size": 9, "bold": one.kind in ("sum", "line")},
    }


def in_one_line(chart: Any) -> None:
    """Keep what is written beside a bar in one line, as on slides: LibreOffice breaks it where it
    is longer than a fifth of the chart. Titles, which are written alike, keep their lines."""
    write, body = chart._write_d_lbls, chart._write_a_body_pr

    def unbroken(*_: object) -> None:
        chart._xml_empty_tag("a:bodyPr", [("wrap", "none")])

    def written(given: dict[str, Any]) -> None:
        chart._write_a_body_pr = unbroken
        write(given)
        chart._write_a_body_pr = body

    chart._write_d_lbls = written


def _written(one: Numbers, place: int, words: Language) -> str:
    value, digits = one.values[place] or 0.0, one.digits(place)
    text = (
        words.signed(value, digits)
        if one.changes
        else words.number(-value if one.turned else value, digits)
    )
    return words.percent_signs(f"{text}%") if one.unit == "pct" else text


def _custom(one: Numbers, place: int, data: OfficeData, texts: dict[int, str]) -> dict[str, Any]:
    """The label of one point: a text or its number, light on a dark part, or none."""
    if place not in one.labelled:
        return {"delete": True}
    font = {"name": FACE, "size": 9, "bold": one.kind in ("sum", "line"),
            "color": ink(one, place, data)}  # fmt: skip
    found: dict[str, Any] = {"font": font}
    if place in texts:
        found["value"] = texts[place]
    if plated(one, place, data):
        found["fill"] = {"color": colour("surface")}
    return found
