"""A last line without its end: torn, or written by a program that puts ends between lines alone.

Lost bytes leave no trace, so it is whole only where its last field shows it: a name that ends as
names above it end. Of a number, a code or a period nobody can tell how many digits there were.
"""

from __future__ import annotations

NAMED = ("region", "region_s", "")
"""Columns whose values are the same few names again and again, and those that are not used."""


def is_whole(line: bytes, above: bytes, *, separator: str, column: str) -> bool:
    """Whether the end is all that the last ``line`` of a file lacks.

    ``above``: the lines before it, each with its end; ``column``: what the last field is.
    """
    if line.endswith(b"\r"):
        return above.endswith(b"\r\n")
    if column not in NAMED:
        return False
    edge = separator.encode()
    last = line.rpartition(edge)[2]
    ends = {one.rpartition(edge)[2].rstrip(b"\r") for one in above.split(b"\n")[:-1]}
    return last in ends and not any(one != last and one.startswith(last) for one in ends)
