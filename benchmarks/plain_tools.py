"""The tools of a check in a notebook without gradlings: the first cell of the stock assignment.

`plain_notebook.py` copies this text into a locked cell, as an instructor would write it there.
"""

import copy
import itertools
import types

import torch


class _Mark:
    """Remembers the parameters of a check; its points are in the cell's metadata."""

    @staticmethod
    def parametrize(names, values):
        """Add parameters, one or several at a time."""
        names = names.split(",") if isinstance(names, str) else names
        rows = [dict(zip(names, row if len(names) > 1 else [row], strict=True)) for row in values]

        def remember(function):
            function.cases = [rows, *getattr(function, "cases", [])]
            return function

        return remember

    @staticmethod
    def points(_):
        """Leave the check as it is."""
        return lambda function: function

    @staticmethod
    def forbidden(*_):
        """Leave the submission as it is: stock nbgrader cannot forbid an operation."""
        return lambda function: function


pytest = types.SimpleNamespace(mark=_Mark)


def module_of(text):
    """Import the solution or a student's cell as a module, apart from the names of checks."""
    module = types.ModuleType("answer")
    exec(text, module.__dict__)
    return module


def same(actual, expected, rtol=None, atol=None):
    """Compare what two experiments observed."""
    if isinstance(expected, dict):
        assert list(actual) == list(expected)
        for key, value in expected.items():
            same(actual[key], value, rtol, atol)
    elif isinstance(expected, (list, tuple)):
        assert len(actual) == len(expected)
        for one, other in zip(actual, expected, strict=True):
            same(one, other, rtol, atol)
    elif isinstance(expected, (float, torch.Tensor)):
        room = {"rtol": 1e-4 if rtol is None else rtol, "atol": 1e-5 if atol is None else atol}
        torch.testing.assert_close(actual, expected, **room, equal_nan=True)
    else:
        assert actual == expected


def run(check, module, solution=None):
    """Run all cases of a check."""

    def submission(probe, *inputs):
        return probe(module, *copy.deepcopy(inputs))

    def reference(probe, *inputs):
        return probe(solution, *copy.deepcopy(inputs))

    def agree(probe, *inputs, rtol=None, atol=None):
        same(submission(probe, *inputs), reference(probe, *inputs), rtol, atol)

    tools = {"submission": submission, "reference": reference, "agree": agree, "expect": same}
    for rows in itertools.product(*getattr(check, "cases", [])):
        tools["rng"] = torch.Generator().manual_seed(0)
        params = {name: value for row in rows for name, value in row.items()}
        code = check.__code__
        wanted = code.co_varnames[: code.co_argcount]
        torch.manual_seed(0)
        check(**params, **{name: tools[name] for name in wanted if name not in params})
