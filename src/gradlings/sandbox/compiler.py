"""A stand-in for `torch._dynamo`, torch's compiler, which few programs need.

The first optimizer imports the compiler, and so does `torch.func.grad`: 0.7 s and some 75 MB, to
ask it for things that do nothing unless code is being compiled. The stand-in has these. Whoever
asks for anything else, as `torch.compile` does, gets the compiler itself, in the same module.
"""

from __future__ import annotations

import contextlib
import importlib.machinery
import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import torch

_NAME = "torch._dynamo"


def postpone() -> None:
    """Put the stand-in where torch looks for the compiler, unless that has been imported."""
    if _NAME in sys.modules:
        return
    spec = importlib.machinery.PathFinder.find_spec(_NAME, torch.__path__)
    if spec is not None and spec.loader is not None:
        sys.modules[_NAME] = torch._dynamo = _Postponed(spec)


class _Postponed(ModuleType):
    """Becomes the compiler when it is asked for what it does not have."""

    def __init__(self, spec: importlib.machinery.ModuleSpec) -> None:
        super().__init__(_NAME)
        self.__dict__["_spec"] = spec
        self.__file__ = spec.origin
        self.compiled_autograd = SimpleNamespace(_disable=contextlib.nullcontext)

    @staticmethod
    def graph_break(msg: str = "") -> None:
        """Do nothing, as outside of code that is being compiled."""

    @staticmethod
    def disable(fn: Callable[..., Any], *_args: Any, **_kwargs: Any) -> Callable[..., Any]:
        """Return the function, which nobody compiles."""
        return fn

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":  # asked of each module that there is
            raise AttributeError(f"module {_NAME!r} has no attribute {name!r}")
        spec: importlib.machinery.ModuleSpec = self.__dict__.pop("_spec")
        del self.compiled_autograd
        self.__class__ = ModuleType  # type: ignore[assignment]  # what is missing now is missing
        self.__spec__, self.__loader__ = spec, spec.loader
        self.__path__ = spec.submodule_search_locations or []
        assert spec.loader is not None
        spec.loader.exec_module(self)
        return getattr(self, name)
