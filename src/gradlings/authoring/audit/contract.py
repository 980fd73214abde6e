"""The rules for a contract: a summary, few words, a worked example that is true."""

from __future__ import annotations

import ast
import doctest
import re
import sys
from collections.abc import Iterator
from types import ModuleType

from gradlings.course.exercise import Exercise
from gradlings.course.syntax import parsed, text_of

MAX_WORDS = 350
FINE_PRINT = re.compile(r"^Fine print$", re.MULTILINE)


def contract_flaws(exercise: Exercise, *, may_be_long: bool) -> Iterator[str]:
    """Find what is wrong with the text at the top of a solution, which students get.

    Args:
        exercise: whose solution.
        may_be_long: whether it is listed as not yet shortened.
    """
    text = ast.get_docstring(parsed(exercise.solution))
    if not text:
        yield "there is no text at the top of the file; write the contract there"
        return
    summary = text.partition("\n\n")[0]
    if not summary.endswith((".", ":")) or "\n" in summary:
        yield "the contract does not begin with a summary: one line that ends with a period"
    words = len(FINE_PRINT.split(text)[0].split())
    if words > MAX_WORDS and not may_be_long:
        yield (
            f"the contract has {words} words above “Fine print”; expected at most {MAX_WORDS}: "
            "move below that line what a beginner does not need"
        )
    if words <= MAX_WORDS and may_be_long:
        yield "course.toml lists this contract as not yet shortened, but it is; remove it there"
    yield from _example_flaws(exercise, text)


def _example_flaws(exercise: Exercise, text: str) -> Iterator[str]:
    """Run the lines that begin with `>>>` on the solution."""
    if not doctest.DocTestParser().get_examples(text):
        yield (
            "the contract has no worked example that can be run; write a call after `>>>`, and "
            "its result on the next line"
        )
        return
    module = _loaded(exercise)
    try:
        test = doctest.DocTestParser().get_doctest(text, vars(module), exercise.name, None, None)
        runner = doctest.DocTestRunner(
            verbose=False, optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
        )
        out: list[str] = []
        runner.run(test, out=out.append, clear_globs=False)
        if runner.failures:
            yield f"a worked example is not true:\n{_indented(''.join(out))}"
    finally:
        sys.modules.pop(module.__name__, None)


def _loaded(exercise: Exercise) -> ModuleType:
    """Load the solution, which is the author's own, in this process."""
    module = ModuleType(f"worked_example_{exercise.name}")
    sys.modules[module.__name__] = module  # dataclasses look their module up
    exec(compile(text_of(exercise.solution), str(exercise.solution), "exec"), vars(module))  # noqa: S102
    return module


def _indented(text: str) -> str:
    lines = [line for line in text.splitlines() if not line.startswith("*****")]
    return "\n".join(f"    {line}" for line in lines)
