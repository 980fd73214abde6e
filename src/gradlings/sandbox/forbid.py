"""Recognize a forbidden operation when it runs, under whatever name and whenever it was bound.

Three watches see what the others cannot; the text of the submission is never searched.

- A TorchFunctionMode sees the Python API: `F.dropout`, `Tensor.backward`, `torch.func.grad`.
- In a worker, the kernels themselves are replaced for the rest of its life: what reaches
  `aten::dropout` from C++ (an LSTM, attention, TorchScript), from another thread, or after the mode
  was removed, finds no dropout there.
- A stand-in for the autograd engine sees every backward pass.

Classes and functions that are no operations, such as `torch.optim.SGD`, refuse to be called.

Code that shares a process with its guard can be made to escape it (through ctypes, say): this
guards the spirit of an exercise, the sandbox guards the answers. See docs/adr/0001-sandbox.md.
"""

from __future__ import annotations

import contextlib
import fnmatch
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

# Ways to escape the mode: only torch itself may use them while an operation is forbidden.
_EXITS: tuple[tuple[Any, str], ...] = (
    (torch._C, "DisableTorchFunction"),
    (torch._C, "_pop_torch_function_stack"),
    (torch.overrides, "_pop_mode"),
    (torch.overrides, "_pop_mode_temporarily"),
    (TorchFunctionMode, "__exit__"),
)


_WHOLE = "torch."  # with which whole names begin
_INHERITED = object()


class Forbidden(BaseException):
    """A forbidden operation ran. Not an Exception, so that `except Exception` does not stop it."""


