"""Hidden checks for initialization/residual_mlp.

Weights that `residual_mlp` draws are judged by their statistics, with room for seven standard
errors; `gradient_norms` by its values on networks that the probes build.
"""

import math

import pytest
import torch
from probes import alone, block, compared, linear, measured, ratios, refusal, weights_by_scale
from torch import nn

DTYPES = [torch.float32, torch.float64]
SIZES = (60, 40, 2, 80)  # n_inputs, width, depth, n_outputs
SPREADS = [(1.0, None), (2**0.5, 0.2)]  # gain, scale


# --- probes


def gradients(module, weight, h, scale):
    """Residual(branch, scale)(h).sum(), and the gradients that it gives h and the branch"""
    h = h.clone().requires_grad_()
    residual = module.Residual(nn.Sequential(nn.Tanh(), linear(weight)), scale)
    residual(h).sum().backward()
    params = list(residual.parameters())
    return {"of h": h.grad, "of the parameters of the block": [param.grad for param in params]}


class Skip(nn.Module):
    """A block with a skip connection, for networks that are not the submission's."""

    def __init__(self, branch, scale):
        super().__init__()
        self.branch, self.scale = branch, scale

    def forward(self, h):
        return torch.add(h, self.branch(h), alpha=self.scale)


def norms(module, weights, scale, loss_name, x, y, grads):
    """gradient_norms(model, loss_fn, x, y) where blocks have branches of Tanh and nn.Linear

    The weights are those of the first layer, of the blocks and of the last layer.
    """
    first, *inner, last = weights
    branches = [nn.Sequential(nn.Tanh(), linear(weight)) for weight in inner]
    blocks = branches if scale is None else [Skip(branch, scale) for branch in branches]
    model = nn.Sequential(linear(first), *blocks, linear(last))
    for param, grad in zip(model.parameters(), grads, strict=True):
        param.grad = grad
    return measured(module, model, getattr(nn.functional, loss_name), x, y)


def outputs(module, sizes, scale, params, x):
    """residual_mlp(*sizes, gain, scale)(x), with these weights and biases loaded"""
    model = module.residual_mlp(*sizes, 1.0, scale)
    shapes = [param.shape for param in model.parameters()]
    if shapes == [values.shape for values in params]:
        nn.utils.vector_to_parameters(torch.cat([p.flatten() for p in params]), model.parameters())
    return {
        "shapes of its parameters": ", ".join(str(tuple(shape)) for shape in shapes),
        "its outputs": model(x).detach(),
    }


def drawn(module, sizes, gain, scale):
    """residual_mlp(*sizes, gain, scale), its weights and biases"""
    model = module.residual_mlp(*sizes, gain, scale)
    return [param.detach() for param in model.parameters()]


def expect_normal(expect, weight, gain):
    """Compare mean, standard deviation and tails of a weight with those of N(0, gain² / n)."""
    n_outputs, n_inputs = weight.shape
    layer = f"of the layer with {n_inputs} inputs and {n_outputs} outputs"
    std = gain / math.sqrt(n_inputs)
    name, room = f"std of the weights {layer}", 7 / math.sqrt(2 * weight.numel())
    expect({name: weight.std().item()}, {name: std}, rtol=room, atol=0)
    name, room = f"mean of the weights {layer}", 7 * std / math.sqrt(weight.numel())
    expect({name: weight.mean().item()}, {name: 0.0}, atol=room)
    far = (weight.abs() > 2 * std).double().mean().item()  # 0.046 of a normal distribution
    assert far > 0.01, f"the weights {layer} are not from a normal distribution"


# --- Residual


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_block(agree, rng, dtype):
    """Residual: h + scale · branch(h), also with the scale 0.0, and h stays as it is."""
    weight = torch.randn(3, 3, generator=rng, dtype=dtype)
    h = torch.randn(2, 4, 3, generator=rng, dtype=dtype)

    for scale in ([], [0.3], [0.0]):
        agree(block, weight, h, *scale, rtol=1e-6, atol=1e-6)


@pytest.mark.points(1)
def test_gradients_of_block(agree, rng):
    """Residual: the gradient reaches h on both ways, and the parameters of the branch."""
    agree(gradients, torch.randn(3, 3, generator=rng), torch.randn(5, 3, generator=rng), 0.4)


@pytest.mark.points(1)
@pytest.mark.parametrize(("shape", "outputs"), [((4, 3), 1), ((4, 1), 3), ((3,), 1)])
def test_other_shapes(submission, expect, rng, shape, outputs):
    """Residual: a branch that changes the shape raises ValueError, one that keeps it does not."""
    h = torch.randn(shape, generator=rng)

    expect(submission(refusal, torch.randn(outputs, shape[-1], generator=rng), h), "ValueError")
    square = torch.randn(shape[-1], shape[-1], generator=rng)
    expect(submission(refusal, square, h), "no ValueError was raised")


