"""The file that students fill in is made from the solution."""

from __future__ import annotations

import pytest

from gradlings.course.stub import stub_of

SOLUTION = '''r"""Write two functions.

    y = 2 x
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import torch
from torch import nn

# Given: the sizes of the batches.
SIZES = (1, 2)

_ROOM = 1e-9
LIMIT = 3


# Given: what makes a batch.
def batch(n: int) -> torch.Tensor:
    """Make a batch."""
    return torch.ones(n)


@torch.no_grad()
def double(x: torch.Tensor, *, by: float = 2.0, then: Callable | None = None) -> torch.Tensor:
    """Double a tensor.

    Returns:
        A tensor.
    """
    # twice as much
    y = by * x
    return _checked(y)


class Layer(nn.Module):
    """A layer."""

    def __init__(self, size: int) -> None:
        """Make it."""
        super().__init__()
        self.size = math.floor(size)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self._half(x)

    def _half(self, x: torch.Tensor) -> torch.Tensor:
        return x / 2


def _checked(y) -> Iterator:
    return y
'''
STUB = '''r"""Write two functions.

    y = 2 x
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import nn

# Given: the sizes of the batches.
SIZES = (1, 2)


# Given: what makes a batch.
def batch(n: int) -> torch.Tensor:
    """Make a batch."""
    return torch.ones(n)


@torch.no_grad()
def double(x: torch.Tensor, *, by: float = 2.0, then: Callable | None = None) -> torch.Tensor:
    """Double a tensor.

    Returns:
        A tensor.
    """
    raise NotImplementedError


class Layer(nn.Module):
    """A layer."""

    def __init__(self, size: int) -> None:
        """Make it."""
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError
'''


def test_a_stub_holds_the_contract_and_what_is_given() -> None:
    """No body, no private name, no value and no import that only the solution needs."""
    assert stub_of(SOLUTION) == STUB


def test_a_stub_makes_itself() -> None:
    """What is unwritten stays so."""
    assert stub_of(STUB) == STUB


@pytest.mark.parametrize(
    "body", ["return 2 * x", "y = 2 * x\n    return y", "if x:\n        return 1\n    return 2"]
)
def test_no_line_of_a_body_is_left(body: str) -> None:
    """However long it is, and whatever follows."""
    text = f"def f(x):\n    {body}\n\n\ndef g(x):\n    return f(x)\n"

    assert stub_of(text) == (
        "def f(x):\n    raise NotImplementedError\n\n\ndef g(x):\n    raise NotImplementedError\n"
    )


def test_a_function_of_words_alone_is_unwritten_too() -> None:
    """Its docstring stays."""
    made = stub_of('def f(x):\n    """Do it."""\n')

    assert made == 'def f(x):\n    """Do it."""\n    raise NotImplementedError\n'