class Guard:
    """Watches for operations whose names match a pattern.

    Args:
        patterns: shell patterns of operation names: `"*dropout*"`, `"backward"`, or
            `"Tensor.grad_fn"` for a property, whose use is to get a value other than None; or of
            classes and functions by their whole name: `"torch.optim.*"`.

    Attributes:
        seen: the first forbidden operation that ran since `watching` began, or None; it stays even
            if the code under watch swallowed the exception.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self.patterns = tuple(p for p in patterns if not p.startswith(_WHOLE))
        self.named = tuple(p for p in patterns if p.startswith(_WHOLE))
        self.seen: str | None = None
        self._kernels: torch.library.Library | None = None
        self.allowed: set[Any] = set()  # operations that have been looked at
        self._kept: contextlib.ExitStack | None = None
        self._leave: Callable[..., Any] = TorchFunctionMode.__exit__

    def check(self, func: Any) -> None:
        """Raise Forbidden if the name of a torch operation matches a pattern."""
        name = _matching_name(func, self.patterns)
        if name:
            self.refuse(name)

    def refuse(self, name: str) -> None:
        """Record `name` as the forbidden operation and raise Forbidden."""
        self.seen = self.seen or name
        raise Forbidden(name)

    def replace_kernels(self, names: Sequence[str]) -> None:
        """Replace these kernels (see `kernels`) by a refusal, until this process ends."""
        if not names:
            return
        self._kernels = torch.library.Library("aten", "IMPL")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # overriding them is the purpose
            for name in names:
                self._kernels.impl(name, self._refusal(name.partition(".")[0]), "CPU")

    def _refusal(self, name: str) -> Callable[..., None]:
        def refuse(*_args: Any, **_kwargs: Any) -> None:
            self.refuse(name)

        return refuse

    def stay(self) -> None:
        """Set up once, until this process ends, what `watching` would set up each time."""
        self._kept = contextlib.ExitStack()  # it must not be closed
        self._kept.enter_context(self._set_up())

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """Watch what runs inside; do nothing where there are no patterns."""
        self.seen = None
        around = self._set_up() if self._kept is None else contextlib.nullcontext()
        with around, self._operations_watched():
            yield

    @contextlib.contextmanager
    def _set_up(self) -> Iterator[None]:
        """Replace what has to be replaced for a watch, whatever runs inside."""
        with self._names_watched():
            if not self.patterns:
                yield
                return
            with self._exits_closed(), self._engine_watched():
                yield

    @contextlib.contextmanager
    def _names_watched(self) -> Iterator[None]:
        originals = [
            (owner, attribute, vars(owner).get(attribute, _INHERITED))
            for owner, attribute, _ in _named(self.named)
        ]
        for owner, attribute, name in _named(self.named):
            setattr(owner, attribute, self._refusal(name))
        try:
            yield
        finally:
            for owner, attribute, original in originals:
                if original is _INHERITED:
                    delattr(owner, attribute)
                else:
                    setattr(owner, attribute, original)

    @contextlib.contextmanager
    def _operations_watched(self) -> Iterator[None]:
        if not self.patterns:
            yield
            return
        mode = _CallWatch(self)
        mode.__enter__()  # type: ignore[no-untyped-call]
        try:
            yield
        finally:
            self._leave(mode, None, None, None)

    @contextlib.contextmanager
    def _exits_closed(self) -> Iterator[None]:
        originals = [(owner, name, getattr(owner, name)) for owner, name in _EXITS]
        for owner, name, original in originals:
            setattr(owner, name, self._closed_exit(name, original))
        try:
            yield
        finally:
            for owner, name, original in originals:
                setattr(owner, name, original)

    def _closed_exit(self, name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def exit_(*args: Any, **kwargs: Any) -> Any:
            # By identity: a submission may call itself "torch".
            scope = sys._getframe(1).f_globals
            caller = sys.modules.get(str(scope.get("__name__")))
            inside = caller is not None and vars(caller) is scope
            if not inside or not str(scope["__name__"]).startswith("torch."):
                self.refuse(name)
            return original(*args, **kwargs)

        return exit_

    @contextlib.contextmanager
    def _engine_watched(self) -> Iterator[None]:
        variable: Any = torch.autograd.Variable
        original = variable._execution_engine
        variable._execution_engine = _EngineWatch(self, original)
        try:
            yield
        finally:
            variable._execution_engine = original


class _CallWatch(TorchFunctionMode):
    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self.guard = guard
        self._allowed = guard.allowed

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        if func in self._allowed:
            return func(*args, **kwargs) if kwargs else func(*args)
        if getattr(func, "__name__", "") == "__get__":
            value = func(*args, **(kwargs or {}))
            if value is not None:  # nn.Module checks for a grad_fn
                self.guard.check(func)
            return value
        self.guard.check(func)
        self._allowed.add(func)
        return func(*args, **(kwargs or {}))


class _EngineWatch:
    def __init__(self, guard: Guard, engine: Any) -> None:
        self._guard = guard
        self._engine = engine

    def run_backward(self, *args: Any, **kwargs: Any) -> Any:
        self._guard.check(torch.autograd.backward)
        return self._engine.run_backward(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


@cache
def _named(patterns: tuple[str, ...]) -> tuple[tuple[Any, str, str], ...]:
    """Find what to replace: (module or class, attribute, whole name), for each match.

    A class refuses to be made, under whatever name it was imported; a function is replaced in each
    module of torch that holds it. What these modules import from elsewhere does not count.
    """
    homes = tuple(re.split(r"[*?\[]", pattern)[0].rpartition(".")[0] for pattern in patterns)
    if not homes:
        return ()
    matching = [
        (f"{name}.{attribute}", value)
        for name, module in list(sys.modules.items())
        if f"{name}.".startswith(tuple(f"{home}." for home in homes))
        for attribute, value in list(vars(module).items())
        if callable(value)
        and str(getattr(value, "__module__", "")).startswith(homes)
        and _expression(patterns).match(f"{name}.{attribute}")
    ]
    matching.sort(key=lambda match: -len(match[0]))  # the shortest name of each stays
    whole = {id(value): (name, value) for name, value in matching}
    found: list[tuple[Any, str, str]] = [
        (v, "__init__", name) for name, v in whole.values() if isinstance(v, type)
    ]
    for key, (name, value) in whole.items():
        if not isinstance(value, type):
            found += [(module, attribute, name) for module, attribute in holders().get(key, ())]
    return tuple(found)


@cache
def holders() -> dict[int, list[tuple[Any, str]]]:
    """Return where torch's modules hold what can be called and is no class, by identity.

    This takes tenths of a second, so it is done before workers are forked.
    """
    found: dict[int, list[tuple[Any, str]]] = {}
    for name, module in list(sys.modules.items()):
        if name.startswith("torch") and module is not None:
            for attribute, value in list(vars(module).items()):
                # By type: some of torch's values warn when they are asked for their class.
                if callable(value) and not issubclass(type(value), type):
                    found.setdefault(id(value), []).append((module, attribute))
    return found


@cache
def kernels(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kernels of aten, with their overloads, whose operations match a pattern.

    This takes milliseconds, so the trusted side does it once for all workers.
    """
    names = (name.partition("::") for name in torch._C._dispatch_get_all_op_names())
    aten = [name for namespace, _, name in names if namespace == "aten"]
    return tuple(name for name in aten if _matches(name.partition(".")[0], patterns))


@cache
def _expression(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(fnmatch.translate, patterns)))


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return bool(patterns) and _expression(patterns).match(name) is not None


@lru_cache(maxsize=4096)
def _matching_name(func: Any, patterns: tuple[str, ...]) -> str:
    """Return the bare name of an operation if it matches: `dropout` of `aten::dropout.default`."""
    schema = getattr(func, "_schema", None)
    name = str(schema.name if schema is not None else getattr(func, "__name__", ""))
    name = name.rpartition("::")[2]
    if name == "__get__":  # of a property
        name = f"Tensor.{getattr(getattr(func, '__self__', None), '__name__', '')}"
    return name if _matches(name, patterns) else ""
