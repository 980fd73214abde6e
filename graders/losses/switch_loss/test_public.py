"""Public checks for losses/switch_loss: the worked examples."""

import pytest
import torch
from probes import (
    both_models,
    labels,
    probabilities,
    refusal_of_model,
    refused_rows,
    step,
)

X, ONE_HOT = torch.tensor([[1.0], [3.0]]), torch.tensor([[1.0, 0.0], [0.0, 1.0]])
FIRST = ("linear", torch.ones(4, 3), torch.zeros(4))
LAST = ("linear", torch.ones(2, 4), torch.zeros(2))


@pytest.mark.points(1)
def test_to_logits_example(submission, expect):
    """to_logits: a new model of the same layers without the softmax, which the old one keeps."""
    layers = [FIRST, ("tanh",), LAST, ("softmax",)]

    expect(
        submission(both_models, layers),
        {
            "class of the new model": "Sequential",
            "layers of the new model": "Linear 0, Tanh 1, Linear 2",
            "layers of the old model": "Linear 0, Tanh 1, Linear 2, Softmax 3",
        },
    )


@pytest.mark.points(1)
def test_to_logits_refuses(submission, expect):
    """to_logits: a model that ends in a Linear raises a ValueError, one with a softmax does not."""
    expect(submission(refusal_of_model, [FIRST, LAST]), "ValueError")
    expect(submission(refusal_of_model, [FIRST, LAST, ("softmax",)]), "no ValueError was raised")


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", [torch.float32, torch.int64])
def test_to_labels_example(submission, expect, dtype):
    """to_labels: the worked example gives [2, 0], and [0, 2] in the other order."""
    one_hot = torch.tensor([[0, 0, 1], [1, 0, 0]], dtype=dtype)

    expect(submission(labels, one_hot), torch.tensor([2, 0]))
    expect(submission(labels, one_hot.flip(0)), torch.tensor([0, 2]))


@pytest.mark.points(1)
def test_to_labels_refuses(submission, expect):
    """to_labels: the row [0.5, 0.5, 0.0] raises a ValueError, the row [1.0, 0.0, 0.0] does not."""
    soft, hard = torch.tensor([[0.5, 0.5, 0.0]]), torch.tensor([[1.0, 0.0, 0.0]])

    expect(
        submission(refused_rows, [soft, hard]),
        {"[[0.5, 0.5, 0.0]]": "ValueError", "[[1.0, 0.0, 0.0]]": "no ValueError was raised"},
    )


@pytest.mark.points(1)
def test_train_step_example(submission, expect):
    """train_step: the worked example has the loss 0.693147 and leads to [[-0.5], [0.5]]."""
    observed = submission(step, [("linear", torch.zeros(2, 1))], X, ONE_HOT)

    expect(observed, {"loss": 0.693147, "weight": torch.tensor([[-0.5], [0.5]])}, rtol=1e-5)


@pytest.mark.points(1)
def test_predict_proba_example(submission, expect):
    """predict_proba: the worked example gives [0.268941, 0.731059] and [0.047426, 0.952574]."""
    layers = [("linear", torch.tensor([[-0.5], [0.5]]))]

    for x, row in zip(X, [[0.268941, 0.731059], [0.047426, 0.952574]], strict=True):
        expect(submission(probabilities, layers, x[None]), torch.tensor([row]))
