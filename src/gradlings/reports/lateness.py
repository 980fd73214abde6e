"""Lateness in words: in a cell of a table, and in a sentence for a student."""

from __future__ import annotations

from gradlings.late_work import LateTopic, OtherWork
from gradlings.outcomes import shown


def in_brief(row: LateTopic) -> str:
    """Return a topic's lateness for a table, with what other work would have given."""
    if row.counts_in_time and row.other is not None:
        return f"{row.topic} in time (late: {shown(row.other.final)})"
    other = f" (in time: {shown(row.other.final)})" if row.other is not None else ""
    return f"{row.topic} {row.days} d{other}"


def in_a_sentence(row: LateTopic) -> str:
    """Say what lateness costs, which work counts, and what the other would have given."""
    if row.counts_in_time and row.other is not None:
        return (
            f"{row.topic}: your work in time counts; your work that was late by {_days(row.other)} "
            f"({_cost(row.other)}) would have given {_points(row.other)}"
        )
    late = f"{row.topic}: late by {_days(row)}: {_cost(row)}"
    late += f", −{shown(row.points)}" if row.points else ""
    if row.other is None:
        return late
    return f"{late}; this counts, as your work in time would have given {_points(row.other)}"


def _days(row: LateTopic | OtherWork) -> str:
    days = "a day" if row.days == 1 else f"{row.days} days"
    return days + (f", {row.free_days} of them free" if row.free_days else "")


def _cost(row: LateTopic | OtherWork) -> str:
    return f"−{100 * row.penalty:g} % of its points" if row.points else "no points lost"


def _points(other: OtherWork) -> str:
    """Return what other work would have given; "so far" if some of it is not decided."""
    points = "1 point" if other.final == 1 else f"{shown(other.final)} points"
    return f"{points} so far" if other.undecided else points
