"""Files as the download of UN Comtrade writes them: the headings of "Comtrade Plus", and the comma
at the end of each row."""

from __future__ import annotations

from pathlib import Path

from dashboard.imports.comtrade import Home

HEAD = [
    "typeCode", "freqCode", "refPeriodId", "refYear", "refMonth", "period", "reporterCode",
    "reporterISO", "reporterDesc", "flowCode", "flowDesc", "partnerCode", "partnerISO",
    "partnerDesc", "partner2Code", "partner2ISO", "partner2Desc", "classificationCode",
    "classificationSearchCode", "isOriginalClassification", "cmdCode", "cmdDesc", "aggrLevel",
    "isLeaf", "customsCode", "customsDesc", "mosCode", "motCode", "motDesc", "qtyUnitCode",
    "qtyUnitAbbr", "qty", "isQtyEstimated", "altQtyUnitCode", "altQtyUnitAbbr", "altQty",
    "isAltQtyEstimated", "netWgt", "isNetWgtEstimated", "grossWgt", "isGrossWgtEstimated",
    "cifvalue", "fobvalue", "primaryValue", "legacyEstimationFlag", "isReported", "isAggregate",
]  # fmt: skip
BEFORE = [
    "Classification", "Year", "Period", "Period Desc.", "Aggregate Level", "Is Leaf Code",
    "Trade Flow Code", "Trade Flow", "Reporter Code", "Reporter", "Reporter ISO", "Partner Code",
    "Partner", "Partner ISO", "2nd Partner Code", "2nd Partner", "2nd Partner ISO",
    "Customs Proc. Code", "Customs", "Mode of Transport Code", "Mode of Transport",
    "Commodity Code", "Commodity", "Qty Unit Code", "Qty Unit", "Qty", "Alt Qty Unit Code",
    "Alt Qty Unit", "Alt Qty", "Netweight (kg)", "Gross weight (kg)", "Trade Value (US$)",
    "CIF Trade Value (US$)", "FOB Trade Value (US$)", "Flag",
]  # fmt: skip
"""The headings of the site before, whose rows have no comma more."""
HOME = Home("RUS", frozenset({"ru-len", "leningrad region"}))
PARTNERS = ("FIN", "CHN")


def reported(**cells: str) -> dict[str, str]:
    """A row: Finland's imports of all goods from Russia in 2019, 1,000 US dollars CIF."""
    usual = {
        "typeCode": "C", "freqCode": "A", "refPeriodId": "20190101", "refYear": "2019",
        "refMonth": "52", "period": "2019", "reporterCode": "246", "reporterISO": "FIN",
        "reporterDesc": "Finland", "flowCode": "M", "flowDesc": "Import", "partnerCode": "643",
        "partnerISO": "RUS", "partnerDesc": "Russian Federation", "partner2Code": "0",
        "partner2ISO": "W00", "partner2Desc": "World", "classificationCode": "H5",
        "classificationSearchCode": "HS", "isOriginalClassification": "true", "cmdCode": "TOTAL",
        "cmdDesc": "All Commodities", "aggrLevel": "0", "isLeaf": "false", "customsCode": "C00",
        "customsDesc": "TOTAL CPC", "mosCode": "0", "motCode": "0", "motDesc": "TOTAL MOT",
        "cifvalue": "1000", "fobvalue": "", "primaryValue": "1000", "isReported": "false",
        "isAggregate": "true",
    }  # fmt: skip
    return usual | cells


def reported_before(**cells: str) -> dict[str, str]:
    """A row of the site before: the same of 2017."""
    usual = {
        "Classification": "H4", "Year": "2017", "Period": "2017", "Period Desc.": "2017",
        "Aggregate Level": "0", "Is Leaf Code": "0", "Trade Flow Code": "1",
        "Trade Flow": "Import", "Reporter Code": "246", "Reporter": "Finland",
        "Reporter ISO": "FIN", "Partner Code": "643", "Partner": "Russian Federation",
        "Partner ISO": "RUS", "Commodity Code": "TOTAL", "Commodity": "All Commodities",
        "Trade Value (US$)": "1000", "Flag": "0",
    }  # fmt: skip
    return usual | cells


def written(path: Path, *rows: dict[str, str], head: list[str] | None = None) -> Path:
    """A file of some rows."""
    names = HEAD if head is None else head
    lines = [",".join(names)]
    more = "," if names[0] == HEAD[0] else ""
    lines += [",".join(_quoted(row.get(name, "")) for name in names) + more for row in rows]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return path


def _quoted(text: str) -> str:
    return f'"{text}"' if "," in text else text
