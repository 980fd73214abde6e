"""Times as people give them: in the zone of the course, a date alone for the end of its day."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_END_OF_DAY = time(23, 59, 59)
_DATE_ALONE = re.compile(r"\d{4}-?(\d{2}-?\d{2}|W\d{2}-?\d|\d{3})")


def zone_of(name: object) -> tzinfo | None:
    """Read the time zone of a course, such as Europe/Berlin; None for no name.

    Raises:
        ValueError: there is no such zone.
    """
    if name is None:
        return None
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else _no_zone(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _no_zone(name)


def _no_zone(name: object) -> tzinfo:
    raise ValueError(f"timezone is {name!r}; expected a name such as Europe/Berlin") from None


def placed(when: date | datetime, zone: tzinfo | None) -> datetime:
    """Return a moment: a date alone is the end of that day, a time without a zone is in `zone`.

    Args:
        when: as it was given.
        zone: of the course; None for that of this machine.
    """
    moment = when if isinstance(when, datetime) else datetime.combine(when, _END_OF_DAY)
    if moment.tzinfo is None and zone is not None:
        moment = moment.replace(tzinfo=zone)
    return moment.astimezone(zone)


def read_time(text: str, zone: tzinfo | None) -> datetime:
    """Read a time, such as 2026-12-01T18:00+01:00, or a date; see `placed`.

    Raises:
        ValueError: it is neither.
    """
    text = text.strip()
    if _DATE_ALONE.fullmatch(text):
        return placed(date.fromisoformat(text), zone)
    return placed(datetime.fromisoformat(text), zone)


def in_words(moment: datetime, zone: tzinfo | None) -> str:
    """Show a moment with its zone, such as 2026-12-01 18:00:00 CET (UTC+01:00)."""
    own = moment.astimezone(zone)
    offset = own.strftime("%z")
    return f"{own:%Y-%m-%d %H:%M:%S} {own.tzname()} (UTC{offset[:3]}:{offset[3:5]})"


def by_the_clock(start: datetime, end: datetime, zone: tzinfo | None) -> timedelta:
    """Return how much later a clock on the wall shows: a day is from noon to noon, in summer too.

    Args:
        start: the earlier moment.
        end: the later one.
        zone: where the clock hangs; None for a clock that is never changed.
    """
    if zone is None:
        return end - start
    return end.astimezone(zone).replace(tzinfo=None) - start.astimezone(zone).replace(tzinfo=None)
