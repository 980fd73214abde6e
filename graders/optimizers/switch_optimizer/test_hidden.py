"""Hidden checks for optimizers/switch_optimizer."""

import pytest
import torch
from probes import (
    groups_in_words,
    make_optimizer,
    make_params,
    optimizer_class,
    options_of,
    switched_groups,
    switched_options,
)
from torch import nn
from torch.nn import functional

D, H, K = 3, 4, 2
NAMES = ["W1", "b1", "W2", "b2"]  # the parameters of the model, in order
SHAPES = [(H, D), (H,), (K, H), (K,)]
PARTITIONS = [[[0, 1, 2, 3]], [[1, 3], [0, 2]], [[2], [3, 0], [1]]]
SIZES = [4, 5, 1]  # of the batches: uneven, so that the mean over samples is not that over batches


# --- building and observing, inside the experiment


def make_model(weights, frozen=()):
    model = nn.Sequential(nn.Linear(D, H), nn.Tanh(), nn.Linear(H, K)).to(weights[0].dtype)
    with torch.no_grad():
        for param, weight in zip(model.parameters(), weights, strict=True):
            param.copy_(weight)
    for i in frozen:
        list(model.parameters())[i].requires_grad_(False)
    return model


def named(params):
    return dict(zip(NAMES, params, strict=True))


def take_steps(optimizer, params, gradients):
    """Take one step for each list of gradients."""
    for grads in gradients:
        for param, grad in zip(params, grads, strict=True):
            param.grad = grad.clone()
        optimizer.step()


def snapshot(optimizer, params):
    """Report all that an optimizer holds."""
    options = {key for group in optimizer.param_groups for key in group if key != "params"}
    state = {
        f"{key} of {name}": value
        for name, param in named(params).items()
        for key, value in optimizer.state.get(param, {}).items()
    }
    words = {"class": type(optimizer).__name__, "groups": groups_in_words(optimizer, params)}
    return words | options_of(optimizer, sorted(options)) | state


def which(optimizer, given):
    return "the given one" if optimizer is given else "another one"


# --- probes of switch_optimizer


def switched_frozen(module, weights, old, frozen, new_class):
    """the class and the groups of switch_optimizer(optimizer, new_class) with frozen parameters"""
    params = make_params(weights)
    optimizer = make_optimizer(params, old)
    for i in frozen:
        params[i].requires_grad_(False)
    new = module.switch_optimizer(optimizer, optimizer_class(new_class))
    return {"class": type(new).__name__, "groups": groups_in_words(new, params)}


def switched_after_change(module, weights, old, new_class, lrs):
    """the lr in each group of switch_optimizer(optimizer, new_class), the old lr set just before"""
    optimizer = make_optimizer(make_params(weights), old)
    for group, lr in zip(optimizer.param_groups, lrs, strict=True):
        group["lr"] = lr
    return options_of(module.switch_optimizer(optimizer, optimizer_class(new_class)), ["lr"])


def switched_state(module, weights, old, gradients, new_class):
    """the state of switch_optimizer(optimizer, new_class) after the old one took some steps"""
    params = make_params(weights)
    optimizer = make_optimizer(params, old)
    take_steps(optimizer, params, gradients)
    new = module.switch_optimizer(optimizer, optimizer_class(new_class))
    return {
        "the result": which(new, optimizer),
        "class": type(new).__name__,
        "parameters with a state": len(new.state),
    }


def old_optimizer(module, weights, old, gradients, new_class):
    """the old optimizer after switch_optimizer(optimizer, new_class) and use of the new one"""
    params = make_params(weights)
    optimizer = make_optimizer(params, old)
    take_steps(optimizer, params, gradients)
    new = module.switch_optimizer(optimizer, optimizer_class(new_class))
    for group in new.param_groups:
        group["lr"] = group["weight_decay"] = 0.5
    take_steps(new, params, gradients)
    return snapshot(optimizer, params)


def old_groups(module, weights, old, new_class):
    """the old optimizer's groups after switch_optimizer(optimizer, new_class), new ones emptied"""
    params = make_params(weights)
    optimizer = make_optimizer(params, old)
    new = module.switch_optimizer(optimizer, optimizer_class(new_class))
    for group in new.param_groups:
        group["params"].clear()
    return {
        "class of the new one": type(new).__name__,
        "groups of the old one": groups_in_words(optimizer, params),
    }


