"""One line on what to look at, from the way in which a value differs from the expected one.

A clue names the kind of mistake, never the expected value: hidden checks show it, too.
"""

from __future__ import annotations

import torch

_NEARLY = 1e-3  # a relative difference that rounding does not make, but a small constant does
_SAME = 1e-4
_MAX_MULTIPLE = 1000
_FEW = 3  # values: with fewer, it says nothing which of them are right
EACH_TERM = "each of its terms"
COUNTED = "what is counted: from where, up to where, and which ones"
ENDS = "the first and the last one: where it begins, and where it ends"
LEFT_OUT, NOT_THERE = "what is left out", "what does not belong there"
EACH_CHARACTER = "each character: spaces, digits after the point, the order"
NO_VALUE = "the formula"
IN_PLACE = "what works in place on it: +=, x[...] =, names that end in _"


def general(clue: str, function: str) -> str:
    """Return what to look at where the values show no more than that they are wrong.

    Args:
        clue: EACH_TERM, NO_VALUE, or empty for values that are not numbers.
        function: the function of the contract; empty if not known.

    Returns:
        Empty for a clue that says more.
    """
    about = f" on {function}" if function and function != "function" else ""
    text = f"the text at the top of the file{about}"
    return {
        "": text,
        EACH_TERM: f"{text}, and print each term",
        NO_VALUE: f"{text}: no value is right",
    }.get(clue, "")


def of_shape(actual: tuple[int, ...], expected: tuple[int, ...]) -> str:
    """Return what to look at where a shape is wrong."""
    if actual == expected[::-1] or sorted(actual) == sorted(expected) != []:
        return "the order of dimensions: a transpose, or two arguments swapped"
    without_ones = [[size for size in shape if size != 1] for shape in (actual, expected)]
    if without_ones[0] == without_ones[1]:
        return "a dimension of size 1: keepdim, squeeze, unsqueeze, or an index"
    if not actual:
        return "a sum or mean over everything, where a dimension is to stay"
    if len(actual) == len(expected):
        pairs = [(a, e) for a, e in zip(actual, expected, strict=True) if a != e]
        if len(pairs) == 1 and abs(pairs[0][0] - pairs[0][1]) == 1:
            return ENDS
        if len(pairs) == 1 and pairs[0][0] == 1:
            return "a sum or mean over a dimension that is to stay"
        return "which dimension each size comes from"
    if len(actual) > len(expected):
        return "a dimension that is to be summed or averaged over, or broadcasting"
    return "what a sum, a mean or an index takes away: dim, keepdim"


def of_count(actual: int, expected: int) -> str:
    """Return what to look at where there are too many items, or too few."""
    return LEFT_OUT if actual < expected else NOT_THERE


def of_kind(actual: object, expected: object) -> str:
    """Return what to look at where the type of a value is wrong."""
    if isinstance(expected, torch.Tensor) and isinstance(actual, int | float):
        return "what makes it a Python number: .item(), float(), sum()"
    if isinstance(expected, torch.Tensor) and isinstance(actual, list | tuple):
        return "how its parts become one tensor: torch.stack, torch.cat; .tolist() goes back"
    if isinstance(actual, torch.Tensor) and isinstance(expected, int | float):
        return "where the tensor is to become a number: .item(), float()"
    return "what the docstring says of the type that is returned"


def of_text(actual: str, expected: str) -> str:
    """Return what to look at where a list of names, separated by commas, is wrong."""
    got, want = (text.split(", ") for text in (actual, expected))
    if len(got) < 2 and len(want) < 2:
        return ""
    if sorted(got) == sorted(want):
        return "the order: these are the right ones"
    if set(got) < set(want):
        return LEFT_OUT
    return NOT_THERE if set(got) > set(want) else ""


def of_dtype(actual: torch.dtype, expected: torch.dtype) -> str:
    """Return what to look at where a dtype is wrong."""
    if expected.is_floating_point and not actual.is_floating_point:
        return "where integers or truth values are to become floats"
    if not expected.is_floating_point and actual.is_floating_point:
        return "where floats come in: a division, .float(), a missing dtype"
    return "tensors made without dtype, and conversions such as .float()"


