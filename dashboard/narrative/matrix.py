"""What the matrix of relations says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from dashboard.amount import counted
from dashboard.copies import replace
from dashboard.narrative.leading import leading, level_with_first
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import ended, lead, listed, of_kinds, small

Pair = tuple[str, str]


class Joined(NamedTuple):
    """How many relations and events join a partner and a field."""

    relations: int
    events: int

    @property
    def together(self) -> int:
        """Relations and events."""
        return self.relations + self.events


def title(scene: Scene, counts: Mapping[Pair, Joined]) -> str:
    """The closest tie of all, or of what is chosen; of one partner without fields, in how many of
    them there are ties with it."""
    words, names = scene.language, scene.names
    if not counts:
        return words.t("matrix.nothing")
    partners, fields = scene.query.partners, _fields(scene, counts)
    there = {
        pair: joined
        for pair, joined in counts.items()
        if (not partners or pair[0] in partners) and (not fields or pair[1] in fields)
    }
    if not there:
        return words.t("matrix.nothing_chosen")
    if len(partners) == 1 and not fields:
        count = words.plural("matrix.fields", len(there))
        return words.t("matrix.partner", partner=names.country(partners[0]), fields=count)
    closest = level_with_first(_ordered(there), _together)
    (partner, field), joined = closest[0]
    among = "_chosen" if len(there) < len(counts) else ""
    if len(closest) > 1:
        each = words.plural("matrix.contacts", joined.together)
        return words.plural(f"matrix.tied{among}", len(closest), each=each)
    count = words.plural("matrix.contacts", joined.together)
    at = Place("matrix", f"{partner}/{field}")
    return linked_text(
        words,
        f"matrix.title{among}" if len(counts) > 1 else "matrix.title_only",
        partner=names.country(partner),
        sector=small(names.sector_in_full(field)),
        count=at.said(count, counted(joined.together), "together"),
    )


def _fields(scene: Scene, counts: Mapping[Pair, Joined]) -> set[str]:
    """The chosen fields; a commodity group is no field, and takes nothing away."""
    return {field for _, field in counts} & {*scene.query.sectors}


def subtitle(scene: Scene) -> str:
    """What is counted: of all partners and fields, whichever are chosen."""
    return lead(of_kinds(replace(scene, subject="")), scene.language.t("matrix.subtitle"))


def finding(scene: Scene, counts: Mapping[Pair, Joined]) -> str:
    """With whom in which field there were most relations and events, all years together. Those
    that have as many are named together: none of them is before the others."""
    words = scene.language
    if not counts:
        return ""
    first, tied = leading(_ordered(counts), _together)
    said = [
        _alike(scene, count, [pair for pair, _ in group])
        for count, group in groupby(first, key=_together)
    ]
    if tied:
        each = words.number(_together(tied[0]), 0)
        said.append(words.plural("matrix.many", len(tied), each=each))
    # All are shown beside those that are chosen, of which the title is.
    several = "finding_beside" if scene.query.narrowed else "finding"
    key = f"matrix.{several if len(counts) > 1 else 'finding_only'}"
    names = listed(words, said) if len(said) == len(first) and not tied else "; ".join(said)
    return ended(words.t(key, names=names))


def _ordered(counts: Mapping[Pair, Joined]) -> list[tuple[Pair, Joined]]:
    """Partners and fields with what joins them, most first."""
    return sorted(counts.items(), key=lambda item: (-item[1].together, item[0]))


def _together(item: tuple[Pair, Joined]) -> int:
    return item[1].together


def _alike(scene: Scene, count: int, pairs: Sequence[Pair]) -> str:
    """``with China – trade, and with Norway – culture (8 each)``."""
    words, names = scene.language, scene.names
    number = words.number(count, 0)
    named = [
        words.t(
            "matrix.item",
            partner=names.country(partner),
            sector=small(names.sector_in_full(field)),
        )
        for partner, field in pairs
    ]
    key = "matrix.alone" if len(pairs) == 1 else "matrix.alike"
    return words.t(key, names=listed(words, named), each=number)


def label(scene: Scene, joined: Joined | None) -> str:
    """What stands in a cell."""
    return "" if joined is None else scene.language.number(joined.together, 0)


def cell_hover(scene: Scene, pair: Pair, joined: Joined | None) -> str:
    """A partner and a field with their relations and events."""
    if joined is None:
        return ""
    words, names = scene.language, scene.names
    ties = words.plural("matrix.ties", joined.relations)
    events = words.plural("timeline.events", joined.events)
    return f"{names.country(pair[0])}, {names.sector_in_full(pair[1])}\n{ties}, {events}."


def empty_cell(scene: Scene) -> str:
    """What an empty cell means."""
    return scene.language.t("matrix.empty_cell")


def notes(scene: Scene, partners: int, fields: int) -> tuple[str, ...]:
    """What a cell counts, and how many partners and fields are in the table only."""
    words = scene.language
    said = [strung((words.t("matrix.note"), empty_cell(scene)), " ")]
    if partners or fields:
        said.append(words.t("matrix.more", partners=partners, sectors=fields))
    return tuple(said)
