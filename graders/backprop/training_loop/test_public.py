"""Public checks for backprop/training_loop: the worked example, and the modes of the model."""

import pytest
import torch
from torch import nn

TRAIN = [
    (torch.tensor([[1.0], [1.0]]), torch.tensor([[2.0], [2.0]])),
    (torch.tensor([[1.0]]), torch.tensor([[4.0]])),
]
VAL = [
    (torch.tensor([[1.0], [1.0]]), torch.tensor([[2.0], [3.0]])),
    (torch.tensor([[2.0]]), torch.tensor([[4.0]])),
]


def one_weight(w):
    """Make the model and the optimizer of the worked example."""
    model = nn.Linear(1, 1, bias=False)
    nn.init.constant_(model.weight, w)
    return model, torch.optim.SGD(model.parameters(), lr=0.25)


def trained(module, batches, w):
    """train_epoch(model, loss_fn, optimizer, batches) for the model w * x

    Look at what the mean is over, and what happens for each batch.
    """
    model, optimizer = one_weight(w)
    loss = module.train_epoch(model, nn.functional.mse_loss, optimizer, batches)
    return {"loss": loss, "w": model.weight.item()}


def evaluated(module, batches, w):
    """evaluate(model, loss_fn, batches) for the model w * x

    Look at how the mode comes back, whatever happens in between.
    """
    model, _ = one_weight(w)
    loss = module.evaluate(model, nn.functional.mse_loss, batches)
    return {"loss": loss, "w": model.weight.item()}


def fitted(module, train_batches, val_batches, w, epochs):
    """fit(model, loss_fn, optimizer, train_batches, val_batches, epochs) for the model w * x

    Look at what happens in an epoch, in which order, and the mean over examples.
    """
    model, optimizer = one_weight(w)
    history = module.fit(
        model, nn.functional.mse_loss, optimizer, train_batches, val_batches, epochs
    )
    return {"history": history, "w": model.weight.item()}


def watched(training):
    """Make the model 0 * x, in a mode, and a list of how its forward is called."""
    model, optimizer = one_weight(0.0)
    calls = []
    model.register_forward_hook(
        lambda module, *_: calls.append(
            {"training": module.training, "gradients": torch.is_grad_enabled()}
        )
    )
    return model.train(training), optimizer, calls


def calls_of_train_epoch(module, batches, training):
    """train_epoch(model, loss_fn, optimizer, batches): how the model is called

    Look at what the mean is over, and what happens for each batch.
    """
    model, optimizer, calls = watched(training)
    module.train_epoch(model, nn.functional.mse_loss, optimizer, batches)
    return {"calls": calls, "training": model.training}


def calls_of_evaluate(module, batches, training):
    """evaluate(model, loss_fn, batches): how the model is called

    Look at how the mode comes back, whatever happens in between.
    """
    model, _, calls = watched(training)
    module.evaluate(model, nn.functional.mse_loss, batches)
    return {"calls": calls, "training": model.training, "gradients": torch.is_grad_enabled()}


def named(training):
    return "training mode" if training else "eval mode"


@pytest.mark.points(1)
def test_train_epoch_example(submission, expect):
    """train_epoch: the worked example gives 5.6667 and leaves w = 2.5."""
    told = submission(trained, TRAIN, 0.0)

    expect(told, {"loss": 17 / 3, "w": 2.5})


@pytest.mark.points(1)
def test_evaluate_example(submission, expect):
    """evaluate: the worked example gives 0.5 and leaves w = 2.5."""
    told = submission(evaluated, VAL, 2.5)

    expect(told, {"loss": 0.5, "w": 2.5})


@pytest.mark.points(1)
def test_fit_example(submission, expect):
    """fit: the worked example gives its losses, two of each, and leaves w = 3.125."""
    told = submission(fitted, TRAIN, VAL, 0.0, 2)

    history = {"train_loss": [17 / 3, 1.1875], "val_loss": [0.5, 6.34375 / 3]}
    expect(told, {"history": history, "w": 3.125})


@pytest.mark.points(1)
@pytest.mark.parametrize("training", [True, False])
def test_train_epoch_mode(submission, training):
    """train_epoch: the model is trained in training mode, whatever mode it was in."""
    told = submission(calls_of_train_epoch, TRAIN, training)

    before = named(training)
    assert len(told["calls"]) == len(TRAIN), (
        f"{len(TRAIN)} batches, but the model was called {len(told['calls'])} times"
    )
    for number, call in enumerate(told["calls"]):
        assert call["training"], f"batch {number} ran in eval mode; before the call: {before}"
    assert told["training"], f"the model is in eval mode afterwards; before the call: {before}"


@pytest.mark.points(1)
@pytest.mark.parametrize("training", [True, False])
def test_evaluate_mode(submission, training):
    """evaluate: eval mode, nothing recorded by autograd; both are as before afterwards."""
    told = submission(calls_of_evaluate, VAL, training)

    before, after = named(training), named(told["training"])
    for number, call in enumerate(told["calls"]):
        assert not call["training"], f"batch {number} ran in training mode"
        assert not call["gradients"], f"gradients were tracked when batch {number} ran"
    assert told["calls"], "the model was never called"
    assert after == before, f"the model was in {before} and is in {after} afterwards"
    assert told["gradients"], "torch.is_grad_enabled() is False afterwards; it was True before"
