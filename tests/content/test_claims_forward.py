"""The claims of the sheet forward/questions, computed: a test for each question."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everyone calls it


def mlp(*widths: int) -> nn.Sequential:
    """Return an MLP with tanh in its hidden layers, in float64."""
    layers: list[nn.Module] = []
    for n, m in pairwise(widths):
        layers += [nn.Linear(n, m), nn.Tanh()]
    return nn.Sequential(*layers[:-1]).double()


def descend(model: nn.Module, loss: torch.Tensor, lr: float) -> tuple[torch.Tensor, ...]:
    """Take a step of plain gradient descent; return the gradient."""
    grads = torch.autograd.grad(loss, [*model.parameters()])
    with torch.no_grad():
        for param, grad in zip(model.parameters(), grads, strict=True):
            param -= lr * grad
    return grads


def test_forward_pass() -> None:
    """Layer by layer, the parameters unchanged, the same result again."""
    torch.manual_seed(0)
    model, x = mlp(3, 4, 4, 2), torch.randn(5, 3).double()
    before, value = [param.clone() for param in model.parameters()], x
    for layer in model:
        value = layer(value)

    assert torch.equal(model(x), value)
    assert torch.equal(model(x), model(x))
    assert all(map(torch.equal, model.parameters(), before))
    assert all(param.grad is None for param in model.parameters())


def test_before_activation() -> None:
    """The four numbers of the options."""
    w, x = torch.tensor([0.5, -1, 2]), torch.tensor([2, 3, 0.5])

    assert (w @ x + 0.1).item() == pytest.approx(-0.9)
    assert (w @ x).item() == -1
    assert torch.relu(w @ x + 0.1) == 0
    assert (w.sum() + x.sum() + 0.1).item() == pytest.approx(7.1)
    assert torch.relu(w @ x).item() + 0.1 == 0.1


def test_neuron_formula() -> None:
    """One of the four is what a linear layer and a ReLU give."""
    torch.manual_seed(1)
    layer, x = nn.Linear(3, 1).double(), torch.randn(50, 3).double()
    w, b, f = layer.weight[0], layer.bias, torch.relu
    right = f(layer(x))[:, 0]

    assert torch.allclose(f(x @ w + b), right)
    assert not torch.allclose(f(x @ w) + b, right)
    assert not torch.allclose(f(x) @ w + b, right)
    assert not torch.allclose(f((x + b) @ w), right)


def test_wrong_line() -> None:
    """Line 3 is wrong: it lacks the bias."""
    x, w, b = torch.tensor([2.0, -1]), torch.tensor([[1.0, 1], [3, 2]]), torch.tensor([0.5, -6])
    z = w @ x + b
    h = torch.relu(z)
    out = h @ torch.tensor([2.0, -1])

    assert z.tolist() == [1.5, -2]
    assert h.tolist() == [1.5, 0]
    assert (out - 1, out) == (2, 3)
    assert torch.sigmoid(out).item() == pytest.approx(0.95, abs=0.005)
    assert torch.sigmoid(out - 1).item() == pytest.approx(0.88, abs=0.005)
    assert (w @ x).tolist() == [1, 4]


def test_weights_and_bias() -> None:
    """A weight is a slope, a bias a shift that does not depend on the input."""
    torch.manual_seed(0)
    layer, x = nn.Linear(3, 2).double(), torch.randn(20, 3).double()
    slopes = torch.autograd.functional.jacobian(layer, x[0])
    without = F.linear(x, layer.weight)

    assert layer.weight.shape == (2, 3)
    assert torch.allclose(slopes, layer.weight)
    assert torch.allclose(layer(x) - without, layer.bias.expand(20, 2))
    assert (layer(x) < layer.bias).any()
    assert torch.equal(F.linear(torch.zeros(3).double(), layer.weight), torch.zeros(2).double())
    assert (without < 0).any()


def test_wrong_transpose() -> None:
    """No error only if n = m; then wrong. A row times a row is an error, unless n = 1."""
    torch.manual_seed(0)
    square, x = torch.randn(4, 4), torch.randn(9, 4)

    assert (x @ square).shape == (x @ square.T).shape
    assert not torch.allclose(x @ square, x @ square.T)
    for shape in ((2, 4), (1, 4)):
        with pytest.raises(RuntimeError):
            x @ torch.randn(shape)
    with pytest.raises(RuntimeError):
        torch.randn(4, 4) @ torch.randn(2, 4)
    one = torch.randn(1, 1)
    assert torch.equal(x[:, :1] @ one, x[:, :1] @ one.T)


def test_why_activations() -> None:
    """Two layers without an activation are the one that multiplies out."""
    torch.manual_seed(0)
    first, second, x = nn.Linear(3, 9).double(), nn.Linear(9, 2).double(), torch.randn(5, 3)
    weight, bias = second.weight @ first.weight, second.weight @ first.bias + second.bias

    assert torch.allclose(second(first(x.double())), x.double() @ weight.T + bias)


def test_removed_activations() -> None:
    """A deep linear network of one input continues its straight line."""
    torch.manual_seed(0)
    layers = [nn.Linear(n, m) for n, m in ((1, 4), (4, 4), (4, 4), (4, 4), (4, 1))]
    one, two, ten = nn.Sequential(*layers).double()(torch.tensor([[1.0], [2], [10]]).double())

    assert torch.allclose(ten, one + 9 * (two - one))
    assert 3 + 9 * (4.5 - 3) == 16.5
    assert (10 * 3, 10 * 1.5) == (30, 15)


def test_hooks() -> None:
    """Four outputs a pass, in order, until the handles remove the hooks; None replaces nothing."""
    model, x, seen = mlp(3, 4, 2), torch.ones(1, 3).double(), []
    model.append(nn.Softmax(dim=1))
    plain = model(x)
    handles = [
        layer.register_forward_hook(lambda layer, inputs, output: seen.append((layer, output)))
        for layer in model
    ]
    assert seen == []
    model(x)
    second = model(x)

    assert torch.equal(second, plain)
    assert [layer for layer, _ in seen] == [*model, *model]
    assert torch.equal(seen[3][1], plain)
    for handle in handles:
        handle.remove()
    model(x)
    assert len(seen) == 8


def test_zero_start() -> None:
    """All is 0, and only the last bias moves, in the second step as well: to the mean."""
    torch.manual_seed(0)
    model, x, y = mlp(4, 8, 1), torch.randn(6, 4).double(), torch.rand(6, 1).double() + 1
    for param in model.parameters():
        nn.init.zeros_(param)
    assert (model[1](model[0](x)) == 0).all()
    assert (model(x) == 0).all()
    first = (model(x) - y).mean()
    for step in range(100):
        grads = descend(model, F.mse_loss(model(x), y), lr=0.1)
        if not step:
            assert torch.allclose(grads[-1], 2 * first)
        *others, bias = model.parameters()
        assert all((param == 0).all() for param in others)
        assert bias != 0

    assert torch.allclose(bias, y.mean())


def test_all_alike() -> None:
    """Equal units move and stay equal, on random mini-batches too."""
    torch.manual_seed(0)
    model, x, y = mlp(3, 8, 1), torch.randn(40, 3).double(), torch.randn(40, 1).double()
    for layer in (model[0], model[2]):
        nn.init.constant_(layer.weight, 0.5)
        nn.init.zeros_(layer.bias)
    for _ in range(60):
        batch = torch.randperm(40)[:5]
        descend(model, F.mse_loss(model(x[batch]), y[batch]), lr=0.05)

    assert (model[0].weight - 0.5).abs().max() > 0.01
    assert torch.allclose(model[0].weight, model[0].weight[:1].expand(8, 3))
    assert torch.allclose(model[2].weight, model[2].weight[:, :1].expand(1, 8))


def test_output_sigmoid() -> None:
    """A probability above 0.5 means z > 0; each lies in (0, 1); a batch sums to anything."""
    z = torch.linspace(-9, 9, 181, dtype=torch.float64)
    p = torch.sigmoid(z)

    assert torch.equal(p > 0.5, z > 0)
    assert ((p > 0) & (p < 1)).all()
    assert p.sum() > 1
    assert torch.sigmoid(torch.tensor(0.0)) == 0.5


def test_threshold() -> None:
    """σ(ln 4) = 0.8, and the sigmoid grows."""
    assert 1 / (1 + math.exp(-math.log(4))) == pytest.approx(0.8)
    assert round(2 * 0.693, 3) == 1.386
    assert 1 / (1 + math.exp(-0.8)) == pytest.approx(0.69, abs=0.001)
    assert (torch.sigmoid(torch.linspace(-5, 5, 99)).diff() > 0).all()


def test_two_scales() -> None:
    """Income decides z, and tanh is saturated; standardized, both count, and tanh is not."""
    torch.manual_seed(0)
    age, income = 20 + 60 * torch.rand(500), 20_000 + 60_000 * torch.rand(500)
    x, first = torch.stack([age, income], dim=1), nn.Linear(2, 16)
    z = first(x)
    scaled = (x - x.mean(dim=0)) / x.std(dim=0)
    both = first(scaled)
    parts = (scaled[:, None] * first.weight).abs().mean(dim=(0, 1))

    assert first.weight.abs().max() <= 0.5**0.5
    assert first.bias.abs().max() <= 0.5**0.5
    assert torch.corrcoef(torch.cat([z, income[:, None]], dim=1).T)[-1].abs().min() > 0.99
    assert (torch.tanh(z).abs() == 1).float().mean() > 0.95
    assert z.abs().median() > 1000
    assert 0.5 < parts[0] / parts[1] < 2
    assert both.abs().max() < 4
    assert torch.equal(scaled[:, 1].argsort(), income.argsort())
    assert scaled.min() < 0


def test_whose_statistics() -> None:
    """Own statistics give equal persons different inputs; a single one has no deviation."""
    train, test = torch.tensor([10.0, 20, 30]), torch.tensor([20.0, 40])
    own = [(data - data.mean()) / data.std() for data in (train, test)]

    assert own[0][1] != own[1][0]
    with pytest.warns(UserWarning, match="degrees of freedom"):
        assert torch.tensor([20.0]).std().isnan()


def test_folded_bias() -> None:
    """0.3 x - 14, and what the usual mistakes give at x = 0."""
    for x in (-3.0, 0.0, 50.0, 71.0):
        assert 3 * (x - 50) / 10 + 1 == pytest.approx(0.3 * x - 14)
    assert 3 * (0 - 50) + 1 == -149
    assert (0 - 50) / 10 + 1 == -4


def test_explain_zero_start() -> None:
    """Random weights with zero biases make the units differ."""
    torch.manual_seed(0)
    layer = nn.Linear(3, 8)
    nn.init.zeros_(layer.bias)
    hidden = torch.tanh(layer(torch.randn(20, 3)))

    assert all((hidden[:, 0] != hidden[:, k]).any() for k in range(1, 8))
