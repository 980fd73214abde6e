"""Names and texts that tests and fixtures share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from gradlings.checks.in_sandbox import Sandboxed
from gradlings.course.course import Course, load_course
from gradlings.course.exercise import Exercise
from gradlings.course.sheet import Sheet
from gradlings.results import CheckResult
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.loading import Source

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = [e for e in load_course(ROOT).exercises if not isinstance(e, Sheet)]
SHEETS = [e for e in load_course(ROOT).exercises if isinstance(e, Sheet)]

Grade = Callable[..., list[tuple[CheckResult, ...]]]
MakeCourse = Callable[..., Course]


def opener(
    sandbox: Sandbox, exercise: Exercise, text: str
) -> Callable[[tuple[str, ...]], Sandboxed]:
    """Return what an `Entry` needs to become a subject: a text, run in the sandbox."""
    return lambda forbidden: Sandboxed(
        sandbox, Source(text, exercise.name, exercise.path, forbidden)
    )


def public_python(kept: Path) -> str:
    """Return a shell command by which, in a mount namespace of root, all users can run this Python.

    Args:
        kept: an empty folder that is needed for it.
    """
    home = Path(sys.base_prefix)
    hidden = next((p for p in reversed(home.parents) if not p.stat().st_mode & 0o001), None)
    if hidden is None:
        return "true"
    return (
        f"mount --bind {home} {kept} && mount -t tmpfs -o mode=755 none {hidden} && "
        f"mkdir -p {home} && mount --bind {kept} {home}"
    )


# The files of a course of one exercise.

STUB = '''"""Double a tensor."""


def double(x):
    """Return 2 x."""
    raise NotImplementedError
'''
SOLUTION = STUB.replace("raise NotImplementedError", "return 2 * x")
PUBLIC = '''"""Public checks."""

import torch


def doubled(module, x):
    """double(x)"""
    return module.double(x)


def test_example(submission, expect):
    """Three doubled is six."""
    expect(submission(doubled, torch.tensor([3.0])), torch.tensor([6.0]))
'''
HIDDEN = '''"""Hidden checks."""

import pytest
import torch


def doubled(module, x):
    """double(x)"""
    return module.double(x)


@pytest.mark.points(2)
@pytest.mark.time_limit(1)
def test_value(agree, rng):
    """The result is twice the argument."""
    agree(doubled, 12345 + torch.rand(3, generator=rng))
'''

# For attacks that go past Python: `call(number, *arguments)` is a system call.
CTYPES = """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long

def call(number, *arguments):
    result = libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), errno.errorcode[ctypes.get_errno()])
    return result
"""

# The key of a sheet with a question of each kind.

KEY = """# Questions: tensors

Put an x between the brackets of your answer, as in `[x]`, or replace `___` by a number.

## Twice as much

`doubling` · choose one · 1 point

What is $2 x$ for $x = 3$?

- [ ] Five, as $2 + 3$ is.

  > That is a sum; $2 x$ is a product.

- [x] Six, as $3 + 3$ is.

  > Doubling adds a number to itself.

- [ ] Nine, as $3 * 3$ is.

  > That is a square.

## Which are even

`even` · choose all that apply · 3 points

More than one may be right:

| a | b |
| --- | --- |
| 2 | 3 |

- [x] Zero.

  > It is twice zero.

- [ ] One.

  > It is twice a half.

- [x] Four.

  > It is twice two.

- [ ] Seven.

  > It is twice 3.5.

- [ ] Nine.

  > It is twice 4.5.

## An area

`area` · number, to within 0.01 · 2 points

A square has sides of 0.5 m.

**Answer in m²:** 0.25

> 0.5 m times 0.5 m.

## In words

`words` · in your own words · 4 points

Explain doubling.

**Answer:**

To double a number is to add it to itself.

**Rubric:**

- 1 point: names addition
- 3 points: says what is added
"""
