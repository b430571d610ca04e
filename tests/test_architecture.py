"""What DESIGN says of the shape of the code, where no other tool checks it.

The layers themselves are contracts of import-linter, in pyproject.toml.
"""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from dashboard import ids
from dashboard.amount import NOT_PUBLISHED
from dashboard.charts import every_chart
from dashboard.pages import every_page

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "dashboard"
MODULES = sorted(PACKAGE.rglob("*.py"))
ASSETS = sorted((ROOT / "assets").rglob("*"))
SERVED = [path for path in ASSETS if path.suffix in (".js", ".css", ".html", ".svg")]
SCRIPTS = [path for path in ASSETS if path.suffix == ".js" and path.name != "contract.js"]
STYLES = [path for path in ASSETS if path.suffix == ".css"]

TOP = {"dashboard", "data", "assets", "tests", "requirements.txt", "README.md", "pyproject.toml",
       "Makefile", "CHANGELOG.md", "LICENSE"}  # fmt: skip
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "base", "core"}
LONGEST = 250
WIDEST = 120
"""Letters of a line of a script."""
LONGEST_FUNCTION = 50
"""Lines of a function: what one can see at once."""
NO_NAMES = frozenset({"own", "told", "desk", "gathering", "sent", "shelf", "depth", "treemap",
                      "heatmap"})  # fmt: skip
"""Words that are no names: they stood for many things, or for what has a name of its field."""

SPEAKING = ("answers/", "app.py", "callbacks/", "charts/", "documents/", "exports/", "measures/",
            "narrative/", "pages/", "render/")  # fmt: skip
"""What the reader sees is made here; every text of it comes from messages/."""

WORDS_OF_OTHERS = {
    "documents/reference_letters.py": "the letters that keys have under a Russian layout",
    "measures/similar.py": "letters that look alike, or that keys have under another layout",
    "imports/demonstration.py": "spellings in the customs service's files",
    "imports/groups.py": "names of groups of partners and goods in the customs files",
    "imports/region_names.py": "names of several regions in the customs files",
    "imports/joined_partners.py": "words that join names of partners in the customs files",
    "imports/titles.py": "names of units above the tables of others",
    "imports/headings.py": "words over tables of an office's own",
    "imports/encodings.py": "the letters by which an encoding is recognised",
    "imports/tallying.py": "letters by which a code is closed",
    "imports/unknown.py": "letters that look like Latin ones",
    "imports/periods.py": "months as spreadsheets show them",
    "imports/written_dates.py": "words behind years in the workbook of an office",
    "imports/values.py": "spellings in the customs service's files",
    "loaders/quotes.py": "words for thousands and millions in the quotes of sources",
    "measures/vocabulary.py": "a letter that is also written as another",
    "measures/search.py": "Cyrillic letters and the Latin ones they are compared as",
    "render/fitting.py": "letters by their width",
}
"""Modules with Cyrillic letters, each with its reason."""

FOR_PROGRAMS = ("callbacks/guard.py", "callbacks/metrics.py")
"""Modules whose sentences no reader sees: for who sends what no page sends, and for a watch."""

ADDRESS = re.compile(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b[^\s\"'`)>]*", re.I)
NAMES_ONLY = (
    "http://schemas.microsoft.com/",
    "http://www.w3.org/",
    "http://schemas.openxmlformats.org/",
    "https://owasp.org/",
)
"""Addresses that name a standard and are never fetched."""


COLOUR = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\brgba?\((?!0,\s*0,\s*0,\s*0\))", re.I
)
"""A colour; fully transparent is none."""


Rule = Callable[[Path], None]


def kept_by(paths: Sequence[Path]) -> Callable[[Rule], Callable[[], None]]:
    """A rule that each of many files keeps, as one test: some four hundred modules times twenty
    rules were half of all tests, and cost more to begin than to run."""

    def made(rule: Rule) -> Callable[[], None]:
        def test() -> None:
            assert paths
            broken = {}
            for path in paths:
                try:
                    rule(path)
                except AssertionError as fault:
                    broken[path.relative_to(ROOT).as_posix()] = str(fault)
            assert broken == {}

        test.__doc__ = rule.__doc__
        return test

    return made


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _docstrings(tree: ast.Module) -> set[int]:
    """Identities of the strings that stand alone: docstrings, also those of constants."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


@cache
def _texts(path: Path) -> list[str]:
    """String constants of a module but its docstrings."""
    tree = _tree(path)
    silent = _docstrings(tree)
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
    ]


def _refusals(tree: ast.Module) -> set[int]:
    """Identities of everything said in a ``raise``: it is for logs and terminals."""
    raised = [node for node in ast.walk(tree) if isinstance(node, ast.Raise | ast.Assert)]
    return {id(part) for node in raised for part in ast.walk(node)}


@kept_by(MODULES)
def test_a_module_is_short_and_named_after_something(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST
    assert path.stem not in VAGUE
    assert path.parent.name not in VAGUE


@kept_by(SCRIPTS)
def test_lines_of_scripts_are_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [n for n, line in enumerate(lines, start=1) if len(line) > WIDEST] == []


@kept_by(MODULES)
def test_a_function_can_be_seen_at_once(path: Path) -> None:
    long = [
        node.name
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def _names(tree: ast.Module) -> Iterator[str]:
    """Every name that a module gives to something."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.arg(arg=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.alias(name=name, asname=renamed):
                yield renamed or name.rpartition(".")[2]


