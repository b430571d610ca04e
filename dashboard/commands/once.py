"""A flag stands once."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

LIST = ","
"""Stands in the metavar of a flag that takes several values."""


class Once(argparse.Action):
    """Takes the value of a flag that may stand once: of two, argparse would drop the first without
    a word, and a table of one partner would pass for that of both."""

    given = False

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Keep the value. Raises ``ArgumentError`` when the flag stood already."""
        if self.given and option_string is not None:
            several = isinstance(self.metavar, str) and LIST in self.metavar
            how = f"; several go together: {option_string} {self.metavar}" if several else ""
            raise argparse.ArgumentError(self, f"stands twice{how}")
        self.given = True
        setattr(namespace, self.dest, values)
