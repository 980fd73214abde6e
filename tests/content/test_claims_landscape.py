"""The claims of the sheet landscape/questions and of the primer, computed."""

from __future__ import annotations

import copy
import math
import re
import runpy
import sys
from collections.abc import Callable
from typing import Any

import pytest
import torch
from support.repository import ROOT
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everyone calls it

PRIMER = (ROOT / "exercises" / "landscape" / "README.md").read_text()
BLOCKS = re.findall(r"```python\n(.*?)```", PRIMER, re.S)


def solution(name: str) -> dict[str, Any]:
    """Return the names of a solution of this topic."""
    return runpy.run_path(str(ROOT / "solutions" / "landscape" / f"{name}.py"))


def stripes(n: int, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return images of stripes in four directions, as in the exercise end_to_end."""
    row, column = torch.arange(8.0)[:, None], torch.arange(8.0)
    places = torch.stack(torch.broadcast_tensors(row, column, row + column, row - column))
    source, labels = torch.Generator().manual_seed(seed), torch.arange(n) % 4
    phase = 2 * torch.pi * torch.rand(n, 1, 1, generator=source)
    noise = 0.7 * torch.randn(n, 8, 8, generator=source)
    return torch.sin(1.5 * places[labels] + phase) + noise, labels


def train(model: nn.Module, x: torch.Tensor, labels: torch.Tensor, steps: int = 50) -> None:
    """Train by Adam on all examples."""
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(steps):
        optimizer.zero_grad()
        F.cross_entropy(model(x), labels).backward()
        optimizer.step()


def small_network() -> nn.Module:
    """Return the network on the pixels."""
    return nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 4))


def test_features_or_pixels() -> None:
    """The table; with 8 images all are fitted; the two measures hardly differ for diagonals."""
    names, sizes = solution("end_to_end"), [8, 16, 32, 64, 128, 512]
    ways = {
        "designed": (names["edge_features"], lambda: nn.Linear(2, 4)),
        "pixels": (lambda images: images.flatten(1), small_network),
    }
    runs: dict[str, list[list[float]]] = {name: [] for name in ways}
    for seed in range(10):
        torch.manual_seed(seed)
        train_set, test_set = stripes(512, 100 + seed), stripes(1000, 50)
        for name, each in names["compare"](ways, train, train_set, test_set, sizes).items():
            runs[name].append(each)
    means = {name: torch.tensor(each).mean(dim=0).tolist() for name, each in runs.items()}

    assert means["designed"] == pytest.approx([0.66, 0.69, 0.70, 0.70, 0.70, 0.69], abs=0.01)
    assert means["pixels"] == pytest.approx([0.51, 0.57, 0.75, 0.91, 0.99, 1.00], abs=0.01)
    x, labels = stripes(8, 0)
    model = small_network()
    train(model, x.flatten(1), labels)
    assert (model(x.flatten(1)).argmax(dim=1) == labels).all()
    x, labels = stripes(4000, 3)
    features = [names["edge_features"](x[labels == c]).mean(dim=0) for c in range(4)]
    assert torch.allclose(features[2], features[3], atol=0.02)
    assert (features[0] - features[1]).abs().min() > 0.1


def test_shifted() -> None:
    """Stride 1 moves with the pattern, its maximum stays; stride 2 and linear layers do not."""
    torch.manual_seed(0)
    x = torch.zeros(1, 1, 16, 16)
    x[..., 6:9, 6:9] = torch.rand(3, 3)
    moved, linear = x.roll(1, dims=3), nn.Linear(256, 256, bias=False)
    one, two = (nn.Conv2d(1, 4, 3, stride, padding=1, bias=False) for stride in (1, 2))

    assert torch.allclose(one(moved), one(x).roll(1, dims=3), atol=1e-6)
    assert not torch.allclose(one(moved), one(x), atol=1e-2)
    assert torch.allclose(one(moved).amax(dim=(2, 3)), one(x).amax(dim=(2, 3)), atol=1e-6)
    assert not torch.allclose(two(moved), two(x).roll(1, dims=3), atol=1e-2)
    assert torch.allclose(two(x.roll(2, dims=3)), two(x).roll(1, dims=3), atol=1e-6)
    flat, flat_moved = linear(x.flatten()), linear(moved.flatten())
    assert not torch.allclose(flat_moved, flat.roll(1), atol=1e-2)


@pytest.mark.parametrize("length", [10, 20])
def test_twice_as_long(length: int) -> None:
    """A stack of length - 1 convolutions is the smallest in which the last sees the first."""
    kernel, x = torch.full((1, 1, 3), 1 / 3, dtype=torch.float64), torch.zeros(1, 1, length)
    x[0, 0, 0], layers, y = 1, 0, x.double().clone()
    y[0, 0, 0] = 1
    while y[0, 0, -1] == 0:
        y, layers = F.conv1d(y, kernel, padding=1), layers + 1

    assert layers == length - 1
    assert 2000**2 == 4 * 1000**2


def test_without_positions() -> None:
    """The outputs of attention move with the words, and differ between words."""
    torch.manual_seed(0)
    attention, words = solution("attention")["attention"], torch.randn(3, 4)
    matrices = [torch.randn(4, 4) for _ in range(3)]

    def layer(x: torch.Tensor) -> torch.Tensor:
        return attention(*(x @ matrix for matrix in matrices))[0]

    assert torch.allclose(layer(words.flip(0)), layer(words).flip(0), atol=1e-5)
    assert not torch.allclose(layer(words)[0], layer(words)[2], atol=1e-2)


def test_memory() -> None:
    """Fifteen steps; one step for a gate of 0.5."""
    forget = 1 / (1 + math.exp(-3))

    assert forget == pytest.approx(0.953, abs=5e-4)
    assert [forget**14, forget**15] == pytest.approx([0.506, 0.482], abs=1e-3)


@pytest.mark.parametrize("change", ["none", "head only", "no_grad", "eval"])
def test_frozen_backbone(change: str) -> None:
    """Parameters stay in each case; only evaluation mode keeps the features."""
    torch.manual_seed(0)
    model = nn.Module()
    model.backbone = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten())
    model.head = nn.Linear(8, 2)
    x, before = torch.randn(16, 1, 4, 4) + 1, copy.deepcopy(model.backbone).eval()
    model.backbone.requires_grad_(False)
    params = model.head.parameters() if change == "head only" else model.parameters()
    optimizer = torch.optim.SGD(params, lr=0.1, weight_decay=0.01)
    model.train()
    if change == "eval":
        model.backbone.eval()
    for _ in range(3):
        optimizer.zero_grad()
        with torch.set_grad_enabled(change != "no_grad"):
            features = model.backbone(x)
        F.cross_entropy(model.head(features), torch.arange(16) % 2).backward()
        optimizer.step()
    model.eval()

    pairs = zip(before.parameters(), model.backbone.parameters(), strict=True)
    assert all(torch.equal(old, new) for old, new in pairs)
    assert torch.equal(before(x), model.backbone(x)) == (change == "eval")
    with pytest.raises(RuntimeError, match="does not require grad"):
        F.cross_entropy(model.head(model.backbone(x)).detach(), torch.arange(16) % 2).backward()


def test_rates_by_depth() -> None:
    """The factor of the layers, and that of a wrong count."""
    groups = solution("fine_tune")["layer_groups"]([nn.Linear(1, 1) for _ in range(6)], 0.02, 0.5)

    assert groups[-1]["lr"] == pytest.approx(0.000625)
    assert pytest.approx(0.56, abs=0.005) == (0.000625 / 0.02) ** (1 / 6)


def test_accuracy_misleads() -> None:
    """Accuracy, balanced accuracy and precision of the three classifiers; two costs."""
    balanced, labels = solution("class_imbalance")["balanced_accuracy"], torch.zeros(10_000).long()
    labels[:100] = 1
    found: dict[str, tuple[float, float]] = {}
    for name, hits, alarms in (("P", 0, 0), ("Q", 80, 400), ("R", 30, 10)):
        predictions = torch.zeros_like(labels)
        predictions[:hits] = 1
        predictions[100 : 100 + alarms] = 1
        accuracy = (predictions == labels).double().mean().item()
        found[name] = (accuracy, balanced(predictions, labels))

    assert found["P"] == pytest.approx((0.990, 0.5))
    assert found["Q"] == pytest.approx((0.958, 0.88), abs=0.001)
    assert found["R"] == pytest.approx((0.992, 0.65), abs=0.001)
    assert pytest.approx(0.17, abs=0.005) == 80 / 480
    assert pytest.approx(0.96, abs=0.001) == 9500 / 9900
    assert 20 * 1000 + 400 < 70 * 1000 + 10
    assert 20 + 400 > 70 + 10


def test_where_to_resample() -> None:
    """The rows, and how many copies are on either side."""
    assert 50 * 100 + 4950 == 9950
    assert [9950 / 5, 100 / 5, 100 * 4 / 5] == [1990, 20, 80]
    assert 1 - 0.2**20 - 0.8**21 > 0.99, "with 20 copies: 21 rows, on both sides nearly always"


def test_focal() -> None:
    """The factors of the statements, the smallest value, and γ = 0."""
    p = torch.linspace(0.01, 1, 100, dtype=torch.float64)
    logits = torch.stack([p.log(), (1 - p).clamp(min=1e-300).log()], dim=1)
    focal, zero = solution("class_imbalance")["focal_loss"], torch.zeros(1).long()
    losses = torch.stack([focal(one[None], zero, 2.0) for one in logits])
    factor = losses[:99] / -p[:99].log()

    assert factor[[9, 49]].tolist() == pytest.approx([0.81, 0.25])
    assert (factor[9] / factor[89]).item() == pytest.approx(81)
    assert (factor < 1).all()
    assert (losses.diff() < 0).all()
    assert losses[-1] == 0
    assert focal(logits[9:10], zero, 0.0).item() == pytest.approx(-math.log(0.1))
    assert focal(logits[49:50], zero, 1.0).item() == pytest.approx(-0.5 * math.log(0.5))


def test_plan() -> None:
    """20 of 400: "no fracture" is right on 95 %."""
    assert (400 - 20) / 400 == 0.95


def test_primer_opens_with_a_class_that_is_not_found(capsys: pytest.CaptureFixture[str]) -> None:
    """An accuracy of 98 %, and hardly one example of class 1."""
    exec(compile(BLOCKS[0], "README.md", "exec"), {})

    accuracy, recall = map(float, capsys.readouterr().out.split())
    assert accuracy == pytest.approx(0.98, abs=0.003)
    assert recall < 0.05


def test_primer_in_pytorch(capsys: pytest.CaptureFixture[str]) -> None:
    """The second block of code prints what the comments beside it say."""
    labels = (torch.arange(5000) % 50 == 0).long()
    torch.manual_seed(0)
    exec(compile(BLOCKS[1], "README.md", "exec"), {"torch": torch, "nn": nn, "labels": labels})

    printed = capsys.readouterr().out.splitlines()
    said = re.findall(r"print\(.*\)  # (.*)", BLOCKS[1])
    assert len(printed) == len(said)
    for line, comment in zip(printed, said, strict=True):
        assert comment.startswith(line)


def test_primer_numbers() -> None:
    """Weights of two layers, and the measures of the table."""
    count = solution("count_parameters")
    assert count["count_cnn"]([3, 16], 5, bias=False) == 1200
    assert count["count_mlp"]([1000, 1000], bias=False) == 1_000_000
    assert count["count_mlp"]([3072, 3072]) == pytest.approx(9e6, rel=0.06)
    assert [8 / 10, 8 / 80, 926 / 1000] == [0.8, 0.1, 0.926]
    assert pytest.approx(0.927, abs=5e-4) == 918 / 990
    assert pytest.approx(0.864, abs=5e-4) == (8 / 10 + 918 / 990) / 2


def test_primer_figure() -> None:
    """The words beside the figure, by the functions that draw it."""
    figure = runpy.run_path(str(ROOT / "docs" / "figures" / "landscape.py"))
    layers, measures = figure["connections"](), figure["measures"]()

    convolution, recurrence, attention = layers.values()
    for offset in range(-7, 8):
        assert len(convolution.diagonal(offset).unique()) == 1
    assert len(convolution.unique()) == 4
    assert torch.equal(recurrence, recurrence.tril())
    assert (recurrence[-1].diff() > 0).all()
    assert attention.sum(dim=1).tolist() == pytest.approx([1] * 8)
    assert len(attention.unique()) == 64
    for name, highest, threshold, other, there in (
        ("accuracy", 0.990, 3.3, "recall", 0.10),
        ("balanced accuracy", 0.84, 1.0, "precision", 0.05),
    ):
        best = measures[name].argmax()
        assert measures[name][best].item() == pytest.approx(highest, abs=0.005)
        assert measures["threshold"][best].item() == pytest.approx(threshold, abs=0.01)
        assert measures[other][best].item() == pytest.approx(there, abs=0.005)


@pytest.fixture
def payoff(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the names of the payoff, on the solutions."""
    solutions = ROOT / "solutions" / "landscape"
    monkeypatch.syspath_prepend(solutions)
    names = runpy.run_path(str(ROOT / "exercises" / "landscape" / "payoff.py"))
    for file in solutions.glob("*.py"):
        sys.modules.pop(file.stem, None)
    return names


def test_primer_payoff(payoff: dict[str, Any]) -> None:
    """The words below the picture of the payoff."""
    read: Callable[..., tuple[dict[str, float], torch.Tensor, torch.Tensor]] = payoff["read_digits"]
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # quicker for small tensors
    try:
        torch.manual_seed(0)
        letters = payoff["learn_letters"]()
        payoff["images"](
            payoff["LETTERS"], payoff["FACES"]
        )  # draws from the generator, as main does
        runs = {k: [read(letters, k) for _ in range(payoff["DRAWS"])] for k in payoff["EXAMPLES"]}
    finally:
        torch.set_num_threads(threads)
    means = {
        k: {way: sum(run[0][way] for run in of_k) / len(of_k) for way in of_k[0][0]}
        for k, of_k in runs.items()
    }

    assert list(means) == [1, 3, 10]
    scratch, frozen, tuned, attention = means[1].values()
    assert scratch == pytest.approx(0.2, abs=0.05)
    assert [frozen, tuned, attention] == pytest.approx([0.45] * 3, abs=0.05)
    assert all(0.69 < share < 0.81 for share in means[10].values())
    assert means[10]["frozen"] < means[10]["fine-tuned"]
    assert means[10]["from scratch"] > means[10]["fine-tuned"] - 0.06
    looks = runs[1][0][1][:10].argmax(dim=1)
    assert looks[9] == 0
    assert (looks == torch.arange(10)).sum() >= 4
