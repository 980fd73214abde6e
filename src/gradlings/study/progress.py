"""The path of a course as a picture, `progress.svg`: topics, exercises, minutes, what is done.

An edition's front page shows it. What a student has done is on lines of its own, which are the same
in every edition: an update of the course changes other lines, so that git merges both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape

from gradlings.course.course import Course, Topic
from gradlings.course.exercise import Exercise
from gradlings.errors import UsageError
from gradlings.files import replace_file
from gradlings.study.primer import row_of

FILE = "progress.svg"
_WIDTH, _TOP, _ROW = 760, 104, 34  # pixels
_STATION, _TITLE, _DOTS, _DOTS_END, _RIGHT = 40, 64, 352, 540, 732  # where things begin, from left
_PITCH = 21  # from one dot to the next, at most
_MAX_TITLE = 36  # characters
_STYLE = """\
svg { --card: #ffffff; --edge: #d0d7de; --ink: #1f2328; --soft: #59636e; --done: #1a7f37 }
@media (prefers-color-scheme: dark) {
  svg { --card: #0d1117; --edge: #3d444d; --ink: #f0f6fc; --soft: #9198a1; --done: #3fb950 }
}
text { font: 15px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--ink) }
.head { font-size: 19px; font-weight: 600 }
.soft { font-size: 13px; fill: var(--soft) }
.end { text-anchor: end }
.middle { text-anchor: middle; font-size: 12px; visibility: var(--number, visible) }
.card, .line { fill: var(--card); stroke: var(--edge) }
.dot { fill: var(--fill, var(--card)); stroke: var(--fill, var(--soft)); stroke-width: 1.5 }
.tick { fill: none; stroke: var(--card); stroke-width: 2; visibility: var(--tick, hidden) }"""
_DONE = "--fill: var(--done); --tick: visible; --number: hidden"
_TICK = '<path class="tick" d="M{} {}l3 3 5-6"/>'


def progress_svg(title: str, topics: Sequence[Topic], done: Collection[str] = ()) -> str:
    """Draw the path of a course.

    Args:
        title: of the course.
        topics: those that the student has, in order.
        done: ids of the exercises that pass.

    Returns:
        A picture that is light or dark as the reader wishes; the same bytes for the same course.
    """
    topics = [topic for topic in topics if topic.exercises]
    height = _TOP + _ROW * len(topics) + 28
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    last = _TOP + _ROW * (len(topics) - 1)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{escape(title)}: the path</title>",
        "<!-- What is done: `gradlings check` writes these lines, with its option badge. -->",
        *_done_lines(topics, done),
        "<!-- The course. A release writes these lines. -->",
        f"<style>\n{_STYLE}\n</style>",
        f'<rect class="card" x=".5" y=".5" width="{_WIDTH - 1}" height="{height - 1}" rx="8"/>',
        f'<text class="head" x="24" y="36">{escape(_cut(title, 58))}</text>',
        f'<text class="soft" x="24" y="60">{_sum(topics)}</text>',
        f'<path class="line" d="M{_STATION} {_TOP}V{last}"/>',
    ]
    for number, topic in enumerate(topics, 1):
        lines += _row(topic, number, _TOP + _ROW * (number - 1))
    legend = "○ exercise  □ questions; with a tick when done"
    lines += [f'<text class="soft" x="24" y="{height - 16}">{legend}</text>']
    # The count is drawn last, above the card; its words are on the student's lines.
    lines += ['<use href="#count"/>', "</svg>"]
    return "\n".join(lines) + "\n"


def _done_lines(topics: Sequence[Topic], done: Collection[str]) -> Iterator[str]:
    """Return what changes with the student's work, and with nothing else."""
    passing = [e.id for topic in topics for e in topic.exercises if e.id in done]
    whole = [t.name for t in topics if all(e.id in done for e in t.exercises)]
    count = f"{len(passing)} done"
    ids = ", ".join(f"#{_id(name)}" for name in (*whole, *passing)) or "#nothing"
    yield f"<desc>{count}{': ' if passing else ''}{', '.join(passing)}</desc>"
    yield f"<style>{ids} {{ {_DONE} }}</style>"
    yield f'<defs><text id="count" class="end" x="{_RIGHT}" y="36">{count}</text></defs>'


def _id(name: str) -> str:
    return f"at-{name.replace('/', '-')}"


def _row(topic: Topic, number: int, y: int) -> Iterator[str]:
    tick = _TICK.format(_STATION - 4, y)
    yield f'<g id="{_id(topic.name)}"><circle class="dot" cx="{_STATION}" cy="{y}" r="12"/>{tick}'
    yield f'<text class="middle" x="{_STATION}" y="{y + 4}">{number}</text></g>'
    yield f'<text x="{_TITLE}" y="{y + 5}">{escape(_cut(topic.title, _MAX_TITLE))}</text>'
    pitch = min(_PITCH, (_DOTS_END - _DOTS) / max(1, len(topic.exercises) - 1))
    for place, exercise in enumerate(topic.exercises):
        yield _dot(exercise, round(_DOTS + pitch * place), y)
    programs, minutes = sum(e.is_program for e in topic.exercises), _minutes(topic)
    facts = [_count(programs, "exercise")] * bool(programs) + [_time(minutes)] * bool(minutes)
    yield f'<text class="soft end" x="{_RIGHT}" y="{y + 5}">{" · ".join(facts)}</text>'


def _dot(exercise: Exercise, x: int, y: int) -> str:
    shape = f'<circle class="dot" cx="{x}" cy="{y}" r="8"/>'
    if not exercise.is_program:
        shape = f'<rect class="dot" x="{x - 8}" y="{y - 8}" width="16" height="16" rx="2"/>'
    name = f"<title>{exercise.name}</title>"
    return f'<g id="{_id(exercise.id)}">{name}{shape}{_TICK.format(x - 4, y)}</g>'


def _minutes(topic: Topic) -> int:
    """Add up the minutes of a topic's exercises, as far as its primer states them."""
    return sum(row_of(exercise).minutes or 0 for exercise in topic.exercises)


def _sum(topics: Sequence[Topic]) -> str:
    programs = sum(exercise.is_program for topic in topics for exercise in topic.exercises)
    sheets = sum(len(topic.exercises) for topic in topics) - programs
    minutes = sum(_minutes(topic) for topic in topics)
    time = f" (about {_time(minutes)})" if minutes else ""
    parts = [_count(len(topics), "topic"), _count(programs, "exercise") + time]
    parts += [_count(sheets, "sheet") + " of questions"] if sheets else []
    return " · ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _time(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def update_progress(course: Course, done: Collection[str]) -> bool:
    """Draw the picture of a student's clone again, if the edition has one.

    Args:
        course: of the clone.
        done: ids of the exercises that pass.

    Returns:
        Whether there is such a picture.

    Raises:
        UsageError: it cannot be written.
    """
    path = course.root / FILE
    if path.is_symlink() or not path.is_file():
        return False
    drawn = progress_svg(course.title, course.topics, done)
    try:
        if path.read_bytes().replace(b"\r\n", b"\n") != drawn.encode():
            replace_file(path, drawn)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
    return True
