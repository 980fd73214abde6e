"""The claims of the sheet activations/questions, computed: a test for each question."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everyone calls it

Z = torch.linspace(-8, 8, 1601, dtype=torch.float64)
UNIT = torch.linspace(0, 1, 101, dtype=torch.float64)


def slope(function, z: torch.Tensor | float) -> torch.Tensor:
    """Return the derivative of an elementwise function."""
    z = torch.as_tensor(z, dtype=torch.float64).clone().requires_grad_()
    return torch.autograd.grad(function(z).sum(), z)[0]


def test_what_activations_are() -> None:
    """Two linear layers are one; with a ReLU between them they are not."""
    torch.manual_seed(0)
    first, second, x = nn.Linear(3, 4), nn.Linear(4, 2), torch.randn(2, 3)
    middle = x.mean(dim=0)

    assert torch.allclose(second(first(middle)), second(first(x)).mean(dim=0), atol=1e-6)
    bent = second(torch.relu(first(x))).mean(dim=0)
    assert not torch.allclose(second(torch.relu(first(middle))), bent, atol=1e-4)


def test_sigmoid_range() -> None:
    """Between 0 and 1, mirrored at 0.5; tanh is a sigmoid that is stretched; float32 rounds."""
    assert ((torch.sigmoid(Z) > 0) & (torch.sigmoid(Z) < 1)).all()
    assert torch.allclose(torch.sigmoid(-Z), 1 - torch.sigmoid(Z))
    assert torch.allclose(torch.tanh(Z), 2 * torch.sigmoid(2 * Z) - 1)
    assert torch.sigmoid(torch.tensor(0.0)) == 0.5
    assert torch.sigmoid(torch.tensor(-2.0)).item() == pytest.approx(0.12, abs=0.005)
    assert torch.sigmoid(torch.tensor(20.0)) == 1


def test_centered() -> None:
    """Means, slopes at 0 and at 5, and the signs of a unit's derivatives."""
    torch.manual_seed(0)
    weight, z = torch.randn(6, dtype=torch.float64, requires_grad=True), torch.randn(6).double()
    positive, mixed = (
        torch.autograd.grad(torch.tanh(f(z) @ weight), weight)[0]
        for f in (torch.sigmoid, torch.tanh)
    )

    assert torch.tanh(Z).mean().abs() < 1e-12
    assert torch.sigmoid(Z).mean().item() == pytest.approx(0.5)
    assert slope(torch.tanh, 0.0) == 4 * slope(torch.sigmoid, 0.0) == 1
    assert slope(torch.tanh, 5.0).item() == pytest.approx(0.0002, abs=0.00005)
    assert slope(torch.sigmoid, 5.0).item() == pytest.approx(0.007, abs=0.0005)
    assert positive.sign().unique().numel() == 1
    assert mixed.sign().unique().numel() == 2
    assert (torch.sigmoid(z) * -1).sum() < 0, "the weights may be negative"


def test_relu_formula() -> None:
    """Three of the six are the ReLU."""
    relu, zero = torch.relu(Z), torch.zeros_like(Z)
    right = [torch.maximum(zero, Z), (Z + Z.abs()) / 2, Z - torch.minimum(zero, Z)]
    wrong = [torch.log1p(Z.exp()), torch.maximum(Z, -Z), torch.maximum(zero, -Z)]

    assert all(torch.allclose(function, relu) for function in right)
    assert not any(torch.allclose(function, relu) for function in wrong)
    assert math.log(1 + math.exp(0)) == pytest.approx(0.69, abs=0.005)


def test_binary_output() -> None:
    """A softmax over one number is 1; only the sigmoid is a probability for every z."""
    assert torch.equal(torch.softmax(Z[:, None], dim=1), torch.ones(len(Z), 1).double())
    assert torch.relu(Z).max() > 1
    assert torch.tanh(Z).min() < 0
    assert ((torch.sigmoid(Z) > 0) & (torch.sigmoid(Z) < 1)).all()


def test_softmax_role() -> None:
    """The probabilities, and what the distractors would give."""
    z = torch.tensor([2.0, 1, -1])

    assert torch.softmax(z, dim=0).tolist() == pytest.approx([0.71, 0.26, 0.04], abs=0.006)
    assert torch.sigmoid(z).tolist() == pytest.approx([0.88, 0.73, 0.27], abs=0.005)
    assert (z / z.sum()).tolist() == [1, 0.5, -0.5]


