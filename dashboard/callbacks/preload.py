"""What a page fetches in one wave with its first HTML, before any script has run.

Dash asks for the layout, the scripts of charts and the geometry of maps one after another, each
when it has found out that it needs it. All of them are known here from the address alone.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from dashboard.callbacks.package_files import SUITES
from dashboard.callbacks.package_scripts import PLOTLY, plotly_address
from dashboard.callbacks.package_scripts import address as address_of_part
from dashboard.callbacks.page_request import LAYOUT
from dashboard.charts import charts_on
from dashboard.documents.address import Address
from dashboard.pages.contract import HIGH, NEAR

DEPENDENCIES = "/_dash-dependencies"
DROPDOWNS = f"{SUITES}/dash/dcc/async-dropdown.js"
GRAPHS = f"{SUITES}/dash/dcc/async-graph.js"
GEOMETRY = ("/geo/world_110m.json", "/geo/partner_regions.geojson")


def links(address: Address, path: str, query: str, root: str = "") -> str:
    """The links of a page: its layout, and what it is drawn with, below ``root``."""
    charts = charts_on(address.page)
    files = [plotly_address(), GRAPHS, DROPDOWNS] if charts else [DROPDOWNS]
    asked = {"path": path, "query": query}
    found = [_fetched(root + DEPENDENCIES)]
    # How many charts come drawn depends on the window: of two links a browser takes one.
    for near, media in zip(NEAR, (f"not all and {HIGH}", HIGH), strict=True):
        layout = f"{root}{LAYOUT}?{urlencode({**asked, 'near': near, 'tables': ''})}"
        found.append(_fetched(layout, f' media="{media}"'))
    found += [f'<link rel="preload" as="script" href="{root}{file}">' for file in files]
    if charts and (plotly := address_of_part(PLOTLY)):
        # Run while other files are on their way: Dash asks for it when all else is done.
        found.append(f'<script async src="{root}{plotly}"></script>')
    if any(one.name.endswith("_map") for one in charts):
        found += [_fetched(root + one, ' fetchpriority="low"') for one in GEOMETRY]
    return "".join(found)


def _fetched(address: str, more: str = "") -> str:
    return f'<link rel="preload" as="fetch" crossorigin href="{escape(address)}"{more}>'
