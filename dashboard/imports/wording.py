"""Sentences of an import: why something is refused, why something is passed over."""

from __future__ import annotations

from dashboard.flows import FLOWS
from dashboard.sentences import Sentence, said


def why(key: str, **values: object) -> Sentence:
    """Why a file, a row or a value is refused: a message of ``refused.customs``."""
    return said(f"refused.customs.{key}", **values)


def flow_named(flow: int) -> Sentence:
    """A flow by its number in the rows of a release: its noun in any language."""
    return said(f"flow.{FLOWS[flow]}")


def not_xlsx(key: str) -> Sentence:
    """Why a workbook of another kind is refused, and how it becomes one of ours."""
    return said(f"refused.workbook.{key}", save=said("refused.workbook.save"))


def because(key: str, **values: object) -> Sentence:
    """Why something is passed over: a message of ``passed_over``."""
    return said(f"passed_over.{key}", **values)