def stepped_params(module, weights, old, gradients, new_class):
    """the parameters after steps of the old optimizer, switch_optimizer, steps of the new one"""
    params = make_params(weights)
    optimizer = make_optimizer(params, old)
    take_steps(optimizer, params, gradients)
    take_steps(module.switch_optimizer(optimizer, optimizer_class(new_class)), params, gradients)
    return named(params)


# --- probes of train


def run_training(
    module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class, frozen=(), **options
):
    model = make_model(weights, frozen)
    params = list(model.parameters())
    optimizer = make_optimizer(params, old)
    losses, last = module.train(
        model,
        getattr(functional, loss_fn),
        batches,
        optimizer,
        epochs,
        switch_epoch,
        optimizer_class(new_class),
        **options,
    )
    return losses, last, params, optimizer


def train_losses(module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class):
    """the losses that train(...) returns

    Look at what the mean is over, and when a loss is computed.
    """
    run = run_training(module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class)
    return {f"loss of epoch {epoch}": loss for epoch, loss in enumerate(run[0])}


def train_params(module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class):
    """the model's parameters after train(...)

    Look at which optimizer steps in which epoch, and what it was made from.
    """
    run = run_training(module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class)
    return named(run[2])


def train_frozen(module, weights, old, batches, epochs, switch_epoch, new_class, frozen):
    """the model's parameters after train(...), some of them frozen

    Look at which optimizer steps in which epoch, and what it was made from.
    """
    run = run_training(
        module, weights, old, batches, "mse_loss", epochs, switch_epoch, new_class, frozen
    )
    still = ", ".join(name for name, param in named(run[2]).items() if not param.requires_grad)
    return named(run[2]) | {"frozen": still}


class Epoch(int):
    """The number of an epoch that equals an int, but is never the same object."""


def train_optimizer(module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class):
    """the optimizer that train(...) returns

    Look at which optimizer is in use at the end.
    """
    switch_at = Epoch(switch_epoch)
    _, last, params, first = run_training(
        module, weights, old, batches, loss_fn, epochs, switch_at, new_class
    )
    return {
        "class": type(last).__name__,
        "the result": which(last, first),
        "groups": groups_in_words(last, params),
        "parameters with a state": len(last.state),
    }


def train_overrides(
    module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class, overrides
):
    """these options of the optimizer that train(..., **overrides) returns"""
    _, last, _, _ = run_training(
        module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class, **overrides
    )
    return {"class": type(last).__name__} | options_of(last, list(overrides))


# --- inputs


def uniform(rng, low, high):
    return low + (high - low) * torch.rand((), generator=rng, dtype=torch.float64).item()


def random_weights(rng, dtype=torch.float64):
    return [0.5 * torch.randn(shape, generator=rng, dtype=dtype) for shape in SHAPES]


def random_gradients(rng, steps=2):
    return [random_weights(rng) for _ in range(steps)]


def random_old(rng, name, partition, **options):
    """Describe an optimizer whose groups have options of their own; the first decays nothing."""
    groups = [
        {"params": group, "lr": uniform(rng, 0.02, 0.04) * (i + 1)}
        for i, group in enumerate(partition)
    ]
    if name != "Rprop":
        for i, group in enumerate(groups):
            group["weight_decay"] = uniform(rng, 0.1, 0.2) * i
    return {"class": name, "groups": groups, "options": options}


def plain_old(name, params=(0, 1, 2, 3), **options):
    """Describe an optimizer with the options that any class has by default: lr 0.001, no decay.

    What is lost at a switch does not show then: the checks of train are about train.
    """
    return {"class": name, "groups": [{"params": list(params), "lr": 0.001}], "options": options}


def random_batches(rng, sizes=SIZES, dtype=torch.float64, labels=False):
    """Draw batches whose losses differ from one to the next."""
    batches = []
    for i, n in enumerate(sizes):
        x = torch.randn(n, D, generator=rng, dtype=dtype)
        y = (i + 1) * torch.randn(n, K, generator=rng, dtype=dtype) + i
        batches.append((x, torch.randint(K, (n,), generator=rng) if labels else y))
    return batches


