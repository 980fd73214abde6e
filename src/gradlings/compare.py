"""Say in words what a value is, and how one differs from what was expected."""

from __future__ import annotations

import math
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
        return f"a {_dtype(value)} tensor of shape {tuple(value.shape)}"
    if isinstance(value, np.ndarray):
        return f"a numpy array of dtype {value.dtype} and shape {value.shape}"
    if isinstance(value, list | tuple) and len(value) > _SHOWN_ELEMENTS:
        return f"a {type(value).__name__} of {len(value)} items"
    if isinstance(value, type):
        return value.__name__
    text = repr(value)
    return text if len(text) <= _SHOWN_CHARS else text[:_SHOWN_CHARS] + "…"


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
        return f"a {_dtype(value)} tensor of shape {tuple(value.shape)}"
    if isinstance(value, np.ndarray):
        return f"a numpy array of shape {value.shape}"
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def difference(
    actual: Any,
    expected: Any,
    *,
    rtol: float | None = None,
    atol: float | None = None,
    reveal: bool = False,
    name: str = "",
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
        name: where in the result this is, such as "item 0 of the result".
    """
    where = f"{name}: " if name else ""
    if isinstance(expected, torch.Tensor):
        told = _tensor_difference(actual, expected, rtol, atol, reveal)
    elif isinstance(expected, np.ndarray | np.generic):
        told = _array_difference(actual, expected, rtol, atol, reveal)
    elif isinstance(expected, list | tuple):
        return _sequence_difference(actual, expected, rtol, atol, reveal, name)
    elif isinstance(expected, dict):
        return _dict_difference(actual, expected, rtol, atol, reveal, name)
    else:
        told = _scalar_difference(actual, expected, rtol, atol, reveal)
    return told and where + told


def _tensor_difference(
    actual: Any, expected: torch.Tensor, rtol: float | None, atol: float | None, reveal: bool
) -> str | None:
    if not isinstance(actual, torch.Tensor):
        return _wrong_kind(actual, expected)
    if actual.shape != expected.shape:
        return f"expected shape {tuple(expected.shape)}, got shape {tuple(actual.shape)}"
    if actual.dtype != expected.dtype:
        return f"expected dtype {_dtype(expected)}, got dtype {_dtype(actual)}"
    default_rtol, default_atol = _TOLERANCE.get(expected.dtype, (0.0, 0.0))
    rtol = default_rtol if rtol is None else rtol
    atol = default_atol if atol is None else atol
    close = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=True)
    if bool(close.all()):
        return None
    told = _values_differ(actual.detach(), expected.detach(), close)
    if reveal and expected.numel() <= _SHOWN_ELEMENTS:
        told += f"\nexpected {_digits(expected)}"
    if actual.numel() <= _SHOWN_ELEMENTS:
        told += f"\ngot {_digits(actual)}"
    return told


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


def _array_difference(
    actual: Any, expected: Any, rtol: float | None, atol: float | None, reveal: bool
) -> str | None:
    if isinstance(actual, torch.Tensor) or not isinstance(actual, np.ndarray | np.generic):
        return _wrong_kind(actual, expected)
    return _tensor_difference(
        torch.from_numpy(np.asarray(actual).copy()),
        torch.from_numpy(np.asarray(expected).copy()),
        rtol,
        atol,
        reveal,
    )


def _sequence_difference(
    actual: Any,
    expected: list[Any] | tuple[Any, ...],
    rtol: float | None,
    atol: float | None,
    reveal: bool,
    name: str,
) -> str | None:
    of = name or "the result"
    if not isinstance(actual, list | tuple):
        return f"{of}: expected {len(expected)} items, got {_kind(actual)}"
    if len(actual) != len(expected):
        return f"{of}: expected {len(expected)} items, got {len(actual)}"
    for index, (got, want) in enumerate(zip(actual, expected, strict=True)):
        told = difference(
            got, want, rtol=rtol, atol=atol, reveal=reveal, name=f"item {index} of {of}"
        )
        if told:
            return told
    return None


def _dict_difference(
    actual: Any,
    expected: dict[Any, Any],
    rtol: float | None,
    atol: float | None,
    reveal: bool,
    name: str,
) -> str | None:
    of = name or "the result"
    if not isinstance(actual, dict):
        return f"{of}: expected a dict, got {_kind(actual)}"
    if set(actual) != set(expected):
        return f"{of}: expected the keys {_keys(expected)}, got {_keys(actual)}"
    for key, want in expected.items():
        told = difference(
            actual[key], want, rtol=rtol, atol=atol, reveal=reveal, name=f"{key} of {of}"
        )
        if told:
            return told
    return None


def _keys(mapping: dict[Any, Any]) -> str:
    shown = [repr(key)[:40] for key in list(mapping)[:_SHOWN_ELEMENTS]]
    more = [f"and {len(mapping) - len(shown)} more"] if len(mapping) > len(shown) else []
    return ", ".join(shown + more) or "none"


def _scalar_difference(
    actual: Any, expected: Any, rtol: float | None, atol: float | None, reveal: bool
) -> str | None:
    if isinstance(expected, float) and not isinstance(expected, bool):
        return _float_difference(actual, expected, rtol, atol, reveal)
    same_kind = type(actual) is type(expected)
    if same_kind and actual == expected:
        return None
    if not same_kind:
        return _wrong_kind(actual, expected)
    told = f"got {describe(actual)}"
    return f"expected {describe(expected)}, {told}" if reveal else f"the value is wrong\n{told}"


def _float_difference(
    actual: Any, expected: float, rtol: float | None, atol: float | None, reveal: bool
) -> str | None:
    if isinstance(actual, bool) or not isinstance(actual, int | float | np.floating | np.integer):
        return _wrong_kind(actual, expected)
    default_rtol, default_atol = _PLAIN_FLOAT_TOLERANCE
    rtol = default_rtol if rtol is None else rtol
    atol = default_atol if atol is None else atol
    both_nan = math.isnan(actual) and math.isnan(expected)
    near = math.isfinite(expected) and abs(actual - expected) <= atol + rtol * abs(expected)
    if both_nan or near or actual == expected:
        return None
    if reveal:
        return f"expected {expected:.6g}, got {actual:.6g}"
    manner = "NaN" if math.isnan(actual) else "too large" if actual > expected else "too small"
    return f"the value is {manner}\ngot {actual:.6g}"


def _wrong_kind(actual: Any, expected: Any) -> str:
    told = f"expected {_kind(expected)}, got {_kind(actual)}"
    return told + " (is a return statement missing?)" if actual is None else told
