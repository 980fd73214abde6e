"""Public checks for regularization/dropout_mlp: the worked examples, and what p may be."""

import pytest
import torch

pytestmark = pytest.mark.forbidden(
    "*dropout*", "*scaled_dot_product*", "*multi_head_attention*", "*lstm*", "*gru*", "rnn_*"
)

EXAMPLE = [
    torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]]),
    torch.tensor([0.0, 0.0, 1.0]),
    torch.tensor([[1.0, 2.0, 3.0]]),
    torch.tensor([0.5]),
]


def dropout_in_training(module, x, p):
    """Dropout(p) applied to x in training mode"""
    return module.Dropout(p).train()(x)


def dropout_in_evaluation(module, x, p):
    """Dropout(p) applied to x in evaluation mode"""
    return module.Dropout(p).eval()(x)


def making_dropout(module, p):
    """Dropout(p)"""
    try:
        module.Dropout(p)
    except ValueError:
        return "ValueError"
    return "accepted"


def with_weights(model, weights):
    with torch.no_grad():
        for parameter in model.parameters():
            for weight in weights:
                if weight.shape == parameter.shape:
                    parameter.copy_(weight)
    return model


def mlp(module, weights, x):
    """DropoutMLP(2, 3, 1, p=0.5) with these weights, applied to x in both modes"""
    model = with_weights(module.DropoutMLP(2, 3, 1, p=0.5), weights)
    return {"in training": model.train()(x), "in evaluation": model.eval()(x)}


def spread(module, weights, x):
    """prediction_spread(DropoutMLP(2, 3, 1, p=0.5), x)"""
    model = with_weights(module.DropoutMLP(2, 3, 1, p=0.5), weights)
    return module.prediction_spread(model, x)


@pytest.mark.points(1)
def test_training_example(submission, expect):
    """Training: each element of the worked example is dropped or scaled to 1.25 times itself."""
    x = torch.tensor([[1.0, 2.0, 3.0, 4.0]]).repeat(50, 1)

    y = submission(dropout_in_training, x, 0.2)

    scaled = torch.tensor([[1.25, 2.5, 3.75, 5.0]]).repeat(50, 1)
    expect(y, torch.where(torch.eq(y, 0), 0.0, scaled) if torch.is_tensor(y) else scaled)
    assert torch.ne(y, 0).any(), "everything is dropped"


@pytest.mark.points(1)
def test_share_dropped(submission):
    """Training: with p = 0.2, about 20 % of 10 000 elements are dropped."""
    y = submission(dropout_in_training, torch.ones(10_000), 0.2)

    share = torch.eq(y, 0).double().mean().item()
    assert abs(share - 0.2) < 0.05, f"p = 0.2, but {share:.1%} of the elements are 0"


@pytest.mark.points(1)
@pytest.mark.parametrize("p", [0.0, 0.2, 0.5])
def test_evaluation_example(submission, expect, p):
    """Evaluation: dropout returns its input; in training it drops."""
    x = torch.tensor([[1.0, 2.0, 3.0, 4.0]])

    expect(submission(dropout_in_evaluation, x, p), x)
    y = submission(dropout_in_training, torch.ones(40, 20), 0.5)
    assert torch.eq(y, 0).any(), "nothing is dropped in training mode"


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("p", "result"),
    [
        (0.0, "accepted"),
        (0.99, "accepted"),
        (1.0, "ValueError"),
        (1.5, "ValueError"),
        (-0.1, "ValueError"),
    ],
)
def test_range_of_p(submission, expect, p, result):
    """Dropout accepts 0 <= p < 1 and raises ValueError for any other p."""
    expect(submission(making_dropout, p), result)


@pytest.mark.points(1)
def test_mlp_example(submission, expect):
    """The network of the worked example gives 5.5, and its four values in training."""
    y = submission(mlp, EXAMPLE, torch.tensor([[1.0, 2.0]]).repeat(150, 1))

    expect(y["in evaluation"], torch.full((150, 1), 5.5))
    values = sorted({round(value, 3) for value in y["in training"].flatten().tolist()})
    expect(values, [0.5, 2.5, 8.5, 10.5])


@pytest.mark.points(1)
def test_spread_example(submission, expect):
    """The network of the worked example has a spread of about 4.12 in training, else none."""
    train_spread, eval_spread = submission(spread, EXAMPLE, torch.tensor([[1.0, 2.0]]))

    expect(train_spread, torch.tensor([[17.0**0.5]]), rtol=0.5)
    expect(eval_spread, torch.tensor([[0.0]]), atol=1e-3)
