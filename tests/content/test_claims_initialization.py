"""The claims of the sheet initialization/questions and of the primer, computed."""

from __future__ import annotations

import io
import math
import re
import runpy
from contextlib import redirect_stdout
from itertools import pairwise
from typing import Any

import pytest
import torch
from support.repository import ROOT
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everyone calls it

PRIMER = (ROOT / "exercises" / "initialization" / "README.md").read_text()


def solution(name: str) -> dict[str, Any]:
    """Return the names of a solution of this topic."""
    return runpy.run_path(str(ROOT / "solutions" / "initialization" / f"{name}.py"))


def doubles(*shape: int, seed: int = 0) -> torch.Tensor:
    """Return standard normal numbers in float64."""
    source = torch.Generator().manual_seed(seed)
    return torch.randn(*shape, generator=source, dtype=torch.float64)


def mlp(sizes: list[int], activation: type[nn.Module], std: float | None) -> nn.Sequential:
    """Return a network with biases of 0; std None is for He's."""
    parts: list[nn.Module] = []
    for n, m in pairwise(sizes):
        layer = nn.Linear(n, m)
        nn.init.zeros_(layer.bias)
        nn.init.normal_(layer.weight, std=math.sqrt(2 / n) if std is None else std)
        parts += [layer, activation()]
    return nn.Sequential(*parts[:-1])


def gradients(model: nn.Sequential, x: torch.Tensor, y: torch.Tensor) -> list[float]:
    """Return the norms of the gradients of the weight matrices."""
    F.mse_loss(model(x), y).backward()
    return [part.weight.grad.norm().item() for part in model if isinstance(part, nn.Linear)]


def blocks(
    std: float, relu: bool, skip: bool, depth: int = 20, n: int = 100, nets: int = 40
) -> float:
    """Return the factor of a block for the squared norm of the gradient, averaged over networks."""
    factors = []
    for seed in range(nets):
        start = doubles(8, n, seed=seed).requires_grad_()
        h = start
        for layer in range(depth):
            change = (h.relu() if relu else h) @ (std * doubles(n, n, seed=1000 * layer + seed))
            h = h + change if skip else change
        upstream = doubles(8, n, seed=seed + 500)
        (grad,) = torch.autograd.grad(h, start, upstream)
        factors.append((grad.square().sum() / upstream.square().sum()).log().item() / depth)
    return math.exp(sum(factors) / nets)


def test_what_vanishes() -> None:
    """The norms of the table, the factor of a layer, and outputs around 0.5."""
    torch.manual_seed(0)
    layers = [nn.Linear(32, 32) for _ in range(8)]
    for layer in layers:
        nn.init.normal_(layer.weight, std=math.sqrt(1 / 32))
        nn.init.zeros_(layer.bias)
    parts = [part for layer in layers for part in (layer, nn.Sigmoid())]
    model = nn.Sequential(*parts, nn.Linear(32, 1))

    norms = gradients(model, torch.randn(64, 32), torch.randn(64, 1))[:8]

    table = [0.000013, 0.000090, 0.00036, 0.0012, 0.0059, 0.025, 0.10, 0.42]
    assert norms == pytest.approx(table, rel=0.05)
    assert (norms[-1] / norms[0]) ** (1 / 7) == pytest.approx(4.4, abs=0.2)
    assert model[:-1](torch.randn(64, 32)).mean().item() == pytest.approx(0.5, abs=0.05)


def test_depth_of_a_thousandth() -> None:
    """14 layers, and the numbers of the wrong ways."""

    def layers(factor: float) -> int:
        return next(n for n in range(1, 99) if factor**n < 0.001)

    assert layers(1.5 * 0.4) == 14
    assert pytest.approx((0.0013, 0.0008), abs=0.00005) == (0.6**13, 0.6**14)
    assert (layers(0.4), layers(0.6**2)) == (8, 7)


