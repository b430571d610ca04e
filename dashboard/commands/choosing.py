"""A word of the command line that is none of those that there are is said with the nearest."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

ALIKE = 0.6
"""From which likeness on a word is meant."""
_CHOICE = re.compile(r"invalid choice: '(?P<given>[^']*)' \(choose from (?P<known>.*)\)")
_KNOWN = re.compile(r"[\w-]+")


class Suggesting(argparse.ArgumentParser):
    """A parser that says which of its words may have been meant: ``tabel`` is ``table``."""

    def error(self, message: str) -> NoReturn:
        """End with the message of a wrong call, which the nearest word ends."""
        from difflib import get_close_matches

        if found := _CHOICE.search(message):
            known = _KNOWN.findall(found["known"])
            near = get_close_matches(found["given"].casefold(), known, 1, ALIKE)
            message += "".join(f"; did you mean {one}?" for one in near)
        super().error(message)
