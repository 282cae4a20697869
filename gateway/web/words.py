"""What pages say, in the reader's language: one JSON catalogue for each area and locale, dates and money by Babel.

`words/<locale>/<area>.json` maps keys to texts; `words("queue.empty")` finds `empty` in `queue.json`. A text may be
an object of plural forms (CLDR: one, other, ...), chosen by `n`. A key that nobody wrote is an error, not a blank.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale, negotiate_locale
from babel.dates import format_date, format_datetime, format_time, format_timedelta
from babel.numbers import format_currency, format_decimal

FOLDER = Path(__file__).parent / "words"
DEFAULT = "en"
_UNITS = (timedelta(days=1), timedelta(hours=1), timedelta(minutes=1))


@cache
def locales() -> tuple[str, ...]:
    """Return the languages that pages speak, English first."""
    found = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
    return (DEFAULT, *(name for name in found if name != DEFAULT))


@cache
def catalogue(locale: str) -> Mapping[str, Any]:
    """Return all texts of a language by `area.key`."""
    return {
        f"{path.stem}.{key}": text
        for path in sorted((FOLDER / locale).glob("*.json"))
        for key, text in json.loads(path.read_text(encoding="utf-8")).items()
    }


@cache
def _locale(name: str) -> Locale:
    return Locale.parse(name, sep="-")


def choose(*wished: str) -> str:
    """Return the first of these languages that we speak; each may be a list as browsers send it."""
    for wish in wished:
        tags = [part.partition(";")[0].strip().replace("_", "-") for part in wish.split(",")]
        if found := negotiate_locale([tag for tag in tags if tag], locales(), sep="-"):
            return str(found)
    return DEFAULT


def plain(text: object) -> str:
    """Return somebody's text without the invisible characters that turn lines around or hide in them."""
    written = str(text)
    if written.isprintable():  # what is hidden is not printable (Unicode category Cf)
        return written
    return "".join(char for char in written if char.isprintable() or char in "\n\t")


@dataclass(frozen=True, slots=True)
class Words:
    """A reader's language and clock: texts by key, and numbers, money, dates as that reader writes them."""

    locale: str
    timezone: str = "UTC"

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with its values filled in; KeyError for a key that no catalogue has."""
        text = catalogue(self.locale).get(key) or catalogue(DEFAULT)[key]
        if isinstance(text, Mapping):
            count = values.get("n", 0)
            form = self._babel.plural_form(count if isinstance(count, int) else 0)
            text = text.get(form, text["other"])
        return str(text).format_map(values) if values else str(text)

    def has(self, key: str) -> bool:
        """Say whether there is a text of this key."""
        return key in catalogue(self.locale) or key in catalogue(DEFAULT)

    @property
    def _babel(self) -> Locale:
        return _locale(self.locale)

    def number(self, value: float) -> str:
        """Write a number."""
        return format_decimal(value, locale=self._babel)

    def money(self, amount: object, currency: str) -> str:
        """Write an amount of money."""
        return format_currency(str(amount), currency, locale=self._babel)

    def day(self, value: datetime | date) -> str:
        """Write a day: Fri 11 Dec."""
        return format_date(
            self._local(value), "EEE d MMM" if self.locale == DEFAULT else "EEE d. MMM", locale=self._babel
        )

    def long_date(self, value: datetime | date) -> str:
        """Write a date with its year."""
        return format_date(
            self._local(value), "d MMMM y" if self.locale == DEFAULT else "long", locale=self._babel
        )

    def time(self, value: datetime) -> str:
        """Write a time of day: 10:02."""
        return format_time(value, "HH:mm", tzinfo=ZoneInfo(self.timezone), locale=self._babel)

    def moment(self, value: datetime) -> str:
        """Write date and time."""
        return format_datetime(value, "d MMM y, HH:mm", tzinfo=ZoneInfo(self.timezone), locale=self._babel)

    def ago(self, value: datetime, now: datetime) -> str:
        """Say how long ago, in whole units: 2 hours."""
        past = max(now - value, timedelta(0))
        unit = next((unit for unit in _UNITS if past >= unit), None)
        if unit is None:
            return self("common.just_now")
        return format_timedelta(past // unit * unit, locale=self._babel, threshold=1)

    def when(self, value: datetime, now: datetime) -> str:
        """Write a time of today as such, any other with its day."""
        here = ZoneInfo(self.timezone)
        if value.astimezone(here).date() == now.astimezone(here).date():
            return self.time(value)
        return f"{self.day(value)}, {self.time(value)}"

    def span(self, seconds: float) -> str:
        """Say how long something takes: 41 minutes."""
        return format_timedelta(timedelta(seconds=seconds), locale=self._babel, threshold=1.5)

    def size(self, amount: int) -> str:
        """Write a file's size."""
        for unit, least in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)):
            if amount >= least:
                return f"{format_decimal(round(amount / least, 1), locale=self._babel)} {unit}"
        return f"{amount} B"

    def _local(self, value: datetime | date) -> datetime | date:
        return value.astimezone(ZoneInfo(self.timezone)) if isinstance(value, datetime) else value