@kept_by(MODULES)
def test_things_are_named_after_what_they_are(path: Path) -> None:
    found = {name for name in _names(_tree(path)) if NO_NAMES & set(name.lower().split("_"))}
    assert found == set()


@kept_by(MODULES)
def test_a_constant_is_bound_once(path: Path) -> None:
    """A second one of the name would take the place of the first wherever that is read."""
    found = Counter(
        target.id
        for node in _tree(path).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    )
    assert [name for name, times in found.items() if times > 1] == []


@kept_by(MODULES)
def test_releases_are_had_from_the_library_that_knows_how_far_its_readers_see(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    asked = {"current_number", "current_release", "list_releases", "open_release"}
    if room in {"answers", "narrative", "charts", "render", "documents", "pages", "callbacks"}:
        assert not asked & set(_names(_tree(path)))


@kept_by(MODULES)
def test_stores_are_told_apart_by_what_they_can(path: Path) -> None:
    """A third store is a module and a row: nobody asks which one it is."""
    assert not re.search(r"isinstance\([^)]*Store\b", path.read_text(encoding="utf-8"))


@kept_by(MODULES)
def test_lists_are_taken_apart_where_they_are_read(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0] in ("row_amounts.py", "imports", "loaders"):
        return
    assert 'split(";")' not in path.read_text(encoding="utf-8")


def _takes_replace(tree: ast.Module) -> bool:
    """Whether a module has the copying of `dataclasses`, however it names it."""
    nodes = list(ast.walk(tree))
    taken = [one.name for node in nodes
             if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
             for one in node.names]  # fmt: skip
    called = {one.asname or one.name for node in nodes if isinstance(node, ast.Import)
              for one in node.names if one.name == "dataclasses"}  # fmt: skip
    return "replace" in taken or any(
        isinstance(node, ast.Attribute)
        and node.attr == "replace"
        and isinstance(node.value, ast.Name)
        and node.value.id in called
        for node in nodes
    )


@kept_by(MODULES)
def test_copies_are_made_in_one_place(path: Path) -> None:
    """`dashboard.copies` does the same in a quarter of the time."""
    assert path.name == "copies.py" or not _takes_replace(_tree(path))


def test_no_way_of_taking_it_is_overlooked() -> None:
    for text in ("from dataclasses import (\n    field,\n    replace,\n)",
                 "from dataclasses import replace as other",
                 "import dataclasses as d\nd.replace(1)"):  # fmt: skip
        assert _takes_replace(ast.parse(text))
    assert not _takes_replace(ast.parse("from dataclasses import field\n'a'.replace('a', 'b')"))


@kept_by(MODULES)
def test_no_code_asks_which_language_it_is(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"""(==|!=|\bin\b|\bis\b) *\(?["'](ru|en)["']""", source)


@kept_by(MODULES)
def test_paths_are_read_in_one_place(path: Path) -> None:
    """What a page is stands in its declaration, not in chains of ifs on its path."""
    if path.name == "address.py":
        return
    chains = re.findall(r"""path(?:name)? *(?:==|in|\.startswith\() *["'(]/[a-z]""",
                        path.read_text(encoding="utf-8"))  # fmt: skip
    assert chains == [] or path.parent.name == "callbacks"


@kept_by(MODULES)
def test_the_environment_is_read_in_one_place(path: Path) -> None:
    if path.name == "settings.py":
        return
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(environb?|getenv|putenv)\b", source)


@kept_by(MODULES)
def test_public_functions_say_what_they_do(path: Path) -> None:
    nested = _inside_functions(_tree(path))
    silent = [
        node.name
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and node.col_offset in (0, 4)
        and not ast.get_docstring(node)
        and id(node) not in nested
    ]
    assert ast.get_docstring(_tree(path))
    assert silent == []


def _inside_functions(tree: ast.Module) -> set[int]:
    """Identities of all that stands within a function."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and id(node) not in found:
            found |= {id(part) for part in ast.walk(node)} - {id(node)}
    return found


@kept_by(MODULES)
def test_colours_are_at_home_in_the_theme(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() == "render/theme.py":
        return
    assert [text for text in _texts(path) if COLOUR.search(text)] == []


@kept_by(STYLES)
def test_style_sheets_take_their_colours_from_the_theme(path: Path) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert re.findall(r":[^;{}]*(#[0-9a-fA-F]{3,8})\b", sheet) == []


def _known_ids() -> set[str]:
    filters = {ids.filter_of(noun) for noun in ids.FILTERS}
    return set(ids.every().values()) | filters | {ids.card(noun) for noun in ids.CARDS}


@kept_by(MODULES)
def test_dom_ids_are_at_home_in_ids(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() == "ids.py":
        return
    hyphened = {one for one in _known_ids() if "-" in one}
    assert [text for text in _texts(path) if text in hyphened] == []
    written = [
        keyword.value.value
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "id" and isinstance(keyword.value, ast.Constant)
    ]
    assert written == []


def test_dom_ids_are_unique() -> None:
    assert len(set(ids.every().values())) == len(ids.every())


def test_no_two_charts_of_a_page_have_one_id() -> None:
    for page in every_page():
        found = [one.chart_id for one in every_chart() if page.noun in one.pages]
        assert len(found) == len(set(found)), page.noun


def test_ids_of_charts_are_at_home_in_their_declarations() -> None:
    every = {one.chart_id for one in every_chart()}
    allowed = {PACKAGE / "charts", PACKAGE / "commands"}
    for path in MODULES:
        written = [text for text in _texts(path) if text in every]
        assert written == [] or path.parent in allowed or path.name == "request.py", path


@kept_by(MODULES)
def test_russian_is_at_home_in_the_messages(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    found = [text for text in _texts(path) if re.search("[А-Яа-яЁё]", text)]
    assert name in WORDS_OF_OTHERS or found == []


@kept_by(MODULES)
def test_sentences_on_screen_are_at_home_in_the_messages(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    if not name.startswith(SPEAKING):
        return
    tree = _tree(path)
    silent = _docstrings(tree) | _refusals(tree)
    sentences = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in silent
        and re.match(r"\W*[A-Z][a-z]\w*(?: [\w’'-]+){2,}", node.value)
        and name not in FOR_PROGRAMS
    ]
    assert sentences == []


@kept_by([*MODULES, *SERVED])
def test_nothing_is_fetched_from_outside(path: Path) -> None:
    found = ADDRESS.findall(path.read_text(encoding="utf-8"))
    assert [address for address in found if not address.startswith(NAMES_ONLY)] == []


def test_the_top_of_the_repository_holds_only_what_belongs_there() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    top = {name.split("/")[0] for name in listed.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} - TOP == set()
    assert top & {"data"} == {"data"}


def test_what_belongs_to_the_owner_is_not_in_git() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "data"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    folders = {name.split("/")[1] for name in listed.stdout.splitlines()}
    assert folders <= {"published", "registers", "geo"}


@kept_by(STYLES)
def test_styles_do_not_look_inside(path: Path) -> None:
    """With ``:has`` a browser styled the whole page anew at each text that Plotly measures:
    a page of eight charts took 7.0 s to draw with it and 4.4 s without."""
    assert ":has(" not in path.read_text(encoding="utf-8")


@kept_by(STYLES)
def test_styles_name_what_there_is(path: Path) -> None:
    charts = {one.chart_id for one in every_chart()}
    known = charts | {ids.figure(chart) for chart in charts} | set(ids.every().values())
    text = re.sub(r"/\*.*?\*/|:[^;{}]*;", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert set(re.findall(r"#([a-z][a-z-]*)(?=[^;}]*\{)", text)) <= known


OF_DASH = ("dash-", "_dash-")
"""How the classes begin that Dash gives to its components."""


def _words_of_code() -> set[str]:
    texts = [text for path in MODULES for text in _texts(path)]
    texts += [path.read_text(encoding="utf-8") for path in SCRIPTS]
    return {word for text in texts for word in re.findall(r"[\w-]+", text)}


def test_every_class_of_a_style_is_given_to_something() -> None:
    """By its name, or by how it begins and what follows: ``bi-`` and ``easel``."""
    words = _words_of_code() | {NOT_PUBLISHED.replace(" ", "-")}
    begun = [word for word in words if word.endswith("-")]
    unknown = {
        name
        for path in STYLES
        for rule in re.findall(
            r"([^{};]+)\{", re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", path.read_text("utf-8"), flags=re.S)
        )
        for name in re.findall(r"\.([a-z_][\w-]*)", rule)
        if name not in words
        and not name.startswith(OF_DASH)
        and not any(name.removeprefix(start) in words for start in begun if name.startswith(start))
    }
    assert unknown == set()
