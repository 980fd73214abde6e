"""Hidden checks for initialization/init_model: what follows, each rule, what stays."""

import pytest
import torch
from probes import (
    BLOCK_TWICE,
    CONVOLUTIONS,
    IN_A_ROW,
    LAYER_TWICE,
    MODELS,
    NESTED,
    biases_after,
    draws_of,
    following,
    frozen_after,
    layers_of,
    weights_after,
)
from torch import nn


def drawn_with_generator(module, model):
    """the weights after init_model(model, generator)"""
    model, generator = MODELS[model](), torch.Generator().manual_seed(3)
    state = torch.get_rng_state()
    module.init_model(model, generator)
    unused = torch.equal(state, torch.get_rng_state())
    weights = draws_of(layers_of(model), generator.manual_seed(3))
    how = {f"the draw of {name}": draw["the draw"] for name, draw in weights.items()}
    return how | {"torch's own generator is not used": unused}


def others_after(module, model):
    """the model after init_model(model), in evaluation mode but for its dropout"""
    model = MODELS[model]().eval()
    layers = layers_of(model)
    for name, part in model.named_modules():
        part.train(isinstance(part, nn.Dropout))
        if name not in layers:
            for tensor in (*part.parameters(recurse=False), *part.buffers(recurse=False)):
                tensor.data.fill_(3)
    params, modes = dict(model.named_parameters()), [part.training for part in model.modules()]
    before = {name: layer.weight.detach().clone() for name, layer in layers.items()}
    for param in params.values():
        param.grad = torch.ones_like(param)
    module.init_model(model)
    others = [name for name in model.state_dict() if name.rpartition(".")[0] not in layers]
    return {
        "layers with a new weight": sum(
            bool((layer.weight != before[name]).all()) for name, layer in layers.items()
        ),
        **{f"{name}, which was 3": model.state_dict()[name] for name in others},
        "modules are in their old modes": modes == [part.training for part in model.modules()],
        "parameters are the same objects": all(
            param is params[name] for name, param in model.named_parameters()
        ),
        "parameters still have their .grad": all(
            param.grad is not None and bool((param.grad == 1).all()) for param in model.parameters()
        ),
    }


def place_of_activation(module, model):
    """followed_by(model), the activations as the places in which they stand first"""
    model = MODELS[model]()
    places = {part: f"the module at {name!r}" for name, part in model.named_modules()}
    return {
        f"after layer {name!r}": places.get(activation, "another one")
        for name, activation in module.followed_by(model).items()
    }


@pytest.mark.points(2)
@pytest.mark.parametrize("model", [NESTED, CONVOLUTIONS])
def test_following(agree, model):
    """followed_by: norm layers, dropout and the like do not count, and models are nested."""
    agree(following, model)


@pytest.mark.points(1)
def test_first_activation(agree):
    """followed_by: of activations one after the other, the first one follows; it is the module."""
    agree(place_of_activation, IN_A_ROW)


@pytest.mark.points(1)
@pytest.mark.parametrize("model", [LAYER_TWICE, BLOCK_TWICE])
def test_first_place(agree, model):
    """followed_by: a layer in several places has the name of the first, and what follows there."""
    agree(following, model)


@pytest.mark.points(3)
@pytest.mark.parametrize("model", [NESTED, CONVOLUTIONS])
def test_weights(agree, model):
    """init_model: each weight has the right std, in nested models and in convolutions."""
    agree(weights_after, model)


@pytest.mark.points(1)
def test_shared_layers(agree):
    """init_model: a layer in several places is drawn once, by its first place."""
    agree(weights_after, LAYER_TWICE)


@pytest.mark.points(1)
@pytest.mark.parametrize("model", [NESTED, CONVOLUTIONS])
def test_names_and_biases(agree, model):
    """init_model: the names are right, and all biases are 0; a layer may have none."""
    agree(biases_after, model)


@pytest.mark.points(1)
@pytest.mark.parametrize("frozen", [["0.weight", "0.bias"], ["2.weight"], ["0.bias", "2.bias"]])
def test_frozen_parameters(agree, frozen):
    """init_model: of a layer that is frozen, or in part, only the rest changes."""
    agree(frozen_after, frozen)


@pytest.mark.points(1)
def test_generator(agree):
    """init_model: the generator draws the weights in the order of the model."""
    agree(drawn_with_generator, NESTED)


@pytest.mark.points(2)
def test_nothing_else(agree):
    """init_model: norm layers, buffers, modes and gradients stay; parameters are the same ones."""
    agree(others_after, NESTED)
