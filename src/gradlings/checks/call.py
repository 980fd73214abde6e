"""One experiment: a probe with its inputs, as a student reads it in a message."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gradlings.checks.compare import describe

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
        return (inspect.getdoc(self.probe) or self.probe.__name__).partition("\n")[0].rstrip(".")

    def __str__(self) -> str:
        """Write the call, and its inputs without those that are the probe's own, such as _seed."""
        named = zip(self.names, self.inputs, strict=False)
        shown = [(name, value) for name, value in named if not name.startswith("_")]
        return "\n".join([self.title, *(f"  {name} = {describe(value)}" for name, value in shown)])

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
