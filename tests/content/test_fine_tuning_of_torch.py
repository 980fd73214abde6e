"""Claims of end_to_end, transfer, fine_tune and class_imbalance on torch, in float64."""

from __future__ import annotations

import runpy
from typing import Any

import torch
from support.repository import ROOT
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everybody calls it
from torch.utils.data import WeightedRandomSampler


def solved(name: str) -> dict[str, Any]:
    """Return what a solution defines."""
    return runpy.run_path(str(ROOT / "solutions" / "landscape" / f"{name}.py"))


def network() -> nn.Sequential:
    """Make a small network, the same one each time."""
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 3)).to(torch.float64)


def batch() -> tuple[torch.Tensor, torch.Tensor]:
    """Make ten examples of three classes of different sizes."""
    generator = torch.Generator().manual_seed(1)
    x = torch.randn(10, 3, generator=generator, dtype=torch.float64)
    return x, torch.tensor([0, 0, 0, 0, 0, 0, 1, 1, 1, 2])


def test_features_of_an_image_and_its_mirror_image_are_equal() -> None:
    """So they cannot tell one diagonal from the other."""
    edge_features = solved("end_to_end")["edge_features"]
    images = torch.randn(5, 8, 8, dtype=torch.float64)

    torch.testing.assert_close(edge_features(images), edge_features(images.flip(2)))


def test_a_state_that_fits_is_loaded_as_torch_loads_it() -> None:
    """All entries are, and training goes on as it would."""
    own, other = network(), network()
    state = {name: entry + 1 for name, entry in network().state_dict().items()}
    report = solved("transfer")["load_matching"](own, state)
    other.load_state_dict(state)

    assert report == {"loaded": list(state), "missing": [], "skipped": []}
    torch.testing.assert_close(own.state_dict(), other.state_dict())


def test_unfreezing_is_training_with_gradients_that_are_none() -> None:
    """An optimizer of torch that has all groups from the start takes the same steps, with decay."""
    solution = solved("fine_tune")
    own, other = network(), network()
    groups = solution["layer_groups"](list(own), 0.01, 0.5)
    optimizer = solution["start"](groups, torch.optim.AdamW, weight_decay=0.1)
    rates = [
        {"params": list(layer.parameters()), "lr": 0.01 * 0.5**k}
        for k, layer in enumerate(reversed(other))
    ]
    of_torch = torch.optim.AdamW(rates, weight_decay=0.1)
    x, labels = batch()
    for unfrozen in (1, 2, 3):
        for _ in range(30):
            for model, one in ((own, optimizer), (other, of_torch)):
                one.zero_grad()
                F.cross_entropy(model(x), labels).backward()
                for layer in list(model)[: 3 - unfrozen] if model is other else []:
                    layer.zero_grad()
                one.step()
        assert solution["unfreeze_next"](optimizer, groups) == (unfrozen < 3)

    torch.testing.assert_close(own.state_dict(), other.state_dict())


def test_focal_loss_without_focus_is_the_cross_entropy_of_torch() -> None:
    """With γ = 0, value and gradient, also for huge logits."""
    focal_loss = solved("class_imbalance")["focal_loss"]
    x, labels = batch()
    for scale in (1.0, 1000.0):
        logits = (scale * x).requires_grad_()
        own, of_torch = focal_loss(logits, labels, 0.0), F.cross_entropy(logits, labels)

        torch.testing.assert_close(own, of_torch)
        (slope,) = torch.autograd.grad(own, logits)
        torch.testing.assert_close(slope, torch.autograd.grad(of_torch, logits)[0])


def test_weights_make_classes_equal() -> None:
    """In the cross-entropy of torch, and in what its sampler draws."""
    solution = solved("class_imbalance")
    x, labels = batch()
    weights = solution["class_weights"](labels, 3).double()
    of_classes = [F.cross_entropy(x[labels == c], labels[labels == c]) for c in range(3)]

    weighted = F.cross_entropy(x, labels, weight=weights)
    torch.testing.assert_close(weighted, torch.stack(of_classes).mean())

    generator = torch.Generator().manual_seed(0)
    sampler = WeightedRandomSampler(
        solution["sample_weights"](labels).tolist(), 30_000, generator=generator
    )
    shares = labels[list(sampler)].bincount() / 30_000
    torch.testing.assert_close(shares, torch.full((3,), 1 / 3), rtol=0, atol=0.01)
