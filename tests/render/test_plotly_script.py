"""The part of Plotly's script that our figures need."""

from __future__ import annotations

import re
from pathlib import Path

import plotly
import pytest

from dashboard.render.plotly_script import TRACES, UnknownScript, with_traces

ROOT = Path(__file__).parents[2]
WHOLE = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()
ALL = {one.decode() for one in re.findall(rb'moduleType:"trace",name:"(\w+)"', WHOLE)}


def test_the_script_has_our_traces_and_is_less_than_half_of_the_whole() -> None:
    script = with_traces(WHOLE)
    assert len(script.text) < 0.4 * len(WHOLE) and script.kept < script.modules
    (registered,) = re.findall(rb"\.register\(\[([^\]]*)\]\);[\w$]+\.exports", script.text)
    # Scatter is registered by what all charts have in common, which stays as it is.
    assert registered.count(b"()") == len(TRACES) - 1
    traces = {one.decode() for one in re.findall(rb'moduleType:"trace",name:"(\w+)"', script.text)}
    assert set(TRACES) <= traces
    assert not traces & {"scattermap", "densitymap", "mesh3d", "surface", "sankey", "violin"}
    licence = WHOLE.index(b"Licensed under the MIT license")
    assert script.text.startswith(WHOLE[:licence]) and b"self.Plotly||(" in script.text[:300]
    assert script.text.endswith(WHOLE[-1900:])
    # No module that is left out is named in those that are there, be it without a call.
    modules = [set(re.findall(rb"var ([\w$]+)=W\(", text)) for text in (WHOLE, script.text)]
    left = modules[0] - modules[1]
    named = set(re.findall(rb"[=(,;!]([\w$]+)(?=[(),;])", script.text))
    assert len(left) > 700 and not left & named


def test_one_trace_alone_is_less() -> None:
    assert len(with_traces(WHOLE, ["bar"]).text) < len(with_traces(WHOLE, ["bar", "treemap"]).text)


def test_every_trace_of_our_figures_is_in_the_script() -> None:
    """``"type": …`` in what draws figures, where it is the name of any trace of Plotly."""
    drawn = {one
             for path in sorted((ROOT / "dashboard").rglob("*.py"))
             for one in re.findall(r'"type": "(\w+)"', path.read_text("utf-8"))}  # fmt: skip
    assert len(ALL) > 40
    assert drawn & ALL == set(TRACES)


def test_a_script_that_is_written_otherwise_is_refused() -> None:
    (end,) = re.findall(rb"return [\w$]+\(\);\}\)\(\);", WHOLE)
    for text in (b"", b"var Plotly={};", WHOLE[:4_000_000], WHOLE.replace(b"exports:{}", b"e:{}"),
                 WHOLE.replace(b".register([", b".add(["), WHOLE.replace(b"});var ", b"});let "),
                 WHOLE.replace(end, b"return E6();})();")):  # fmt: skip
        with pytest.raises(UnknownScript):
            with_traces(text)
    with pytest.raises(UnknownScript, match="no trace pyramid"):
        with_traces(WHOLE, ["bar", "pyramid"])
