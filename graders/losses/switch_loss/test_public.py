"""Public checks for losses/switch_loss: the worked examples."""

import pytest
import torch
from torch import nn

X, ONE_HOT = torch.tensor([[1.0], [3.0]]), torch.tensor([[1.0, 0.0], [0.0, 1.0]])


def example_model(weight):
    """Make the model of the worked example, which gives logits."""
    model = nn.Sequential(nn.Linear(1, 2, bias=False))
    model.load_state_dict({"0.weight": weight})
    return model


def layers_of_both(module):
    """the layers of to_logits(model) and of the model after it, by their places in the old model"""
    old_layers = [nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2), nn.Softmax(dim=1)]
    model = nn.Sequential(*old_layers)
    new = module.to_logits(model)
    places = {id(layer): place for place, layer in enumerate(old_layers)}
    return {
        "class": type(new).__name__,
        "new": [places.get(id(layer), "another layer") for layer in new],
        "old": [places.get(id(layer), "another layer") for layer in model],
    }


def refusal_of_model(module):
    """to_logits(nn.Sequential(nn.Linear(3, 2)))"""
    try:
        module.to_logits(nn.Sequential(nn.Linear(3, 2)))
    except ValueError:
        return "ValueError"
    return "no ValueError"


def labels(module, one_hot):
    """to_labels(one_hot)"""
    return module.to_labels(one_hot)


def refusal_of_rows(module, one_hot):
    """to_labels(one_hot)"""
    try:
        module.to_labels(one_hot)
    except ValueError:
        return "ValueError"
    return "no ValueError"


def step(module, weight, x, one_hot):
    """the loss that train_step(model, optimizer, x, one_hot) returns, and the weight after it"""
    model = example_model(weight)
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    loss = module.train_step(model, optimizer, x, one_hot)
    return {"loss": loss, "weight": model[0].weight.detach()}


def probabilities(module, weight, x):
    """predict_proba(model, x)"""
    return module.predict_proba(example_model(weight), x).detach()


@pytest.mark.points(1)
def test_to_logits_example(submission, expect):
    """to_logits: the same layers without the softmax, which the old model keeps."""
    observed = submission(layers_of_both)

    expect(observed, {"class": "Sequential", "new": [0, 1, 2], "old": [0, 1, 2, 3]})


@pytest.mark.points(1)
def test_to_logits_refuses(submission, expect):
    """to_logits: a model that ends in a Linear raises a ValueError."""
    expect(submission(refusal_of_model), "ValueError")


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", [torch.float32, torch.int64])
def test_to_labels_example(submission, expect, dtype):
    """to_labels: the worked example gives [2, 0]."""
    observed = submission(labels, torch.tensor([[0, 0, 1], [1, 0, 0]], dtype=dtype))

    expect(observed, torch.tensor([2, 0]))


@pytest.mark.points(1)
def test_to_labels_refuses(submission, expect):
    """to_labels: the row [0.5, 0.5, 0.0] of the worked example raises a ValueError."""
    expect(submission(refusal_of_rows, torch.tensor([[0.5, 0.5, 0.0]])), "ValueError")


@pytest.mark.points(1)
def test_train_step_example(submission, expect):
    """train_step: the worked example has the loss 0.693147 and leads to [[-0.5], [0.5]]."""
    observed = submission(step, torch.zeros(2, 1), X, ONE_HOT)

    expect(observed, {"loss": 0.693147, "weight": torch.tensor([[-0.5], [0.5]])}, rtol=1e-5)


@pytest.mark.points(1)
def test_predict_proba_example(submission, expect):
    """predict_proba: the worked example gives [[0.268941, 0.731059]]."""
    observed = submission(probabilities, torch.tensor([[-0.5], [0.5]]), torch.tensor([[1.0]]))

    expect(observed, torch.tensor([[0.268941, 0.731059]]))