# --- checks of switch_optimizer


@pytest.mark.points(2)
@pytest.mark.parametrize("partition", PARTITIONS)
def test_groups(agree, rng, partition):
    """The new optimizer is of the new class; its groups hold the same parameters as before."""
    old = random_old(rng, "SGD", partition)

    agree(switched_groups, random_weights(rng), old, "RMSprop")


@pytest.mark.points(1)
@pytest.mark.parametrize("partition", [PARTITIONS[1], PARTITIONS[2]])
def test_groups_with_equal_options(agree, rng, partition):
    """Groups whose options are equal stay groups of their own."""
    groups = [{"params": group, "lr": 0.1, "weight_decay": 0.01} for group in partition]
    old = {"class": "SGD", "groups": groups, "options": {}}

    agree(switched_groups, random_weights(rng), old, "Adam")


@pytest.mark.points(1)
@pytest.mark.parametrize("frozen", [[0], [1, 2]])
def test_frozen_parameters(agree, rng, frozen):
    """Frozen parameters stay with the new optimizer: they may be thawed later."""
    old = random_old(rng, "Adam", PARTITIONS[0])

    agree(switched_frozen, random_weights(rng), old, frozen, "SGD")


@pytest.mark.points(2)
@pytest.mark.parametrize("partition", PARTITIONS)
def test_lr(agree, rng, partition):
    """Each group keeps its own lr: the one at the moment of the switch, even if it is 0."""
    weights, old = random_weights(rng), random_old(rng, "Adam", partition, lr=0.3)
    lrs = [uniform(rng, 0.1, 0.2), 0.0, uniform(rng, 0.3, 0.4)][: len(partition)]

    agree(switched_options, weights, old, "SGD", {}, ["lr"])
    agree(switched_after_change, weights, old, "SGD", lrs)


@pytest.mark.points(1)
@pytest.mark.parametrize("names", [("SGD", "Adam"), ("Adam", "AdamW"), ("AdamW", "SGD")])
def test_weight_decay(agree, rng, names):
    """Each group keeps its own weight_decay, even if it is 0."""
    weights, old = random_weights(rng), random_old(rng, names[0], PARTITIONS[2])

    agree(switched_options, weights, old, names[1], {}, ["weight_decay"])


@pytest.mark.points(1)
@pytest.mark.parametrize("new_class", ["Rprop", "SparseAdam"])
def test_to_class_without_weight_decay(agree, rng, new_class):
    """A class without the option weight_decay can be switched to, and is not given one."""
    weights, old = random_weights(rng), random_old(rng, "Adam", PARTITIONS[1])

    agree(switched_options, weights, old, new_class, {}, ["weight_decay"])


@pytest.mark.points(1)
@pytest.mark.parametrize("new_class", ["SGD", "AdamW"])
def test_from_class_without_weight_decay(agree, rng, new_class):
    """A class without the option weight_decay can be switched from."""
    weights, old = random_weights(rng), random_old(rng, "Rprop", PARTITIONS[0])

    agree(switched_options, weights, old, new_class, {}, ["weight_decay"])


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("name", "new_class", "overrides"),
    [
        ("SGD", "Adam", {"lr": 0.007}),
        ("SGD", "AdamW", {"weight_decay": 0.3}),
        ("Adam", "SGD", {"lr": 0.006, "weight_decay": 0.0, "momentum": 0.8}),
        ("Adam", "AdamW", {"betas": (0.5, 0.75)}),
    ],
)
def test_overrides(agree, rng, name, new_class, overrides):
    """An override holds in all groups; lr and weight_decay are kept where it does not name them."""
    weights, old = random_weights(rng), random_old(rng, name, PARTITIONS[2])

    options = list(dict.fromkeys([*overrides, "lr", "weight_decay"]))
    agree(switched_options, weights, old, new_class, overrides, options)


@pytest.mark.points(1)
@pytest.mark.parametrize("names", [("SGD", "Adam"), ("Adam", "AdamW"), ("Adam", "Adam")])
def test_state_afresh(agree, rng, names):
    """The new optimizer is a new object and starts without state, also in the same class."""
    options = {"momentum": 0.9} if names[0] == "SGD" else {}
    weights, old = random_weights(rng), random_old(rng, names[0], PARTITIONS[1], **options)

    agree(switched_state, weights, old, random_gradients(rng), names[1])


