"""The claims of the sheet normalization/questions and of the primer, computed."""

from __future__ import annotations

import copy
import io
import math
import re
import runpy
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import torch
from support.repository import ROOT
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everyone calls it
from torch.nn.utils.fusion import fuse_conv_bn_eval, fuse_linear_bn_eval

PRIMER = (ROOT / "exercises" / "normalization" / "README.md").read_text()


def solution(name: str) -> dict[str, Any]:
    """Return the names of a solution of this topic."""
    return runpy.run_path(str(ROOT / "solutions" / "normalization" / f"{name}.py"))


def doubles(*numbers: float) -> torch.Tensor:
    """Return a vector in float64."""
    return torch.tensor(numbers, dtype=torch.float64)


def normalized(z: torch.Tensor, dim: int = 0, correction: int = 0) -> torch.Tensor:
    """Return values with mean 0 and variance 1 along a dimension."""
    return (z - z.mean(dim, keepdim=True)) / z.std(dim, correction=correction, keepdim=True)


def layers(scale: float, depth: int, *, normed: bool) -> nn.Sequential:
    """Return an MLP of 64 units a layer whose weights are those of He, times a factor."""
    modules: list[nn.Module] = []
    for _ in range(depth):
        layer = nn.Linear(64, 64, bias=False)
        nn.init.normal_(layer.weight, std=scale * (2 / 64) ** 0.5)
        modules += [layer, *([nn.BatchNorm1d(64)] if normed else []), nn.ReLU()]
    return nn.Sequential(*modules)


def test_what_batch_norm_is() -> None:
    """Over the batch, not over the features; 64 pairs of learned numbers; weights are untouched."""
    torch.manual_seed(0)
    z, norm = 3 + 2 * torch.randn(10, 64), nn.BatchNorm1d(64, eps=1e-9)
    y = norm(z)

    assert torch.allclose(y.mean(0), torch.zeros(64), atol=1e-5)
    assert torch.allclose(y.var(0, correction=0), torch.ones(64), atol=1e-4)
    assert not torch.allclose(y.mean(1), torch.zeros(10), atol=0.1)
    assert [tuple(p.shape) for p in norm.parameters()] == [(64,), (64,)]


def test_normalize_by_hand() -> None:
    """5, and the numbers of the wrong ways."""
    norm, z = nn.BatchNorm1d(1, eps=1e-12).double(), doubles(1, 1, 1, 1, 6)[:, None]
    norm.weight.data, norm.bias.data = doubles(2), doubles(1)

    assert norm(z)[-1].item() == pytest.approx(5)
    assert (z.mean(), z.var(correction=0), z.var()) == (2, 4, 5)
    assert 2 * (6 - 2) / 4 + 1 == 3
    assert 2 * (6 - 2) / math.sqrt(5) + 1 == pytest.approx(4.58, abs=0.005)


def test_running_mean() -> None:
    """0.4, then 0.96; with old and new exchanged 5.76."""
    norm, seen = nn.BatchNorm1d(1), []
    for mean in (4.0, 6.0):
        norm(torch.tensor([[mean - 1], [mean + 1]]))
        seen.append(norm.running_mean.item())

    assert seen == pytest.approx([0.4, 0.96])
    assert pytest.approx(5.76) == 0.1 * (0.1 * 0 + 0.9 * 4) + 0.9 * 6


