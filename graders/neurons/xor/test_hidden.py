"""Hidden checks for neurons/xor: other margins, passes and sets of examples."""

import pytest
import torch
from probes import learning, one_pass, xor_outputs

IS_XOR = [False, True, True, False]
LEARNED_LATE = ([[-2, 0], [1, 2], [-2, -1], [1, 0], [-1, 0]], [-1, 1, 1, 1, 1])  # in 10 passes
BACK_AT_ZERO = ([[0, -1], [1, 1], [2, 0], [2, 1]], [-1, 1, 1, -1])  # after 3 passes
CIRCLE_OF_THREE = ([[2, -1], [0, 1], [2, 0], [-1, 1]], [1, 1, -1, -1])  # passes 10 to 12
ON_A_LINE = ([[0], [1], [2]], [-1, 1, -1])
TINY = ([[0, 1, 0]], [1])


def pass_and_arguments(module, weights, x, targets):
    """perceptron_pass(weights, x, targets), and its arguments after the call

    Look at which examples move the weights, and how the bias moves.
    """
    observed = one_pass(module, weights, x, targets)
    return observed | {"the argument weights": weights, "x": x, "targets": targets}


def turned(rng, examples):
    """Return x and targets, the coordinates in another order and with other signs."""
    x, targets = (torch.tensor(part) for part in examples)
    signs = torch.randint(2, (x.shape[1],), generator=rng) * 2 - 1
    return (x * signs)[:, torch.randperm(x.shape[1], generator=rng)].float(), targets


@pytest.mark.points(1)
@pytest.mark.parametrize("margin", [0.25, 20.0])
def test_margin(submission, margin):
    """The network is right by the margin that is asked for."""
    observed = submission(xor_outputs, margin)

    outputs = [z for name, z in observed.items() if name != "shapes"]
    for z, is_xor in zip(outputs, IS_XOR, strict=True):
        size = (z if is_xor else -z) / margin
        assert size >= 0.999, f"with margin={margin:g}, z is right by only {size * margin:g}"


@pytest.mark.points(2)
def test_pass(agree, rng):
    """One pass from weights that are not zero: weights and number of mistakes are right."""
    for examples in (LEARNED_LATE, CIRCLE_OF_THREE, ON_A_LINE, TINY):
        x, targets = turned(rng, examples)
        weights = torch.randint(-3, 4, (x.shape[1] + 1,), generator=rng).float()
        agree(one_pass, weights, x, targets)
        agree(one_pass, torch.zeros_like(weights), x, targets)


@pytest.mark.points(1)
def test_pass_leaves_arguments(agree, rng):
    """One pass is right, and its arguments are left as they were."""
    agree(pass_and_arguments, torch.zeros(3), *turned(rng, BACK_AT_ZERO))


@pytest.mark.points(1)
def test_learned(agree, rng):
    """What a line separates is learned, also where it takes ten passes."""
    agree(learning, *turned(rng, LEARNED_LATE))
    agree(learning, *turned(rng, TINY))


@pytest.mark.points(1)
def test_back_at_zero(agree, rng):
    """What no line separates is not learned: here the weights come back to zero."""
    agree(learning, *turned(rng, BACK_AT_ZERO))


@pytest.mark.points(1)
def test_round_for_ever(agree, rng):
    """What no line separates is not learned: here the weights come back to those of some pass."""
    agree(learning, *turned(rng, CIRCLE_OF_THREE))
    agree(learning, *turned(rng, ON_A_LINE))
