"""Kinds of relations and of events in families that share a mark, so that a key stays short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

RELATIONS: Mapping[str, tuple[str, ...]] = {
    "agreement": ("agreement", "declaration", "memorandum"),
    "programme": ("action-plan", "programme", "joint-commission"),
    "twin-towns": ("twin-towns",),
    "ties": ("ties",),
    "intended": ("talks", "intention"),
    "contacts": ("contacts",),
}
"""Families of relations; the first that a region has is the one shown."""

EVENTS: Mapping[str, tuple[str, ...]] = {
    "visit": ("visit", "meeting", "talks"),
    "forum": ("forum", "conference"),
    "signing": ("signing", "programme"),
    "anniversary": ("anniversary", "commemoration"),
    "exchange": ("exchange", "contest", "festival", "award", "project"),
    "other": ("election", "statement", "termination"),
}
"""Families of events, in the order of the key."""

_RELATION_OF = {kind: name for name, kinds in RELATIONS.items() for kind in kinds}
_EVENT_OF = {kind: name for name, kinds in EVENTS.items() for kind in kinds}
_RANK = {name: rank for rank, name in enumerate(RELATIONS)}


def relation_family(kinds: Iterable[str]) -> str:
    """The first family of the kinds of relations with a region; contacts where there is none."""
    found = [_RELATION_OF[kind] for kind in kinds if kind in _RELATION_OF]
    return min(found, key=_RANK.__getitem__, default="contacts")


def event_family(kind: str) -> str:
    """The family of a kind of event."""
    return _EVENT_OF.get(kind, "other")
