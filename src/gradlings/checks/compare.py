"""Say in words what a value is, and how one differs from what was expected."""

from __future__ import annotations

import math
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
_SHOWN_CHARS = 200


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
    """Say how `actual` differs from `expected`; None when it does not.

    Tensors must agree in shape and dtype; floats within tolerances that depend on the dtype; lists
    and tuples stand for each other, an int for a float.

    Args:
        actual: what came back.
        expected: what should have.
        rtol: relative tolerance; by default by dtype.
        atol: absolute tolerance; by default by dtype.
        reveal: whether the expected values may be shown. Types, shapes and dtypes always are.
    """
    return _Comparison(rtol, atol, reveal).difference(actual, expected, "")


@dataclass(frozen=True)
class _Comparison:
    rtol: float | None
    atol: float | None
    reveal: bool

    def tolerances(self, default_rtol: float, default_atol: float) -> tuple[float, float]:
        return (
            default_rtol if self.rtol is None else self.rtol,
            default_atol if self.atol is None else self.atol,
        )

    def difference(self, actual: Any, expected: Any, name: str) -> str | None:
        """Compare what `name` calls, such as "item 0 of the result"."""
        if isinstance(expected, list | tuple):
            return self.sequence(actual, expected, name or "the result")
        if isinstance(expected, dict):
            return self.mapping(actual, expected, name or "the result")
        if isinstance(expected, torch.Tensor):
            told = self.tensor(actual, expected)
        elif isinstance(expected, np.ndarray | np.generic):
            told = self.array(actual, expected)
        elif isinstance(expected, float):
            told = self.number(actual, expected)
        else:
            told = self.scalar(actual, expected)
        return f"{name}: {told}" if told and name else told

    def tensor(self, actual: Any, expected: torch.Tensor) -> str | None:
        if not isinstance(actual, torch.Tensor):
            return _wrong_kind(actual, expected)
        if actual.shape != expected.shape:
            return f"expected shape {tuple(expected.shape)}, got shape {tuple(actual.shape)}"
        if actual.dtype != expected.dtype:
            return f"expected dtype {_dtype(expected)}, got dtype {_dtype(actual)}"
        rtol, atol = self.tolerances(*_TOLERANCE.get(expected.dtype, (0.0, 0.0)))
        close = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=True)
        if bool(close.all()):
            return None
        told = _values_differ(actual.detach(), expected.detach(), close)
        if self.reveal and expected.numel() <= _SHOWN_ELEMENTS:
            told += f"\nexpected {_digits(expected)}"
        if actual.numel() <= _SHOWN_ELEMENTS:
            told += f"\ngot {_digits(actual)}"
        return told

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
        if self.reveal:
            return f"expected {expected:.6g}, got {actual:.6g}"
        too_large = "too large" if actual > expected else "too small"
        manner = "NaN" if math.isnan(actual) else too_large
        return f"the value is {manner}\ngot {actual:.6g}"

    def scalar(self, actual: Any, expected: Any) -> str | None:
        if type(actual) is not type(expected):
            return _wrong_kind(actual, expected)
        if actual == expected:
            return None
        told = f"got {describe(actual)}"
        if self.reveal:
            return f"expected {describe(expected)}, {told}"
        return f"the value is wrong\n{told}"

    def sequence(self, actual: Any, expected: Sequence[Any], name: str) -> str | None:
        if not isinstance(actual, list | tuple):
            return f"{name}: expected {len(expected)} items, got {_kind(actual)}"
        if len(actual) != len(expected):
            return f"{name}: expected {len(expected)} items, got {len(actual)}"
        for index, (got, want) in enumerate(zip(actual, expected, strict=True)):
            if told := self.difference(got, want, f"item {index} of {name}"):
                return told
        return None

    def mapping(self, actual: Any, expected: Mapping[Any, Any], name: str) -> str | None:
        if not isinstance(actual, dict):
            return f"{name}: expected a dict, got {_kind(actual)}"
        if set(actual) != set(expected):
            return f"{name}: expected the keys {_keys(expected)}, got {_keys(actual)}"
        for key, want in expected.items():
            if told := self.difference(actual[key], want, f"{key!r} of {name}"):
                return told
        return None


def _values_differ(actual: torch.Tensor, expected: torch.Tensor, close: torch.Tensor) -> str:
    wrong = ~close
    count, numel = int(wrong.sum()), expected.numel()
    if numel == 1:
        told = "the value is wrong"
    elif count == numel:
        told = f"all {numel} values are wrong"
    else:
        first = tuple(wrong.nonzero()[0].tolist())
        told = f"{count} of {numel} values are wrong, the first at index {first}"
    return told + _manner(actual[wrong], expected[wrong])


def _manner(actual: torch.Tensor, expected: torch.Tensor) -> str:
    if not actual.is_floating_point():
        return ""
    nans = int(actual.isnan().sum())
    if nans:
        return f" ({nans} NaN)" if nans > 1 else " (NaN)"
    if bool(actual.isinf().any()):
        return " (infinite)"
    if bool((actual == 0).all()):
        return " (zero)"
    if bool((actual > expected).all()):
        return " (too large)"
    if bool((actual < expected).all()):
        return " (too small)"
    return ""


def _keys(mapping: Mapping[Any, Any]) -> str:
    shown = [repr(key)[:40] for key in list(mapping)[:_SHOWN_ELEMENTS]]
    more = [f"and {len(mapping) - len(shown)} more"] if len(mapping) > len(shown) else []
    return ", ".join(shown + more) or "none"


def _wrong_kind(actual: Any, expected: Any) -> str:
    told = f"expected {_kind(expected)}, got {_kind(actual)}"
    return told + " (is a return statement missing?)" if actual is None else told
