"""Hidden checks for normalization/layer_norm: shapes, ε, edges, gradients, the module."""

import pytest
import torch
from probes import contents, gradients, in_both_modes, layer_normed, refusal, rms_normed

pytestmark = pytest.mark.forbidden(
    "*layer_norm*", "*rms_norm*", "*batch_norm*", "*group_norm*", "*instance_norm*"
)

SHAPES = [((5, 3), (3,)), ((3, 3), (3,)), ((2, 3, 4), (4,)), ((2, 3, 2, 4), (2, 4)), ((6,), (6,))]


def layer_normed_and_arguments(module, x, normalized_shape, options):
    """layer_norm(x, normalized_shape, weight, bias), and its arguments afterwards

    Look at over which dimensions a mean is, the divisor, and where eps stands.
    """
    y = module.layer_norm(x, normalized_shape, **options)
    return {"the result": y, "x": x} | options


def rms_normed_and_arguments(module, x, normalized_shape, options):
    """rms_norm(x, normalized_shape, weight), and its arguments afterwards

    Look at what is subtracted, over which dimensions a mean is, and where eps stands.
    """
    y = module.rms_norm(x, normalized_shape, **options)
    return {"the result": y, "x": x} | options


def output_of_module(module, x, weight, bias):
    """LayerNorm(weight.shape)(x) with this weight and bias, and their gradients for sum(y²)

    Look at over which dimensions a mean is, the divisor, and where eps stands.
    """
    layer = module.LayerNorm(tuple(weight.shape)).double()
    layer.load_state_dict({"weight": weight, "bias": bias})
    y = layer(x)
    y.square().sum().backward()
    found = {f"the gradient of {name}": p.grad for name, p in layer.named_parameters()}
    return {"y": y.detach()} | found


def drawn(rng, shape, scale=1.0):
    """Draw groups of different means and scales."""
    x = torch.randn(shape, generator=rng, dtype=torch.float64)
    return scale * (x * (1 + 3 * torch.rand(*shape[:-1], 1, generator=rng)) + x[..., :1] + 2)


def parameters(rng, shape):
    """Draw γ and β."""
    weight = 0.5 + torch.rand(shape, generator=rng, dtype=torch.float64)
    return {"weight": weight, "bias": torch.randn(shape, generator=rng, dtype=torch.float64)}


@pytest.mark.points(2)
@pytest.mark.parametrize(("shape", "normalized_shape"), SHAPES)
def test_layer_norm(agree, rng, shape, normalized_shape):
    """layer_norm: exactly the last dimensions are normalized, then scaled and shifted."""
    x = drawn(rng, shape)

    agree(layer_normed, x, normalized_shape, parameters(rng, normalized_shape))
    agree(layer_normed, x.float(), normalized_shape, {})


@pytest.mark.points(0.5)
@pytest.mark.parametrize("name", ["weight", "bias"])
def test_one_of_both(agree, rng, name):
    """layer_norm: γ without β works, and β without γ."""
    only = {name: parameters(rng, (3,))[name]}

    agree(layer_normed, drawn(rng, (4, 3)), (3,), only)


@pytest.mark.points(1)
def test_eps(agree, rng):
    """layer_norm: ε is added to the variance, under the root."""
    agree(layer_normed, drawn(rng, (4, 3), 0.003), (3,), {})
    agree(layer_normed, drawn(rng, (4, 3)), (3,), {"eps": 0.5})


@pytest.mark.points(1)
def test_edges(agree, rng):
    """layer_norm: groups of one element and of equal elements become β; N may be 1."""
    agree(layer_normed, drawn(rng, (3, 1)), (1,), parameters(rng, (1,)))
    x = drawn(rng, (2, 4))
    x[1] = 2.0
    agree(layer_normed, x, (4,), parameters(rng, (4,)))
    agree(layer_normed, x[:1], (4,), parameters(rng, (4,)))


@pytest.mark.points(0.5)
def test_large_mean(agree, rng):
    """layer_norm: a large mean does not spoil the variance."""
    x = 2.0**14 + torch.tensor([[0.0, 1.0, 2.0, 1.0], [1.0, 3.0, 6.0, 2.0]])

    agree(layer_normed, x[:, torch.randperm(4, generator=rng)], (4,), {})


@pytest.mark.points(2)
@pytest.mark.parametrize(("shape", "normalized_shape"), SHAPES)
def test_rms_norm(agree, rng, shape, normalized_shape):
    """rms_norm: groups are divided by the root of the mean of their squares, then scaled."""
    x, weight = drawn(rng, shape), parameters(rng, normalized_shape)["weight"]

    agree(rms_normed, x, normalized_shape, {"weight": weight})
    agree(rms_normed, x.float(), normalized_shape, {})


@pytest.mark.points(1)
@pytest.mark.parametrize("eps", [None, 0.0, 0.5])
def test_eps_of_rms_norm(agree, rng, eps):
    """rms_norm: ε is added under the root; None is the machine epsilon, and 0.0 is 0."""
    agree(rms_normed, drawn(rng, (4, 3), 1e-3).float(), (3,), {"eps": eps})
    agree(rms_normed, drawn(rng, (4, 3), 1e-7), (3,), {"eps": eps})


@pytest.mark.points(1)
@pytest.mark.parametrize("function", ["layer_norm", "rms_norm"])
def test_gradients(agree, rng, function):
    """layer_norm and rms_norm: the gradient flows through the statistics, too."""
    options = parameters(rng, (2, 3)) | {"eps": 0.1}
    if function == "rms_norm":
        del options["bias"]
    grad = torch.randn(4, 2, 3, generator=rng, dtype=torch.float64)

    agree(gradients, function, drawn(rng, (4, 2, 3)), (2, 3), grad, options)


@pytest.mark.points(0.5)
@pytest.mark.parametrize("function", ["layer_norm", "rms_norm"])
@pytest.mark.parametrize("normalized_shape", [(2,), (1,), (3, 4), (2, 3, 4), (4,)])
def test_refused_shapes(agree, rng, function, normalized_shape):
    """layer_norm and rms_norm: other last sizes than those of x are refused."""
    agree(refusal, function, drawn(rng, (3, 4)), normalized_shape)


@pytest.mark.points(0.5)
def test_arguments_stay(agree, rng):
    """layer_norm and rms_norm: results are right, and arguments are left as they were."""
    options = parameters(rng, (3,))

    agree(layer_normed_and_arguments, drawn(rng, (4, 3)), (3,), options)
    agree(rms_normed_and_arguments, drawn(rng, (4, 3)), (3,), {"weight": options["weight"]})


@pytest.mark.points(1)
@pytest.mark.parametrize("normalized_shape", [(4,), (3, 4)])
def test_module(agree, rng, normalized_shape):
    """LayerNorm: parameters are right; outputs are the same in both modes, and depend on eps."""
    agree(contents, normalized_shape)
    agree(in_both_modes, drawn(rng, (2, 3, 4), 0.01), normalized_shape, {})
    agree(in_both_modes, drawn(rng, (1, 3, 4)), normalized_shape, {"eps": 0.5})


@pytest.mark.points(1)
def test_module_learns(agree, rng):
    """LayerNorm: its parameters decide the output, and get gradients."""
    state = parameters(rng, (3, 4))

    agree(output_of_module, drawn(rng, (2, 3, 4)), state["weight"], state["bias"])
