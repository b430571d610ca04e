"""ES modules joined into one script."""

from __future__ import annotations

import pytest

from dashboard.callbacks.joined_modules import NotJoinable, joined, without_comments

MAIN = (
    'import { one, two as second } from "./parts.js";\nimport * as rest from "./rest.js";\nrun();\n'
)
PARTS = "export const one = 1;\nexport class two {}\n"


def test_each_module_is_a_function_that_returns_what_it_exports() -> None:
    rest = 'import { one } from "./parts.js";\nexport const sum = one + one;\n'
    assert joined({"main.js": MAIN, "parts.js": PARTS, "rest.js": rest}, "main.js") == (
        "/* parts.js */\nconst $parts = (() => {\n"
        "const one = 1;\nclass two {}\nreturn { one, two };\n})();\n"
        "/* rest.js */\nconst $rest = (() => {\n"
        "const { one } = $parts;\nconst sum = one + one;\nreturn { sum };\n})();\n"
        "/* main.js */\nconst $main = (() => {\n"
        "const { one, two: second } = $parts;\nconst rest = $rest;\nrun();\n})();\n"
    )


def test_names_that_are_imported_may_stand_on_several_lines() -> None:
    main = 'import {\n  one,\n  two as second,\n} from "./parts.js";\n'
    text = joined({"main.js": main, "parts.js": PARTS}, "main.js")
    assert "const {\n  one,\n  two: second,\n} = $parts;" in text


@pytest.mark.parametrize(
    ("main", "message"),
    [('import { a } from "./none.js";\n', "main.js: there is no module none.js"),
     ('import { a } from "./a.js";\n', "main.js → a.js → main.js: these modules need each other"),
     ("\nexport let a = 1;\n", "main.js, line 2: cannot be joined: export let a = 1;"),
     ("// one\nexport default 1;\n", "main.js, line 2: cannot be joined: export default 1;"),
     ('import "./b.js";\n', "main.js, line 1: cannot be joined: import"),
     ("export const a = 1, b = 2;\n", "main.js, line 1: cannot be joined: export const a = 1, b"),
     ("if (a) {\n  export const a = 1;\n}\n", "main.js, line 2: cannot be joined:   export const"),
     ('import{a} from "./b.js";\n', "main.js, line 1: cannot be joined: import{a}"),
     ("export const a = `\n`;\n", "main.js, line 1: cannot be joined: export const a = `"),
     ("await 1;\n", "main.js, line 1: cannot be joined: await 1;"),
     ("const a = `\n// no comment\n`;\n", "main.js, line 1: cannot be joined: const a = `")],
)  # fmt: skip
def test_what_cannot_be_joined_is_refused_with_its_place(main: str, message: str) -> None:
    modules = {"main.js": main, "a.js": 'import { b } from "./main.js";\n', "b.js": ""}
    with pytest.raises(NotJoinable) as refused:
        joined(modules, "main.js")
    assert str(refused.value).startswith(message)


def test_comments_on_lines_of_their_own_are_left_out_and_no_code() -> None:
    text = """
/* one
   two */
// three
const a = 1; // four
  /** @type {any} */ (graph).on();
/** five */
const b = "/* six */";
/* seven
   eight */ const c = 9;
"""
    assert without_comments(text) == (
        'const a = 1; // four\n  /** @type {any} */ (graph).on();\nconst b = "/* six */";\n'
        " const c = 9;\n"
    )
