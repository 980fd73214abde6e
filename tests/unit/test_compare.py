"""Differences in words: fair to rounding, sharp on all else, silent on what is hidden."""

from __future__ import annotations

import io
import math
from typing import Any

import numpy as np
import pytest
import torch
from rich.console import Console
from rich.text import Text

from gradlings.checks import clues
from gradlings.checks.call import Call, Probe, in_call
from gradlings.checks.compare import difference, explained
from gradlings.checks.describe import describe
from gradlings.checks.lines import MAX_LINES, lines_of

X = torch.tensor([1.0, 2.0, 3.0])


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (X + 1e-6, X),
        (X.double() + 1e-10, X.double()),
        (torch.tensor(float("nan")), torch.tensor(float("nan"))),
        (torch.tensor(float("inf")), torch.tensor(float("inf"))),
        (torch.tensor([]), torch.tensor([])),
        ((X, X), [X, X]),
        ({"a": X}, {"a": X}),
        (1, 1.0),
        (np.float64(0.5), 0.5),
        (0.1 + 0.2, 0.3),
        (math.inf, math.inf),
        (math.nan, math.nan),
        (True, True),
        (None, None),
        ("a", "a"),
        (np.arange(3.0), np.arange(3.0)),
    ],
)
def test_what_is_equal_has_no_difference(actual: Any, expected: Any) -> None:
    """Rounding, list for tuple, int for float, NaN for NaN."""
    assert difference(actual, expected) is None


@pytest.mark.parametrize(
    ("actual", "expected", "says"),
    [
        (X + 1e-3, X, "all 3 values are wrong (too large)"),
        (X.double() + 1e-5, X.double(), "all 3 values are wrong"),
        (X[None], X, "expected shape (3,), got shape (1, 3)"),
        (X.double(), X, "expected dtype float32, got dtype float64"),
        (torch.tensor([1.0, 9.0, 3.0]), X, "1 of 3 values is wrong, at index (1,)"),
        (torch.tensor(5.0), torch.tensor(6.0), "the value is wrong (too small)"),
        (torch.tensor(-0.18), torch.tensor(-0.09), "the value is wrong (too far from zero)"),
        (torch.tensor(-0.01), torch.tensor(-0.09), "the value is wrong (too close to zero)"),
        (torch.tensor([0.2, -0.1]), torch.tensor([-0.2, 0.1]), "wrong (the sign is wrong)"),
        (torch.tensor([0.2, -0.2]), torch.tensor([-0.1, 0.1]), "(the sign is wrong, and the size)"),
        (-0.5, 0.0, "the value is wrong (too far from zero)"),
        (torch.tensor([-0.5, 2.0]), torch.tensor([0.0, 1.0]), "are wrong (too far from zero)"),
        (torch.tensor([0.5, 2.0]), torch.tensor([0.0, 1.0]), "are wrong (too large)"),
        (1e39, 1e38, "the value is wrong (too large)"),
        (-2.0, -1.0, "the value is wrong (too far from zero)"),
        (torch.tensor(float("inf")), torch.tensor(6.0), "(infinite)"),
        (None, X, "expected a float32 tensor of shape (3,), got None"),
        (5.0, torch.tensor(5.0), "expected a float32 tensor of shape (), got a float"),
        (torch.tensor(5.0), 5.0, "expected a float, got a float32 tensor of shape ()"),
        (True, 1.0, "expected a float, got a bool"),
        (1, True, "expected a bool, got an int"),
        (0.5, math.inf, "too small"),
        (math.nan, 0.5, "NaN"),
        ([1.0, 2.0], [1.0], "expected 1 item, got 2"),
        ([1.0, 3.0], [1.0, 2.0], "item 1 of the result: the value is wrong (too large)"),
        (5, [1.0], "expected 1 item, got an int"),
        ({"b": 1}, {"a": 1}, "the result: missing: 'a'; not expected: 'b'"),
        ({"a": [1.0]}, {"a": [2.0]}, "item 0 of a: the value is wrong"),
        (np.arange(3.0), X, "got a numpy array of shape (3,)"),
        (X, np.arange(3.0), "got a float32 tensor"),
        ("a", "b", "the value is wrong"),
    ],
)
def test_what_differs_is_said(actual: Any, expected: Any, says: str) -> None:
    """The kind first, then the shape, the dtype, the values."""
    said = difference(actual, expected)

    assert said is not None
    assert says in said


