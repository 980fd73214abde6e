"""The claims of the sheet neurons/questions, computed: a test for each question."""

from __future__ import annotations

from itertools import pairwise

import pytest
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everyone calls it

XOR = torch.tensor([[0.0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
CLASSES = torch.tensor([0.0, 1, 1, 0], dtype=torch.float64)
LINE = torch.linspace(-1, 1, 2001, dtype=torch.float64)


def separable(points: torch.Tensor, classes: torch.Tensor) -> bool:
    """Whether a line or plane separates two classes: a perceptron finds it, if it is there."""
    inputs = torch.cat([points, torch.ones(len(points), 1, dtype=points.dtype)], dim=1)
    signs, weight = 2 * classes - 1, torch.zeros(inputs.shape[1], dtype=points.dtype)
    for _ in range(300):
        wrong = signs * (inputs @ weight) <= 0
        if not wrong.any():
            return True
        first = int(wrong.nonzero()[0])
        weight = weight + signs[first] * inputs[first]
    return False


def test_what_is_a_network() -> None:
    """A ReLU's output grows with its input; every unit takes part in every output."""
    torch.manual_seed(0)
    w1, b1, w2, b2 = torch.randn(3, 4), torch.ones(4) * 9, torch.randn(4, 2), torch.randn(2)
    x = torch.randn(1, 3).requires_grad_()
    hidden = torch.relu(x @ w1 + b1)
    jacobian = torch.autograd.functional.jacobian(lambda h: (h @ w2 + b2)[0], hidden)

    assert torch.equal(torch.relu(torch.tensor([1.0, 2.0])), torch.tensor([1.0, 2.0]))
    assert (jacobian != 0).all()


def test_input_layer() -> None:
    """10 features make 10 inputs; the rows are no part of the network."""
    first = nn.Linear(10, 32)

    assert first.weight.shape == (32, 10)
    assert first(torch.randn(500, 10)).shape == (500, 32)
    assert first(torch.randn(7, 10)).shape == (7, 32)


def test_hidden_features() -> None:
    """The two ReLUs make the classes separable; x, or x and -x, do not."""
    x = torch.tensor([-1.0, 0, 1, -3, -2, 2, 3], dtype=torch.float64)[:, None]
    classes = torch.tensor([1.0, 1, 1, 0, 0, 0, 0], dtype=torch.float64)
    hidden = torch.cat([torch.relu(x), torch.relu(-x)], dim=1)

    assert torch.equal(hidden.sum(dim=1) < 1.5, classes.bool())
    assert separable(hidden, classes)
    assert not separable(x, classes)
    assert not separable(torch.cat([x, -x], dim=1), classes)


def test_no_hidden_layer() -> None:
    """Three of four at most; the loss is convex, and lowest at zero weights."""
    grid = torch.linspace(-2, 2, 17, dtype=torch.float64)
    weights = torch.cartesian_prod(grid, grid, grid)
    right = ((XOR @ weights[:, :2].T + weights[:, 2] > 0) == CLASSES.bool()[:, None]).sum(dim=0)
    inputs = torch.cat([XOR, torch.ones(4, 1, dtype=torch.float64)], dim=1)

    def loss(weight: torch.Tensor) -> torch.Tensor:
        return F.binary_cross_entropy_with_logits(inputs @ weight, CLASSES)

    zero = torch.zeros(3, dtype=torch.float64)
    torch.manual_seed(0)
    hessians = [
        torch.autograd.functional.hessian(loss, torch.randn(3, dtype=torch.float64))
        for _ in range(5)
    ]

    assert right.max() == 3
    assert not separable(XOR, CLASSES)
    assert separable(XOR, torch.tensor([0.0, 0, 0, 1])), "AND"
    assert separable(XOR, torch.tensor([0.0, 1, 1, 1])), "OR"
    assert torch.autograd.functional.jacobian(loss, zero).abs().max() < 1e-12
    assert all(torch.linalg.eigvalsh(hessian).min() > -1e-12 for hessian in hessians)


def test_xor_changes() -> None:
    """Two tanh units and the product help; the sum, linear units and a steeper sigmoid do not."""
    hidden = torch.tanh(4 * torch.stack([XOR.sum(1) - 0.5, XOR.sum(1) - 1.5], dim=1))
    made = XOR.sum(1) - 2 * XOR.prod(1) - 0.5
    torch.manual_seed(0)
    linear = XOR @ torch.randn(2, 100, dtype=torch.float64)

    assert separable(hidden, CLASSES)
    assert torch.equal(made > 0, CLASSES.bool())
    assert not separable(torch.cat([XOR, XOR.sum(1, keepdim=True)], dim=1), CLASSES)
    assert torch.linalg.matrix_rank(torch.cat([XOR, linear], dim=1)) == 2
    assert torch.equal(torch.sigmoid(10 * LINE) > 0.5, torch.sigmoid(LINE) > 0.5)


def test_without_activations() -> None:
    """One linear layer does the same; the middle gets the mean; gradients are there."""
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(2, 50), nn.Linear(50, 50), nn.Linear(50, 1)).double()
    first, second, third = model
    weight = third.weight @ second.weight @ first.weight
    bias = third.weight @ (second.weight @ first.bias + second.bias) + third.bias
    a, b = torch.randn(2, 9, 2, dtype=torch.float64)
    out = model(a)
    out.sum().backward()

    assert torch.allclose(out, a @ weight.T + bias)
    assert torch.allclose(model((a + b) / 2), (model(a) + model(b)) / 2)
    assert sum(param.numel() for param in model.parameters()) == 2751
    assert (first.weight.grad != 0).any()
    assert not torch.allclose(a @ weight.T, a)


def test_activations_in_hidden() -> None:
    """The best straight line is y = 0.5, with the error 0.083; two ReLUs give 0."""
    inputs = torch.stack([LINE, torch.ones_like(LINE)], dim=1)
    best = torch.linalg.lstsq(inputs, LINE.abs()[:, None]).solution
    error = (inputs @ best - LINE.abs()[:, None]).square().mean().item()

    assert best[:, 0].tolist() == pytest.approx([0, 0.5], abs=0.001)
    assert error == pytest.approx(0.083, abs=0.001)
    assert torch.equal(torch.relu(LINE) + torch.relu(-LINE), LINE.abs())


def test_output_of_classifier() -> None:
    """Any real numbers, and a softmax keeps their order."""
    torch.manual_seed(0)
    scores = nn.Linear(64, 5)(torch.randn(50, 64))
    probabilities = torch.softmax(scores, dim=1)

    assert (scores < 0).any()
    assert not torch.allclose(scores.sum(dim=1), torch.ones(50))
    assert torch.allclose(probabilities.sum(dim=1), torch.ones(50))
    assert torch.equal(scores.argsort(dim=1), probabilities.argsort(dim=1))


def test_heads() -> None:
    """A softmax over one number is 1, over two it is the sigmoid of their difference."""
    torch.manual_seed(0)
    one, two, seven = (torch.randn(20, n, dtype=torch.float64) for n in (1, 2, 7))

    assert torch.equal(torch.softmax(one, dim=1), torch.ones_like(one))
    assert torch.allclose(torch.softmax(two, dim=1)[:, 1], torch.sigmoid(two[:, 1] - two[:, 0]))
    assert torch.allclose(torch.softmax(seven, dim=1).sum(dim=1), torch.ones(20).double())
    assert not torch.allclose(torch.relu(seven).sum(dim=1), torch.ones(20).double())


def test_regression_head() -> None:
    """Neither a sigmoid nor a ReLU gives -20; a ReLU passes nothing on below 0."""
    z = torch.tensor([-500.0, -20, 300]).requires_grad_()
    torch.relu(z).sum().backward()

    assert ((torch.sigmoid(z) >= 0) & (torch.sigmoid(z) <= 1)).all()
    assert (torch.relu(z) >= 0).all()
    assert z.grad.tolist() == [0, 0, 1]


def test_what_is_mlp() -> None:
    """Each unit of a fully connected layer depends on each of its inputs."""
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 2))

    assert (torch.autograd.functional.jacobian(model, torch.randn(3)) != 0).all()


