"""Say in words how a value differs from the expected one."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from gradlings.checks import clues
from gradlings.checks.describe import (
    SHOWN_ELEMENTS,
    describe,
    digits,
    dtype_of,
    items,
    keys_of,
    kind_of,
)
from gradlings.checks.manner import apart, looks_alike, manner, values_differ

# Room for another order of summation, not for another formula.
_TOLERANCE = {
    torch.float64: (1e-7, 1e-9),
    torch.complex128: (1e-7, 1e-9),
    torch.float32: (1e-4, 1e-5),
    torch.complex64: (1e-4, 1e-5),
    torch.float16: (1e-2, 1e-3),
    torch.bfloat16: (2e-2, 1e-2),
}
_PLAIN_FLOAT_TOLERANCE = (1e-6, 1e-7)  # a Python float may have been computed in float32
_NOT_RAISED = re.compile(r"no(thing| \w+) was raised")  # a probe's words; else what was raised


@dataclass(frozen=True)
class Difference:
    """How a value differs from the expected one.

    Args:
        text: what is wrong, what came back, and what was expected where that may be shown.
        clue: what to look at, on one line; empty where nothing stands out.
    """

    text: str
    clue: str = ""

    def named(self, name: str) -> Difference:
        """Say of which value it is."""
        return Difference(f"{name}: {self.text}", self.clue) if name else self


def difference(
    actual: Any,
    expected: Any,
    *,
    rtol: float | None = None,
    atol: float | None = None,
    reveal: bool = False,
) -> str | None:
    """Return how `actual` differs from `expected`; None when it does not.

    Tensors must agree in shape and dtype, floats within tolerances that depend on the dtype. A list
    may stand for a tuple, a tuple for a list, and an int for a float.

    Args:
        actual: the value that the submission returned.
        expected: the value that is right.
        rtol: relative tolerance; None for that of the dtype.
        atol: absolute tolerance; None for that of the dtype.
        reveal: whether the expected values may be shown. Types, shapes and dtypes always are.
    """
    found = explained(actual, expected, rtol=rtol, atol=atol, reveal=reveal)
    return found.text if found else None


def explained(
    actual: Any,
    expected: Any,
    *,
    rtol: float | None = None,
    atol: float | None = None,
    reveal: bool = False,
    given: Sequence[torch.Tensor] = (),
) -> Difference | None:
    """Return the same difference, and what to look at.

    The arguments are those of `difference`, and `given`: the tensors that the call was given. One
    of them may be expected to stay as it is.
    """
    return _Comparison(rtol, atol, reveal, given=given).difference(actual, expected, "")


def differs(
    actual: Any, expected: Any, *, rtol: float | None = None, atol: float | None = None
) -> bool:
    """Return whether `difference` would find one; faster, since it finds no words for it."""
    comparison = _Comparison(rtol, atol, reveal=False, in_words=False)
    return comparison.difference(actual, expected, "") is not None


@dataclass(frozen=True)
class _Comparison:
    rtol: float | None
    atol: float | None
    reveal: bool
    in_words: bool = True
    given: Sequence[torch.Tensor] = ()

    def tolerances(self, default_rtol: float, default_atol: float) -> tuple[float, float]:
        return (
            default_rtol if self.rtol is None else self.rtol,
            default_atol if self.atol is None else self.atol,
        )

    def difference(self, actual: Any, expected: Any, name: str) -> Difference | None:
        """Compare two values; `name` says where they stand, such as "item 0 of the result"."""
        if isinstance(expected, list | tuple):
            return self.sequence(actual, expected, name or "the result")
        if isinstance(expected, dict):
            return self.mapping(actual, expected, name)
        if isinstance(expected, torch.Tensor):
            found = self.tensor(actual, expected)
            if found and self.in_words and self._is_to_stay(expected, name):
                found = Difference(found.text, clues.IN_PLACE)
        elif isinstance(expected, np.ndarray | np.generic):
            found = self.array(actual, expected)
        elif isinstance(expected, float):
            found = self.number(actual, expected)
        else:
            found = self.scalar(actual, expected)
        return found.named(name) if found else None

    def _is_to_stay(self, expected: torch.Tensor, name: str) -> bool:
        """Whether an argument after the call is expected to be what it was before."""
        return " after" in name and any(
            one.dtype == expected.dtype and torch.equal(one, expected) for one in self.given
        )

    def tensor(self, actual: Any, expected: torch.Tensor) -> Difference | None:
        if not isinstance(actual, torch.Tensor):
            return _wrong_kind(actual, expected)
        if actual.shape != expected.shape:
            want, got = tuple(expected.shape), tuple(actual.shape)
            return Difference(f"expected shape {want}, got shape {got}", clues.of_shape(got, want))
        if actual.dtype != expected.dtype:
            text = f"expected dtype {dtype_of(expected)}, got dtype {dtype_of(actual)}"
            return Difference(text, clues.of_dtype(actual.dtype, expected.dtype))
        if torch.equal(actual, expected):
            return None
        rtol, atol = self.tolerances(*_TOLERANCE.get(expected.dtype, (0.0, 0.0)))
        close = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=True)
        if bool(close.all()):
            return None
        if not self.in_words:
            return Difference("differs")
        actual, expected = actual.detach(), expected.detach()
        text = values_differ(actual, expected, close)
        if self.reveal and expected.numel() <= SHOWN_ELEMENTS:
            text += f"\nexpected {digits(expected, with_dtype=False)}"
        if actual.numel() <= SHOWN_ELEMENTS:
            text += f"\ngot {digits(actual, with_dtype=False)}"
        text += self._first(actual, expected, close)
        return Difference(text, clues.of_values(actual, expected, close, is_drawn=not self.reveal))

    def _first(self, actual: torch.Tensor, expected: torch.Tensor, close: torch.Tensor) -> str:
        """Show the first element that differs, unless the tensors are shown and look different."""
        is_shown = expected.numel() <= SHOWN_ELEMENTS
        is_plain = expected.dtype == torch.bool or not looks_alike(actual, expected)
        if is_shown and (is_plain or not self.reveal):
            return ""
        first = tuple((~close).nonzero()[0].tolist())
        want, got = apart(expected[first].item(), actual[first].item())
        where = f"at index {first}: " if first else ""
        return f"\n{where}expected {want}, got {got}" if self.reveal else f"\n{where}got {got}"

    def array(self, actual: Any, expected: Any) -> Difference | None:
        if not isinstance(actual, np.ndarray | np.generic):
            return _wrong_kind(actual, expected)
        both = (torch.from_numpy(np.asarray(array).copy()) for array in (actual, expected))
        return self.tensor(*both)

    def number(self, actual: Any, expected: float) -> Difference | None:
        numeric = isinstance(actual, int | float | np.floating | np.integer)
        if isinstance(actual, bool) or not numeric:
            return _wrong_kind(actual, expected)
        rtol, atol = self.tolerances(*_PLAIN_FLOAT_TOLERANCE)
        both_nan = math.isnan(actual) and math.isnan(expected)
        near = math.isfinite(expected) and abs(actual - expected) <= atol + rtol * abs(expected)
        if both_nan or near or actual == expected:
            return None
        if not self.in_words:
            return Difference("differs")
        one, other = (torch.tensor([float(v)], dtype=torch.float64) for v in (actual, expected))
        is_drawn, wrong = not self.reveal, torch.tensor([False])
        how, clue = manner(one, other), clues.of_values(one, other, wrong, is_drawn=is_drawn)
        want, got = apart(expected, actual)
        if self.reveal:
            return Difference(f"expected {want}, got {got}{how}", clue)
        return Difference(f"the value is wrong{how}\ngot {actual:.6g}", clue)

    def scalar(self, actual: Any, expected: Any) -> Difference | None:
        if type(actual) is not type(expected):
            return _wrong_kind(actual, expected)
        if actual == expected:
            return None
        if isinstance(actual, str) and _NOT_RAISED.fullmatch(actual):
            return Difference(actual)
        if isinstance(expected, str) and _NOT_RAISED.fullmatch(expected):
            return Difference(f"{actual.removesuffix(' was raised')} was raised")
        if isinstance(expected, bool):
            return Difference(f"expected {expected}, got {actual}")
        if isinstance(expected, str) and "\n" in expected:
            return self.lines(actual.split("\n"), expected.split("\n"))
        how, clue = "", ""
        if isinstance(expected, int):
            how, clue = (" (too large)" if actual > expected else " (too small)"), clues.COUNTED
        elif isinstance(expected, str):
            clue = clues.of_text(actual, expected)
        got = f"got {describe(actual)}"
        if self.reveal:
            return Difference(f"expected {describe(expected)}, {got}{how}", clue)
        return Difference(f"the value is wrong{how}\n{got}", clue)

    def lines(self, actual: Sequence[str], expected: Sequence[str]) -> Difference:
        """Compare texts of several lines, which are not equal."""
        alike = [got == want for got, want in zip(actual, expected, strict=False)]
        first = alike.index(False) if False in alike else len(alike)
        if first < len(actual) and first < len(expected):
            want = f"\nexpected {describe(expected[first])}" if self.reveal else ""
            text = f"line {first + 1} is wrong{want}\ngot {describe(actual[first])}"
            return Difference(text, clues.EACH_CHARACTER)
        count = f"expected {len(expected)} lines, got {len(actual)}"
        clue = clues.of_count(len(actual), len(expected))
        return Difference(f"{count}, and those that are there are right", clue)

    def sequence(self, actual: Any, expected: Sequence[Any], name: str) -> Difference | None:
        if not isinstance(actual, list | tuple):
            return Difference(f"{name}: expected {items(len(expected))}, got {kind_of(actual)}")
        if len(actual) != len(expected):
            text = f"{name}: expected {items(len(expected))}, got {len(actual)}"
            return Difference(text, clues.of_count(len(actual), len(expected)))
        for index, (got, want) in enumerate(zip(actual, expected, strict=True)):
            if found := self.difference(got, want, f"item {index} of {name}"):
                return found
        return None

    def mapping(self, actual: Any, expected: Mapping[Any, Any], name: str) -> Difference | None:
        whole, part_of = name or "the result", f" of {name}" if name else ""
        if not isinstance(actual, dict):
            return Difference(f"{whole}: expected a dict, got {kind_of(actual)}")
        if set(actual) != set(expected):
            clue = (
                clues.of_count(len(actual), len(expected)) if len(actual) != len(expected) else ""
            )
            return Difference(f"{whole}: {_other_keys(actual, expected)}", clue)
        for key, want in expected.items():
            if found := self.difference(actual[key], want, f"{key}{part_of}"):
                return found
        return None


def _other_keys(actual: Mapping[Any, Any], expected: Mapping[Any, Any]) -> str:
    """Name the keys that are missing, and those that are there and should not be."""
    missing = [key for key in expected if key not in actual]
    extra = [key for key in actual if key not in expected]
    texts = [f"missing: {keys_of(missing)}"] if missing else []
    texts += [f"not expected: {keys_of(extra)}"] if extra else []
    return "; ".join(texts)


def _wrong_kind(actual: Any, expected: Any) -> Difference:
    text = f"expected {kind_of(expected)}, got {kind_of(actual)}"
    if actual is None:
        return Difference(f"{text} (was nothing returned, or is there no gradient?)")
    return Difference(text, clues.of_kind(actual, expected))