def of_values(
    actual: torch.Tensor, expected: torch.Tensor, close: torch.Tensor, *, is_drawn: bool
) -> str:
    """Return what to look at where values of the right shape and dtype are wrong.

    Args:
        actual: the values that came back, of any shape.
        expected: those that are right, of the same shape.
        close: which of them agree.
        is_drawn: whether the inputs were drawn: then one number can show a factor. In a worked
            example 0.5 and 1.5 say nothing.
    """
    if actual.is_complex():
        return ""
    wrong = ~close
    if actual.dtype == torch.bool or not actual.is_floating_point():
        return _of_order(actual, expected) or _of_place(wrong)
    got, want = actual[wrong].double(), expected[wrong].double()
    if bool(got.isnan().all()):
        return "0 / 0, inf / inf (exp of a large number is inf), and the log or root of negatives"
    if bool(got.isinf().all()):
        return "exp of a large number, log of 0, and a division by 0"
    if not bool(got.isfinite().all()):
        return ""
    if not bool(want.isfinite().all()):
        return _of_place(wrong)
    return (
        _of_sizes(got, want, is_drawn=is_drawn)
        or _of_order(actual, expected)
        or _of_place(wrong)
        or (EACH_TERM if got.numel() == 1 else NO_VALUE)
    )


def _of_sizes(got: torch.Tensor, want: torch.Tensor, *, is_drawn: bool) -> str:
    """Compare finite values, all of which are wrong."""
    if bool((got == 0).all()):
        return "what these are multiplied by, and whether they are computed at all"
    is_chance = got.numel() == 2 and _alike(want.abs())  # -1, 1 for 1, -1: or another order
    if torch.allclose(got, -want, rtol=_SAME, atol=0.0) and not is_chance:
        return "the sign: a minus, or which of two is subtracted from the other"
    if torch.allclose(got, want, rtol=_NEARLY, atol=0.0):
        return "small parts: it is nearly right (eps, rounding, one of many steps)"
    single = got.numel() == 1
    if bool((want != 0).all()) and (is_drawn or not single) and _is_factor(got / want, want):
        return "the factors: all is too large or too small by the same one"
    if not single and _alike(got - want) and not _alike(want):
        return "what is added or left out: all is off by the same amount"
    return ""


def _is_factor(ratios: torch.Tensor, want: torch.Tensor) -> bool:
    """Whether all ratios are one number; a single one must be a whole number, or 1 over one."""
    if not _alike(ratios) or bool((ratios == 0).any()):
        return False
    if ratios.numel() > 1:
        return not _alike(want.abs())
    ratio, value = float(ratios.flatten()[0]), 100 * float(want.flatten()[0])
    multiple = max(ratio, 1 / ratio)
    is_whole = abs(multiple - round(multiple)) < _SAME * multiple
    is_round = abs(value - round(value)) < _SAME  # 0.5 and 1.5 say nothing
    return ratio > 0 and is_whole and 2 <= round(multiple) <= _MAX_MULTIPLE and not is_round


def _alike(values: torch.Tensor) -> bool:
    first = values.flatten()[0]
    return torch.allclose(values, first.expand_as(values), rtol=_SAME, atol=0.0)


def _of_order(actual: torch.Tensor, expected: torch.Tensor) -> str:
    """Recognize the right values in other places."""
    if actual.numel() < 3 or actual.dtype == torch.bool:
        return ""
    one, other = (tensor.flatten().double().sort().values for tensor in (actual, expected))
    if torch.allclose(one, other, rtol=_SAME, atol=1e-8) and not _alike(other):
        return "the order: these are the right values, in other places"
    return ""


def _of_place(wrong: torch.Tensor) -> str:
    """Name the rows or columns that are wrong, where others are right."""
    if bool(wrong.all()):
        return ""
    places = wrong.nonzero()
    rows = places[:, 0].unique().tolist()
    if wrong.dim() > 1 and rows[0] > 0 and rows == list(range(rows[0], len(wrong))):
        return f"what changes from row {rows[0]} on: all before are right"
    if wrong.numel() < _FEW:
        return ""  # one of two may be right by accident
    if len(places) == 1:
        return "what is special there, for all others are right"
    for dim, name in zip(range(wrong.dim()), ("row", "column"), strict=False):
        index = int(places[0, dim])
        if wrong.dim() == 2 and wrong.shape[dim] > 2 and bool((places[:, dim] == index).all()):
            return f"{name} {index}: the others are right"
    if wrong.dim() == 1 and bool((places.flatten().diff() == 1).all()):
        first, last = int(places[0]), int(places[-1])
        if last == len(wrong) - 1:
            return f"what changes from index {first} on: all before are right"
        if first == 0:
            return f"what ends after index {last}: all later ones are right"
    return "what these have in common, for the others are right"