# --- residual_mlp


@pytest.mark.points(1)
@pytest.mark.parametrize("scale", [None, 1.0, 0.3, 0.0])
def test_outputs(agree, rng, scale):
    """residual_mlp: with given weights, the outputs are right for each scale."""
    sizes = (3, 4, 2, 5)
    shapes = [(4, 3), (4,), (4, 4), (4,), (4, 4), (4,), (5, 4), (5,)]
    params = [torch.randn(shape, generator=rng) for shape in shapes]

    agree(outputs, sizes, scale, params, torch.randn(6, 3, generator=rng))


@pytest.mark.points(1)
@pytest.mark.parametrize(("gain", "scale"), SPREADS)
def test_weights_of_blocks(submission, expect, gain, scale):
    """residual_mlp: the weights of the blocks are drawn from N(0, gain² / n)."""
    for weight in submission(drawn, SIZES, gain, scale)[2:-2:2]:
        expect_normal(expect, weight, gain)


@pytest.mark.points(1)
@pytest.mark.parametrize(("gain", "scale"), SPREADS)
def test_weights_at_the_ends(submission, expect, gain, scale):
    """residual_mlp: the weights of the first and the last layer are drawn from N(0, gain² / n)."""
    first, *_, last, _ = submission(drawn, SIZES, gain, scale)

    expect_normal(expect, first, gain)
    expect_normal(expect, last, gain)


@pytest.mark.points(1)
def test_biases(submission, expect):
    """residual_mlp: all biases are 0, and the weights are not."""
    params = submission(drawn, SIZES, 1.0, 0.5)

    for i, (weight, bias) in enumerate(zip(params[::2], params[1::2], strict=True), 1):
        expect({f"biases of layer {i}": bias}, {f"biases of layer {i}": torch.zeros(len(bias))})
        assert weight.any(), f"the weights of layer {i} are 0, too"


@pytest.mark.points(1)
def test_weights_of_a_seed(submission, expect, rng):
    """residual_mlp: one seed gives the same weights for each scale, another seed gives others."""
    seed = int(torch.randint(9999, (), generator=rng))
    sizes, scales = (5, 4, 3, 2), [None, 1.0, 0.2]

    weights = submission(weights_by_scale, *sizes, 1.0, scales, seed)

    name = "all weights with scale None"
    expect(weights, dict.fromkeys(weights, weights[name]))
    others = submission(weights_by_scale, *sizes, 1.0, scales, seed + 1)
    assert not torch.equal(weights[name], others[name]), "two seeds give the same weights"


# --- gradient_norms


@pytest.mark.points(2)
@pytest.mark.parametrize("scale", [None, 0.7])
@pytest.mark.parametrize("dtype", DTYPES)
def test_norms(agree, rng, scale, dtype):
    """gradient_norms: the norms of several networks are right, and .grad stays as it is."""
    for depth, loss_name in ((1, "mse_loss"), (5, "cross_entropy")):
        sizes = [3, *[4] * (depth + 1), 2]
        shapes = list(zip(sizes[1:], sizes, strict=False))
        weights = [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]
        x = torch.randn(6, 3, generator=rng, dtype=dtype)
        y = torch.randn(6, 2, generator=rng, dtype=dtype)
        if loss_name == "cross_entropy":
            y = y.argmax(dim=1)
        grads = [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]
        grads[1] = None

        agree(norms, weights, scale, loss_name, x, y, grads, rtol=1e-4, atol=1e-8)


# --- the ratio


@pytest.mark.points(1)
def test_ratios(agree, rng):
    """expected_ratio: right for other depths, gains and scales."""
    for depth in (1, 2, 7, 30):
        gain, scale = (0.4 + torch.rand(2, generator=rng)).tolist()
        agree(ratios, depth, gain, [None, 0.0, scale, depth**-0.5], rtol=1e-6, atol=0)


@pytest.mark.points(2)
@pytest.mark.parametrize(("width", "depth", "gain"), [(8, 1, 1.0), (16, 9, 2**0.5)])
def test_comparison(submission, expect, rng, width, depth, gain):
    """compare: three networks of one seed, each with its measured and its expected ratio."""
    x = torch.randn(5, 3, generator=rng)
    y = torch.randn(5, 2, generator=rng)
    seed = int(torch.randint(9999, (), generator=rng))

    observed = submission(compared, width, depth, gain, x, y, seed)

    expected = {"names, in order": "plain, skip, scaled skip"}
    for name, scale in (("plain", None), ("skip", 1.0), ("scaled skip", depth**-0.5)):
        found = submission(alone, width, depth, gain, scale, x, y, seed)
        expected[f"measured ratio, {name}"] = found["norms"][0] / found["norms"][-1]
        expected[f"expected ratio, {name}"] = found["expected"]
    expect(observed, expected, rtol=1e-4)
