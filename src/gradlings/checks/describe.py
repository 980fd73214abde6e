"""Describe a value in words and digits, as a student reads it in a message."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import torch

SHOWN_ELEMENTS = 12
_SHOWN_CHARS = 200
_BRIEF_CHARS = 60
_SHOWN_KEYS = 4
_LONG = 10  # characters of a float that has more digits than matter
_MAX_DEPTH = 4  # of lists in lists
_DTYPE = re.compile(r", dtype=torch\.\w+")
_POWER = re.compile(r"\de[+-]\d")  # of ten


def describe(value: Any) -> str:
    """Describe a value: in full where it is small, else by type and size."""
    if isinstance(value, torch.Tensor):
        return digits(value) if value.numel() <= SHOWN_ELEMENTS else kind_of(value)
    if isinstance(value, np.ndarray) and value.size <= SHOWN_ELEMENTS:
        return " ".join(repr(value).split())
    if isinstance(value, list | tuple | dict):
        return _in_full(value) if is_small(value) else _outline(value, _SHOWN_CHARS)
    if isinstance(value, type):
        return value.__name__
    text = f"{value:.6g}" if type(value) is float and len(repr(value)) > _LONG else repr(value)
    return text if len(text) <= _SHOWN_CHARS else text[:_SHOWN_CHARS] + "…"


def is_small(value: Sequence[Any] | Mapping[Any, Any]) -> bool:
    """Whether a list, tuple or dict is shown with all that is in it."""
    return len(value) <= SHOWN_ELEMENTS and len(_in_full(value)) <= _SHOWN_CHARS


def in_brief(value: Any) -> str:
    """Describe a value on one line: its type and its size."""
    return _outline(value, _BRIEF_CHARS)


def _outline(value: Any, chars: int) -> str:
    """Name a value, or the things in it, as far as that takes no more characters."""
    if isinstance(value, list | tuple) and value:
        if all(isinstance(item, torch.Tensor) for item in value):
            return _of_tensors(value)
        text = _in_full(value, brief=True) if len(value) <= SHOWN_ELEMENTS else ""
        return text if 0 < len(text) <= chars else _counted(value)
    if isinstance(value, dict) and value:
        return f"{_counted(value)}: {keys_of(value)}"
    if isinstance(value, torch.Tensor | np.ndarray):
        return kind_of(value)
    text = repr(value)
    return text if len(text) <= chars else text[:chars] + "…"


def _of_tensors(tensors: Sequence[torch.Tensor]) -> str:
    """Name the shapes of a list of tensors."""
    shapes = [str(tuple(tensor.shape)) for tensor in tensors]
    many = f"{with_article(type(tensors).__name__)} of {len(tensors)} tensors"
    if len(tensors) == 1:
        return f"[{kind_of(tensors[0])}]"
    if len(set(shapes)) == 1:
        return f"{many} of shape {shapes[0]}"
    more = ", …" if len(shapes) > 2 * _SHOWN_KEYS else ""
    return f"{many} of the shapes {', '.join(shapes[: 2 * _SHOWN_KEYS])}{more}"


def _counted(value: Sequence[Any] | Mapping[Any, Any]) -> str:
    return f"{with_article(type(value).__name__)} of {items(len(value))}"


def _in_full(value: Any, depth: int = 0, *, brief: bool = False) -> str:
    """Write a list, tuple or dict with its items."""
    if depth > _MAX_DEPTH:
        return "…"
    if isinstance(value, torch.Tensor):
        return kind_of(value) if brief else describe(value)
    if not isinstance(value, list | tuple | dict):
        return describe(value)
    if len(value) > SHOWN_ELEMENTS:
        return _counted(value)
    if isinstance(value, dict):
        pairs = [f"{key!r}: {_in_full(v, depth + 1, brief=brief)}" for key, v in value.items()]
        return "{" + ", ".join(pairs) + "}"
    texts = ", ".join(_in_full(item, depth + 1, brief=brief) for item in value)
    if isinstance(value, list):
        return f"[{texts}]"
    return f"({texts},)" if len(value) == 1 else f"({texts})"


def digits(tensor: torch.Tensor, *, with_dtype: bool = True) -> str:
    """Write a tensor as torch does, on one line, without powers of ten that need none."""
    if tensor.layout is not torch.strided or tensor.numel() > SHOWN_ELEMENTS:
        return _digits(tensor, with_dtype)
    raw = tensor.detach().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()
    return _known_digits(raw, tensor.dtype, tensor.shape, with_dtype)


@lru_cache(maxsize=4096)
def _known_digits(raw: bytes, dtype: torch.dtype, shape: torch.Size, with_dtype: bool) -> str:
    """Write a small tensor: inputs are the same for many students, and torch needs 0.2 ms."""
    flat = torch.frombuffer(bytearray(raw), dtype=dtype) if raw else torch.empty(0, dtype=dtype)
    return _digits(flat.reshape(shape), with_dtype)


def _digits(tensor: torch.Tensor, with_dtype: bool) -> str:
    text = " ".join(str(tensor.detach()).split()).replace("[ ", "[")
    if tensor.is_floating_point() and _POWER.search(text):
        text = f"tensor({_plain(tensor.detach().tolist())})"
    if not with_dtype:
        return _DTYPE.sub("", text)
    if tensor.dtype not in (torch.float32, torch.int64, torch.bool) and "dtype" not in text:
        return f"{text} ({dtype_of(tensor)})"
    return text


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_plain, value))}]"
    return f"{value:.4g}"


def dtype_of(tensor: torch.Tensor) -> str:
    """Name the dtype of a tensor."""
    return str(tensor.dtype).removeprefix("torch.")


def kind_of(value: Any) -> str:
    """Name the type of a value; of a tensor also dtype and shape."""
    if value is None:
        return "None"
    if isinstance(value, torch.Tensor):
        return f"{with_article(dtype_of(value))} tensor of shape {tuple(value.shape)}"
    if isinstance(value, np.ndarray):
        return f"a numpy array of shape {value.shape}"
    return with_article(type(value).__name__)


def with_article(name: str) -> str:
    """Put the article before the name of a type: an int64, an OrderedDict, a uint8, a float."""
    return f"{'an' if name[0] in 'aeioAEIO' else 'a'} {name}"


def items(count: int) -> str:
    """Write how many items there are."""
    return f"{count} item{'' if count == 1 else 's'}"


def keys_of(keys: Sequence[Any] | Mapping[Any, Any]) -> str:
    """List the first few keys, each cut short, and how many more there are."""
    shown = [repr(key)[:60] for key in list(keys)[:_SHOWN_KEYS]]
    more = [f"and {len(keys) - len(shown)} more"] if len(keys) > len(shown) else []
    return ", ".join(shown + more) or "none"
