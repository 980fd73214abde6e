"""Recognize a forbidden operation when it runs, whatever name or time of binding reached it.

Two modes watch: a TorchFunctionMode sees the Python API (`F.dropout`, `torch.ops.aten.dropout`,
`Tensor.backward`), a TorchDispatchMode sees the kernels that run below it (`aten::sigmoid_backward`
under an autograd call that the first mode missed). What would take code out of their sight is
refused as long as they watch: leaving the modes, compiling to TorchScript. New threads are watched
like the first one. The text of the submission is never searched.

Code that shares a process with its guard can be made to escape it (through ctypes, say); this
guards the spirit of an exercise, the sandbox guards the answers. See docs/adr/0001-sandbox.md.
"""

from __future__ import annotations

import _thread
import contextlib
import importlib
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

import torch
import torch.utils._python_dispatch as dispatch
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    # Forward-mode differentiation imports this when first used, and it then compiles TorchScript,
    # which must not happen while that is forbidden.
    importlib.import_module("torch._decomp.decompositions_for_jvp")

# Ways out of the modes' sight: refused to all but torch itself while an operation is forbidden.
_EXITS: tuple[tuple[Any, str], ...] = (
    (torch._C, "DisableTorchFunction"),
    (torch._C, "_pop_torch_function_stack"),
    (torch._C, "_unset_dispatch_mode"),
    (torch._C, "_pop_torch_dispatch_stack"),
    (torch._C, "_EngineBase"),
    (torch.overrides, "_pop_mode"),
    (dispatch, "_disable_current_modes"),
    (dispatch, "_pop_mode"),
    (torch.jit, "script"),
    (torch.jit, "trace"),
    (torch.jit, "CompilationUnit"),
    (torch.jit, "load"),
    (torch.jit._script, "script"),
    (torch.jit._trace, "trace"),
    (torch._C, "CompilationUnit"),
)


class Forbidden(BaseException):
    """A forbidden operation ran."""


class Guard:
    """Watches for operations whose names match one of some patterns.

    Args:
        patterns: shell patterns of operation names, such as `"*dropout*"` or `"backward"`.

    Attributes:
        seen: the first forbidden operation that ran, or None; it stays even if the code under
            watch swallowed the exception.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self.patterns = tuple(patterns)
        self.seen: str | None = None

    def check(self, func: Any) -> None:
        """Raise Forbidden if the name of a torch operation matches a pattern."""
        name = _matching_name(func, self.patterns)
        if name:
            self.refuse(name)

    def refuse(self, name: str) -> None:
        """Record `name` as the forbidden operation and raise Forbidden."""
        self.seen = self.seen or name
        raise Forbidden(name)

    @contextlib.contextmanager
    def watching(self) -> Iterator[Guard]:
        """Watch what runs inside; do nothing where there are no patterns."""
        if not self.patterns:
            yield self
            return
        with self._exits_closed(), self._engine_watched(), self._threads_watched(), self._modes():
            yield self

    def _modes(self) -> AbstractContextManager[Any]:
        stack = contextlib.ExitStack()
        stack.enter_context(_KernelWatch(self))
        stack.enter_context(_CallWatch(self))
        return stack

    @contextlib.contextmanager
    def _exits_closed(self) -> Iterator[None]:
        closed = [(owner, name) for owner, name in _EXITS if hasattr(owner, name)]
        originals = [getattr(owner, name) for owner, name in closed]
        for owner, name in closed:
            setattr(owner, name, self._closed_exit(name, getattr(owner, name)))
        try:
            yield
        finally:
            for (owner, name), original in zip(closed, originals, strict=True):
                setattr(owner, name, original)

    def _closed_exit(self, name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def exit_(*args: Any, **kwargs: Any) -> Any:
            caller = sys._getframe(1).f_globals.get("__name__", "")
            if caller.partition(".")[0] not in ("torch", "contextlib"):
                self.refuse(name)
            return original(*args, **kwargs)

        return exit_

    @contextlib.contextmanager
    def _engine_watched(self) -> Iterator[None]:
        original = torch.autograd.Variable._execution_engine
        torch.autograd.Variable._execution_engine = _EngineWatch(self, original)  # type: ignore[assignment]
        try:
            yield
        finally:
            torch.autograd.Variable._execution_engine = original

    @contextlib.contextmanager
    def _threads_watched(self) -> Iterator[None]:
        original = _thread.start_new_thread

        def start(function: Callable[..., Any], args: tuple[Any, ...], kwargs: Any = None) -> int:
            def watched() -> None:
                with contextlib.suppress(Forbidden), self._modes():
                    function(*args, **(kwargs or {}))

            return original(watched, ())

        holders = [(_thread, "start_new_thread"), (threading, "_start_new_thread")]
        for owner, name in holders:
            setattr(owner, name, start)
        try:
            yield
        finally:
            for owner, name in holders:
                setattr(owner, name, original)


class _CallWatch(TorchFunctionMode):
    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self.guard = guard

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        self.guard.check(func)
        return func(*args, **(kwargs or {}))


class _KernelWatch(TorchDispatchMode):
    supports_higher_order_operators = True

    @classmethod
    def _should_skip_dynamo(cls) -> bool:
        return False  # the wrapper against torch.compile would double the cost of every operation

    def __init__(self, guard: Guard) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.guard = guard

    def __torch_dispatch__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        self.guard.check(func)
        return func(*args, **(kwargs or {}))


class _EngineWatch:
    """Stands before the autograd engine, which neither mode sees when it is called by itself."""

    def __init__(self, guard: Guard, engine: Any) -> None:
        self._guard = guard
        self._engine = engine

    def run_backward(self, *args: Any, **kwargs: Any) -> Any:
        self._guard.check(torch.autograd.backward)
        return self._engine.run_backward(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


@cache
def _matching_name(func: Any, patterns: tuple[str, ...]) -> str:
    """Give the bare name of a torch operation (`dropout` for `aten::dropout.default`) if it matches."""
    schema = getattr(func, "_schema", None)
    name = str(schema.name if schema is not None else getattr(func, "__name__", ""))
    name = name.rpartition("::")[2]
    if name == "__get__":  # of a property
        name = f"Tensor.{getattr(getattr(func, '__self__', None), '__name__', '')}"
    return name if any(fnmatchcase(name, pattern) for pattern in patterns) else ""