@pytest.mark.parametrize("reveal", [True, False])
def test_an_exception_is_named_whether_it_was_due_or_not(reveal: bool) -> None:
    """In the words of the probe: what is wrong is no value."""
    seen, due = {"mode 'x'": "no ValueError was raised"}, {"mode 'x'": "ValueError"}

    assert difference(seen, due, reveal=reveal) == "mode 'x': no ValueError was raised"
    assert difference(due, seen, reveal=reveal) == "mode 'x': ValueError was raised"


def test_expected_values_are_shown_only_on_request() -> None:
    """Hidden checks do not ask."""
    for actual, expected in ((X, X + 7), (1.0, 8.25), ("a", "secret"), ([1.0], [8.25])):
        secret = {"8.", "9.", "10.", "secret"}

        hidden = difference(actual, expected)
        shown = difference(actual, expected, reveal=True)

        assert hidden is not None
        assert shown is not None
        assert not any(part in hidden for part in secret)
        assert any(part in shown for part in secret)


def test_tolerances_can_be_set() -> None:
    """Both of them, down into lists."""
    assert difference([X * 1.01], [X], rtol=0.02) is None
    assert difference([X * 1.01], [X], rtol=0.001, atol=0.0) is not None


def test_values_are_described_briefly() -> None:
    """In full where they are small."""
    assert describe(torch.tensor([1.0, 2.0])) == "tensor([1., 2.])"
    assert describe(torch.zeros(64, 10)) == "a float32 tensor of shape (64, 10)"
    assert describe([torch.ones(2, 1), "a\n b"]) == "[tensor([[1.], [1.]]), 'a\\n b']"
    assert describe(list(range(100))) == "a list of 100 items"
    assert len(describe("x" * 10_000)) < 300


@pytest.mark.parametrize(
    ("actual", "expected", "lines"),
    [
        (torch.tensor(5.0), torch.tensor(5.00002), ["expected 5.00002, got 5"]),
        (torch.tensor([1.0, 2.00001]), torch.tensor([1.0, 2.0]), []),
        (
            torch.tensor([1.0, 2.00062]),
            torch.tensor([1.0, 2.00064]),
            ["at index (1,): expected 2.00064, got 2.00062"],
        ),
        (torch.arange(20.0) + 1, torch.arange(20.0), ["at index (0,): expected 0, got 1"]),
        (torch.arange(20) > 5, torch.arange(20) > 4, ["at index (5,): expected True, got False"]),
        (1.0000002, 1.0000012, ["expected 1.0000012, got 1.0000002 (too small)"]),
    ],
)
def test_values_that_print_alike_are_shown_with_more_digits(
    actual: Any, expected: Any, lines: list[str]
) -> None:
    """Else a student reads: expected tensor(5.), got tensor(5.0000)."""
    message = difference(actual, expected, rtol=1e-7, atol=1e-7, reveal=True) or ""

    assert all(line in message.splitlines() for line in lines), message


def of_call(module: Any, x: int, *rest: int) -> None:
    """scaled(x, by, shift), in words."""


def of_pairs(module: Any, *pairs: tuple[int, int]) -> None:
    """distance(a, b) for some pairs."""


