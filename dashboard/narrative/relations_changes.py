"""What an import of the owner's relations changed, in words: for a terminal and for a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.language import Language
from dashboard.loaders.owner_relations import named_ids


def change_lines(change: Mapping[str, Any], words: Language) -> list[str]:
    """Of one table a line of counts, one of ids for what is no plain addition, one for what is
    lacking: the keys of `dashboard.imports.relations.TableChange.as_mapping`."""
    counts = {key: int(change[key]) for key in ("added", "changed")}
    counts["same"] = int(change["rows"]) - sum(counts.values())
    counts["removed"] = len(change["removed"])
    numbers = {key: words.number(count, 0) for key, count in counts.items()}
    rows = words.plural("relations_report.rows", int(change["rows"]))
    lines = [words.t("relations_report.table", rows=rows, **numbers)]
    lines += [
        words.t(f"relations_report.{key}", ids=", ".join(change[key]))
        for key in ("removed", "in_place")
        if change[key]
    ]
    return lines + [
        words.t(f"relations_report.lacks.{what}", ids=named_ids(ids))
        for what, ids in change["lacks"].items()
    ]