def test_sorted_batches() -> None:
    """92 % and 9 % in training mode; in evaluation the order does not matter."""
    torch.manual_seed(0)
    means = 0.6 * torch.randn(10, 20)
    labels = torch.arange(2000) % 10
    x = means[labels] + 0.7 * torch.randn(2000, 20)
    y_new = torch.arange(1000) % 10
    x_new = means[y_new] + 0.7 * torch.randn(1000, 20)
    hidden: list[nn.Module] = []
    for inputs in (20, 64):
        hidden += [nn.Linear(inputs, 64, bias=False), nn.BatchNorm1d(64), nn.ReLU()]
    model = nn.Sequential(*hidden, nn.Linear(64, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
    for _ in range(5):
        for batch in torch.randperm(2000).split(100):
            optimizer.zero_grad()
            F.cross_entropy(model(x[batch]), labels[batch]).backward()
            optimizer.step()
    orders, state = (torch.randperm(1000), y_new.argsort()), copy.deepcopy(model.state_dict())
    shares = {}
    for mode in (True, False):
        model.load_state_dict(state)
        model.train(mode)
        with torch.no_grad():
            shares[mode] = [
                sum((model(x_new[i]).argmax(1) == y_new[i]).sum().item() for i in order.split(100))
                for order in orders
            ]

    assert shares[True] == pytest.approx([920, 90], abs=15)
    assert shares[False][0] == shares[False][1] > 900


def test_running_statistics_stay_in_evaluation() -> None:
    """And the mode changes no weights."""
    norm = nn.BatchNorm1d(3).eval()
    before = copy.deepcopy(norm.state_dict())
    norm(5 + torch.randn(4, 3))

    assert all(torch.equal(before[name], value) for name, value in norm.state_dict().items())


def trained(scale: float, lr: float, *, normed: bool) -> float:
    """Return the loss of 20 layers after 30 steps; NaN if they diverge."""
    torch.manual_seed(0)
    x = torch.randn(128, 64)
    y = x[:, :1].sin()
    model = nn.Sequential(layers(scale, 20, normed=normed), nn.Linear(64, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(30):
        optimizer.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
    return loss.item()


def test_benefits() -> None:
    """Larger rates and other scales work with batch norm only; outputs are noisy."""
    assert trained(1.0, 0.1, normed=True) < 0.3
    assert not trained(1.0, 0.1, normed=False) < 0.3
    for scale in (0.5, 2.0):
        assert trained(scale, 0.1, normed=True) < 0.35
        assert not trained(scale, 0.1, normed=False) < 0.35
    norm, one = nn.BatchNorm1d(1), torch.ones(1, 1)
    outputs = [norm(torch.cat([one, torch.randn(size - 1, 1)]))[0] for size in (8,) * 50]
    large = [norm(torch.cat([one, torch.randn(size - 1, 1)]))[0] for size in (128,) * 50]
    assert torch.stack(outputs).std() > 2 * torch.stack(large).std() > 0


def test_batch_norm_of_evaluation_is_linear() -> None:
    """Without activations it is y = a z + b."""
    torch.manual_seed(0)
    norm = nn.BatchNorm1d(3)
    norm(torch.randn(9, 3))
    norm.eval()
    x, z = torch.randn(2, 5, 3)

    assert torch.allclose(norm((x + z) / 2), (norm(x) + norm(z)) / 2, atol=1e-6)


def test_learned_numbers() -> None:
    """743, 783 with all biases, 823 with the running statistics; a bias has no effect."""

    def numbers(*, bias: bool) -> int:
        modules: list[nn.Module] = []
        for inputs in (10, 20):
            modules += [nn.Linear(inputs, 20, bias=bias), nn.BatchNorm1d(20), nn.ReLU()]
        return sum(p.numel() for p in nn.Sequential(*modules, nn.Linear(20, 3)).parameters())

    assert (numbers(bias=False), numbers(bias=True)) == (743, 783)
    assert 200 + 400 + 60 == 660
    assert 743 + 2 * 2 * 20 == 823
    z = torch.randn(5, 3).double()
    assert torch.allclose(normalized(z + 7), normalized(z))


def test_four_lines() -> None:
    """The mean of a batch is β of the last norm; no unit is dead; values pass 1."""
    torch.manual_seed(0)
    hidden = [nn.Linear(8, 32, bias=False), nn.BatchNorm1d(32), nn.ReLU()]
    model = nn.Sequential(*hidden, nn.Linear(32, 1), nn.BatchNorm1d(1))
    model[4].bias.data.fill_(0.25)
    for shift in (0.0, 10.0):
        prices = model(torch.randn(50, 8) + shift)
        assert prices.mean().item() == pytest.approx(0.25, abs=1e-5)
        assert prices.abs().max() > 1
    values = model[1](model[0](torch.randn(50, 8)))
    share = (values < 0).float().mean(0)
    assert ((share > 0.2) & (share < 0.8)).all()
    with pytest.raises(RuntimeError, match="not 8"):
        nn.BatchNorm1d(8)(model[0](torch.randn(50, 8)))


def test_ten_times() -> None:
    """The gradients and the step, before and after the change."""
    torch.manual_seed(0)
    x, y = torch.randn(16, 4).double(), torch.randn(16, 3).double()
    layer, norm = nn.Linear(4, 3, bias=False).double(), nn.BatchNorm1d(3, eps=1e-12).double()
    grads = {}
    for factor in (1, 10):
        w = (factor * layer.weight).detach().requires_grad_()
        inputs = x.clone().requires_grad_()
        loss = F.mse_loss(norm(inputs @ w.T), y)
        grads[factor] = torch.autograd.grad(loss, [w, inputs, norm.weight])

    for one, ten, ratio in zip(*grads.values(), (0.1, 1, 1), strict=True):
        assert torch.allclose(ten, ratio * one)
    assert pytest.approx(1 / 100) == 0.1 / 10


def test_longer_weights() -> None:
    """A right angle: √(4 + 2.25), and the numbers of the wrong ways."""
    torch.manual_seed(0)
    x, y = torch.randn(16, 4).double(), torch.randn(16).double()
    w = torch.randn(4).double().requires_grad_()
    (g,) = torch.autograd.grad((normalized(x @ w) - y).square().mean(), w)
    w, lr = w.detach(), 0.7

    assert (w @ g).item() == pytest.approx(0, abs=1e-12)
    assert (w - lr * g).norm() ** 2 == pytest.approx((w.norm() ** 2 + (lr * g).norm() ** 2).item())
    assert math.hypot(2, 0.5 * 3) == 2.5
    assert (2 + 0.5 * 3, 2 - 0.5 * 3) == (3.5, 0.5)


@pytest.mark.parametrize(("scale", "std"), [(0.5, 0.0014), (1.0, 1.2), (2.0, 1400)])
def test_after_ten_layers(scale: float, std: float) -> None:
    """The table, up to the choice of weights; the factors to the power of ten."""
    torch.manual_seed(0)
    x = torch.randn(256, 64)
    for normed, expected in ((False, std), (True, 1.0)):
        torch.manual_seed(1)
        into_the_tenth = layers(scale, 10, normed=normed)[:-1](x)
        assert into_the_tenth.std().item() == pytest.approx(
            expected, rel=0.5 if not normed else 0.01
        )
    assert pytest.approx((0.001, 1024), abs=1e-4) == (0.5**10, 2**10)


def test_layer_norm_value() -> None:
    """2, and the numbers of the wrong ways."""
    x = torch.stack([doubles(0, 0, 0, 0, 10), doubles(4, 6, 1, 3, 20)])

    assert F.layer_norm(x, (5,), eps=0.0)[0, -1].item() == pytest.approx(2)
    assert (x[0].mean(), x[0].var(correction=0), x[0].var()) == (2, 16, 20)
    assert normalized(x)[0, -1].item() == pytest.approx(-1)
    assert 8 / math.sqrt(20) == pytest.approx(1.79, abs=0.005)
    assert 8 / 16 == 0.5


def test_layer_or_batch() -> None:
    """The same in both modes and for a batch of one; as many numbers; means of columns differ."""
    torch.manual_seed(0)
    x, layer, batch = torch.randn(6, 64), nn.LayerNorm(64), nn.BatchNorm1d(64)
    shapes = [[tuple(p.shape) for p in norm.parameters()] for norm in (layer, batch)]

    assert shapes == [[(64,), (64,)], [(64,), (64,)]]
    assert not list(layer.buffers())
    whole = layer(x)
    assert torch.allclose(layer(x[:1]), whole[:1])
    assert torch.equal(layer.eval()(x), whole)
    assert not torch.allclose(whole.mean(0), torch.zeros(64), atol=0.1)
    with pytest.raises(ValueError, match="more than 1 value"):
        batch(x[:1])
    batch(2 + x)
    for norm in (layer, batch.eval()):
        assert not torch.allclose(norm(2 + x), 2 + x, atol=0.1)


def test_batches_of_two() -> None:
    """-1 and 1 for any pair; the numbers of the wrong ways."""
    for pair in ((0.1, 7.0), (0.1, 0.2)):
        outputs = nn.BatchNorm1d(1, eps=1e-9)(torch.tensor(pair)[:, None])
        assert outputs[:, 0].tolist() == pytest.approx([-1, 1], abs=1e-4)
    values = doubles(0.1, 7)
    assert values.mean() == pytest.approx(3.55)
    assert values.std(correction=0) == pytest.approx(3.45)
    assert normalized(values, correction=1).tolist() == pytest.approx([-0.71, 0.71], abs=0.005)


def test_explain_any_weights() -> None:
    """With weights a hundred times larger a step changes the direction ten thousand times less."""
    effective_lr = solution("scale_invariance")["effective_lr"]
    w = torch.randn(3, 4).double()

    assert torch.allclose(effective_lr(100 * w, 0.1), effective_lr(w, 0.1) / 10000)


def test_fold_batch_norm_of_the_solution_is_torch_s() -> None:
    """In float64, for a linear layer and a grouped convolution, with a bias and without."""
    torch.manual_seed(0)
    fold = solution("fold_batch_norm")["fold_batch_norm"]
    cases: list[tuple[nn.Module, nn.Module, torch.Tensor, Callable[..., nn.Module]]] = []
    for bias in (True, False):
        linear, conv = nn.Linear(3, 4, bias=bias), nn.Conv2d(4, 6, 3, stride=2, groups=2, bias=bias)
        cases += [
            (linear, nn.BatchNorm1d(4), torch.randn(9, 3), fuse_linear_bn_eval),
            (conv, nn.BatchNorm2d(6), torch.randn(9, 4, 7, 7), fuse_conv_bn_eval),
        ]
    for layer, norm, inputs, of_torch in cases:
        layer.double(), norm.double()
        x = inputs.double()
        norm(layer(x))  # moves the running statistics
        nn.init.normal_(norm.weight)
        nn.init.normal_(norm.bias)
        layer.eval(), norm.eval()

        folded, expected = fold(layer, norm), of_torch(layer, norm)

        assert torch.allclose(folded.weight, expected.weight)
        assert torch.allclose(folded.bias, expected.bias)
        assert torch.allclose(folded(x), norm(layer(x)))


@pytest.mark.parametrize("c", [0.2, 1.0, 5.0])
def test_directions_of_a_descent_move_with_effective_rates(c: float) -> None:
    """Thirty steps of weights and of directions; with c² times the rate, c makes no difference."""
    torch.manual_seed(0)
    names = solution("scale_invariance")
    w, x, y = torch.randn(2, 3).double(), torch.randn(20, 3).double(), torch.randn(20, 2).double()

    def loss(weights: torch.Tensor) -> torch.Tensor:
        return (names["normalized"](weights, x).tanh() - y).square().mean()

    path = names["descend"](loss, c * w, 0.3, 30)
    u = F.normalize(path[0], dim=1)
    for before, after in pairwise(path):
        u = names["step_of_direction"](loss, u, names["effective_lr"](before, 0.3))
        assert torch.allclose(u, F.normalize(after, dim=1))
        step = names["gradient"](loss, before) * 0.3
        assert torch.allclose((after**2).sum(1), (before**2).sum(1) + (step**2).sum(1))
    matched = names["descend"](loss, w, 0.3 / c**2, 30)
    assert torch.allclose(path, c * matched)
    assert torch.allclose(names["normalized"](w, x), nn.BatchNorm1d(2, eps=1e-15).double()(x @ w.T))


def blocks() -> list[str]:
    """Return the blocks of Python of the primer."""
    return re.findall(r"```python\n(.*?)```", PRIMER, re.S)


def test_primer_opens_with_two_batches() -> None:
    """In training the predictions differ, in evaluation they are equal."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(blocks()[0], "README.md", "exec"), {})
    found = {line.split()[0]: line.split()[1:] for line in printed.getvalue().splitlines()}

    assert found["training"][0] != found["training"][1]
    assert found["evaluation"][0] == found["evaluation"][1]


def test_primer_on_the_values() -> None:
    """0, 0, 4, 4, with γ and β, and the running statistics after them."""
    norm, z = nn.BatchNorm1d(1, eps=1e-9), torch.tensor([[0.0], [0.0], [4.0], [4.0]])
    assert norm(z)[:, 0].tolist() == pytest.approx([-1, -1, 1, 1])
    assert norm.running_mean.item() == pytest.approx(0.2)
    assert norm.running_var.item() == pytest.approx(1.43, abs=0.005)
    assert z.var().item() == pytest.approx(5.33, abs=0.005)
    norm.weight.data, norm.bias.data = torch.tensor([3.0]), torch.tensor([1.0])
    assert norm(z)[:, 0].tolist() == pytest.approx([-2, -2, 4, 4])


def test_primer_on_pytorch() -> None:
    """The block prints what its comments say."""
    printed = io.StringIO()
    names: dict[str, Any] = {"nn": nn}
    with redirect_stdout(printed):
        exec(compile(blocks()[1], "README.md", "exec"), names)
    comments = re.findall(r"print\(.*\)  # (.*)", blocks()[1])

    for line, comment in zip(printed.getvalue().splitlines(), comments, strict=True):
        assert comment.startswith(line)
    assert tuple(names["conv"].weight.shape) == (8, 3, 3, 3)


def test_primer_figure() -> None:
    """What the text beside the figure says of its panels."""
    figure = runpy.run_path(str(ROOT / "docs" / "figures" / "normalization.py"))
    ends = {scale: figure["spread"](scale, normed=False)[-1] for scale in (0.5, 1.0, 2.0)}
    values = figure["normalized_values"]()

    assert ends[0.5] == pytest.approx(1e-6, rel=1)
    assert ends[1.0] == pytest.approx(1, rel=0.5)
    assert ends[2.0] == pytest.approx(1e6, rel=1)
    for scale in ends:
        assert figure["spread"](scale, normed=True) == pytest.approx([1.0] * 20, rel=1e-3)
    limits = {size: (found.min().item(), found.max().item()) for size, found in values.items()}
    assert limits[4] == pytest.approx((-0.6, 1.6), abs=0.05)
    assert limits[64] == pytest.approx((0.7, 1.4), abs=0.05)


def test_primer_payoff(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The losses, rates and batch sizes in the words below its picture."""
    solutions = ROOT / "solutions" / "normalization"
    monkeypatch.syspath_prepend(solutions)
    payoff = runpy.run_path(str(ROOT / "exercises" / "normalization" / "payoff.py"))
    for file in solutions.glob("*.py"):
        sys.modules.pop(file.stem, None)
    monkeypatch.setattr(torch, "set_num_threads", lambda _: None)
    figures: list[Any] = []
    kind = payoff["Figure"]
    monkeypatch.setitem(
        payoff["main"].__globals__,
        "Figure",
        lambda **options: figures.append(kind(**options)) or figures[-1],
    )

    payoff["main"](tmp_path / "payoff.svg")

    lines = [[list(map(float, line.get_ydata())) for line in ax.lines] for ax in figures[0].axes]
    (plain, normed), (start, end), (batch, layer) = lines
    assert plain == pytest.approx([0.69, 0.69, 0, 2, 2], abs=0.05)
    assert normed == pytest.approx([0] * 5, abs=0.05)
    assert (start[0], start[-1]) == (pytest.approx(40, abs=1), pytest.approx(0.004, abs=0.0005))
    assert end[0] == pytest.approx(3, abs=0.5)
    assert end[3:] == pytest.approx(start[3:], rel=0.1)
    assert batch[0] > 0.5  # 0.61 or 0.68: batches of two magnify how a processor rounds
    assert batch[-1] < 0.05
    assert (layer[0], layer[-1]) == pytest.approx((0.25, 0.03), abs=0.05)
    assert "they differ by at most" in capsys.readouterr().out
