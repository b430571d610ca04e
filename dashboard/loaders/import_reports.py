"""The report of an import as its release keeps it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dashboard.errors import StoreUnavailable
from dashboard.loaders.releases import Release

REPORT = "report.json"


def read_report(release: Release) -> Mapping[str, Any]:
    """The keys of `dashboard.imports.report.ImportReport`.

    Raises:
        StoreUnavailable: it is not there or is no JSON object.
    """
    try:
        told = json.loads((release.folder / REPORT).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreUnavailable(
            f"the report of release {release.number} cannot be read: {error}"
        ) from error
    if not isinstance(told, dict):
        raise StoreUnavailable(f"the report of release {release.number} is no JSON object")
    return told
