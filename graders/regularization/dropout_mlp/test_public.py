"""Public checks for regularization/dropout_mlp: the worked examples, and what p may be."""

import pytest
import torch
from probes import (
    in_evaluation,
    in_training,
    mlp,
    refusal_of_p,
    share_of_zeros,
    spread_in_turn,
    values_of_factor,
)

pytestmark = pytest.mark.forbidden(
    "*dropout*", "*scaled_dot_product*", "*multi_head_attention*", "*lstm*", "*gru*", "rnn_*"
)

EXAMPLE = [
    torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]]),
    torch.tensor([0.0, 0.0, 1.0]),
    torch.tensor([[1.0, 2.0, 3.0]]),
    torch.tensor([0.5]),
]


@pytest.mark.points(1)
def test_training_example(submission, expect):
    """Training: each element of the worked example is dropped or scaled to 1.25 times itself."""
    x = torch.tensor([[1.0, 2.0, 3.0, 4.0]]).repeat(60, 15)

    expect(submission(values_of_factor, x, 0.2), {"values of y / x": [0.0, 1.25]})


@pytest.mark.points(1)
def test_share_dropped(submission, expect):
    """Training: with p = 0.2, about 20 % of 160 000 elements are dropped."""
    expect(submission(share_of_zeros, 400, 0.2), {"share of zeros": 0.2}, atol=0.15)


@pytest.mark.points(1)
@pytest.mark.parametrize("p", [0.2, 0.5])
def test_evaluation_example(submission, expect, p):
    """Evaluation: dropout returns its input; in training it drops."""
    x = torch.tensor([[1.0, 2.0, 3.0, 4.0]])

    expect(submission(in_evaluation, x, p), {"y": x, "y of an x with gradient": x})
    y = submission(in_training, torch.ones(60, 60), 0.5)
    assert torch.eq(y, 0).any(), "nothing is dropped in training mode"


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("p", "result"),
    [
        (0.0, "no ValueError was raised"),
        (0.99, "no ValueError was raised"),
        (1.0, "ValueError"),
        (1.5, "ValueError"),
        (-0.1, "ValueError"),
    ],
)
def test_range_of_p(submission, expect, p, result):
    """Dropout accepts 0 <= p < 1 and raises ValueError for any other p."""
    expect(submission(refusal_of_p, p), result)


@pytest.mark.points(1)
def test_mlp_example(submission, expect):
    """The network of the worked example gives 5.5, and its four values in training."""
    y = submission(mlp, EXAMPLE, torch.tensor([[1.0, 2.0]]).repeat(151, 1), 0.5)

    expect(y["y in evaluation"], torch.full((151, 1), 5.5))
    assert y["values in training"] == [0.5, 2.5, 8.5, 10.5], (
        f"in training the network gives {y['values in training']}"
    )


@pytest.mark.points(1)
@pytest.mark.parametrize("x", [1.0, 2.0])
def test_spread_example(submission, expect, x):
    """A model that gives 0.5, 2.5, 8.5 and 10.5 in turn has a spread of about 4.12, else none."""
    observed = submission(spread_in_turn, torch.tensor([[x]]), [0.5, 2.5, 8.5, 10.5])

    expect(observed["train_spread"], torch.tensor([[x * 17.0**0.5]]), rtol=0.05)
    expect(observed["eval_spread"], torch.tensor([[0.0]]), atol=1e-3)
