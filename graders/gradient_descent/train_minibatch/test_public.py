"""Public checks for gradient_descent/train_minibatch: the worked examples, and two orders."""

import pytest
import torch
from probes import batches_of_train, compared, epochs_of_loader, evaluated, of_kind, trained

DATA = torch.ones(3, 1), torch.full((3, 1), 2.0)


@pytest.mark.points(1)
def test_loader_example(submission, expect):
    """make_loader: without shuffling, three examples make batches of 2 and 1, again and again."""
    x, y = torch.tensor([[1.0], [2.0], [3.0]]), torch.tensor([10, 20, 30])

    epochs = submission(epochs_of_loader, (x, y), 2)

    expect(epochs, [[(x[:2], y[:2]), (x[2:], y[2:])]] * 2)


@pytest.mark.points(1)
@pytest.mark.parametrize(("training", "mode"), [(True, "training mode"), (False, "eval mode")])
def test_evaluate_example(submission, expect, training, mode):
    """evaluate: errors 1, 1 and 4 in batches of 2 and 1 make 6; the mode is as before."""
    x, y = torch.ones(3, 1), torch.tensor([[3.0], [1.0], [6.0]])

    told = submission(evaluated, 2.0, x, y, 2, training)

    expect(told, {"the loss": 6.0, "the model afterwards": mode})


@pytest.mark.points(1)
def test_train_example(submission, expect):
    """train: the worked example gives its history, and leaves w = 1.875."""
    told = submission(trained, 0.0, DATA, DATA, 2, 2, 0.25)

    history = {"train_loss": [3.0, 0.1875], "val_loss": [0.25, 0.015625], "steps": [2, 4]}
    expect(told, {"the history": history, "w": 1.875})


@pytest.mark.points(1)
def test_two_epochs(submission):
    """train: two epochs use all examples, in two orders and in training mode."""
    batches = of_kind("training", submission(batches_of_train, 20, 4, 2, 5, 1))

    order = [number for batch in batches for number in batch["inputs"]]
    assert sorted(order[:20]) == list(range(20)), "the first epoch has not each example once"
    assert sorted(order[20:]) == list(range(20)), "the second epoch has not each example once"
    assert order[:20] != order[20:], "both epochs have the same order"
    for batch in batches:
        assert batch["mode"] == "training mode", f"a training batch is used in {batch['mode']}"


@pytest.mark.points(1)
def test_compare_example(submission, expect):
    """compare_batch_sizes: batches of 1 and 3 give 3 steps and 1; the model keeps w = 0."""
    told = submission(compared, 0.0, DATA, DATA, [1, 3], 1, 0.25, 0)

    expect(
        told,
        {
            "batch size 1": {"steps": [3], "val_loss": [0.0625]},
            "batch size 3": {"steps": [1], "val_loss": [1.0]},
            "w": 0.0,
        },
    )
