"""How wrong values differ from the right ones, in a few words."""

from __future__ import annotations

import re

import torch

from gradlings.checks.describe import digits

_NUMBER = re.compile(r"-?\d+\.?\d*(?:e[+-]?\d+)?")


def values_differ(actual: torch.Tensor, expected: torch.Tensor, close: torch.Tensor) -> str:
    """Say how many values are wrong, which one first, and in which manner."""
    wrong = ~close
    count, numel = int(wrong.sum()), expected.numel()
    if numel == 1:
        message = "the value is wrong"
    elif count == numel:
        message = "both values are wrong" if numel == 2 else f"all {numel} values are wrong"
    else:
        first = tuple(wrong.nonzero()[0].tolist())
        where = f"{'the first ' if count > 1 else ''}at index {first}"
        message = f"{count} of {numel} values {'are' if count > 1 else 'is'} wrong, {where}"
    return message + manner(actual[wrong], expected[wrong])


def manner(actual: torch.Tensor, expected: torch.Tensor) -> str:
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
    opposite = actual.sign() * expected.sign() < 0
    if bool(opposite.all()):
        is_all = torch.allclose(actual, -expected, rtol=1e-3, atol=0.0)
        return " (the sign is wrong)" if is_all else " (the sign is wrong, and the size)"
    if bool(opposite.any()):
        return ""
    is_positive = bool((expected >= 0).all() and (actual >= 0).all())
    if bool((actual.abs() > expected.abs()).all()):
        return " (too large)" if is_positive else " (too far from zero)"
    if bool((actual.abs() < expected.abs()).all()):
        return " (too small)" if is_positive else " (too close to zero)"
    return ""


def apart(one: float, other: float) -> tuple[str, str]:
    """Write two numbers with enough digits to look different, or two truth values."""
    if isinstance(one, bool):
        return str(one), str(other)
    for precision in (6, 9, 17):
        texts = f"{one:.{precision}g}", f"{other:.{precision}g}"
        if texts[0] != texts[1]:
            break
    return texts


def looks_alike(one: torch.Tensor, other: torch.Tensor) -> bool:
    """Whether two tensors are written with the same digits."""
    return _numbers(digits(one)) == _numbers(digits(other))


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]