def test_design_mlp() -> None:
    """Which of the six take 3 features, are not linear, and give logits for two classes."""
    torch.manual_seed(0)
    x, labels = torch.randn(6, 3), torch.tensor([0, 1, 1, 0, 1, 0])
    linear = nn.Sequential(nn.Linear(3, 8), nn.Linear(8, 2))
    small = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 2))
    deep = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 9), nn.Tanh(), nn.Linear(9, 2))
    swapped = nn.Sequential(nn.Linear(8, 3), nn.ReLU(), nn.Linear(2, 8))
    one = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid())

    assert F.cross_entropy(small(x), labels).isfinite()
    assert F.cross_entropy(deep(x), labels).isfinite()
    assert torch.allclose(linear((x[0] + x[1]) / 2), (linear(x[0]) + linear(x[1])) / 2, atol=1e-6)
    assert not torch.allclose(small((x[0] + x[1]) / 2), (small(x[0]) + small(x[1])) / 2, atol=1e-4)
    with pytest.raises(RuntimeError):
        swapped(x)
    with pytest.raises(IndexError):
        F.cross_entropy(one(x), labels)
    twice = F.cross_entropy(torch.tensor([[1.0, 0.0]]), torch.tensor([0]))
    assert twice.item() == pytest.approx(0.31, abs=0.005)


def test_hidden_from_parameters() -> None:
    """20 hidden units make 122 parameters."""
    model = nn.Sequential(nn.Linear(3, 20), nn.ReLU(), nn.Linear(20, 2))

    assert sum(param.numel() for param in model.parameters()) == 122
    assert round(122 / 5, 2) == 24.4
    assert round(122 / 6, 2) == 20.33


