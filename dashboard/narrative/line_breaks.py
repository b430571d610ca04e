"""At which months the lines of a chart break: nothing is known of them, or a part alone is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.narrative.dates import runs
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import listed


def breaks_at(months: Sequence[int], known: Sequence[bool]) -> list[int]:
    """Those of some months that are not known, between others that are."""
    there = [place for place, one in enumerate(known) if one]
    if not there:
        return []
    return [months[place] for place in range(there[0], there[-1]) if not known[place]]


def line_breaks(
    scene: Scene, gaps: Mapping[int, Mapping[str, Sequence[int]]], key: str = "months.missing"
) -> str:
    """The months at which lines break, and of which where not all lines do; else empty.
    ``gaps``: year → name of a line → its months; ``key``: of what that does to a line."""
    words = scene.language
    spans: list[str] = []
    for year, of in sorted(gaps.items()):
        first, *others = of.items()
        alike = all(months == first[1] for _, months in others)
        spans += [
            words.t(f"months.{'span' if alike else 'span_of'}", months=runs(words, months),
                    year=year, line=name)
            for name, months in ([first] if alike else [first, *others])
            if months
        ]  # fmt: skip
    return words.t(key, spans=listed(words, spans)) if spans else ""
