"""The tools of a check without gradlings: in process, unsandboxed.

`grading.py` loads them as a plugin of plain pytest, to measure what people do today: one process of
pytest per submission, which imports the submission and the solution and compares them.
"""

from __future__ import annotations

import copy
import importlib.util
import os
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
import torch


def _import(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("implementation", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _subject(path: str) -> Callable[..., Any]:
    module = _import(path)
    return lambda probe, *inputs: probe(module, *copy.deepcopy(inputs))


@pytest.fixture(scope="session")
def submission() -> Callable[..., Any]:
    """The student's file, imported."""
    return _subject(os.environ["SUBMISSION"])


@pytest.fixture(scope="session")
def reference() -> Callable[..., Any]:
    """The solution, imported."""
    return _subject(os.environ["SOLUTION"])


@pytest.fixture
def agree(submission: Callable[..., Any], reference: Callable[..., Any]) -> Callable[..., None]:
    """Compare the results of both."""

    def agree(probe: Callable[..., Any], *inputs: Any) -> None:
        torch.testing.assert_close(submission(probe, *inputs), reference(probe, *inputs))

    return agree


@pytest.fixture
def expect() -> Callable[..., None]:
    """Compare with a stated value."""
    return torch.testing.assert_close


@pytest.fixture
def rng() -> torch.Generator:
    """A generator with the same seed for every check."""
    return torch.Generator().manual_seed(0)
