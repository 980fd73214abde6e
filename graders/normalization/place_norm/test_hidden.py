"""Hidden checks for normalization/place_norm: which layers, what is copied, what a bias does."""

import pytest
import torch
from probes import (
    MODELS,
    WORDS,
    effect,
    in_order,
    layer_and_norm,
    layers_of,
    new_weights,
    norms_of,
    placed,
)
from torch import nn


def options_of_modules(module, model):
    """the options of the layers and activations of place_norm(model)"""
    new = module.place_norm(MODELS[model]())
    kept = [m for m in in_order(new) if not isinstance(m, (nn.BatchNorm1d, nn.BatchNorm2d))]
    found = {f"module {number} that is no norm": in_full(m) for number, m in enumerate(kept, 1)}
    return found | {"norms": len(norms_of(new))}


def in_full(module):
    """Write a module with its options; whether it has a bias is another matter."""
    return f"{type(module).__name__}({module.extra_repr()})".replace(", bias=False", "").replace(
        ", bias=True", ""
    )


def new_norms(module, model, dtype, device):
    """the batch norms of place_norm(model)"""
    new = module.place_norm(MODELS[model]().to(device, dtype))
    found = {}
    for number, norm in enumerate(norms_of(new), 1):
        state = norm.state_dict() if device == "cpu" else {}
        found |= {f"{name} of batch norm {number}": value for name, value in state.items()}
        found |= {
            f"eps of batch norm {number}": norm.eps,
            f"momentum of batch norm {number}": norm.momentum,
            f"device of batch norm {number}": norm.weight.device.type,
            f"dtype of batch norm {number}": str(norm.weight.dtype),
        }
    return found


def modes(module, model, in_evaluation):
    """the modes in place_norm(model), with these modules of model in evaluation mode"""
    given = MODELS[model]()
    for number in in_evaluation:
        in_order(given)[number].eval()
    given.training = False
    new = module.place_norm(given)
    found = {"the model": new.training}
    for number, part in enumerate(in_order(new), 1):
        found[f"module {number}, of class {type(part).__name__}"] = part.training
    return {name: "training" if mode else "evaluation" for name, mode in found.items()}


def frozen(module, model):
    """which weights of place_norm(model) are frozen, after the first layer was"""
    given = MODELS[model]()
    layers_of(given)[0].requires_grad_(False)
    new = module.place_norm(given)
    parts = {"layer": layers_of(new), "batch norm": norms_of(new)}
    return {
        f"the weight of {kind} {number}": "trained" if part.weight.requires_grad else "frozen"
        for kind, found in parts.items()
        for number, part in enumerate(found, 1)
    }


def both_models(module, model):
    """place_norm(model), and both models after all weights of the given one are set to 7

    Look at after which layers a norm comes, and its size.
    """
    given = MODELS[model]()
    before = {name: value.clone() for name, value in given.state_dict().items()}
    new = module.place_norm(given)
    kept = given.state_dict()
    is_kept = list(kept) == list(before) and all(kept[name].equal(before[name]) for name in before)
    weights = [layer.weight.clone() for layer in layers_of(new)]
    with torch.no_grad():
        for param in given.parameters():
            param.fill_(7.0)
    pairs = zip(layers_of(new), weights, strict=True)
    return {
        "the given model is as it was": is_kept,
        "weights of the new model that became 7": sum(not a.weight.equal(b) for a, b in pairs),
        "modules that are in both models": len({*given.modules()} & {*new.modules()}),
        "norms in the new model": len(norms_of(new)),
    }


def effect_and_arguments(module, weight, bias, x, grad, shift, training):
    """bias_effect(layer, norm, x, grad, shift), and layer and norm afterwards"""
    layer, norm = layer_and_norm(weight, bias, training)
    layer.bias.grad = torch.ones_like(layer.bias)
    change, _ = module.bias_effect(layer, norm, x, grad, shift)
    return {
        "the change": change,
        "the layer's weight": layer.weight.detach(),
        "the layer's bias": layer.bias.detach(),
        "the gradient that the bias had": layer.bias.grad,
        "the gradient that the weight had": layer.weight.grad,
        "running_mean of norm": norm.running_mean,
        "num_batches_tracked of norm": norm.num_batches_tracked,
        "the norm is in training": norm.training,
    }


