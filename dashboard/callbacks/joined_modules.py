"""ES modules joined into one script, in the order in which they need each other.

Seventy files are seventy requests, of which a browser has six under way at once, and as many
scripts that it finds, compiles and links. Joined, each is a function of its own, called once, that
returns what the module exports; what others import of it they take from there. That is the same as
long as the modules need each other without a circle and export constants and classes alone: what
is written otherwise is refused, with its line. Comments on lines of their own are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dashboard.errors import DashboardError

_IMPORT = re.compile(
    r"^import (?:\* as (?P<all>\w+)|\{(?P<some>[^{}]*)\}) from \"\./(?P<name>\w+\.js)\";$", re.M
)
_EXPORT = re.compile(r"^export (?=(?:const|class) (\w+)\b)", re.M)
_EXPORTED = re.compile(r"export (?:const \w+ = (?![^(\[{\"'`;/]*,).+|class \w+\b.*)")
"""One constant or class; of several on a line all but the first would be lost."""
_NAMED = re.compile(r"\s*(?:import|export)\b(?!\()|await\b")
_AS = re.compile(r"(\w+)\s+as\s+(\w+)")


class NotJoinable(DashboardError):
    """A module that is written in a way that cannot be joined: what and where."""


def joined(modules: Mapping[str, str], entry: str) -> str:
    """The text of a module script that does what ``entry`` does with all that it imports.

    ``modules``: name of the file → its text. What no one imports is left out.

    Raises:
        NotJoinable: an import that is not there, a circle, or another form of import or export.
    """
    order: list[str] = []
    _visit(entry, modules, order, ())
    return "".join(_function(name, modules[name]) for name in order)


def _visit(name: str, modules: Mapping[str, str], order: list[str], by: tuple[str, ...]) -> None:
    """Put a module into the order after all that it imports. ``by``: who needs it, and who them."""
    if name in order:
        return
    if name in by:
        raise NotJoinable(f"{' → '.join((*by, name))}: these modules need each other in a circle")
    if name not in modules:
        raise NotJoinable(f"{by[-1] if by else name}: there is no module {name}")
    for found in _IMPORT.finditer(modules[name]):
        _visit(found["name"], modules, order, (*by, name))
    order.append(name)


def _function(name: str, text: str) -> str:
    """A module as a constant: what its function returned."""
    body = without_comments(text)
    _refuse_others(name, text, body)
    exports = _EXPORT.findall(body)
    body = _EXPORT.sub("", _IMPORT.sub(_taken, body))
    ends = f"return {{ {', '.join(exports)} }};\n" if exports else ""
    return f"/* {name} */\nconst {_constant(name)} = (() => {{\n{body}{ends}}})();\n"


def _refuse_others(name: str, text: str, body: str) -> None:
    """Raises ``NotJoinable`` for an import or export of another form, for a wait of the module, and
    for a text over several lines, of which some may look like comments."""
    for line in _IMPORT.sub("", body).splitlines():
        other = _NAMED.match(line) and not _EXPORTED.fullmatch(line)
        if other or line.count("`") % 2:
            place = text.splitlines().index(line) + 1
            raise NotJoinable(f"{name}, line {place}: cannot be joined: {line[:80]}")


def _taken(found: re.Match[str]) -> str:
    """What stands in the place of an import."""
    some = _AS.sub(r"\1: \2", found["some"] or "")
    return f"const {found['all'] or f'{{{some}}}'} = {_constant(found['name'])};"


def _constant(name: str) -> str:
    return f"${name.removesuffix('.js')}"


def without_comments(text: str) -> str:
    """A script without the comments that have their lines for themselves, and without empty
    lines."""
    return "".join(f"{line}\n" for line in _of_code(text.splitlines()))


def _of_code(lines: list[str]) -> Iterator[str]:
    within = False
    for line in lines:
        comment, ends, rest = line.strip().partition("*/")
        if within or comment.startswith("/*"):
            if rest.strip():
                yield rest if within else line
            within = not ends
        elif comment and not comment.startswith("//"):
            yield line
