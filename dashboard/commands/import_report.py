"""The report of an import as the terminal shows it."""

from __future__ import annotations

from dashboard.imports.report import ImportReport


def report_text(report: ImportReport) -> str:
    """The report as the terminal shows it."""
    lines = [
        f"Release {report.release}" if report.release else "Dry run: nothing was changed",
        f"  rows read            {report.rows_read:>15,}",
        f"  rows kept            {report.rows_kept:>15,}",
        f"  of other regions     {report.rows_other_regions:>15,}",
        f"  lost zeros mended    {report.mended_codes:>15,}",
        f"  rows that repeat     {report.repeated_rows:>15,}",
        f"  rows without mass    {report.rows_without_mass:>15,}",
        f"  negative values      {report.negative_values['rows']:>15,}",
    ]
    lines += [
        f"  {row['year']} {row['flow']:6}  {row['usd'] / 1e6:>18,.1f} million USD, "
        f"{row['months'] or 'whole year, no'} months"
        for row in report.totals
    ]
    odd = (
        ("unknown partner", report.unknown_partners),
        ("unknown code", report.unknown_codes),
        ("closed code", report.closed_codes),
    )
    for name, rows in odd:
        lines += [
            f"  {name} {row['code']!r}: {row['rows']:,} rows, {row['usd']:,.2f} USD"
            + (f"; perhaps {row['suggestion']}" if row.get("suggestion") else "")
            for row in rows[:10]
        ]
    lines += [
        f"  absurd value {row['usd']:,.2f} USD: {row['flow']} {row['period']} {row['partner']} "
        f"{row['code']}"
        for row in report.absurd_values[:10]
    ]
    lines += [
        f"  jump {row['year']} {row['flow']} {row['partner']} chapter {row['chapter']}: "
        f"{row['before_usd']:,.0f} → {row['usd']:,.0f} USD"
        for row in report.jumps[:10]
    ]
    if report.months_replaced:
        lines.append(f"  months replaced: {', '.join(report.months_replaced)}")
    if report.months_missing:
        lines.append(f"  months missing: {', '.join(report.months_missing)}")
    return "\n".join(lines)
