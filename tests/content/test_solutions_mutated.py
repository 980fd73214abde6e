"""Mutants of this course's solutions: the operators fit what is taught here."""

from __future__ import annotations

import ast

from support.content import PROGRAMS

from gradlings.authoring.audit import operators
from gradlings.authoring.audit.mutants import mutants_of
from gradlings.course.syntax import essence


def test_every_operator_of_ours_makes_a_mutant_of_some_solution() -> None:
    """None is there that nothing uses."""
    trees = [ast.parse(exercise.solution.read_text()) for exercise in PROGRAMS]
    nodes = [node for tree in trees for node in ast.walk(tree)]

    for operator in operators.OPERATORS:
        assert any(list(operator(node)) for node in nodes), operator.__name__


def test_no_mutant_is_the_solution_in_other_words_or_there_twice() -> None:
    """Mutants differ from the solution and from one another in what they do.

    Shown for one exercise of each topic; making all mutants takes half a minute.
    """
    for exercise in {exercise.topic: exercise for exercise in PROGRAMS}.values():
        mutants = mutants_of(exercise.solution)
        does = [essence(mutant.text) for mutant in mutants]

        assert essence(exercise.solution.read_text()) not in does
        assert len(set(does)) == len(does) >= 25
