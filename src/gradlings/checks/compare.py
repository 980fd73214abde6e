"""Describe in words a value, and how it differs from the expected one."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

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
_SHOWN_ELEMENTS = 12
_NUMBER = re.compile(r"-?\d+\.?\d*(?:e[+-]?\d+)?")
_SHOWN_CHARS = 200
_NOT_RAISED = re.compile(r"no(thing| \w+) was raised")  # a probe's words; else what was raised
_LINE_BREAK = re.compile(r"\n *")


def describe(value: Any) -> str:
    """Name a value for a student: in full where it is small, else its type, dtype and shape."""
    if isinstance(value, torch.Tensor):
        if value.numel() <= _SHOWN_ELEMENTS:
            return _digits(value)
        return f"{_with_article(_dtype(value))} tensor of shape {tuple(value.shape)}"
    if isinstance(value, np.ndarray):
        return f"a numpy array of dtype {value.dtype} and shape {value.shape}"
    if isinstance(value, list | tuple) and len(value) > _SHOWN_ELEMENTS:
        return f"{_with_article(type(value).__name__)} of {len(value)} items"
    if isinstance(value, type):
        return value.__name__
    text = repr(value)
    if isinstance(value, list | tuple | dict):
        text = _LINE_BREAK.sub(" ", text)  # of tensors; those of strings are \\n
    if len(text) <= _SHOWN_CHARS:
        return text
    if isinstance(value, list | tuple | dict):
        return f"{_with_article(type(value).__name__)} of {len(value)} items"
    return text[:_SHOWN_CHARS] + "…"


def _digits(tensor: torch.Tensor) -> str:
    text = " ".join(str(tensor.detach()).split())
    if tensor.dtype not in (torch.float32, torch.int64, torch.bool) and "dtype" not in text:
        return f"{text} ({_dtype(tensor)})"
    return text


def _dtype(tensor: torch.Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def _kind(value: Any) -> str:
    if value is None:
        return "None"
    if isinstance(value, torch.Tensor):
        return f"{_with_article(_dtype(value))} tensor of shape {tuple(value.shape)}"
    if isinstance(value, np.ndarray):
        return f"a numpy array of shape {value.shape}"
    return _with_article(type(value).__name__)


def _with_article(name: str) -> str:
    """Put the article before the name of a type: an int64, an OrderedDict, a uint8, a float."""
    return f"{'an' if name[0] in 'aeioAEIO' else 'a'} {name}"


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
    return _Comparison(rtol, atol, reveal).difference(actual, expected, "")


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

    def tolerances(self, default_rtol: float, default_atol: float) -> tuple[float, float]:
        return (
            default_rtol if self.rtol is None else self.rtol,
            default_atol if self.atol is None else self.atol,
        )

    def difference(self, actual: Any, expected: Any, name: str) -> str | None:
        """Compare two values; `name` says where they stand, such as "item 0 of the result"."""
        if isinstance(expected, list | tuple):
            return self.sequence(actual, expected, name or "the result")
        if isinstance(expected, dict):
            return self.mapping(actual, expected, name)
        if isinstance(expected, torch.Tensor):
            message = self.tensor(actual, expected)
        elif isinstance(expected, np.ndarray | np.generic):
            message = self.array(actual, expected)
        elif isinstance(expected, float):
            message = self.number(actual, expected)
        else:
            message = self.scalar(actual, expected)
        return f"{name}: {message}" if message and name else message

    def tensor(self, actual: Any, expected: torch.Tensor) -> str | None:
        if not isinstance(actual, torch.Tensor):
            return _wrong_kind(actual, expected)
        if actual.shape != expected.shape:
            return f"expected shape {tuple(expected.shape)}, got shape {tuple(actual.shape)}"
        if actual.dtype != expected.dtype:
            return f"expected dtype {_dtype(expected)}, got dtype {_dtype(actual)}"
        if torch.equal(actual, expected):
            return None
        rtol, atol = self.tolerances(*_TOLERANCE.get(expected.dtype, (0.0, 0.0)))
        close = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=True)
        if bool(close.all()):
            return None
        if not self.in_words:
            return "differs"
        actual, expected = actual.detach(), expected.detach()
        message = _values_differ(actual, expected, close)
        if self.reveal and expected.numel() <= _SHOWN_ELEMENTS:
            message += f"\nexpected {_digits(expected)}"
        if actual.numel() <= _SHOWN_ELEMENTS:
            message += f"\ngot {_digits(actual)}"
        return message + (self._first(actual, expected, close) if self.reveal else "")

    def _first(self, actual: torch.Tensor, expected: torch.Tensor, close: torch.Tensor) -> str:
        """Show the first element that differs, unless both tensors are shown and look different."""
        is_shown = expected.numel() <= _SHOWN_ELEMENTS
        looks_alike = _numbers(_digits(actual)) == _numbers(_digits(expected))
        if is_shown and (expected.dtype == torch.bool or not looks_alike):
            return ""
        first = tuple((~close).nonzero()[0].tolist())
        want, got = _apart(expected[first].item(), actual[first].item())
        where = f"at index {first}: " if first else ""
        return f"\n{where}expected {want}, got {got}"

    def array(self, actual: Any, expected: Any) -> str | None:
        if not isinstance(actual, np.ndarray | np.generic):
            return _wrong_kind(actual, expected)
        both = (torch.from_numpy(np.asarray(array).copy()) for array in (actual, expected))
        return self.tensor(*both)

    def number(self, actual: Any, expected: float) -> str | None:
        numeric = isinstance(actual, int | float | np.floating | np.integer)
        if isinstance(actual, bool) or not numeric:
            return _wrong_kind(actual, expected)
        rtol, atol = self.tolerances(*_PLAIN_FLOAT_TOLERANCE)
        both_nan = math.isnan(actual) and math.isnan(expected)
        near = math.isfinite(expected) and abs(actual - expected) <= atol + rtol * abs(expected)
        if both_nan or near or actual == expected:
            return None
        want, got = _apart(expected, actual)
        if self.reveal:
            return f"expected {want}, got {got}"
        both = (torch.tensor([one], dtype=torch.float64) for one in (float(actual), expected))
        return f"the value is wrong{_manner(*both)}\ngot {actual:.6g}"

    def scalar(self, actual: Any, expected: Any) -> str | None:
        if type(actual) is not type(expected):
            return _wrong_kind(actual, expected)
        if actual == expected:
            return None
        if isinstance(actual, str) and _NOT_RAISED.fullmatch(actual):
            return actual
        if isinstance(expected, str) and _NOT_RAISED.fullmatch(expected):
            return f"{actual.removesuffix(' was raised')} was raised"
        got = f"got {describe(actual)}"
        if self.reveal:
            return f"expected {describe(expected)}, {got}"
        return f"the value is wrong\n{got}"

    def sequence(self, actual: Any, expected: Sequence[Any], name: str) -> str | None:
        if not isinstance(actual, list | tuple):
            return f"{name}: expected {_items(expected)}, got {_kind(actual)}"
        if len(actual) != len(expected):
            return f"{name}: expected {_items(expected)}, got {len(actual)}"
        for index, (got, want) in enumerate(zip(actual, expected, strict=True)):
            if message := self.difference(got, want, f"item {index} of {name}"):
                return message
        return None

    def mapping(self, actual: Any, expected: Mapping[Any, Any], name: str) -> str | None:
        whole, part_of = name or "the result", f" of {name}" if name else ""
        if not isinstance(actual, dict):
            return f"{whole}: expected a dict, got {_kind(actual)}"
        if set(actual) != set(expected):
            return f"{whole}: expected the keys {_keys(expected)}, got {_keys(actual)}"
        for key, want in expected.items():
            if message := self.difference(actual[key], want, f"{key}{part_of}"):
                return message
        return None


def _values_differ(actual: torch.Tensor, expected: torch.Tensor, close: torch.Tensor) -> str:
    wrong = ~close
    count, numel = int(wrong.sum()), expected.numel()
    if numel == 1:
        message = "the value is wrong"
    elif count == numel:
        message = f"all {numel} values are wrong"
    else:
        first = tuple(wrong.nonzero()[0].tolist())
        message = f"{count} of {numel} values are wrong, the first at index {first}"
    return message + _manner(actual[wrong], expected[wrong])


def _manner(actual: torch.Tensor, expected: torch.Tensor) -> str:
    """Return in brackets how the values differ, if all differ alike; sizes ignore the sign."""
    if not actual.is_floating_point():
        return ""
    nans = int(actual.isnan().sum())
    if nans:
        return f" ({nans} NaN)" if nans > 1 else " (NaN)"
    if bool(actual.isinf().any()):
        return " (infinite)"
    if bool((actual == 0).all()):
        return " (zero)"
    if bool((actual * expected < 0).all()):
        return " (the sign is wrong)"
    if bool((actual * expected < 0).any()):
        return ""
    is_positive = bool((expected >= 0).all() and (actual >= 0).all())
    if bool((actual.abs() > expected.abs()).all()):
        return " (too large)" if is_positive else " (too far from zero)"
    if bool((actual.abs() < expected.abs()).all()):
        return " (too small)" if is_positive else " (too close to zero)"
    return ""


def _apart(one: float, other: float) -> tuple[str, str]:
    """Write two numbers with enough digits to look different, or two truth values."""
    if isinstance(one, bool):
        return str(one), str(other)
    for digits in (6, 9, 17):
        texts = f"{one:.{digits}g}", f"{other:.{digits}g}"
        if texts[0] != texts[1]:
            break
    return texts


def _items(sequence: Sequence[Any]) -> str:
    return f"{len(sequence)} item{'' if len(sequence) == 1 else 's'}"


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]


def _keys(mapping: Mapping[Any, Any]) -> str:
    shown = [repr(key)[:40] for key in list(mapping)[:_SHOWN_ELEMENTS]]
    more = [f"and {len(mapping) - len(shown)} more"] if len(mapping) > len(shown) else []
    return ", ".join(shown + more) or "none"


def _wrong_kind(actual: Any, expected: Any) -> str:
    message = f"expected {_kind(expected)}, got {_kind(actual)}"
    if actual is None:
        return f"{message} (was nothing returned, or is there no gradient?)"
    return message
