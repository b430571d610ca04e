"""Plotly as the pages load it: the parts of its script that our charts need, a third of it.

The installed package brings all kinds of charts in one file, among them maps of streets and views
in three dimensions. The file is a list of modules, each of which runs when another calls it first;
the last one calls all kinds of charts and registers them. So a kind is left out by taking its call
away, and with it go the modules that nothing else calls. That is done here with the file as it is
installed: nothing is built, and nothing of it is kept beside it.

How the file is written is known by its patterns alone, for no contract promises it. A file in
which one of them is not found is refused, and the whole of it is served.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dashboard.errors import DashboardError

TRACES = ("bar", "choropleth", "heatmap", "scatter", "scattergeo", "treemap")
"""The kinds of traces of all figures that `dashboard.render` makes, as Plotly names them."""
DEEPEST = 4
"""How many modules pass on what another brings, at most."""

_NAME = rb"[\w$]+"
_WRAPPER = re.compile(rb"[ ,](%s)=\(\w+,\w+\)=>\(\)=>\{try\{[^{}]*\{exports:\{\}\}" % _NAME)
"""The function that makes a module of a text, ``W=(e,t)=>()=>{try{return t||e((t={exports:{}}``."""
_LAZY = re.compile(rb"[ ,](%s)=\(\w+,\w+,\w+\)=>\(\)=>\{" % _NAME)
"""The same for modules of the newer kind, which stand behind one of the older."""
_CALL = re.compile(rb"(%s)\(\)" % _NAME)
_END = re.compile(rb"return (%s)\(\);?\}\)\(\);" % _NAME)
"""After the last module: the call of it, which starts all others."""
_REGISTERED = re.compile(rb"\.register\(\[((?:%s\(\),?)+)\]\)" % _NAME)
_BEGIN = re.compile(rb"\A\s*/\*.*?\*/\s*(?=\()", re.DOTALL)
"""Before the first statement of the file: its licence."""
_TRACE = re.compile(rb'moduleType:"trace",name:"(\w+)"')
_PASSED_ON = re.compile(rb"exports=(%s)\(\)\}\)" % _NAME)


class UnknownScript(DashboardError):
    """The script is not written as it is known; the message says what is not found in it."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script with some kinds of traces, and how many modules were kept of how many."""

    text: bytes
    kept: int
    modules: int


@dataclass(frozen=True, slots=True)
class _Modules:
    """The file: what stands before its modules, each of them by place, and what stands after.

    ``names``: the name by which a module is called → its place. A module of the older kind has
    those of the newer kind in its text that stand between it and the next.
    """

    head: bytes
    texts: tuple[bytes, ...]
    names: dict[bytes, int]
    foot: bytes

    def of(self, name: bytes) -> bytes:
        """The text of a module by its name; empty of a name that is none."""
        place = self.names.get(name)
        return b"" if place is None else self.texts[place]

    def called(self, text: bytes) -> set[int]:
        """The places of the modules that a text calls, or names as if it did."""
        return {self.names[one] for one in _CALL.findall(text) if one in self.names}


def with_traces(whole: bytes, traces: Collection[str] = TRACES) -> Script:
    """The script of plotly.js with some kinds of traces; its licences stay. Where it ran before it
    does nothing: two scripts of a page may load it.

    Raises:
        UnknownScript: it is not written as it is known, or lacks one of the traces.
    """
    modules = _modules(whole)
    last = modules.texts[-1]
    registered = _found(_REGISTERED, last, "what is registered")[1]
    calls = [one for one in _CALL.findall(registered) if _trace(modules, one) in traces]
    last = last.replace(registered, b",".join(b"%s()" % one for one in calls), 1)
    kept = _reached(modules, last)
    texts = [modules.texts[place] for place in sorted(kept)] + [last]
    licence = _found(_BEGIN, modules.head, "the licence")[0]
    head = modules.head.removeprefix(licence)
    text = b"".join([licence, b"self.Plotly||", head, *texts, modules.foot])
    if missing := set(traces).difference(one.decode() for one in _TRACE.findall(text)):
        raise UnknownScript(f"no trace {', '.join(sorted(missing))}")
    return Script(text, len(texts), len(modules.texts))


def _modules(whole: bytes) -> _Modules:
    wrapper = _found(_WRAPPER, whole, "the wrapper of modules")[1]
    start = re.compile(rb"\}\);var (%s)=%s\((?:\([\w$,]*\)|%s)=>\{"
                       % (_NAME, re.escape(wrapper), _NAME))  # fmt: skip
    starts = list(start.finditer(whole))
    if not starts:
        raise UnknownScript("no modules")
    # The three signs before a module end the one before it.
    bounds = [one.start() + len(b"});") for one in starts]
    end = _found(_END, whole, "the call of the last module", bounds[-1])
    bounds.append(end.start())
    texts = tuple(whole[one:other] for one, other in pairwise(bounds))
    names = {one[1]: place for place, one in enumerate(starts)}
    if names.get(end[1]) != len(texts) - 1:
        raise UnknownScript("the last module is not the first that is called")
    head = whole[: bounds[0]]
    lazy = b"=%s(()=>{" % _found(_LAZY, head, "the wrapper of newer modules")[1]
    for place, text in enumerate(texts):
        names.update((one, place) for one in _before(text, lazy))
    return _Modules(head, texts, names, whole[end.start() :])


def _before(text: bytes, sign: bytes) -> Iterator[bytes]:
    """The names before each place of a sign. A pattern that begins with a name is slow."""
    at = text.find(sign)
    while at >= 0:
        yield _found(re.compile(rb"%s$" % _NAME), text[max(0, at - 20) : at], "a name")[0]
        at = text.find(sign, at + 1)


def _trace(modules: _Modules, name: bytes) -> str:
    """The kind of trace that a module brings, be it by another one that it passes on."""
    for _ in range(DEEPEST):
        text = modules.of(name)
        if found := _TRACE.search(text):
            return found[1].decode()
        if not (passed := _PASSED_ON.search(text)):
            break
        name = passed[1]
    return ""


def _reached(modules: _Modules, last: bytes) -> set[int]:
    """The places of all modules that a last one calls, those that these call and so on."""
    reached: set[int] = set()
    new = modules.called(modules.head) | modules.called(last)
    while new:
        reached |= new
        new = set().union(*(modules.called(modules.texts[one]) for one in new)) - reached
    return reached - {len(modules.texts) - 1}


def _found(pattern: re.Pattern[bytes], text: bytes, what: str, start: int = 0) -> re.Match[bytes]:
    found = pattern.search(text, start)
    if found is None:
        raise UnknownScript(f"{what} is not found")
    return found
