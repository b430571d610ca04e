"""The report of an import in words: what was read, what changes, what looks wrong, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dashboard.language import Language
from dashboard.narrative.dates import periods_in, periods_or_first
from dashboard.narrative.import_changes import changes
from dashboard.narrative.import_money import BOTH, SHOWN, Report, dollars_of, flow_within, money
from dashboard.values import is_code

FATES = ("read", "kept", "other_regions", "passed_over")
COUNTS = ("empty_lines", "deleted_rows", "hidden_rows", "mended_codes", "rounded_values",
          "repeated_rows", "rows_without_mass")  # fmt: skip
UNKNOWN = ("unknown_partners", "unknown_codes", "closed_codes", "reserved_chapters")


def report_text(
    report: Report,
    words: Language,
    back: str = "",
    partner: Callable[[str], str] = str,
    *,
    tried: bool = False,
) -> str:
    """The report of an import, a line for each thing that was found, and none for what was not.
    ``back``: the command that takes the release back; ``partner``: the name of a code; ``tried``:
    it was a dry run."""
    return "\n".join(
        [
            _first_line(report, words, tried=tried),
            *_indented(_prices(report, words)),
            *_indented(_counts(report, words)),
            *_indented(_totals(report, words)),
            *_indented(coverage(report, words)),
            *_indented(other_names(report, words)),
            *_indented(changes(report, words, partner)),
            *_indented(_missing(report, words)),
            *_indented(_oddities(report, words)),
            words.t("imports.next"),
            *_indented(_next_steps(report, words, back)),
        ]
    )


def unmade(words: Language, held: int | None, *, tried: bool) -> str:
    """That an import made no release: it was a dry run, or one holds all of it already, or both."""
    key = "held_dry_run" if held and tried else "held" if held else "dry_run"
    return words.t(f"imports.{key}", number=held)


def _first_line(report: Report, words: Language, *, tried: bool) -> str:
    held, made = report.get("held_in"), report["release"]
    first = (
        unmade(words, held, tried=tried)
        if made is None
        else words.t("imports.release", number=made)
    )
    if report.get("restricted"):
        first = f"{first} {words.t('imports.restricted', number=made or held)}"
    if held:
        return first
    for row in reversed(report.get("vanished") or ()):
        flow = words.t(f"flow.{row['flow']}")
        first = f"{words.t('imports.vanished', flow=flow, usd=money(words, row['usd']))} {first}"
    if fallen := report["fallen"]:
        before, now = (money(words, fallen[name]) for name in BOTH)
        of = words.t(f"flow.{fallen['flow']}") if fallen["flow"] else words.t("imports.both")
        return f"{words.t('imports.fallen', flow=of, before=before, now=now)} {first}"
    return first


def _indented(lines: Iterator[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _counts(report: Report, words: Language) -> Iterator[str]:
    labels = {fate: words.t(f"releases.said.rows_{fate}") for fate in FATES}
    labels |= {name: words.t(f"releases.said.{name}") for name in COUNTS}
    wide = max(map(len, labels.values()))
    for fate in FATES:
        rows = words.number(report[f"rows_{fate}"], 0)
        money = words.dollars(report[f"usd_{fate}"])
        yield f"{labels[fate]:{wide}}  {rows:>15}  {money:>26}"
    for name in COUNTS:
        if report.get(name):
            yield f"{labels[name]:{wide}}  {words.number(report[name], 0):>15}"
    for name in ("partner_not_stated", "negative_values"):
        if report[name]["rows"]:
            rows = words.plural("releases.rows", report[name]["rows"])
            yield f"{words.t(f'releases.said.{name}')}: {rows}, {dollars_of(report[name], words)}"


def _totals(report: Report, words: Language) -> Iterator[str]:
    for row in report["totals"]:
        months = words.plural("imports.months", row["months"]) if row["months"] else ""
        yield words.t(
            "imports.total",
            year=row["year"],
            flow=words.t(f"flow.{row['flow']}"),
            usd=money(words, row["usd"]),
            months=months or words.t("releases.whole_year"),
        )


def coverage(report: Report, words: Language) -> Iterator[str]:
    """What the release is complete for, flow by flow, and what it holds in part."""
    part = {
        (row["flow"], period) for row in report.get("in_part") or () for period in row["periods"]
    }  # not in reports of before
    for name in ("coverage", "in_part", "declared"):
        for row in report.get(name) or ():
            lacking = part if name == "coverage" else ()
            whole = [one for one in row["periods"] if (row["flow"], one) not in lacking]
            if not whole:
                continue
            periods = periods_in(whole, words)
            yield words.t(f"imports.{name}", flow=flow_within(words, row["flow"]), periods=periods)
    for row in report.get("left_behind") or ():  # not in reports of before
        yield words.t(
            "imports.left_behind",
            flow=flow_within(words, row["flow"]),
            periods=periods_in(row["periods"], words),
            release=row["release"],
        )
    for row in report.get("elsewhere") or ():
        unknown = "narrowed" if row.get("narrowed") else "unknown"  # not in reports of before
        yield words.t(
            f"imports.elsewhere.{'known' if row['known'] else unknown}",
            flow=words.t(f"flow.{row['flow']}"),
            periods=periods_in(row["periods"], words),
            regions=words.plural("imports.regions", row["regions"]),
            whole=row["whole"],
        )


def other_names(report: Report, words: Language) -> Iterator[str]:
    """Names that are none of the region beside whose code they stand."""
    for row in (report.get("other_names") or ())[:SHOWN]:  # not in reports of before
        yield words.t(
            "imports.other_name",
            code=row["code"],
            name=row["name"],
            rows=words.plural("releases.rows", row["rows"]),
            usd=dollars_of(row, words),
        )


def _missing(report: Report, words: Language) -> Iterator[str]:
    if missing := report["months_missing"]:
        yield f"{words.t('releases.said.months_missing')}: {periods_in(missing, words)}"


def _oddities(report: Report, words: Language) -> Iterator[str]:
    for name in UNKNOWN:
        share = report.get(f"{name}_pct")
        if report[name] and share is not None:
            label = words.t(f"releases.said.{name}")
            yield words.t("imports.share", what=label, share=words.percent(share))
        for row in report[name][:SHOWN]:
            perhaps = row.get("suggestion")
            none = name == "unknown_codes" and _of_no_chapter(str(row["code"]))
            key = "perhaps" if perhaps else "no_chapter" if none else "odd"
            yield words.t(
                f"imports.{key}",
                what=words.t(f"imports.one.{name}"),
                code=row["code"],
                rows=words.plural("releases.rows", row["rows"]),
                usd=dollars_of(row, words),
                perhaps=perhaps,
                chapter=str(row["code"])[:2],
            )
    for row in report["absurd_values"][:SHOWN]:
        yield words.t("imports.absurd", **_named(row, words), usd=dollars_of(row, words))
    for row in report["jumps"][:SHOWN]:
        before = money(words, row["before_usd"])
        yield words.t(
            "imports.jump", **_named(row, words), usd=money(words, row["usd"]), before=before
        )


def _prices(report: Report, words: Language) -> Iterator[str]:
    """Months that are a hundred times the usual one, or a hundredth, and what a kilogram costs
    where it hardly does. It stands before all the figures, which are perhaps all wrong by a
    thousand."""
    for row in report.get("out_of_scale") or ():  # not in reports of before
        usd, usual = (money(words, row[name]) for name in ("usd", "usual_usd"))
        flow, periods = words.t(f"flow.{row['flow']}"), periods_or_first(row["periods"], words)
        others = row.get("others") or ()  # not in reports of before
        key = "mixed" if others else "more" if row["more"] else "less"
        yield words.t(
            f"imports.out_of_scale.{key}", flow=flow, periods=periods, usd=usd, usual=usual,
            others=periods_or_first(others, words) if others else "",
        )  # fmt: skip
    for row in report.get("prices") or ():
        price, flow = row["usd_per_kg"], words.t(f"flow.{row['flow']}")
        mass, times = ("kg", 1) if price > 1 else ("t", 1000)
        yield words.t(f"imports.price.{mass}", flow=flow, usd=words.dollars(price * times))


def _of_no_chapter(code: str) -> bool:
    """Whether a code is of a chapter that there is not."""
    return code.isdigit() and not is_code(code[:2])


def _unpublished(report: Report) -> bool:
    return any(not row["known"] for row in report.get("elsewhere") or ())


def _next_steps(report: Report, words: Language, back: str) -> Iterator[str]:
    steps = {
        "unknown": report["unknown_partners"] or report["unknown_codes"],
        "reserved": report["reserved_chapters"],
        "look": any(
            report.get(name)
            for name in ("absurd_values", "jumps", "fallen", "prices", "out_of_scale")
        ),
        "repeats": report["repeated_rows"],
        "gaps": report["months_missing"] or _unpublished(report),
        "narrowed": report["narrowed"],
        "whole": [one for one in report["files"] if one["kind"] == "text"],
        "import": report["release"] is None and not report.get("held_in"),
        "held": report.get("held_in"),
    }
    for name, wanted in steps.items():
        if wanted:
            yield words.t(f"imports.step.{name}")
    if report["release"] is not None:
        yield words.t("imports.step.done", command=back)


def _named(row: Report, words: Language) -> dict[str, object]:
    named = {name: value for name, value in row.items() if name not in ("usd", "before_usd")}
    return {**named, "flow": words.t(f"flow.{row['flow']}")}
