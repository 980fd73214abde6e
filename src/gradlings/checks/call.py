"""One experiment: a probe with its inputs, as a student reads it in a message."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gradlings.checks import clues
from gradlings.checks.describe import describe, in_brief, is_small
from gradlings.checks.lines import COLUMNS, INDENT, MAX_LINES, lines_of

_CLUE = "Look at "
_CALLED = re.compile(r"(?<![\w.])(\w+)\(")  # not nn.Linear(
_RESULTS = re.compile(r"(\w+(?:, \w+)+) = \w+\([^()]*\)[^(]*")  # loss, accuracy = evaluate(x)
_ITEM = re.compile(r"item (\d+) of the result\b")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SHORT = 30  # characters of an argument that may share a line
_ARGUMENTS = re.compile(r"\w\(([^()]*)\)")  # of a call, such as adam_step(param, grad)

Probe = Callable[..., Any]


@dataclass(frozen=True)
class Call:
    """One experiment, as a student reads it."""

    probe: Probe
    inputs: tuple[Any, ...]

    @property
    def title(self) -> str:
        """The first line of the probe's docstring, or else its name."""
        first = (inspect.getdoc(self.probe) or self.probe.__name__).partition("\n")[0]
        return first.strip() if first.endswith("...") else first.strip().removesuffix(".")

    def with_names(self, text: str) -> str:
        """Name the items of the result as the call in the title does, where it has a name each."""
        results, item = _RESULTS.fullmatch(self.title), _ITEM.match(text)
        names = results[1].split(", ") if results else []
        if item is None or int(item[1]) >= len(names):
            return text
        return names[int(item[1])] + text[item.end() :]

    @property
    def function(self) -> str:
        """The function or class of the contract that the title names first, if any."""
        called = _CALLED.search(self.title)
        return called[1] if called else ""

    @property
    def clue(self) -> str:
        """What a student should look at, if the probe's docstring says it: "Look at …"."""
        for line in (inspect.getdoc(self.probe) or "").splitlines()[1:]:
            if line.startswith(_CLUE):
                return line.removeprefix(_CLUE).rstrip(".")
        return ""

    def __str__(self) -> str:
        """Write the call, and its inputs without those that are the probe's own, such as _seed."""
        return "\n".join([self.title, *(f"  {name} = {describe(v)}" for name, v in self.shown)])

    @property
    def shown(self) -> list[tuple[str, Any]]:
        """The inputs to show, by name."""
        named = zip(self.names, self.inputs, strict=False)
        return [(name, value) for name, value in named if not name.startswith("_")]

    def within(self, lines: int, entry: tuple[int, int] | None = None) -> str:
        """Write "in", and the call, on so many lines if possible: the longest inputs become brief.

        Args:
            lines: of a terminal of 80 columns.
            entry: number of the entry of the observation that is in question, and how many there
                are. Of a long input with as many items, only that one is shown.
        """
        shown = [_narrowed(name, value, entry) for name, value in _gathered(self.shown, entry)]
        texts = [f"{name} = {describe(value)}" for name, value in shown]
        written = "\n".join([f"in {self.title}", *(f"  {text}" for text in texts)])
        if lines_of(written) > lines:
            written = "\n".join([f"in {self.title}", *_joined(texts)])
        if lines_of(written) <= lines:
            return written
        brief = [f"{name} = {in_brief(value)}" for name, value in shown]
        by_gain = sorted(range(len(texts)), key=lambda i: len(brief[i]) - len(texts[i]))
        for index in by_gain:
            if lines_of(written) <= lines or len(texts[index]) <= len(brief[index]):
                break
            texts[index] = brief[index]
            written = "\n".join([f"in {self.title}", *_joined(texts)])
        return written

    @property
    def names(self) -> list[str]:
        """Name the inputs; those of a *parameter by the call in the title, where it has them."""
        parameters = list(inspect.signature(self.probe).parameters.values())[1:]
        names = [p.name for p in parameters if p.kind is not p.VAR_POSITIONAL]
        gathered = len(self.inputs) - len(names)
        if gathered <= 0:
            return names
        call, own = _ARGUMENTS.search(self.title), parameters[-1].name
        asked = call[1].split(", ") if call else []
        rest = asked[asked.index(names[-1]) + 1 :] if names and names[-1] in asked else []
        if len(rest) < gathered:
            rest = [own] if gathered == 1 else [f"{own}[{i}]" for i in range(gathered)]
        return names + rest[:gathered]


def _gathered(shown: list[tuple[str, Any]], entry: tuple[int, int] | None) -> list[tuple[str, Any]]:
    """Make one list of inputs such as pairs[0], pairs[1], or keep the one that is in question."""
    numbered = [(name, value) for name, value in shown if name.endswith("]")]
    if len(numbered) < 2:
        return shown
    others, name = shown[: -len(numbered)], numbered[0][0].partition("[")[0]
    if entry is not None and len(numbered) == entry[1]:
        return [*others, numbered[entry[0]]]
    return [*others, (name, [value for _, value in numbered])]


def _narrowed(name: str, value: Any, entry: tuple[int, int] | None) -> tuple[str, Any]:
    """Take the item of a list that an entry is about, where the list is too long to be shown."""
    if entry is None or not isinstance(value, list | tuple) or len(value) != entry[1]:
        return name, value
    if len(value) < 2 or is_small(value):
        return name, value
    return f"{name}[{entry[0]}]", value[entry[0]]


def _joined(texts: list[str]) -> list[str]:
    """Put together arguments of one kind, and below the others the short ones, on few lines."""
    names: dict[str, list[str]] = {}  # by what is said of the argument
    for text in texts:
        name, _, value = text.partition(" = ")
        names.setdefault(value if value.startswith(("a ", "an ")) else text, []).append(name)
    lines = [
        text if len(alike) == 1 and " = " in text else f"{', '.join(alike)} = {text}"
        for text, alike in names.items()
    ]
    short = [line.replace(" ", _NO_BREAK) for line in lines if len(line) <= _SHORT]
    wrapped = textwrap.wrap(", ".join(short), COLUMNS - INDENT - 2, break_on_hyphens=False)
    rows = [line for line in lines if len(line) > _SHORT]
    rows += [row.replace(_NO_BREAK, " ").rstrip(",") for row in wrapped]
    return [f"  {row}" for row in rows]


def in_call(
    text: str, call: Call | None, clue: str | None = None, entry: tuple[int, int] | None = None
) -> str:
    """Write a whole message: what is wrong, in which call, and what to look at.

    It is at most 12 lines long, unless what the author wrote is longer; the audit reports that.

    Args:
        text: what is wrong.
        call: the experiment; None if there was none.
        clue: what to look at; empty for what the values do not show, None for no such line. The
            probe's own clue is better than one that fits any mistake.
        entry: which entry of what the experiment observed; see `Call.within`.
    """
    if call is not None and clue is not None:
        general = clues.general(clue, call.function)
        clue = (call.clue or general) if general else clue
    last = [f"look at {clue}"] if clue else []
    if call is None:
        return "\n".join([text, *last])
    text = call.with_names(text)
    left = MAX_LINES - lines_of("\n".join([text, *last]))
    return "\n".join([text, call.within(left, entry), *last])