def test_what_explodes() -> None:
    """The table, step by step, and the five factors."""
    weights = torch.full((6,), 1.6, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([weights], lr=0.01)
    losses, norms = [], []
    for _ in range(5):
        optimizer.zero_grad()
        loss = (weights.prod() - 1) ** 2
        loss.backward()
        losses.append(loss.item())
        norms.append(weights.grad.norm().item())
        optimizer.step()

    assert losses == pytest.approx([249, 571, 4.4e8, 4.9e74, math.inf], rel=0.01)
    assert norms == pytest.approx([810, 1705, 4.1e8, 1.4e69, math.inf], rel=0.02)
    assert pytest.approx(10, abs=0.5) == 1.6**5


@pytest.mark.parametrize(
    ("std", "relu", "skip", "factor"),
    [
        (0.1, False, False, 1.0),
        (0.15, False, False, 2.25),
        (0.1, True, False, 0.5),
        (0.14, True, False, 0.98),
        (0.05, True, True, 1.125),
        (0.1, False, True, 2.0),
    ],
)
def test_which_explode(std: float, relu: bool, skip: bool, factor: float) -> None:
    """The formula, and networks that do so on average."""
    through = 100 * std**2 * (0.5 if relu else 1.0)
    assert through + skip == pytest.approx(factor)

    assert blocks(std, relu, skip) == pytest.approx(factor, rel=0.04)
    if (std, relu, skip) == (0.14, True, False):
        assert factor**20 == pytest.approx(2 / 3, abs=0.01)


def test_fixes() -> None:
    """A second zero_grad leaves nothing; a larger batch leaves a long gradient long."""
    torch.manual_seed(0)
    model = nn.Linear(3, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    norms = []
    for n in (32, 3200):
        optimizer.zero_grad()
        x = torch.randn(n, 3)
        F.mse_loss(model(x), x.sum(1, keepdim=True) + 1000).backward()
        norms.append(nn.utils.get_total_norm([p.grad for p in model.parameters()]).item())
    optimizer.zero_grad()

    assert min(norms) > 1000
    assert norms[1] > 0.5 * norms[0]
    assert model.weight.grad is None


def test_normalization_among_the_fixes() -> None:
    """Behind a normalization layer, ten times the weights: the same values, a tenth of gradient."""
    x, y, found = torch.randn(64, 20), torch.randn(64, 20), []
    for norm in (nn.LayerNorm(20, eps=1e-8), nn.BatchNorm1d(20, eps=1e-8)):
        layer = nn.Linear(20, 20, bias=False)
        for _ in range(2):
            layer.zero_grad()
            outputs = norm(layer(x))
            F.mse_loss(outputs, y).backward()
            found.append((outputs.detach(), layer.weight.grad.clone()))
            layer.weight.data *= 10

    for (values, grad), (values_of_ten, grad_of_ten) in (found[:2], found[2:]):
        assert torch.allclose(values, values_of_ten, atol=1e-4)
        assert torch.allclose(grad, 10 * grad_of_ten, atol=1e-4)


def test_unknown_gradient() -> None:
    """3, and the numbers of the wrong ways."""
    params = [nn.Parameter(torch.zeros(2)), nn.Parameter(torch.zeros(1))]
    params[0].grad, params[1].grad = torch.tensor([6.0, -2.0]), torch.tensor([3.0])

    norm = nn.utils.clip_grad_norm_(params, 3.5)

    assert norm.item() == 7
    assert params[0].grad.tolist() == pytest.approx([3, -1])
    assert params[1].grad.item() == pytest.approx(1.5)
    assert math.hypot(6, -2) == pytest.approx(6.32, abs=0.005)
    assert 3.5 / math.hypot(6, -2) == pytest.approx(0.55, abs=0.005)


def clipped(*numbers: float, how: str) -> list[float]:
    """Return what PyTorch makes of a gradient with the bound 1."""
    param = nn.Parameter(torch.zeros(len(numbers)))
    param.grad = torch.tensor(numbers, dtype=torch.float32)
    {"value": nn.utils.clip_grad_value_, "norm": nn.utils.clip_grad_norm_}[how]([param], 1.0)
    return param.grad.tolist()


def test_two_ways_to_clip() -> None:
    """A is by value, B by norm, and both leave a short gradient alone."""
    assert clipped(3, -4, how="value") == [1, -1]
    assert clipped(3, -4, how="norm") == pytest.approx([0.6, -0.8])
    for how in ("value", "norm"):
        assert clipped(0.3, -0.2, how=how) == pytest.approx([0.3, -0.2])


def test_norm_is_zero() -> None:
    """The loop prints tensor(0.), and clips nothing."""
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(2):
        before = model.weight.item()
        optimizer.zero_grad()
        loss = F.mse_loss(model(torch.ones(1, 1)), torch.full((1, 1), 50.0))
        norm = nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        loss.backward()
        optimizer.step()
        assert str(norm) == "tensor(0.)"
        assert abs(model.weight.item() - before) > 1


def moves(optimizer_class: Any, norm: float, factor: float = 1.0, **options: Any) -> list[float]:
    """Return how far each of 60 steps goes, for constant gradients that are clipped to 1."""
    param = nn.Parameter(torch.zeros(4, dtype=torch.float64))
    optimizer, found = optimizer_class([param], **options), []
    for step in range(60):
        before = param.detach().clone()
        param.grad = torch.full_like(param, norm / 2) * (1 + step % 3)
        nn.utils.clip_grad_norm_([param], 1.0)
        param.grad *= factor
        optimizer.step()
        found.append((param.detach() - before).norm().item())
    return found


def test_promises() -> None:
    """Steps of SGD, with momentum and without, short gradients, Adam, and NaN."""
    sgd, adam = torch.optim.SGD, torch.optim.Adam
    assert max(moves(sgd, 50.0, lr=0.1)) <= 0.1
    assert max(moves(sgd, 50.0, lr=0.1, momentum=0.9)) == pytest.approx(1.0, rel=0.01)
    assert moves(sgd, 0.01, lr=0.1)[0] == pytest.approx(0.001)
    for eps, room in ((1e-8, 1e-6), (0.0, 1e-12)):
        assert moves(adam, 50.0, 0.1, lr=0.1, eps=eps) == pytest.approx(
            moves(adam, 50.0, lr=0.1, eps=eps), rel=room
        )
    assert clipped(30.0, 40.0, 0.5, how="norm")[2] == pytest.approx(0.01, rel=0.01)
    assert all(map(math.isnan, clipped(1.0, math.nan, how="norm")))
    param = nn.Parameter(torch.zeros(1))
    param.grad = torch.tensor([math.nan])
    with pytest.raises(RuntimeError, match="non-finite"):
        nn.utils.clip_grad_norm_([param], 1.0, error_if_nonfinite=True)


def test_relu_and_gradients() -> None:
    """Slopes and means of the ReLU and the sigmoid; twice the variance keeps the size."""
    z = torch.linspace(-9, 9, 999, dtype=torch.float64, requires_grad=True)
    slopes = {f: torch.autograd.grad(f(z).sum(), z)[0] for f in (torch.relu, torch.sigmoid)}

    assert set(slopes[torch.relu].tolist()) == {0.0, 1.0}
    assert slopes[torch.sigmoid].max() <= 0.25
    assert slopes[torch.sigmoid][0] < 0.001
    values = doubles(10_000)
    assert (values > 0).double().mean().item() == pytest.approx(0.5, abs=0.02)
    assert values.relu().mean() > 0.3
    assert values.sigmoid().mean() > 0.3
    assert blocks(math.sqrt(2 / 100), relu=True, skip=False) == pytest.approx(1, rel=0.04)


def test_xavier_or_he() -> None:
    """He's factor for the leaky ReLU, and what it keeps of negative inputs."""
    assert nn.init.calculate_gain("leaky_relu", 0.01) ** 2 == pytest.approx(2 / (1 + 0.0001))
    negative = -doubles(1000).abs()
    kept = F.leaky_relu(negative, 0.01).square().mean() / negative.square().mean()
    assert kept.item() == pytest.approx(0.0001)
    assert doubles(100_000).relu().square().mean().item() == pytest.approx(0.5, abs=0.01)


def test_xavier_variance() -> None:
    """Each of the four variances is that of the rule that is named."""
    weight = torch.empty(100, 300, dtype=torch.float64)
    torch.manual_seed(0)
    assert nn.init.xavier_normal_(weight).var().item() == pytest.approx(0.005, rel=0.03)
    assert nn.init.kaiming_normal_(weight).var().item() == pytest.approx(0.0067, rel=0.03)
    assert pytest.approx([0.0033, 0.005, 0.0067, 0.01], abs=0.00005) == [
        1 / 300,
        2 / 400,
        2 / 300,
        1 / 100,
    ]
    assert 1 / 50 == 2 / (50 + 50), "inputs and outputs are equally many"


def test_unknown_layer() -> None:
    """400, and the numbers of the wrong ways."""
    weight = nn.init.xavier_uniform_(torch.empty(400, 200))

    assert weight.abs().max().item() == pytest.approx(0.1, abs=0.0005)
    assert pytest.approx(600) == 2 / (0.1**2 / 3)
    assert pytest.approx(0) == 2 / 0.1**2 - 200
    assert pytest.approx(100) == 1 / (0.1**2 / 3) - 200


@pytest.mark.parametrize(
    ("factor", "losses"),
    [
        ("0.01", [1.27, 1.27, 1.26, 1.26]),
        ("he", [1.41, 0.44, 0.13, 0.05]),
        ("three times", [1.9e6, math.nan]),
    ],
)
def test_what_is_initialization(factor: str, losses: list[float]) -> None:
    """The table; with 0.01 hardly anything but the last bias moves."""
    torch.manual_seed(0)
    x = torch.randn(200, 2)
    y = x[:, :1] * x[:, 1:]
    torch.manual_seed(3)
    model = mlp([2, *[32] * 6, 1], nn.ReLU, 0.01 if factor == "0.01" else None)
    if factor == "three times":
        for layer in model[::2]:
            layer.weight.data *= 3
    before = {name: param.detach().clone() for name, param in model.named_parameters()}
    optimizer, found = torch.optim.SGD(model.parameters(), lr=0.01), []
    for step in range(201 if factor != "three times" else 11):
        optimizer.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        if step in (0, 10, 50, 200):
            found.append(loss.item())
        optimizer.step()

    assert found == pytest.approx(losses, rel=0.1, abs=0.005, nan_ok=True)
    if factor == "0.01":
        moved = {n: (p - before[n]).abs().max().item() for n, p in model.named_parameters()}
        assert max(moved, key=lambda name: moved[name]) == "12.bias"
        assert sorted(moved.values())[-2] < 0.03 * moved["12.bias"]


def test_poor_starts() -> None:
    """Zeros, equal weights, a tenth and ten times, in ten hidden layers of 100 units."""
    torch.manual_seed(0)
    x, y, sizes = torch.randn(64, 100), torch.randn(64, 1), [*[100] * 11, 1]

    zeros = mlp(sizes, nn.ReLU, 0.0)
    assert gradients(zeros, x, y) == [0.0] * 11
    assert [n for n, p in zeros.named_parameters() if p.grad.any()] == ["20.bias"]

    equal = mlp(sizes, nn.Tanh, 0.0)
    for layer in equal[::2]:
        nn.init.constant_(layer.weight, 0.1)
    gradients(equal, x, y)
    for layer in equal[2:-1:2]:
        assert torch.allclose(layer.weight.grad, layer.weight.grad[:1].expand(100, 100))

    small, he, large = (mlp(sizes, nn.ReLU, None) for _ in range(3))
    for model, factor in ((small, 0.1), (large, 10.0)):
        for layer in model[::2]:
            layer.weight.data *= factor
    assert max(gradients(small, x, y)) < 1e-8
    assert min(gradients(he, x, y)) > 0.01
    assert large(x).abs().max() > 1e9
    optimizer = torch.optim.SGD(large.parameters(), lr=0.01)
    gradients(large, x, y)
    optimizer.step()
    assert not F.mse_loss(large(x), y).isfinite()

    saturated = mlp(sizes, nn.Tanh, 10 * math.sqrt(1 / 100))
    slopes = 1 - saturated[:-1](x).square()
    assert slopes.median() < 0.05


def test_std_from_curve() -> None:
    """0.0707, networks with this std, and the numbers of the wrong ways."""
    assert [0.5 ** (n / 2) for n in (0, 4, 8, 12)] == pytest.approx(
        [1, 0.25, 0.063, 0.016], abs=0.0006
    )
    assert math.sqrt(0.005) == pytest.approx(0.0707, abs=0.00005)
    assert pytest.approx(0.707, abs=0.0005) == 0.25**0.25
    ends = []
    for seed in range(10):
        h = doubles(20, 200, seed=seed)
        for layer in range(12):
            h = (h @ (math.sqrt(0.005) * doubles(200, 200, seed=100 * layer + seed + 7))).relu()
        ends.append(h.square().mean().log().item() / 2)
    assert math.exp(sum(ends) / 10) == pytest.approx(0.016, rel=0.2)
    assert math.sqrt(0.5 / 200) == pytest.approx(0.05)
    assert math.sqrt(2 / 200) == pytest.approx(0.1)


def test_why_skips() -> None:
    """Branches whose factor is 0.0215 give both ratios."""
    ratio = solution("residual_mlp")["expected_ratio"]
    gain = math.sqrt(2 * 0.0215)

    assert ratio(30, gain, None) == pytest.approx(1e-25, rel=0.1)
    assert ratio(30, gain, 1.0) == pytest.approx(1.4, abs=0.05)


def test_explain_instability() -> None:
    """Xavier's sigmoids lose the gradient; ReLUs with standard deviation 1 end in NaN."""
    torch.manual_seed(0)
    x, y = torch.randn(64, 100), torch.randint(2, (64,))
    sigmoids, relus = (mlp([*[100] * 31, 2], kind, 1.0) for kind in (nn.Sigmoid, nn.ReLU))
    for layer in sigmoids[::2]:
        nn.init.xavier_normal_(layer.weight)
    for model in (sigmoids, relus):
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        losses = []
        for _ in range(10):
            optimizer.zero_grad()
            losses.append(F.cross_entropy(model(x), y))
            losses[-1].backward()
            optimizer.step()
        if model is sigmoids:
            assert sigmoids[0].weight.grad.norm() < 1e-12
            assert losses[-1].item() == pytest.approx(math.log(2), abs=0.02)
        else:
            assert losses[0].isfinite()
            assert losses[1].isnan()


def test_measured_ratios_of_residual_mlp() -> None:
    """Up to four times as large or small as expected, as the fine print says."""
    compare = solution("residual_mlp")["compare"]
    x, y = doubles(32, 8).float(), doubles(32, 3, seed=1).float()
    for gain in (1.0, math.sqrt(2)):
        for seed in range(6):
            for measured, expected in compare(64, 20, gain, x, y, seed).values():
                assert 1 / 4 < measured / expected < 4


# --- the primer


def code(number: int) -> str:
    """Run a block of code of the primer; return what it prints."""
    source = re.findall(r"```python\n(.*?)```", PRIMER, re.S)[number]
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(source, "the primer", "exec"), {"torch": torch})
    return printed.getvalue()


def test_the_opening_of_the_primer() -> None:
    """One signal is below 0.001, one about 0.5, one above 600."""
    found = [float(line.split()[1]) for line in code(0).splitlines()]

    assert found[0] < 0.001
    assert found[1] == pytest.approx(0.5, abs=0.05)
    assert found[2] > 600


def test_the_code_of_the_primer() -> None:
    """It prints what the comment says."""
    assert code(1).split() == ["True"]


def test_products_and_factors_of_the_primer() -> None:
    """A millionth and a million, n v and m v, the step of the gradient, 1,024."""
    assert pytest.approx(1e-6, rel=0.05) == 0.5**20
    assert pytest.approx(1e6, rel=0.05) == 2.0**20
    assert 2**10 == 1024
    weight, h = 0.2 * doubles(300, 100), doubles(500, 100, seed=1).requires_grad_()
    z = h @ weight.T
    delta = doubles(500, 300, seed=2)
    (grad,) = torch.autograd.grad(torch.tanh(z), h, delta, retain_graph=True)
    assert torch.allclose(grad, (delta * (1 - torch.tanh(z) ** 2)) @ weight)
    (grad,) = torch.autograd.grad(z, h, delta)
    for after, before, n in ((z, h, 100), (grad, delta, 300)):
        factor = after.square().mean() / before.square().mean()
        assert factor.item() == pytest.approx(n * 0.04, rel=0.05)


def test_variances_of_the_primer() -> None:
    """For 100 inputs and 300 outputs; nn.Linear's; layers until a thousandth is left."""
    assert (1 / 100, 2 / 400, 2 / 100) == (0.01, 0.005, 0.02)
    torch.manual_seed(0)
    assert nn.Linear(400, 400).weight.var().item() == pytest.approx(1 / 1200, rel=0.02)
    assert next(n for n in range(99) if (1 / 6) ** (n / 2) < 0.001) == 8


def test_the_figure_of_the_primer() -> None:
    """Shares of saturated units; where steps from 1.6 lead; what clipping leaves of (3, 1)."""
    figure = runpy.run_path(str(ROOT / "docs" / "figures" / "initialization.py"))
    small, xavier, large = (figure["values"](gain) for gain in figure["GAINS"].values())

    assert small.abs().max() < 1 / 41
    assert (large.abs() > 0.95).double().mean().item() == pytest.approx(2 / 3, abs=0.05)
    assert 0.02 < (xavier.abs() > 0.95).double().mean() < 0.2
    assert figure["descend"](math.inf, 1)[1] == pytest.approx(-18, abs=0.5)
    assert figure["descend"](10.0, 6) == pytest.approx([1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0])
    assert clipped(3.0, 1.0, how="value") == [1, 1]
