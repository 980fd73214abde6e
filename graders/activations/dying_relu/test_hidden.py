"""Hidden checks for activations/dying_relu: many batches, modes, what is left as it was."""

import pytest
import torch
from probes import dead_in_layers, dead_in_table, in_words, make_linear, make_network, revived
from torch import nn

N = 7
DTYPES = [torch.float32, torch.float64]


def dead_with_generator(module, layers, batches):
    """dead_in_network(model, batches), the batches from a generator"""
    masks = module.dead_in_network(make_network(layers), (x for x in batches))
    return in_words(masks)


def modes_after(module, layers, batches, evaluating):
    """dead_in_network(model, batches), and the modes of the modules afterwards"""
    model = make_network(layers)
    for name in evaluating:
        model.get_submodule(name).training = False
    masks = module.dead_in_network(model, batches)
    return in_words(masks) | modes(model)


def modes(model):
    return {
        f"the mode of the module at {name!r}": "training" if part.training else "evaluation"
        for name, part in model.named_modules()
    }


def model_after(module, layers, batches):
    """dead_in_network(model, batches), and the model afterwards"""
    model = make_network(layers)
    for param in model.parameters():
        param.grad = torch.ones_like(param)
    masks = module.dead_in_network(model, batches)
    told = in_words(masks)
    told |= {f"{name}, afterwards": value for name, value in model.state_dict().items()}
    told |= {f"{name}.grad, afterwards": param.grad for name, param in model.named_parameters()}
    parts = list(model.modules())
    return told | {"hooks": sum(len(m._forward_hooks) + len(m._forward_pre_hooks) for m in parts)}


def modes_after_error(module, layers, batches):
    """dead_in_network(model, batches), and the modes after a batch of a wrong width"""
    model = make_network(layers)
    masks = module.dead_in_network(model, batches)
    try:
        module.dead_in_network(model, [batches[0][:, :-1]])
    except RuntimeError:
        what = "RuntimeError"
    else:
        what = "no RuntimeError was raised"
    told = in_words(masks)
    hooks = sum(len(part._forward_hooks) + len(part._forward_pre_hooks) for part in model.modules())
    return told | {"the batch of a wrong width gives": what, "hooks": hooks} | modes(model)


def layer_after_revival(module, weight, bias, x):
    """revive(linear, x, 0.3), and the layer afterwards"""
    linear = make_linear(weight, bias)
    parameter = linear.bias
    return {
        "how many units were dead": module.revive(linear, x, 0.3),
        "the bias is the parameter that it was": linear.bias is parameter,
        "the bias can be trained": isinstance(linear.bias, nn.Parameter)
        and linear.bias.requires_grad,
        "the weight": linear.weight.detach(),
        "the largest z of each unit": linear(x).amax(dim=0).detach(),
    }


def table(rng, dtype=torch.float64):
    """Draw z of seven examples and six units.

    Units 0 and 5 are dead, 1 is above 0 for the first example only, 2 for the last, 3 for one in
    the middle, and 4 for all.
    """
    z = -0.5 - torch.rand(N, 6, generator=rng, dtype=dtype)
    z[0, 1], z[-1, 2], z[4, 3] = 0.4, 0.3, 0.2
    z[:, 4] *= -1
    return z


def layer_of(rng, z):
    """Draw inputs, and a linear layer that makes z of them."""
    diagonal = 1 + torch.rand(N, generator=rng, dtype=z.dtype)
    bias = torch.randn(z.shape[1], generator=rng, dtype=z.dtype)
    return torch.diag(diagonal), ((z - bias) / diagonal[:, None]).T.contiguous(), bias


def second_layer(rng, dtype=torch.float64):
    """Draw a linear layer on what is never negative: its second unit is dead."""
    weight = 0.5 + torch.rand(3, 6, generator=rng, dtype=dtype)
    weight[1] *= -1
    return weight, torch.full((3,), -0.05, dtype=dtype)