def test_doubled_logits() -> None:
    """A ratio of 4 becomes 16; a constant changes nothing."""
    z = torch.tensor([math.log(0.8), math.log(0.2)])

    assert torch.softmax(2 * z, dim=0)[0].item() == pytest.approx(0.941, abs=0.0005)
    assert torch.sigmoid(torch.tensor(2 * math.log(4))).item() == pytest.approx(16 / 17)
    assert torch.softmax(z + 3, dim=0).tolist() == pytest.approx([0.8, 0.2])


def test_softmax_or_sigmoid() -> None:
    """Two kinds that are equally likely get at most 0.5 each; of two, it is a sigmoid."""
    torch.manual_seed(0)
    z = torch.randn(100, 12, dtype=torch.float64) * 9
    z[:, 1] = z[:, 0]
    p = torch.softmax(z, dim=1)

    assert (p[:, :2] <= 0.5).all()
    assert torch.allclose(p.sum(dim=1), torch.ones(100).double())
    two = torch.softmax(z[:, 2:4], dim=1)
    assert torch.allclose(two[:, 0], torch.sigmoid(z[:, 2] - z[:, 3]))


def test_slopes() -> None:
    """Of ReLU and sigmoid at 6, -6 and 0.1, and all of them."""
    sigmoid = slope(torch.sigmoid, Z)

    assert slope(torch.relu, [6.0, -6, 0.1]).tolist() == [1, 0, 1]
    assert slope(torch.sigmoid, 6.0).item() == pytest.approx(0.0025, abs=0.00005)
    assert slope(torch.sigmoid, -6.0) > slope(torch.relu, -6.0)
    assert slope(torch.sigmoid, 0.1) < 0.25
    assert sigmoid.max() == 0.25 == sigmoid[800]
    assert (sigmoid > 0).all()
    assert (sigmoid[:800].diff() > 0).all()
    assert (sigmoid[801:].diff() < 0).all()


def test_ten_layers() -> None:
    """4 to the power of 10 is about a million."""
    ratio = slope(torch.tanh, 0.0) ** 10 / slope(torch.sigmoid, 0.0) ** 10

    assert ratio == 4**10 == 1_048_576


def test_dead_units() -> None:
    """Two of the five are negative on the whole square; the extremes are at the corners."""
    x1, x2 = torch.meshgrid(UNIT, UNIT, indexing="ij")
    units = {
        (2, -3, -1.5): 0.5,
        (0.5, 0.5, -1.2): -0.2,
        (-3, 2, -1): 1,
        (4, -4, 0): 4,
        (-1, -2, -0.1): -0.1,
    }

    for (w1, w2, b), largest in units.items():
        assert (w1 * x1 + w2 * x2 + b).max().item() == pytest.approx(largest)
    assert ((4 * x1 - 4 * x2 > 0) == (x1 > x2)).all()


def test_only_zeros() -> None:
    """A unit whose z is negative for every example gets no gradient; float32 goes to 1e-45."""
    torch.manual_seed(0)
    x, weight = torch.rand(50, 3), torch.tensor([1.0, -2, 1], requires_grad=True)
    out = torch.relu(x @ weight - 3)
    (out - 1).square().sum().backward()

    assert (out == 0).all()
    assert (weight.grad == 0).all()
    assert torch.tensor(2e-45) > 0


def test_why_leaky() -> None:
    """The output is 0.01 z, negative, and a hundredth of the gradient arrives."""
    z = torch.tensor([-3.0, -1.0], requires_grad=True)
    out = F.leaky_relu(z, 0.01)
    out.backward(torch.tensor([2.0, 5.0]))

    assert out.tolist() == pytest.approx([-0.03, -0.01])
    assert z.grad.tolist() == pytest.approx([0.02, 0.05])
    assert not list(nn.LeakyReLU(0.01).parameters())


def test_leaky_or_prelu() -> None:
    """Parameters: none, one, one for each channel; they begin at 0.25 and get gradients."""
    unit = nn.PReLU()
    unit(torch.tensor([-2.0, 3.0])).sum().backward()

    assert not list(nn.LeakyReLU(0.01).parameters())
    assert [param.numel() for param in unit.parameters()] == [1]
    assert [param.numel() for param in nn.PReLU(64).parameters()] == [64]
    assert unit.weight.item() == 0.25
    assert unit.weight.grad.item() == -2