@pytest.mark.parametrize(
    ("probe", "inputs", "names"),
    [
        (of_call, (1,), ["x"]),
        (of_call, (1, 2), ["x", "by"]),
        (of_call, (1, 2, 3), ["x", "by", "shift"]),
        (of_call, (1, 2, 3, 4), ["x", "rest[0]", "rest[1]", "rest[2]"]),
        (of_pairs, ((1, 2),), ["pairs"]),
        (of_pairs, ((1, 2), (3, 4)), ["pairs[0]", "pairs[1]"]),
    ],
)
def test_inputs_are_named_as_in_the_call(
    probe: Probe, inputs: tuple[Any, ...], names: list[str]
) -> None:
    """What a probe gathers has the names of the contract, where its docstring shows the call."""
    assert Call(probe, inputs).names == names
    assert str(Call(probe, inputs)).count(" = ") == len(inputs)


def of_seed(module: Any, _seed: int, x: int, *rest: int) -> None:
    """scaled(x, by), drawn with a seed."""


def test_inputs_of_the_probe_alone_are_not_shown() -> None:
    """A name that begins with an underscore is not in the call of the contract."""
    assert str(Call(of_seed, (7, 2, 3))) == "scaled(x, by), drawn with a seed\n  x = 2\n  by = 3"


@pytest.mark.parametrize(
    ("actual", "expected", "clue"),
    [
        (X[None], X, "a dimension of size 1"),
        (torch.ones(3, 2), torch.ones(2, 3), "the order of dimensions"),
        (torch.ones(3, 3), torch.ones(3), "broadcasting"),
        (X.mean(), X, "a sum or mean over everything"),
        (torch.ones(4), torch.ones(3), "where it begins, and where it ends"),
        (X.long(), X, "integers or truth values"),
        (X / 0, X, "a division by 0"),
        (X * math.nan, X, "0 / 0"),
        (0 * X, X, "multiplied by"),
        (-X, X, "the sign"),
        (-2 * X, X, "by the same one"),
        (X.double().sum() * math.pi, X.double().mean() * math.pi, "by the same one"),
        (1.5, 0.5, clues.EACH_TERM),
        (X + 2, X, "by the same amount"),
        (X.flip(0), X, "in other places"),
        (X * torch.tensor([1.0, 1.0005, 0.9995]), X, "it is nearly right"),
        (torch.tensor([1.0, 2.0, 7.0]), X, "all others are right"),
        (torch.eye(3), torch.tensor([[1.0, 0, 0], [0, 1, 0], [5, 6, 7]]), "row 2"),
        (torch.tensor([1.0, 5.0, 4.0, 0.0]), torch.tensor([1.0, 2, 3, 4]), "from index 1 on"),
        (torch.tensor([4.0, 9.0, -2.0]), X, clues.NO_VALUE),
        ([1.0], [1.0, 2.0], "left out"),
        (3, 5, "what is counted"),
        ("w, b", "b, w", "the order"),
        ("w", "w, b", "left out"),
        ("w, b, x", "w, b", "does not belong"),
    ],
)
def test_a_clue_says_what_to_look_at(actual: Any, expected: Any, clue: str) -> None:
    """The kind of mistake, as far as the values show it; two round numbers show no factor."""
    found = explained(actual, expected)

    assert found is not None
    assert clue in found.clue
    assert not any(digit in found.clue for digit in "3456789")


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (torch.tensor([0.5, 0.9]), torch.tensor([0.5, 0.1])),  # one of two is right by accident
        (torch.tensor([1.0, -1.0]), torch.tensor([-1.0, 1.0])),  # a sign, or another dimension
        (torch.tensor([math.nan, 9.0, 4.0]), torch.tensor([1.0, 2.0, 3.0])),  # NaN is not all
    ],
)
def test_no_clue_is_better_than_one_by_chance(actual: Any, expected: Any) -> None:
    """The text at the top of the file is never wrong."""
    found = explained(actual, expected)

    assert found is not None
    assert clues.general(found.clue, "f")


