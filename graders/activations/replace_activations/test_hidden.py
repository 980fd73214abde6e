"""Hidden checks for activations/replace_activations: sharing, subclasses, what is kept."""

import pytest
import torch
from probes import MODELS, names_in, replaced, tree


def model_after_names(module, model):
    """relu_names(model), and the model afterwards

    Look at how deep you look, which classes count, and modules in several places.
    """
    model = MODELS[model]()
    paths = module.relu_names(model)
    return {"the paths": paths} | tree(model)


def outputs(module, model, x):
    """the output of replace_relu(model, 0.5)"""
    return module.replace_relu(MODELS[model](), 0.5)(x)


def the_given_model(module, model):
    """the model that was given to replace_relu

    Look at what happens to the modules that are replaced, and to the others.
    """
    model = MODELS[model]()
    module.replace_relu(model, 0.1)
    return tree(model)


def objects_after(module, model):
    """the model after replace_relu(model), and which of its modules and parameters are new

    Look at how deep you look, which classes count, and modules in several places.
    """
    model = MODELS[model]()
    known = {id(part): part for part in [*model.modules(), *model.parameters()]}
    new = module.replace_relu(model)
    found = [*new.named_modules(), *new.named_parameters()]
    return {name: "kept" if id(part) in known else type(part).__name__ for name, part in found}


def calls_of_hooks(module, model, x):
    """the hooks called by replace_relu(model, 0.5)(x), and the norms of what they get"""
    model, calls = MODELS[model](), {}
    for name, part in model.named_modules():
        if type(part).__name__ in ("Block", "Linear", "Sequential"):
            part.register_forward_hook(
                lambda _, __, y, name=name: calls.update({f"the output at {name!r}": y.norm()})
            )
    module.replace_relu(model, 0.5)(x)
    return calls


def modes_after(module, model, evaluating):
    """the modes of the modules after replace_relu(model)

    Look at the mode of a new module, and of those around it.
    """
    model = MODELS[model]()
    for name in evaluating:
        model.get_submodule(name).eval()
    new = module.replace_relu(model)
    return {
        f"the {type(part).__name__} at {name!r}": "training" if part.training else "evaluation"
        for name, part in new.named_modules()
    }


def inplace_after(module, model):
    """what is `inplace` after replace_relu(model)"""
    new = module.replace_relu(MODELS[model]())
    return {
        f"the {type(part).__name__} at {name!r}": part.inplace
        for name, part in new.named_modules()
        if hasattr(part, "inplace")
    }


@pytest.mark.points(1)
def test_names_of_shared_modules(agree):
    """relu_names: a module that stands in several places is listed for each of them."""
    for kind in (
        "Linear, act, Linear, act, with one ReLU as act",
        "(Linear, act), (act, ReLU), with one ReLU as act",
        "block, Linear, block, with one Block",
    ):
        agree(names_in, kind)


@pytest.mark.points(0.5)
def test_names_without_subclasses(agree):
    """relu_names: exactly nn.ReLU is listed, and not its subclasses or relatives."""
    agree(names_in, "ClippedReLU, ReLU6, PReLU, LeakyReLU, ReLU")


@pytest.mark.points(0.5)
def test_name_of_the_model(agree):
    """relu_names: a model that is an nn.ReLU has the path '', another one has none."""
    agree(names_in, "itself an nn.ReLU")
    agree(names_in, "itself an nn.Linear")


@pytest.mark.points(0.5)
def test_names_leave_the_model(agree):
    """relu_names: the paths are right in containers, and the model is left as it was."""
    agree(model_after_names, "a ModuleDict with a ModuleList of ReLU, GELU, ReLU")


@pytest.mark.points(1)
def test_containers(agree):
    """replace_relu: in an nn.ModuleList in an nn.ModuleDict every nn.ReLU is replaced."""
    agree(replaced, "a ModuleDict with a ModuleList of ReLU, GELU, ReLU", 0.2)


@pytest.mark.points(1)
@pytest.mark.parametrize(
    "kind",
    [
        "Linear, act, Linear, act, with one ReLU as act",
        "(Linear, act), (act, ReLU), with one ReLU as act",
        "block, Linear, block, with one Block",
    ],
)
def test_shared_modules(agree, kind):
    """replace_relu: a shared nn.ReLU becomes one nn.LeakyReLU in the same places."""
    agree(replaced, kind, 0.2)


@pytest.mark.points(1)
def test_subclasses_stay(agree):
    """replace_relu: exactly nn.ReLU is replaced, and not its subclasses or relatives."""
    agree(replaced, "ClippedReLU, ReLU6, PReLU, LeakyReLU, ReLU", 0.2)


@pytest.mark.points(0.5)
def test_model_is_a_relu(agree):
    """replace_relu: for a model that is an nn.ReLU, the new module is returned."""
    agree(replaced, "itself an nn.ReLU", 0.2)


@pytest.mark.points(0.5)
def test_inplace(agree):
    """replace_relu: the new modules work in place where the old ones did."""
    agree(inplace_after, "Linear, (Block, Tanh, (Linear, ReLU, ReLU6)), ReLU")


@pytest.mark.points(1)
@pytest.mark.parametrize("evaluating", [["1.2.1"], ["1.0", "2"]])
def test_modes(agree, evaluating):
    """replace_relu: the new modules are in the modes of the old ones, the others in theirs."""
    agree(modes_after, "Linear, (Block, Tanh, (Linear, ReLU, ReLU6)), ReLU", evaluating)


@pytest.mark.points(1)
def test_in_place(agree):
    """replace_relu: the model that was given is changed, and keeps its other modules."""
    agree(the_given_model, "Linear, (Block, Tanh, (Linear, ReLU, ReLU6)), ReLU")
    agree(objects_after, "Linear, (Block, Tanh, (Linear, ReLU, ReLU6)), ReLU")


@pytest.mark.points(0.5)
def test_hooks(agree, rng):
    """replace_relu: hooks on the modules that stay are called, with the new outputs."""
    agree(
        calls_of_hooks,
        "Linear, (Block, Tanh, (Linear, ReLU, ReLU6)), ReLU",
        torch.randn(5, 3, generator=rng),
    )


@pytest.mark.points(0.5)
def test_outputs(agree, rng):
    """replace_relu: the outputs are those of the leaky ReLU; calls of F.relu stay as they are."""
    x = torch.randn(5, 3, generator=rng)

    agree(outputs, "Linear, ReLU, Linear, ReLU", x)
    agree(outputs, "block, Linear, block, with one Block", x)
