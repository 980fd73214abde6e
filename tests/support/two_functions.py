"""An exercise with two functions, of which one calls the other."""

from __future__ import annotations

from pathlib import Path

from gradlings.course.exercise import Exercise

CONTRACT = (
    '"""Two functions."""\n\n\ndef f(x):\n    raise NotImplementedError\n\n\ndef g(x):\n    pass\n'
)
ANSWER = '''
import torch

SCALE = 2


def _scaled(x):
    return SCALE * x


def f(x):
    """Words."""
    return _scaled(x)


def g(x):
    return f(x) + 1
'''


def write_two_functions(root: Path) -> Exercise:
    """Write the exercise."""
    exercise = Exercise(root, "t", "two")
    grader = (
        "def both(module):\n    return _inner(module), module.g(1)\n\n\n"
        "def _inner(module):\n    return module.f(1)\n\n\n"
        "def test_both(submission):\n    '''Both.'''\n    submission(both)\n\n\n"
        "def test_f(submission):\n    '''f.'''\n    submission(_inner)\n\n\n"
        "def test_any(submission, model):\n    '''Any.'''\n    model.g()\n"
    )
    for path, text in {
        exercise.stub: CONTRACT,
        exercise.solution: ANSWER,
        exercise.grader / "test_hidden.py": grader,
    }.items():
        path.parent.mkdir(parents=True)
        path.write_text(text)
    return exercise
