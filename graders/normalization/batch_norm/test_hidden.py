"""Hidden checks for normalization/batch_norm: images, many batches, gradients, what is kept."""

import pytest
import torch
from probes import (
    BUFFERS,
    after_batches,
    buffers_of,
    gradients,
    in_evaluation,
    in_training,
    made,
    moved,
    refusal,
    set_running,
    statistics,
)

pytestmark = pytest.mark.forbidden(
    "*batch_norm*", "*layer_norm*", "*group_norm*", "*instance_norm*"
)

SHAPES = [(4, 3), (3, 3), (2, 3, 3, 2)]


def evaluated(module, x, running_mean, running_var):
    """BatchNorm(C)(x) in evaluation mode, with these running statistics

    Look at over which dimensions a mean is, and which statistics this mode uses.
    """
    layer = made(module, x.shape[1], x.dtype, {}).eval()
    set_running(layer, running_mean, running_var)
    before = buffers_of(layer)
    y = layer(x.requires_grad_())
    y.sum().backward()
    return {"y": y.detach(), "the gradient of sum(y)": x.grad} | moved(layer, before)


def under_no_grad(module, x):
    """BatchNorm(C)(x) in training mode, under torch.no_grad()

    Look at over which dimensions a mean is, and which statistics this mode uses.
    """
    layer = made(module, x.shape[1], x.dtype, {})
    with torch.no_grad():
        return {"y": layer(x), "num_batches_tracked": layer.num_batches_tracked}


def graph_of_buffers(module, x):
    """which buffers require a gradient after a batch that does"""
    layer = made(module, x.shape[1], x.dtype, {})
    y = layer(x.requires_grad_())
    found = {f"{name} requires a gradient": getattr(layer, name).requires_grad for name in BUFFERS}
    return found | {"y requires a gradient": y.requires_grad}


def contents(module, x):
    """the state_dict of BatchNorm(C).double() after a batch, and its parameters"""
    layer = made(module, x.shape[1], x.dtype, {})
    layer(x)
    state = {
        f"{name} in the state_dict": f"{value.dtype} {tuple(value.shape)}"
        for name, value in layer.state_dict().items()
    }
    parameters = sorted(name for name, _ in layer.named_parameters())
    return {"the parameters": ", ".join(parameters)} | state


def images(rng, *shape):
    """Draw channels of different means and scales."""
    x = torch.randn(shape, generator=rng, dtype=torch.float64)
    scales = torch.tensor([0.01, 1.0, 5.0], dtype=torch.float64)
    means = torch.tensor([0.5, -2.0, 7.0], dtype=torch.float64)
    channels = (-1, *[1] * (len(shape) - 2))
    return x * scales.reshape(channels) + means.reshape(channels)


def running(rng):
    """Draw running statistics."""
    mean = torch.randn(3, generator=rng, dtype=torch.float64)
    return mean, 0.1 + torch.rand(3, generator=rng, dtype=torch.float64)


def weights(rng):
    """Draw γ, of both signs, and β."""
    gamma = 0.5 + torch.rand(3, generator=rng, dtype=torch.float64)
    gamma[1] *= -1
    return gamma, torch.randn(3, generator=rng, dtype=torch.float64)


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
def test_statistics(agree, rng, shape):
    """channel_statistics: the mean and the biased variance, over examples and places."""
    agree(statistics, images(rng, *shape))
    agree(statistics, images(rng, *shape).float())


@pytest.mark.points(0.5)
def test_large_mean(agree, rng):
    """channel_statistics: a large mean does not spoil the variance."""
    x = 2.0**14 + torch.tensor([[0.0, 1.0], [1.0, 3.0], [2.0, 6.0], [1.0, 2.0]])

    agree(statistics, x[torch.randperm(4, generator=rng)])


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
def test_training(agree, rng, shape):
    """BatchNorm: outputs in training are right, with γ, β and ε, for vectors and images."""
    x = images(rng, *shape)

    agree(in_training, x, {}, weights(rng))
    agree(in_training, x.float(), {"eps": 0.5})


@pytest.mark.points(1)
def test_constant_channel(agree, rng):
    """BatchNorm: in a constant channel y = β, and the others are right."""
    x = images(rng, 4, 3)
    x[:, 1] = 2.0

    agree(in_training, x, {}, weights(rng))


@pytest.mark.points(1)
def test_vectors(agree, rng):
    """BatchNorm: the running statistics are right after many batches of uneven sizes."""
    agree(after_batches, [images(rng, n, 3) for n in (4, 2, 5, 3, 2, 6)], {"momentum": 0.3})


@pytest.mark.points(1)
def test_batches_of_images(agree, rng):
    """BatchNorm: the running statistics are right after images; each place is a value."""
    agree(after_batches, [images(rng, n, 3, 2, 2) for n in (2, 1, 3)], {"momentum": 0.3})


@pytest.mark.points(1)
@pytest.mark.parametrize("momentum", [None, 0.0, 1.0])
def test_momentum(agree, rng, momentum):
    """BatchNorm: momentum None averages over all batches; 0 keeps the start, 1 the last batch."""
    agree(after_batches, [images(rng, n, 3) for n in (4, 2, 3)], {"momentum": momentum})


@pytest.mark.points(1)
def test_evaluation(agree, rng):
    """BatchNorm: outputs in evaluation come from the running statistics, with γ and β."""
    for shape in [(3, 3, 2, 2), (1, 3)]:
        agree(in_evaluation, images(rng, *shape), *running(rng), weights(rng))


@pytest.mark.points(1)
def test_evaluation_moves_nothing(agree, rng):
    """BatchNorm: in evaluation the buffers stay, and the gradient is that of a fixed scale."""
    agree(evaluated, images(rng, 3, 3), *running(rng))


@pytest.mark.points(0.5)
def test_no_grad(agree, rng):
    """BatchNorm: in training mode without gradients, all is as in training."""
    agree(under_no_grad, images(rng, 3, 3))


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", [(5, 3), (2, 3, 2, 2)])
def test_gradients(agree, rng, shape):
    """BatchNorm: gradients with respect to x, weight and bias are right."""
    grad = torch.randn(shape, generator=rng, dtype=torch.float64)

    agree(gradients, images(rng, *shape), grad, weights(rng))


@pytest.mark.points(0.5)
def test_buffers_without_graph(agree, rng):
    """BatchNorm: the running statistics carry no graph, and the output does."""
    agree(graph_of_buffers, images(rng, 3, 3))


@pytest.mark.points(1)
def test_contents(agree, rng):
    """BatchNorm: the state_dict has the five names, in float64; two are parameters."""
    agree(contents, images(rng, 3, 3))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [(1, 3), (1, 3, 1, 1), (1, 3, 2, 1)])
def test_single_values(agree, rng, shape):
    """BatchNorm: n = 1 is refused in training only, and leaves the buffers as they were."""
    x = images(rng, *shape)

    agree(refusal, x, True)
    agree(refusal, x, False)