def test_an_argument_that_was_to_stay_is_traced_to_code_that_works_in_place() -> None:
    """Only where the expected value is what the call was given."""
    after = {"x after the call": 2 * X}, {"x after the call": X}

    in_place, updated = (explained(*after, given=given) for given in ([X], [3 * X]))

    assert in_place is not None
    assert "in place" in in_place.clue
    assert updated is not None
    assert "in place" not in updated.clue


def test_a_text_of_several_lines_is_compared_by_line() -> None:
    """The first line that is wrong, or how many there are."""
    text = "loss 1\nloss 2\nloss 3"

    wrong, short = (
        difference("loss 1\nLoss 2\nloss 3", text, reveal=True),
        difference("loss 1", text),
    )

    assert wrong == "line 2 is wrong\nexpected 'loss 2'\ngot 'Loss 2'"
    assert short == "expected 3 lines, got 1, and those that are there are right"


def of_many(module: Any, x: Any, w: Any, b: Any, lr: float, beta: float, *rest: Any) -> None:
    """step(x, w, b, lr, beta, decay, eps, steps), with all of its arguments.

    Look at the order of the two decays.
    """


def test_a_message_fits_twelve_lines_and_says_what_to_look_at() -> None:
    """The longest inputs become brief, short ones share a line; the probe's clue is the last."""
    x, w = torch.arange(12.0) / 7, [torch.arange(8.0) / 7, torch.arange(8.0) / 3]
    call = Call(of_many, (x, w, w, 0.1, 0.9, 0.01, 1e-8, 5))

    message = in_call("all 12 values are wrong\n" + "got 0.12345 " * 30, call, clue="")

    assert 8 < lines_of(message) <= MAX_LINES
    assert "lr = 0.1, beta = 0.9, decay = 0.01" in message
    assert message.endswith("\nlook at the order of the two decays")
    assert "w, b = a list of 2 tensors of shape (8,)" in message


def of_calls(module: Any, calls: list[Any]) -> None:
    """scaled(x, by) for some calls."""


def test_of_a_long_list_of_inputs_the_item_is_shown_that_the_difference_is_about() -> None:
    """A probe may observe many calls."""
    calls = [(torch.full((9,), float(i)), i) for i in range(20)]

    text = Call(of_calls, (calls,)).within(12, entry=(7, 20))

    assert text.startswith("in scaled(x, by) for some calls\n  calls[7] = (tensor([7., 7., 7.,")
    assert "a list of 20 items" in Call(of_calls, (calls,)).within(12)


def of_results(module: Any, x: int) -> None:
    """loss, accuracy = evaluate(x)."""


def of_points(module: Any, x: int, *points: float) -> None:
    """f(x) at some points."""


def test_items_have_the_names_of_the_call() -> None:
    """Of a result, and of what a probe gathers."""
    message = in_call("item 1 of the result: the value is wrong", Call(of_results, (3,)))
    points = Call(of_points, (3, 0.5, 1 / 3, 2.0))

    assert message == "accuracy: the value is wrong\nin loss, accuracy = evaluate(x)\n  x = 3"
    assert in_call("", points, clue="").endswith("\nlook at the text at the top of the file on f")
    assert points.within(12).endswith("x = 3\n  points = [0.5, 0.333333, 2.0]")
    assert points.within(12, entry=(1, 3)).endswith("x = 3\n  points[1] = 0.333333")


@pytest.mark.parametrize("length", [1, 73, 74, 75, 200])
def test_lines_are_counted_as_the_terminal_breaks_them(length: int) -> None:
    """As rich does, with the indent of `gradlings check`."""
    for text in ("x" * length, ("word " * length)[:length].strip()):
        console = Console(width=80, file=io.StringIO())
        console.print(Text(" " * 6 + text))
        printed = console.file.getvalue().rstrip("\n")  # type: ignore[attr-defined]

        assert lines_of(text) == len([line for line in printed.splitlines() if line.strip()])