def inputs_of_effect(rng, dtype=torch.float64):
    """Draw a weight, a bias, inputs and a gradient."""
    shapes = [(3, 2), (3,), (5, 2), (5, 3)]
    return [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]


@pytest.mark.points(1)
@pytest.mark.parametrize("model", ["a nested MLP that ends with tanh", "one layer"])
def test_last_layers(agree, model):
    """place_norm: the last layer gets no batch norm, wherever it is, also if it is the only one."""
    agree(placed, WORDS[model])


@pytest.mark.points(2)
@pytest.mark.parametrize(
    "model", ["two layers in a row", "an MLP with dropout", "an MLP with norms", "other modules"]
)
def test_no_activation_next(agree, model):
    """place_norm: without an activation directly after a layer nothing is placed."""
    agree(placed, WORDS[model])


@pytest.mark.points(1)
@pytest.mark.parametrize("model", ["a CNN with pooling", "an MLP with a block"])
def test_pooling_and_blocks(agree, model):
    """place_norm: pooling ends the search, and a class of one's own is not entered."""
    agree(placed, WORDS[model])


@pytest.mark.points(0.5)
def test_without_bias(agree):
    """place_norm: a layer without a bias gets a batch norm, too."""
    agree(placed, WORDS["a layer without a bias"])


@pytest.mark.points(1)
@pytest.mark.parametrize("model", ["a CNN", "an MLP"])
def test_options(agree, model):
    """place_norm: stride, padding, groups and slopes are as they were."""
    agree(options_of_modules, WORDS[model])


@pytest.mark.points(1)
@pytest.mark.parametrize("model", ["a CNN", "a nested MLP", "two layers in a row"])
def test_new_weights(agree, model):
    """place_norm: weights and biases are as given, but the biases before a batch norm are None."""
    agree(new_weights, WORDS[model], torch.float64)


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("dtype", "device"), [(torch.float32, "cpu"), (torch.float64, "cpu"), (torch.float16, "meta")]
)
def test_norms(agree, dtype, device):
    """place_norm: batch norms are new ones, of the dtype and on the device of their layers."""
    agree(new_norms, WORDS["an MLP"], dtype, device)
    agree(new_norms, WORDS["a CNN"], dtype, device)


@pytest.mark.points(1)
@pytest.mark.parametrize("evaluating", [[], [0, 1, 2, 3, 4], [0, 3], [2]])
def test_modes(agree, evaluating):
    """place_norm: a batch norm is in the mode of its layer, and all else is as it was."""
    agree(modes, WORDS["an MLP"], evaluating)


@pytest.mark.points(0.5)
def test_frozen(agree):
    """place_norm: a frozen weight stays frozen, and a batch norm is trained."""
    agree(frozen, WORDS["an MLP"])


@pytest.mark.points(1)
@pytest.mark.parametrize("model", ["an MLP", "a nested MLP"])
def test_given_model(agree, model):
    """place_norm: the given model is not changed, and shares no memory with the new one."""
    agree(both_models, WORDS[model])


@pytest.mark.points(1)
@pytest.mark.parametrize("shift", [4.0, -4.0])
def test_bias_in_evaluation(agree, rng, shift):
    """bias_effect: in evaluation the largest change and the gradient are right."""
    agree(effect, *inputs_of_effect(rng), shift, False)


@pytest.mark.points(1)
def test_bias_in_both_modes(agree, rng):
    """bias_effect: in training both are 0 up to rounding, and in evaluation they are not."""
    inputs = inputs_of_effect(rng)

    agree(effect, *inputs, 4.0, True, atol=1e-6)
    agree(effect, *inputs, 4.0, False)


@pytest.mark.points(1)
@pytest.mark.parametrize("training", [False, True])
def test_arguments_stay(agree, rng, training):
    """bias_effect: the result is right, and layer and norm are left as they were."""
    inputs = inputs_of_effect(rng)

    agree(effect, *inputs, 4.0, False)
    agree(effect_and_arguments, *inputs, 4.0, training)
