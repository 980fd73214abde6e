"""Hidden checks for initialization/xavier_and_he: shapes, gains, both draws, the generator."""

import pytest
import torch
from probes import compared_with_draw, draw_of, fans_of, gain, he_draw, xavier_draw
from torch import nn

pytestmark = pytest.mark.forbidden(
    "torch.nn.init.xavier*", "torch.nn.init.kaiming*", "torch.nn.init.*calculate*"
)
SHAPES = [(5, 3), (2, 7), (4, 3, 5), (3, 6, 2, 3)]


def refusals(module, shapes):
    """fans(weight), xavier_(weight) and he_(weight), by the shape of the weight"""
    return {
        f"{name} for {shape}": outcome(getattr(module, name), torch.ones(shape))
        for shape in shapes
        for name in ("fans", "xavier_", "he_")
    }


def refusals_of_gains(module, nonlinearities):
    """gain_of(nonlinearity), for several"""
    return {name: outcome(module.gain_of, name) for name in nonlinearities}


def outcome(function, argument):
    try:
        function(argument)
    except ValueError:
        return "ValueError"
    return "no ValueError was raised"


def default_draw(module, name, shape):
    """the draw of xavier_(weight) or he_(weight), without options

    Look at fan-in and fan-out of this shape, the gain, and the bound or the deviation.
    """
    return draw_of(getattr(module, name), shape, False, torch.float64)


def drawn_with_generator(module, name, shape, uniform):
    """two weights filled one after the other with one generator"""
    weights = torch.zeros(shape), torch.zeros(shape)
    generator, state = torch.Generator().manual_seed(3), torch.get_rng_state()
    for weight in weights:
        getattr(module, name)(weight, uniform=uniform, generator=generator)
    unused = torch.equal(state, torch.get_rng_state())
    generator.manual_seed(3)
    return {
        f"the {which} weight": compared_with_draw(weight, uniform, generator)[0]
        for which, weight in zip(("first", "second"), weights, strict=True)
    } | {"torch's own generator is not used": unused}


def gradient_of(module, name, weight, grad):
    """the .grad of a parameter after xavier_(weight) or he_(weight)"""
    weight = nn.Parameter(weight)
    weight.grad = grad
    before = weight.detach().clone()
    getattr(module, name)(weight)
    return {
        "elements of the weight that have changed": (weight != before).sum().item(),
        "weight.grad": weight.grad,
    }


@pytest.mark.points(2)
def test_fans(agree):
    """fans: right for linear layers and convolutions of one, two and three dimensions."""
    agree(fans_of, [*SHAPES, (2, 3, 2, 1, 4), (1, 1), (6, 1, 3, 3)])


@pytest.mark.points(1)
def test_refusals(agree):
    """A weight with fewer than two dimensions raises a ValueError, in all three functions."""
    agree(refusals, [(4,), (), (4, 1)])


@pytest.mark.points(1)
def test_leaky_gain(agree):
    """gain_of: the gain of a leaky ReLU has its slope in it, 0.01 by default."""
    for slope in ([], [0.0], [0.3], [1.0], [2.0]):
        agree(gain, "leaky_relu", *slope)


@pytest.mark.points(1)
def test_gains_without_slope(agree):
    """gain_of: the other gains do not depend on the slope."""
    for nonlinearity in ("linear", "sigmoid", "tanh", "relu"):
        agree(gain, nonlinearity, 0.8)


@pytest.mark.points(0.5)
def test_unknown_nonlinearity(agree):
    """gain_of: another nonlinearity raises a ValueError."""
    agree(refusals_of_gains, ["gelu", "conv2d", "tanh"])


@pytest.mark.points(2)
@pytest.mark.parametrize("uniform", [False, True])
def test_xavier(agree, uniform):
    """xavier_: the std or the bound is right for weights of many shapes, with any gain."""
    for shape, factor in zip(SHAPES, (1.0, 2.0, 5 / 3, 0.5), strict=True):
        agree(xavier_draw, shape, factor, uniform, torch.float64)


@pytest.mark.points(2)
@pytest.mark.parametrize("uniform", [False, True])
def test_he(agree, uniform):
    """he_: the std or the bound is right for weights of many shapes, with any slope."""
    for shape, slope in zip(SHAPES, (0.0, 0.2, 1.0, 0.5), strict=True):
        agree(he_draw, shape, slope, uniform, torch.float64)


@pytest.mark.points(0.5)
@pytest.mark.parametrize("name", ["xavier_", "he_"])
def test_defaults(agree, name):
    """Without options the numbers are normal; the gain is 1, and the slope is 0."""
    agree(default_draw, name, (2, 3))


@pytest.mark.points(1)
@pytest.mark.parametrize("name", ["xavier_", "he_"])
def test_generator(agree, name):
    """The generator draws, one weight after the other, and torch's own one does not."""
    for uniform in (False, True):
        agree(drawn_with_generator, name, (4, 3), uniform)


@pytest.mark.points(0.5)
@pytest.mark.parametrize("name", ["xavier_", "he_"])
def test_gradient_stays(agree, rng, name):
    """The .grad of a parameter stays as it is."""
    agree(gradient_of, name, *torch.randn(2, 4, 3, generator=rng))
