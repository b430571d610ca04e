"""How far a reader sees: what is for publication, or all of the data.

It is decided once, where a reader comes in (`dashboard.callbacks.access`, a flag of a command), and
handed on with the library that is asked; whoever says nothing sees what is for publication.
"""

from __future__ import annotations

from typing import Literal

Sight = Literal["open", "all"]
OPEN: Sight = "open"
ALL: Sight = "all"
SEE_ALL = frozenset({"editor", "publisher"})
"""The roles whose readers see what is not for publication too."""


def sight_of(role: str) -> Sight:
    """How far a reader of a role sees; of none, or of one that there is not, no further."""
    return ALL if role in SEE_ALL else OPEN
