"""Public checks for landscape/transfer: what is loaded, what is frozen, and the modes."""

import pytest
import torch
from probes import changed_by_training, loaded, modes, parts, small_model

NAMES = "0.weight, 0.bias, 1.weight, 1.bias, 1.running_mean, 1.running_var, 1.num_batches_tracked"


@pytest.mark.points(1)
def test_load_example(submission, expect):
    """load_matching: a backbone is loaded; a head of another shape and an unknown name are not."""
    own = small_model("float32").state_dict()
    state = {name: 7 + entry for name, entry in own.items() if name != "2.bias"}
    state |= {"2.weight": torch.zeros(3, 2), "3.bias": torch.zeros(2)}

    expect(
        submission(loaded, state, "float32"),
        {
            "the list 'loaded'": NAMES,
            "the list 'missing'": "2.weight, 2.bias",
            "the list 'skipped'": "2.weight, 3.bias",
        }
        | {f"{name} of the model": state[name] for name in NAMES.split(", ")}
        | {f"{name} of the model": own[name] for name in ("2.weight", "2.bias")},
    )


@pytest.mark.points(1)
def test_parts_example(submission, expect):
    """TransferModel: only the head requires gradients; it has the backbone's dtype."""
    expect(
        submission(parts, 6, 4, "float64"),
        {
            "parameters that require gradients": "head.weight, head.bias",
            "backbone is the one that was given": True,
            "class of the head": "Linear",
            "shape of head.weight": (4, 6),
            "dtype of the head": "torch.float64",
            "head.weight has values of many sizes": True,
            "head.weight is as small as torch makes it": True,
        },
    )


@pytest.mark.points(1)
def test_modes_example(submission, expect):
    """TransferModel: the backbone stays in evaluation mode when the model is trained."""
    expect(
        submission(modes, ["model.eval()", "model.train()"]),
        {
            "in training mode when new": "the model, head",
            "in training mode after call 1, model.eval()": "none",
            "call 1, model.eval(), returns the model": True,
            "in training mode after call 2, model.train()": "the model, head",
            "call 2, model.train(), returns the model": True,
        },
    )


@pytest.mark.points(1)
def test_training_example(submission, expect):
    """TransferModel: two steps of training change the head, and nothing in the backbone."""
    x, labels = torch.tensor([[1.0, 0.0], [0.0, 2.0]]), torch.tensor([0, 1])

    told = submission(changed_by_training, x, labels, 2, "float32")

    told.pop("the head's bias")
    expect(
        told,
        {
            "entries of the backbone that changed": "none",
            "entries of the head that changed": "head.weight, head.bias",
        },
    )
