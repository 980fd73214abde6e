"""The largest eigenvalue of tuning/largest_stable_lr is that of torch's own Hessian."""

from __future__ import annotations

import runpy

import pytest
import torch
from support.repository import ROOT
from torch import nn
from torch.func import functional_call

SOLUTION = runpy.run_path(str(ROOT / "solutions" / "tuning" / "largest_stable_lr.py"))


def problem(seed: int) -> tuple[nn.Module, torch.Tensor, torch.Tensor]:
    """Make a small network, with inputs and targets."""
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1)).double()
    return model, torch.randn(6, 3).double(), torch.randn(6, 1).double()


def hessian_of_torch(model: nn.Module, x: torch.Tensor, y: torch.Tensor, sign: int) -> torch.Tensor:
    """Compute the whole Hessian of the squared error, times a sign."""
    sizes = [param.numel() for param in model.parameters()]
    theta = nn.utils.parameters_to_vector(model.parameters()).detach()

    def loss(vector: torch.Tensor) -> torch.Tensor:
        parts = zip(model.named_parameters(), vector.split(sizes), strict=True)
        params = {name: part.reshape(param.shape) for (name, param), part in parts}
        return sign * nn.functional.mse_loss(functional_call(model, params, (x,)), y)

    hessian: torch.Tensor = torch.autograd.functional.hessian(loss, theta)
    return hessian


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("seed", range(3))
def test_the_largest_stable_lr_is_two_over_the_largest_eigenvalue(seed: int, sign: int) -> None:
    """Also of the negative loss, whose eigenvalue of the largest absolute value is negative."""
    model, x, y = problem(seed)
    eigenvalues = torch.linalg.eigvalsh(hessian_of_torch(model, x, y, sign))

    lr = SOLUTION["largest_stable_lr"](
        model,
        lambda predictions, targets: sign * nn.functional.mse_loss(predictions, targets),
        x,
        y,
        tol=1e-12,
        max_steps=5000,
    )

    assert (eigenvalues.abs().argmax() == len(eigenvalues) - 1) == (sign == 1)
    assert lr == pytest.approx(2 / eigenvalues[-1].item(), rel=1e-5)


def test_products_are_those_with_the_hessian_of_torch() -> None:
    """For each column of the Hessian."""
    model, x, y = problem(0)
    hessian = hessian_of_torch(model, x, y, 1)

    for column, vector in zip(hessian.T, torch.eye(len(hessian)).double(), strict=True):
        product = SOLUTION["hessian_vector_product"](model, nn.functional.mse_loss, x, y, vector)
        torch.testing.assert_close(product, column)
