"""The list of exercises in `gradlings watch`: searched by typing, filtered by topic and state."""

from __future__ import annotations

from collections.abc import Sequence

from gradlings.course.exercise import Exercise
from gradlings.study.session import Line

STATES = ("all", "to do", "done")


class Browser:
    """Chooses an exercise.

    Args:
        lines: all exercises.
        titles: of the topics, by name.
        at: where the choice begins.
    """

    def __init__(
        self, lines: Sequence[Line], titles: dict[str, str], at: Exercise | None = None
    ) -> None:
        self._lines = lines
        self._topics = ["", *dict.fromkeys(line.exercise.topic for line in lines)]
        self._titles = titles
        self._topic = self._state = 0
        self.search = ""
        ids = [line.exercise.id for line in lines]
        self.at = ids.index(at.id) if at is not None else 0

    @property
    def state(self) -> str:
        """Which exercises are shown: all, to do or done."""
        return STATES[self._state]

    @property
    def topic(self) -> str:
        """Title of the topic that is shown."""
        name = self._topics[self._topic]
        return self._titles.get(name, name) or "all topics"

    @property
    def found(self) -> list[Line]:
        """The exercises that are shown."""
        topic, words = self._topics[self._topic], self.search.lower().split()
        return [
            line
            for line in self._lines
            if topic in ("", line.exercise.topic)
            and (self.state == "all" or line.done == (self.state == "done"))
            and all(word in self._text(line) for word in words)
        ]

    def _text(self, line: Line) -> str:
        topic = self._titles.get(line.exercise.topic, "")
        return f"{line.exercise.id} {topic}".lower()

    def press(self, key: str) -> Exercise | None:
        """Take a key; return the exercise that was chosen, if one was."""
        steps = {"up": -1, "down": 1, "page up": -10, "page down": 10}
        if key == "enter":
            return self.found[self.at].exercise if self.found else None
        if key in steps:
            self.at += steps[key]
        elif key in ("left", "right"):
            self._topic = (self._topic + (1 if key == "right" else -1)) % len(self._topics)
            self.at = 0
        elif key == "tab":
            self._state = (self._state + 1) % len(STATES)
            self.at = 0
        elif key == "back":
            self.search = self.search[:-1]
        elif len(key) == 1:
            self.search += key
            self.at = 0
        self.at = max(0, min(self.at, len(self.found) - 1))
        return None
