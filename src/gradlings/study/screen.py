"""The screen of `gradlings watch`: a session or a list, as lines that fit a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.text import Text

from gradlings.course.pack import has_pack
from gradlings.outcomes import CheckResult, Outcome
from gradlings.reports.checklist import mistake_in
from gradlings.study.browser import Browser
from gradlings.study.session import Line, Session

SIGNS = ("█", "░")  # of the progress bar
PLAIN_SIGNS = ("#", "-")
_QUICK_S = 0.3  # a run that is over sooner leaves the last result on the screen until then
_SLOW_S = 1.0  # a run that takes longer shows for how long
_MAX_PRINTED = 6  # lines
_KEYS = "h hint  n next  l list  r run again  o open the file  q quit"
_KEYS_OF_LIST = "type to search  ←→ topic  Tab state  ↑↓ Enter choose  Esc back"
_DIM = "bright_black"


class Screen:
    """Lays out what there is to show.

    Args:
        console: of the terminal.
        plain: replaces signs that it cannot show.

    Attributes:
        first: number of the first line of the middle that was last shown.
    """

    def __init__(self, console: Console, plain: Callable[[str], str]) -> None:
        self.first = 0
        self._console = console
        self._plain = plain if console.options.ascii_only else lambda text: text
        self._signs = PLAIN_SIGNS if console.options.ascii_only else SIGNS

    def session(self, session: Session, note: str = "", scrolled: int = 0) -> Text:
        """Return the screen of the exercise at hand.

        Args:
            session: of the student.
            note: a line above the keys.
            scrolled: how many lines of the middle are above the screen.
        """
        width, height = self._console.size
        body = [line for part in self._body(session) for line in self._wrapped(*part, width)]
        foot = [Text(note, "yellow")] if note else []
        foot.append(Text(_KEYS, _DIM))
        head = self._head(session, width)
        return self._page(head, self._window(body, height - len(head) - len(foot), scrolled), foot)

    def browser(self, browser: Browser) -> Text:
        """Return the screen of the list."""
        width, height = self._console.size
        found = browser.found
        title = f"{browser.topic}, {browser.state}: {len(found)}"
        head = [Text(title, "bold"), Text(f"Search: {browser.search}_"), Text()]
        room = max(1, height - len(head) - 1)
        first = max(0, min(browser.at - room // 2, len(found) - room))
        body = [
            self._line(line, width, chosen=index == browser.at)
            for index, line in list(enumerate(found))[first : first + room]
        ]
        body += [Text()] * (room - len(body))
        return self._page(head, body, [Text(_KEYS_OF_LIST, _DIM)])

    def _line(self, line: Line, width: int, *, chosen: bool) -> Text:
        facts = [f"{line.points:g} points"] if line.points is not None else []
        facts += [f"{line.minutes} min"] if line.minutes else []
        mark = "✓" if line.done else " "
        text = f"{'>' if chosen else ' '} {mark} {line.exercise.id}"
        style = "reverse" if chosen else "green" if line.done else ""
        return Text(f"{text:{max(40, width // 2)}}{', '.join(facts)}", style)

    # --- the parts of the exercise's screen

    def _head(self, session: Session, width: int) -> list[Text]:
        done, of = len(session.done), len(session.course.exercises)
        counts = f" {done} of {of} done"
        length = max(4, min(30, width - len(counts) - 2))
        full = length * done // max(1, of)
        bar = self._signs[0] * full + self._signs[1] * (length - full)
        head = [Text(session.course.title, "bold"), Text(bar, "green").append(counts, "default")]
        if session.exercise is not None:
            minutes = session.row.minutes
            about = f" · about {minutes} minutes" if minutes else ""
            head += [Text(), Text(session.exercise.path, "bold").append(about, "not bold")]
        return head

    def _body(self, session: Session) -> Iterator[tuple[Text, int]]:
        """Return the parts of the middle, each with how far it is indented."""
        if session.exercise is None:
            yield Text("All done. To hand in:", "green"), 0
            yield Text('git commit --all --message "My answers", then git push'), 2
            return
        yield self._status(session), 2
        checked = session.checked
        if checked is not None and not _runs(session):
            if checked.problem:
                yield Text(checked.problem, "red"), 2
            yield from self._checks(session)
            yield from self._after(session)
        if session.printed:
            yield Text(), 0
            yield Text("Your code printed:", "cyan"), 2
            yield Text("\n".join(session.printed.splitlines()[-_MAX_PRINTED:])), 4
        if session.hint:
            yield Text(), 0
            yield Text(session.hint, "cyan"), 2

    def _status(self, session: Session) -> Text:
        if session.running is not None and _runs(session):
            passed_s = time.monotonic() - session.since_s
            since = f" ({passed_s:.0f} s; r begins again)" if passed_s > _SLOW_S else ""
            doing = session.running or "Getting ready"
            return Text(f"… {doing}{since}", "yellow")
        return Text(f"Checked in {session.took_s:.2f} s", _DIM) if session.checked else Text()

    def _checks(self, session: Session) -> Iterator[tuple[Text, int]]:
        assert session.checked is not None
        checks = session.checked.checks
        if not session.checked.exercise.is_program:  # of a sheet: how many, and the first open one
            unclear = (Outcome.MISSING, Outcome.MALFORMED)
            answered = sum(check.outcome not in unclear for check in checks)
            yield Text(f"{answered} of {len(checks)} questions are answered"), 2
            checks = tuple(c for c in checks if _is_open(c))[:1]
        for check in checks:
            yield from _check(check)
        left = session.left()
        if left:
            yield Text(f"{left} more after this one", _DIM), 4

    def _after(self, session: Session) -> Iterator[tuple[Text, int]]:
        assert session.checked is not None
        if session.checked.done:
            yield Text(), 0
            what = "All are answered"
            if session.checked.exercise.is_program:
                what = "All checks pass"
                if not has_pack(session.course.root):
                    what = "All public checks pass; others are graded when you hand in"
            others = len(session.done) < len(session.course.exercises)
            yield Text(f"{what}. {'Press n to go on.' if others else 'This was the last.'}"), 2
            if session.payoff:
                yield Text(f"See what you have built: gradlings show {session.payoff}", "cyan"), 2

    # --- lines

    def _wrapped(self, text: Text, indent: int, width: int) -> list[Text]:
        text = self._shown(text)
        blanks = " " * indent
        found = []
        for line in text.split("\n", allow_blank=True):
            own = len(line.plain) - len(line.plain.lstrip())
            room = width - indent - own
            if len(line.plain) - own <= room:
                found.append(Text(blanks).append_text(line))
                continue
            hang = 2 if room > 12 else 0  # further lines are indented by so much more
            for number, part in enumerate(line[own:].wrap(self._console, max(10, room - hang))):
                part.rstrip()
                found.append(Text(blanks + " " * (own + bool(number) * hang)).append_text(part))
        return found

    def _window(self, body: list[Text], room: int, scrolled: int) -> list[Text]:
        """Return the part of the middle that fits, and say how much does not."""
        room = max(1, room)
        self.first = 0
        if len(body) <= room:
            return body + [Text()] * (room - len(body))
        first = self.first = max(0, min(scrolled, len(body) - room + 1))
        rest = len(body) - first - room + 1
        more = f"… {rest} more lines: ↓" if rest > 0 else "… ↑ for the lines above"
        return [*body[first : first + room - 1], Text(more, _DIM)]

    def _page(self, head: list[Text], body: list[Text], foot: list[Text]) -> Text:
        width, height = self._console.size
        lines = [self._shown(line) for line in [*head, *body, *foot][-height:]]
        for line in lines:
            line.truncate(width)
        page = Text("\n", no_wrap=True, overflow="crop", end="").join(lines)
        page.no_wrap, page.overflow, page.end = True, "crop", ""
        return page

    def _shown(self, text: Text) -> Text:
        """Replace signs that the terminal cannot show, where that does not move a style."""
        plain = self._plain(text.plain)
        return text if plain == text.plain else Text(plain, text.style)


def _runs(session: Session) -> bool:
    """Whether to show that checks run."""
    return session.running is not None and time.monotonic() - session.since_s > _QUICK_S


def _is_open(check: CheckResult) -> bool:
    """Whether to show an answer: there is something to do about it."""
    return check.outcome is not Outcome.UNGRADED and (
        check.outcome is not Outcome.PASSED or bool(check.message)
    )


def _check(check: CheckResult) -> Iterator[tuple[Text, int]]:
    yield Text(f"{check.outcome.mark} {check.title}", check.outcome.color), 2
    if not check.message or check.outcome is Outcome.PASSED:
        return
    if check.misconception:  # above the message, which may be longer than the window
        title, *lines = mistake_in(check)
        yield Text(title, "bold yellow"), 6
        yield from ((Text(line), 6) for line in lines)
    yield Text(check.message), 6
    if check.hint and not check.misconception:
        yield Text(check.hint), 6
