"""Hidden checks for normalization/fold_batch_norm: layers, kernels, models, what is left alone."""

import pytest
import torch
from probes import (
    MODELS,
    NAMES,
    conv_folded,
    conv_of,
    filled,
    in_words,
    linear_folded,
    linear_of,
    model_folded,
    norm_of,
)
from torch import nn

pytestmark = pytest.mark.forbidden("torch.nn.utils.fusion.*")

DTYPES = [torch.float32, torch.float64]
OPTIONS = [
    {"stride": (2, 1), "padding": (1, 0)},
    {"dilation": 2, "padding": 1},
    {"groups": 2},
    {"groups": 4, "padding": 1},
]


def given_modules(module, weight, bias, mean, var, gamma, beta):
    """fold_batch_norm(layer, norm): the new weight, then the layer and the norm that were given"""
    layer, norm = linear_of(weight, bias), norm_of(nn.BatchNorm1d, mean, var, gamma, beta, 0.3)
    new = module.fold_batch_norm(layer, norm)
    return {"the new weight": new.weight.detach()} | {
        f"{name} of the given {kind}": value
        for kind, given in (("layer", layer), ("norm", norm))
        for name, value in given.state_dict().items()
    }


def given_model(module, model, values, x):
    """fold_model(model): the new model, then the model that was given"""
    given = filled(MODELS[model](), values)
    new = module.fold_model(given)
    return {
        f"{name} of the {which} model": value
        for which, one in (("new", new), ("given", given))
        for name, value in in_words(one, x).items()
    }


def modes(module, model, values):
    """fold_model(model), and the modes of its modules"""
    new = module.fold_model(filled(MODELS[model](), values))
    found = [(type(part).__name__, part.training) for part in new.modules()]
    return [f"{name} in {'training' if trains else 'evaluation'}" for name, trains in found]


def conv_refusals(module, weight, channels):
    """fold_batch_norm(nn.Conv2d(4, 6, 3, groups=2), nn.BatchNorm2d(channels)), by the channels"""
    seen = {}
    for number in channels:
        try:
            new = module.fold_batch_norm(conv_of(weight, None, 2), nn.BatchNorm2d(number).eval())
            seen[f"{number} channels"] = f"no ValueError was raised: a new {type(new).__name__}"
        except ValueError:
            seen[f"{number} channels"] = "a ValueError"
    return seen


def refusal_of_model(module, model, values, in_training):
    """fold_model(model), with these modules of the model in training mode"""
    given = filled(MODELS[model](), values)
    for place in in_training:
        given[place].train()
    try:
        return f"no ValueError was raised: a new {type(module.fold_model(given)).__name__}"
    except ValueError:
        return "a ValueError"


def drawn(rng, *shape, dtype=torch.float64):
    return torch.randn(shape, generator=rng, dtype=dtype)


def statistics(rng, channels, is_affine, dtype=torch.float64):
    """Draw mean, var, γ and β. Variances are small and large; one is 0."""
    mean, gamma, beta = (drawn(rng, channels, dtype=dtype) for _ in range(3))
    var = 4 * torch.rand(channels, generator=rng, dtype=dtype)
    var[0] = 0
    return [mean, var, gamma + gamma.sign(), beta] if is_affine else [mean, var, None, None]


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("is_affine", [True, False])
def test_linear(agree, rng, dtype, is_affine):
    """An nn.Linear: the new weight, bias and outputs are right, whatever its shape and dtype."""
    for outputs, inputs in ((3, 3), (4, 2), (300, 1)):
        weight, bias = drawn(rng, outputs, inputs, dtype=dtype), drawn(rng, outputs, dtype=dtype)
        known = statistics(rng, outputs, is_affine, dtype)
        agree(linear_folded, weight, bias, *known, 0.3, drawn(rng, 4, inputs, dtype=dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize("is_affine", [True, False])
def test_linear_without_a_bias(agree, rng, is_affine):
    """An nn.Linear without a bias: the new layer has one, and its outputs are right."""
    weight, known = drawn(rng, 3, 2), statistics(rng, 3, is_affine)

    agree(linear_folded, weight, None, *known, 0.3, drawn(rng, 4, 2))


@pytest.mark.points(2)
@pytest.mark.parametrize("options", OPTIONS)
def test_convolution(agree, rng, options):
    """An nn.Conv2d: kernels and bias are right; stride, padding, dilation and groups are kept."""
    weight = drawn(rng, 4, 4 // options.get("groups", 1), 3, 2)

    for bias in (drawn(rng, 4), None):
        known = statistics(rng, 4, is_affine=True)
        agree(conv_folded, weight, bias, options, *known, 0.3, drawn(rng, 2, 4, 6, 5))


@pytest.mark.points(1)
def test_given_modules_stay(agree, rng):
    """The given layer and norm stay as they are, and the new weight is right."""
    weight, bias = drawn(rng, 3, 2), drawn(rng, 3)

    agree(given_modules, weight, bias, *statistics(rng, 3, is_affine=True))


@pytest.mark.points(0.5)
def test_refusals_for_convolutions(agree, rng):
    """For an nn.Conv2d with 6 channels only a norm of 6 channels is accepted."""
    agree(conv_refusals, drawn(rng, 6, 2, 3, 3), [1, 2, 4, 6, 8])


@pytest.mark.points(1)
def test_convolutions_in_a_model(agree, rng):
    """fold_model: convolutions and linear layers of one model are folded."""
    agree(model_folded, NAMES["convolutions"], drawn(rng, 250), drawn(rng, 2, 3, 4, 4))


@pytest.mark.points(1)
def test_other_neighbors(agree, rng):
    """fold_model: a norm that stands first, or behind another module, stays."""
    agree(model_folded, NAMES["norms behind other modules"], drawn(rng, 150), drawn(rng, 5, 3))


@pytest.mark.points(1)
@pytest.mark.parametrize("kind", ["one ReLU twice", "one layer three times"])
def test_several_places(agree, rng, kind):
    """fold_model: a module that stands in several places is kept or folded in each of them."""
    agree(model_folded, NAMES[kind], drawn(rng, 100), drawn(rng, 5, 3))


@pytest.mark.points(1)
@pytest.mark.parametrize("kind", ["a model with blocks", "one layer three times"])
def test_given_model_stays(agree, rng, kind):
    """fold_model: the given model stays as it is, and the new one has the same outputs."""
    agree(given_model, NAMES[kind], drawn(rng, 100), drawn(rng, 5, 3))


@pytest.mark.points(0.5)
def test_refusals_of_models(agree, rng):
    """fold_model: a model is refused if the norm of a pair is in training mode."""
    agree(refusal_of_model, NAMES["an MLP"], drawn(rng, 100), [4])
    agree(refusal_of_model, NAMES["an MLP"], drawn(rng, 100), [])


@pytest.mark.points(0.5)
def test_modes(agree, rng):
    """fold_model: all modules of the new model are in evaluation mode."""
    agree(modes, NAMES["a model with blocks"], drawn(rng, 100))