def batches_of(x):
    return [x[:3], x[3:4], x[4:]]


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_dead_units(agree, rng, dtype):
    """dead_units: a unit that is above 0 for one example is not dead."""
    z = table(rng, dtype)

    agree(dead_in_table, z)
    agree(dead_in_table, z[:1])


@pytest.mark.points(0.5)
def test_dead_at_the_kink(agree, rng):
    """dead_units: a unit that comes as high as 0, and no higher, is dead."""
    z = table(rng)
    z[2, 0] = 0

    agree(dead_in_table, z)


@pytest.mark.points(2)
def test_all_batches(agree, rng):
    """dead_in_network: a unit is dead only if it is dead in all batches."""
    x, weight, bias = layer_of(rng, table(rng))
    layers = [("linear", weight, bias), ("relu",)]

    agree(dead_in_layers, layers, batches_of(x))
    agree(dead_in_layers, layers, [x])


@pytest.mark.points(1)
def test_deep_network(agree, rng):
    """dead_in_network: each nn.ReLU is measured, in order, and no other activation."""
    x, weight, bias = layer_of(rng, table(rng))
    layers = [("linear", weight, bias), ("relu",), ("linear", *second_layer(rng)), ("relu",)]

    agree(dead_in_layers, layers, batches_of(x))
    agree(dead_in_layers, [*layers[:3], ("leaky",)], batches_of(x))


@pytest.mark.points(0.5)
def test_batches_from_a_generator(agree, rng):
    """dead_in_network: batches that can be read only once are enough for two layers."""
    x, weight, bias = layer_of(rng, table(rng))
    layers = [("linear", weight, bias), ("relu",), ("linear", *second_layer(rng)), ("relu",)]

    agree(dead_with_generator, layers, batches_of(x))


@pytest.mark.points(0.5)
def test_shared_relu(agree, rng):
    """dead_in_network: an nn.ReLU that stands in two places has units of its own in each."""
    x, weight, bias = layer_of(rng, table(rng))
    layers = [("linear", weight, bias), ("relu",), ("linear", *second_layer(rng)), ("again", 1)]

    agree(dead_in_layers, layers, batches_of(x))


def normalized(rng):
    """Draw a network whose first unit is dead in evaluation mode only, and batches."""
    mean = torch.tensor([9.0, -9.0], dtype=torch.float64)
    weight = torch.randn(2, 3, generator=rng, dtype=torch.float64)
    layers = [("linear", weight, torch.zeros(2, dtype=torch.float64)), ("batch_norm", mean)]
    x = torch.rand(6, 3, generator=rng, dtype=torch.float64)
    return [*layers, ("relu",)], [x[:4], x[4:]]


@pytest.mark.points(1)
@pytest.mark.parametrize("evaluating", [[], ["1"], ["", "0", "2"]])
def test_modes(agree, rng, evaluating):
    """dead_in_network: measured in evaluation mode; then each module is in its old mode."""
    agree(modes_after, *normalized(rng), evaluating)


@pytest.mark.points(0.5)
def test_model_is_left(agree, rng):
    """dead_in_network: masks are right; parameters, buffers and gradients stay, and no hook."""
    agree(model_after, *normalized(rng))


@pytest.mark.points(0.5)
def test_error_in_the_network(agree, rng):
    """dead_in_network: after an error in the network, modes and hooks are as before."""
    agree(modes_after_error, *normalized(rng))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_revive(agree, rng, dtype):
    """revive: the biases and the number of dead units are right, for margins 2 and 0.1."""
    x, weight, bias = layer_of(rng, table(rng, dtype))

    agree(revived, weight, bias, x, 2.0)
    agree(revived, weight, bias, x)
    agree(revived, weight[1:5], bias[1:5], x)


@pytest.mark.points(1)
def test_layer_after_revival(agree, rng):
    """revive: the largest z of a dead unit is the margin; nothing else is changed or new."""
    x, weight, bias = layer_of(rng, table(rng))

    agree(layer_after_revival, weight, bias, x)
