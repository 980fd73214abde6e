"""Times as nbgrader, its users and its formgrader write them, read rightly.

nbgrader moves a time whose offset stands behind a space, such as `10:00:00 +0200`, by 200 seconds
instead of two hours, and drops `+02:00` and names like CEST there without a word. Its formgrader
writes the first form for each due date.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Any

from dateutil import tz

_OFFSET = re.compile(r"(?P<time>.*\d)\s+(?P<offset>[+-]\d{1,2}(:?\d{2})?)")
_NAMED = re.compile(r"(?P<time>.*\d)\s+(?P<name>[A-Za-z]+)")
_HOURS = {
    "AEDT": 11,
    "AEST": 10,
    "CDT": -5,
    "CEST": 2,
    "EDT": -4,
    "EEST": 3,
    "MDT": -6,
    "MESZ": 2,
    "MEZ": 1,
    "NZDT": 13,
    "PDT": -7,
    "PST": -8,
    "WEST": 1,
}
_log = logging.getLogger(__name__)

Read = Callable[[Any], Any]


def read_times_rightly(zone: Callable[[], tzinfo | None]) -> None:
    """Let nbgrader read times rightly, wherever it does.

    Args:
        zone: returns that of the course, whose own names count first.
    """
    from nbgrader import utils

    before: Read = getattr(utils.parse_utc, "before", utils.parse_utc)

    def parse_utc(when: Any) -> Any:
        return before(plain(when, zone()) if isinstance(when, str) else when)

    parse_utc.before = before  # type: ignore[attr-defined]
    replaced = utils.parse_utc
    for name, module in list(sys.modules.items()):
        if name.startswith("nbgrader") and vars(module).get("parse_utc") is replaced:
            module.parse_utc = parse_utc  # type: ignore[attr-defined]


def plain(text: str, zone: tzinfo | None) -> str:
    """Return a time in a form that nbgrader reads rightly.

    Args:
        text: as it was typed, or written by nbgrader.
        zone: of the course.
    """
    text = text.strip()
    if found := _OFFSET.fullmatch(text):
        digits = found["offset"].replace(":", "")
        hours, minutes = (digits[1:3], digits[3:]) if len(digits) > 3 else (digits[1:], "00")
        return f"{found['time']}{digits[0]}{int(hours):02}:{minutes}"
    if found := _NAMED.fullmatch(text):
        return _with_name(found["time"], found["name"], zone)
    return text


def _with_name(time: str, name: str, zone: tzinfo | None) -> str:
    """Return a time with the offset of a zone that is given by a name such as CEST."""
    if name.upper() in ("AM", "PM"):
        return time + name  # behind a space, nbgrader takes it for a zone
    if tz.gettz(name):
        return f"{time} {name}"  # nbgrader knows it
    for own in filter(None, (zone, tz.tzlocal())):
        if own.tzname(_moment(time)) == name:
            return time + _written(own.utcoffset(_moment(time)))
    if name.upper() in _HOURS:
        return time + _written(timedelta(hours=_HOURS[name.upper()]))
    _log.warning(
        "%s %s: nobody knows which time %s is; this was taken as UTC. Type an offset: %s +02:00",
        *(time, name, name, time),
    )
    return f"{time} UTC"


def _moment(time: str) -> datetime:
    from dateutil import parser

    moment: datetime = parser.parse(time)
    return moment.replace(tzinfo=None)


def _written(offset: timedelta | None) -> str:
    return datetime.now(timezone(offset or timedelta())).isoformat()[-6:]


def is_suspicious(due: datetime | None) -> bool:
    """Whether nbgrader has probably made this due date of one with an offset behind a space.

    Such a time is some hundred seconds from one that people choose, one hundred for each hour.
    """
    if due is None or due.second in (0, 59):
        return False
    moved = (due + timedelta(seconds=100 * hours) for hours in range(-12, 15))
    return any(time.second == 0 and time.minute % 5 == 0 for time in moved)
