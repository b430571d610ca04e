"""What the filters offer, in the reader's language."""

from __future__ import annotations

from dashboard.callbacks.desk import Desk
from dashboard.narrative.dates import short_date
from dashboard.pages.controls import Option, Options
from dashboard.loaders.records import records
from dashboard.loaders.releases import list_releases
from dashboard.query import DATASETS
from dashboard.store.customs import CustomsStore


def options(own: Desk) -> Options:
    """Datasets, years (with what is known of them), partners and sectors by name."""
    words, registers = own.language, own.library.registers
    there = own.library.datasets()
    datasets = tuple(
        Option(
            name,
            words.t(f"dataset.{name}") if there[name] else words.t(f"dataset.no_{name}"),
            disabled=not there[name],
        )
        for name in DATASETS
    )
    return Options(
        datasets=datasets,
        years=_years(own),
        partners=_partners(own),
        sectors=tuple(
            Option(
                row.sector, registers.sector_name(row.sector, words.code), _other(row, words.code)
            )
            for row in records(registers.sectors)
        ),
        monthly=own.selection.dataset != "published",
        releases=releases(own),
        release=str(own.store.release.number) if isinstance(own.store, CustomsStore) else "",
    )


def releases(own: Desk) -> tuple[Option, ...]:
    """The releases of the dataset with their dates, newest first; none for published figures."""
    if not isinstance(own.store, CustomsStore):
        return ()
    words = own.language
    found = list_releases(own.library.settings.data_dir, own.selection.dataset)
    return tuple(
        Option(
            str(release.number),
            words.t(
                "releases.option",
                number=release.number,
                date=short_date(words, release.manifest["time"]),
            ),
        )
        for release in reversed(found)
    )


def _years(own: Desk) -> tuple[Option, ...]:
    frame = own.store.turnover_by_year(own.selection.with_(partners=(), sectors=(), months=None))
    known = dict(zip(frame["year"], frame["turnover_status"], strict=True))
    words = own.language
    return tuple(
        Option(
            str(year),
            str(year)
            if own.selection.dataset != "published"
            or known.get(year, "not published") == "not published"
            else words.t("filter.year_known", year=year),
        )
        for year in reversed(own.store.choices.years)
    )


def _partners(own: Desk) -> tuple[Option, ...]:
    code, registers = own.language.code, own.library.registers
    known = own.store.choices.partners
    found = [
        Option(
            row.country,
            registers.country_name(row.country, code),
            f"{row.country} {row.alpha2} {row.name_en} {row.name_ru}",
        )
        for row in records(registers.countries)
        if row.country in known
    ]
    return tuple(sorted(found, key=lambda option: option.label.casefold().replace("ё", "е")))


def _other(row: object, code: str) -> str:
    names = (getattr(row, "sector", ""), getattr(row, f"name_{'en' if code == 'ru' else 'ru'}"))
    return " ".join(str(name) for name in names)