@pytest.mark.points(2)
@pytest.mark.parametrize("names", [("SGD", "Adam"), ("Adam", "SGD")])
def test_old_optimizer_left_as_it_was(agree, rng, names):
    """The old optimizer keeps its groups, options and state, whatever the new one does later."""
    options = {"momentum": 0.9} if names[0] == "SGD" else {}
    weights, old = random_weights(rng), random_old(rng, names[0], PARTITIONS[2], **options)

    agree(old_optimizer, weights, old, random_gradients(rng), names[1])


@pytest.mark.points(1)
@pytest.mark.parametrize("names", [("SGD", "Adam"), ("Adam", "SGD")])
def test_lists_of_parameters(agree, rng, names):
    """The old optimizer keeps its parameters when those of the new one's groups change."""
    old = random_old(rng, names[0], PARTITIONS[1])

    agree(old_groups, random_weights(rng), old, names[1])


@pytest.mark.points(1)
@pytest.mark.parametrize("names", [("SGD", "Adam"), ("Adam", "SGD")])
def test_steps_after_switch(agree, rng, names):
    """The steps of the new optimizer move the parameters as they should."""
    agree(stepped_params, random_weights(rng), plain_old(names[0]), random_gradients(rng), names[1])


# --- checks of train


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("loss_fn", "sizes"), [("mse_loss", SIZES), ("cross_entropy", [1, 6]), ("smooth_l1_loss", [3])]
)
def test_train_losses(agree, rng, loss_fn, sizes):
    """train: the losses are the means over the samples of each epoch, as Python floats."""
    batches = random_batches(rng, sizes, labels=loss_fn == "cross_entropy")

    agree(train_losses, random_weights(rng), plain_old("SGD"), batches, loss_fn, 3, 1, "Adam")


@pytest.mark.points(2)
@pytest.mark.parametrize("switch_epoch", [0, 1, 2])
def test_train_params(agree, rng, switch_epoch):
    """train: the parameters after training are right, whenever the switch comes."""
    weights, batches = random_weights(rng), random_batches(rng)
    old = plain_old("SGD", momentum=0.5)

    agree(train_params, weights, old, batches, "mse_loss", 3, switch_epoch, "Adam")


@pytest.mark.points(1)
def test_train_float32(agree, rng):
    """train: a float32 model is trained in float32, here from Adam to SGD."""
    weights = random_weights(rng, torch.float32)
    batches = random_batches(rng, [3, 2], torch.float32)

    agree(
        train_params, weights, plain_old("Adam"), batches, "mse_loss", 2, 1, "SGD",
        rtol=1e-4, atol=1e-4,
    )  # fmt: skip


@pytest.mark.points(1)
@pytest.mark.parametrize("frozen", [[0, 1], [3]])
def test_train_frozen(agree, rng, frozen):
    """train: frozen parameters stay as they are, and the others are trained."""
    weights, batches = random_weights(rng), random_batches(rng)

    agree(train_frozen, weights, plain_old("SGD"), batches, 2, 1, "Adam", frozen)


@pytest.mark.points(1)
@pytest.mark.parametrize("switch_epoch", [0, 1, 2, 5])
def test_train_optimizer(agree, rng, switch_epoch):
    """train: the optimizer that is returned is the one in use at the end."""
    weights, batches = random_weights(rng), random_batches(rng, [2, 1])
    old = plain_old("SGD", [0, 1, 3])  # one parameter is not trained

    agree(train_optimizer, weights, old, batches, "mse_loss", 2, switch_epoch, "Adam")


@pytest.mark.points(1)
@pytest.mark.parametrize("overrides", [{"lr": 0.09}, {"weight_decay": 0.4, "momentum": 0.8}])
def test_train_overrides(agree, rng, overrides):
    """train: the overrides hold for the optimizer that is switched to."""
    weights, batches = random_weights(rng), random_batches(rng, [2, 3])

    agree(train_overrides, weights, plain_old("Adam"), batches, "mse_loss", 2, 1, "SGD", overrides)