def test_softmax_and_ce() -> None:
    """The loss of logits, its derivative, and the class that is predicted."""
    torch.manual_seed(0)
    logits = torch.randn(6, 4, dtype=torch.float64, requires_grad=True)
    labels = torch.tensor([0, 3, 1, 1, 2, 0])
    losses = F.cross_entropy(logits, labels, reduction="none")
    grad = torch.autograd.grad(losses.sum(), logits)[0]
    p, true = torch.softmax(logits, dim=1), logits.gather(1, labels[:, None])[:, 0]

    assert torch.allclose(losses, -p.gather(1, labels[:, None])[:, 0].log())
    assert torch.allclose(losses, -true + logits.exp().sum(dim=1).log())
    assert torch.allclose(grad, p - F.one_hot(labels, 4))
    assert (grad != 0).all()
    assert torch.equal(p.argmax(dim=1), logits.argmax(dim=1))
    perfect = torch.tensor([[1.0, 0, 0, 0]])
    assert F.cross_entropy(perfect, labels[:1]) > 0.7, "a softmax of a softmax"
    sure = torch.tensor([[0.0, 50.0]], requires_grad=True)
    wrong = torch.autograd.grad(F.cross_entropy(sure, labels[:1]), sure)[0]
    assert wrong.tolist() == [[-1, 1]], "large however sure the wrong answer is"


def test_replace_loop() -> None:
    """The loop changes nothing; the assignment to an item does, and keeps the weights."""
    model = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 2))
    before = list(model)
    for module in model.modules():
        if isinstance(module, nn.ReLU):
            module = nn.LeakyReLU(0.1)
    assert all(new is old for new, old in zip(model, before, strict=True))

    model[1] = nn.LeakyReLU(0.1)

    assert isinstance(model[1], nn.LeakyReLU)
    assert (model[0], model[2]) == (before[0], before[2])


def test_compare_plot() -> None:
    """From -5 to 5 the saturation shows; scaled to 0 … 1 sigmoid and tanh come closer."""
    z = torch.linspace(-5, 5, 201, dtype=torch.float64)
    values = torch.stack([torch.sigmoid(z), torch.tanh(z)])
    low, high = values.amin(1, keepdim=True), values.amax(1, keepdim=True)
    scaled = (values - low) / (high - low)

    assert slope(torch.sigmoid, 5.0) < 0.01
    assert slope(torch.tanh, 5.0) < 0.01
    assert scaled.diff(dim=0).abs().max() < values.diff(dim=0).abs().max() / 2
    assert [slope(f, 0.0).item() for f in (torch.sigmoid, torch.tanh)] == [0.25, 1], "the largest"


def test_overfitting() -> None:
    """Noise is fitted by wide networks of any activation, and by a linear model of many inputs."""
    source = torch.Generator().manual_seed(0)
    x, noise = torch.linspace(-1, 1, 20).double()[:, None], torch.randn(20, 1, generator=source)
    noise = noise.double()
    weight = torch.randn(2, 200, generator=source).double() * 5
    hidden = x * weight[0] + weight[1]

    for function in (torch.tanh, torch.sigmoid, torch.relu):
        features = function(hidden)
        out = torch.linalg.lstsq(features, noise, driver="gelsd").solution
        assert torch.allclose(features @ out, noise, atol=1e-5), function
    many = torch.randn(20, 30, generator=source).double()
    fit = torch.linalg.lstsq(many, noise, driver="gelsd").solution
    assert torch.allclose(many @ fit, noise, atol=1e-6)
    few = torch.relu(x * weight[0, :3] + weight[1, :3])
    fit = torch.linalg.lstsq(few, noise, driver="gelsd").solution
    assert not torch.allclose(few @ fit, noise, atol=0.1), "few units cannot fit the noise"


def test_explain_saturation() -> None:
    """Slopes of sigmoids multiply; a ReLU gives values above 1; the logarithm cancels the slope."""
    z = torch.tensor(8.0, dtype=torch.float64, requires_grad=True)
    loss = F.binary_cross_entropy_with_logits(z, torch.zeros_like(z))

    assert slope(torch.sigmoid, Z).max() <= 0.25
    assert (slope(torch.relu, Z[801:]) == 1).all()
    assert torch.relu(torch.tensor(3.0)) > 1
    assert torch.autograd.grad(loss, z)[0].item() == pytest.approx(1, abs=0.001)
