"""The report of an import as its release keeps it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dashboard.loaders.releases import Release

REPORT = "report.json"


def read_report(release: Release) -> Mapping[str, Any]:
    """The keys of `dashboard.imports.report.ImportReport`.

    Raises:
        StoreUnavailable: it is not there, was changed, or is no JSON object.
    """
    try:
        found = json.loads(release.read(REPORT))
    except ValueError as error:
        raise release.damaged(f"{REPORT} is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise release.damaged(f"{REPORT} is no JSON object")
    return found