def fitted(units: int) -> tuple[float, float]:
    """Return the errors of the table: of the best output weights, on old and new measurements."""
    source = torch.Generator().manual_seed(3)

    def measured(n: int) -> tuple[torch.Tensor, torch.Tensor]:
        x = torch.rand(n, generator=source, dtype=torch.float64)
        noise = torch.randn(n, generator=source, dtype=torch.float64)
        return x, torch.sin(2 * torch.pi * x) + 0.2 * noise

    def hidden(x: torch.Tensor) -> torch.Tensor:
        bends = torch.arange(units, dtype=torch.float64) / units
        return torch.cat([torch.relu(x[:, None] - bends), torch.ones(len(x), 1).double()], dim=1)

    (x, y), (new_x, new_y) = measured(30), measured(1000)
    weight = torch.linalg.lstsq(hidden(x), y[:, None], driver="gelsd").solution[:, 0]
    old = (hidden(x) @ weight - y).square().mean()
    return old.item(), (hidden(new_x) @ weight - new_y).square().mean().item()


def test_width() -> None:
    """The table: underfitted, good, overfitted."""
    table = {1: (0.205, 0.242), 6: (0.035, 0.048), 25: (0.006, 0.273)}

    for units, errors in table.items():
        assert fitted(units) == pytest.approx(errors, abs=0.001), units
    assert 0.273 / 0.048 > 5


def test_pieces() -> None:
    """Five bends make six pieces, and only six of the patterns of on and off occur."""
    at = torch.tensor([-0.8, -0.4, 0.0, 0.4, 0.8], dtype=torch.float64)
    out = torch.relu(LINE[:, None] - at) @ torch.tensor([1.0, -2, 2, -2, 2], dtype=torch.float64)
    slopes = [round((b - a).item() / 0.001, 3) for a, b in pairwise(out)]
    torch.manual_seed(0)
    x = torch.linspace(-100, 100, 20001)
    patterns = {tuple(row) for row in (x[:, None] * torch.randn(5) + torch.randn(5) > 0).tolist()}

    assert sum(a != b for a, b in pairwise(slopes)) == 5
    assert len(patterns) <= 6 < 2**5


def test_universal() -> None:
    """Enough ReLUs follow a curve closely; with few of them they cannot; outside they go on."""
    curve = torch.sin(12 * LINE)

    def error(units: int) -> float:
        bends = torch.linspace(-1, 1, units + 1, dtype=torch.float64)
        at = torch.bucketize(LINE, bends[1:-1])
        low, high = bends[at], bends[at + 1]
        share = (LINE - low) / (high - low)
        line = torch.sin(12 * low) * (1 - share) + torch.sin(12 * high) * share
        return (line - curve).abs().max().item()

    assert error(4) > 0.5
    assert error(200) < 0.01


def test_which_activations() -> None:
    """Lines stay 0.5 away from |x|, parabolas 1/8; two ReLUs are exact; steps come close."""
    target = LINE.abs()
    ends = torch.tensor([-1.0, 0, 1], dtype=torch.float64)
    steps = (torch.arange(200, dtype=torch.float64) + 0.5) / 200
    signs, points = torch.tensor([[1.0], [-1.0]]).double(), LINE[::10]
    inputs = torch.cat([sign * points[:, None] - steps for sign in signs], dim=1)
    stairs = (inputs > 0).double().sum(dim=1) / 200
    steep = (torch.tanh(2e4 * inputs) + 1).sum(dim=1) / 400

    # The error of the best one swings between its two extremes often enough (Chebyshev).
    assert (0.5 - ends.abs()).tolist() == [-0.5, 0.5, -0.5]
    middle = torch.tensor([-1, -0.5, 0, 0.5, 1], dtype=torch.float64)
    assert (middle**2 + 1 / 8 - middle.abs()).tolist() == [1 / 8, -1 / 8, 1 / 8, -1 / 8, 1 / 8]
    assert torch.equal(torch.relu(LINE) + torch.relu(-LINE), target)
    assert (stairs - points.abs()).abs().max() < 0.01
    assert (steep - points.abs()).abs().max() < 0.01


def test_relu_or_tanh() -> None:
    """Slopes, limits and means of both."""
    z = torch.tensor([-10.0, -1, 1, 10], dtype=torch.float64, requires_grad=True)
    relu = torch.autograd.grad(torch.relu(z).sum(), z)[0]
    tanh = torch.autograd.grad(torch.tanh(z).sum(), z)[0]

    assert relu.tolist() == [0, 0, 1, 1]
    assert tanh[3].item() == pytest.approx(8e-9, rel=0.04)
    assert tanh[0] > 0
    assert torch.tanh(z[1:3]).tolist() == pytest.approx([-0.76, 0.76], abs=0.005)
    assert torch.tanh(z[1:3]).mean().abs() < 1e-12
    assert torch.relu(z[1:3]).mean() == 0.5


def test_explain_universal() -> None:
    """A network that fits the training data may be far off outside of their range."""
    x = torch.tensor([-1.0, 0, 1, 4])
    fit = torch.relu(x) + torch.relu(-x)  # of x² at -1, 0 and 1

    assert torch.equal(fit[:3], x[:3] ** 2)
    assert (fit[3] - x[3] ** 2).abs() == 12
