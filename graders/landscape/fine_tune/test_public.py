"""Public checks for landscape/fine_tune: the groups, the start, and what the optimizer keeps."""

import pytest
import torch
from probes import NESTED, PLAIN, grouped, started, trained, unfrozen


@pytest.mark.points(1)
def test_groups_example(submission, expect):
    """layer_groups: the rates 0.4, 0.2 and 0.1 from the head on; layers may contain layers."""
    names = {
        PLAIN: (["weight", "bias"],) * 3,
        NESTED: (
            ["weight", "bias"],
            ["0.weight", "0.bias", "2.0.weight", "2.0.bias"],
            ["0.weight", "0.bias", "1.weight", "1.bias"],
        ),
    }
    for network, of_layers in names.items():
        told = {}
        for k, (lr, of_layer) in enumerate(zip((0.4, 0.2, 0.1), of_layers, strict=True)):
            shown = ", ".join(sorted(f"{name} of layer {k}" for name in of_layer))
            told[f"params of groups[{k}]"] = shown
            told[f"type of the params of groups[{k}]"] = "list"
            told[f"lr of groups[{k}]"] = lr

        expect(submission(grouped, network, 0.4, 0.5), told)


@pytest.mark.points(1)
def test_start_example(submission, expect):
    """start: the optimizer has the head alone, all else is frozen, and no grad is left."""
    expect(
        submission(started, PLAIN, "Adam", [], 0.01),
        {
            "class": "Adam",
            "params of the optimizer's groups": "0: bias of layer 0, weight of layer 0",
            "lr of the optimizer's groups": "0.4",
            "weight_decay of the optimizer's groups": "0.01",
            "parameters that require gradients": "bias of layer 0, weight of layer 0",
            "parameters with a grad": "none",
        },
    )


@pytest.mark.points(1)
def test_unfreeze_example(submission, expect):
    """unfreeze_next: one call unfreezes layer 1, and adds its group with the rate 0.2.

    Of three calls the last one finds nothing left.
    """
    both = "bias of layer 0, bias of layer 1, weight of layer 0, weight of layer 1"

    expect(
        submission(unfrozen, PLAIN, 1, 0.01),
        {
            "call 1 returns": True,
            "params of the optimizer's groups": (
                "0: bias of layer 0, weight of layer 0; 1: bias of layer 1, weight of layer 1"
            ),
            "lr of the optimizer's groups": "0.4, 0.2",
            "weight_decay of the optimizer's groups": "0.01, 0.01",
            "parameters that require gradients": both,
        },
    )
    told = submission(unfrozen, PLAIN, 3, 0.01)
    expect(
        {key: returned for key, returned in told.items() if "returns" in key},
        {"call 1 returns": True, "call 2 returns": True, "call 3 returns": False},
    )


@pytest.mark.points(1)
def test_state_example(submission, expect):
    """unfreeze_next: Adam still remembers the head, and nothing yet of the new layer."""
    x, y = torch.tensor([[1.0, 2.0]]).double(), torch.tensor([[3.0]]).double()

    told = submission(trained, x, y, "Adam", 1)

    expect(
        {key: held for key, held in told.items() if "remembers" in key},
        {
            "what the optimizer remembers after 1 of unfreeze_next": (
                "bias of layer 0, weight of layer 0"
            ),
            "what the optimizer remembers after 2 of unfreeze_next": (
                "bias of layer 0, bias of layer 1, weight of layer 0, weight of layer 1"
            ),
        },
    )
