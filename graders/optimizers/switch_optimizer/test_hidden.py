"""Hidden checks for optimizers/switch_optimizer."""

import pytest
import torch
from torch import nn
from torch.nn import functional

D, H, K = 3, 4, 2
SHAPES = [(H, D), (H,), (K, H), (K,)]  # the parameters of the model, in order
PARTITIONS = [[[0, 1, 2, 3]], [[1, 3], [0, 2]], [[2], [3, 0], [1]]]
SIZES = [4, 5, 1]  # of the batches: uneven, so that the mean over samples is not that over batches


# --- building and observing, inside the experiment


def make_params(weights):
    return [nn.Parameter(weight.clone()) for weight in weights]


def make_model(weights):
    model = nn.Sequential(nn.Linear(D, H), nn.Tanh(), nn.Linear(H, K)).to(weights[0].dtype)
    with torch.no_grad():
        for param, weight in zip(model.parameters(), weights, strict=True):
            param.copy_(weight)
    return model


def optimizer_class(name):
    return getattr(torch.optim, name)


def make_optimizer(params, old):
    """Make the optimizer that the plain data `old` describes."""
    groups = [group | {"params": [params[i] for i in group["params"]]} for group in old["groups"]]
    return optimizer_class(old["class"])(groups, **old["options"])


def take_steps(optimizer, params, gradients):
    """Take one step for each list of gradients."""
    for grads in gradients:
        for param, grad in zip(params, grads, strict=True):
            param.grad = grad.clone()
        optimizer.step()


def indices(group, params):
    """Tell which parameters a group holds; -1 stands for a stranger."""
    known = {id(param): i for i, param in enumerate(params)}
    return sorted(known.get(id(param), -1) for param in group["params"])


def snapshot(optimizer, params):
    """Tell all that an optimizer holds."""
    return {
        "class": type(optimizer).__name__,
        "groups": [
            {key: value for key, value in group.items() if key != "params"}
            | {"params": indices(group, params)}
            for group in optimizer.param_groups
        ],
        "state": [dict(optimizer.state.get(param, {})) for param in params],
    }


# --- probes


def switched_groups(module, weights, old, new_class):
    """the class of switch_optimizer(optimizer, new_class), and the parameters of each group"""
    params = make_params(weights)
    new = module.switch_optimizer(make_optimizer(params, old), optimizer_class(new_class))
    return type(new).__name__, [indices(group, params) for group in new.param_groups]


def switched_option(module, weights, old, new_class, overrides, option):
    """an option in each group of switch_optimizer(optimizer, new_class, **overrides)"""
    optimizer = make_optimizer(make_params(weights), old)
    new = module.switch_optimizer(optimizer, optimizer_class(new_class), **overrides)
    options = [group.get(option) for group in new.param_groups]
    return {"the class": type(new).__name__, f"{option} of the groups": options}


def switched_frozen(module, weights, old, frozen, new_class):
    """the class and the groups of switch_optimizer(optimizer, new_class) with frozen parameters"""
    params = make_params(weights)
    optimizer = make_optimizer(params, old)
    for i in frozen:
        params[i].requires_grad_(False)
    new = module.switch_optimizer(optimizer, optimizer_class(new_class))
    return type(new).__name__, [indices(group, params) for group in new.param_groups]


def switched_after_change(module, weights, old, new_class, lrs):
    """the lr in each group of switch_optimizer(optimizer, new_class), the old lr set just before"""
    optimizer = make_optimizer(make_params(weights), old)
    for group, lr in zip(optimizer.param_groups, lrs, strict=True):
        group["lr"] = lr
    new = module.switch_optimizer(optimizer, optimizer_class(new_class))
    return [group["lr"] for group in new.param_groups]


def switched_without_weight_decay(module, weights, old, new_class):
    """the options lr and weight_decay of each group of switch_optimizer(optimizer, new_class)"""
    optimizer = make_optimizer(make_params(weights), old)
    new = module.switch_optimizer(optimizer, optimizer_class(new_class))
    return [
        {key: group[key] for key in ("lr", "weight_decay") if key in group}
        for group in new.param_groups
    ]


def switched_state(module, weights, old, gradients, new_class):
    """the state of switch_optimizer(optimizer, new_class) after the old one took some steps"""
    params = make_params(weights)
    optimizer = make_optimizer(params, old)
    take_steps(optimizer, params, gradients)
    new = module.switch_optimizer(optimizer, optimizer_class(new_class))
    return {"is new": new is not optimizer, "parameters with a state": len(new.state)}


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


def stepped_params(module, weights, old, gradients, new_class):
    """the parameters after steps of the old optimizer, switch_optimizer, steps of the new one"""
    params = make_params(weights)
    optimizer = make_optimizer(params, old)
    take_steps(optimizer, params, gradients)
    take_steps(module.switch_optimizer(optimizer, optimizer_class(new_class)), params, gradients)
    return params


def run_training(
    module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class, **options
):
    model = make_model(weights)
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
    """the losses that train(...) returns"""
    run = run_training(module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class)
    return run[0]


def train_params(module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class):
    """the model's parameters after train(...)"""
    run = run_training(module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class)
    return run[2]


class Epoch(int):
    """The number of an epoch that equals an int, but is never the same object."""


def train_optimizer(module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class):
    """the optimizer that train(...) returns"""
    switch_at = Epoch(switch_epoch)
    _, last, params, first = run_training(
        module, weights, old, batches, loss_fn, epochs, switch_at, new_class
    )
    return {
        "class": type(last).__name__,
        "is the given one": last is first,
        "parameters": [indices(group, params) for group in last.param_groups],
        "lr": [group["lr"] for group in last.param_groups],
        "parameters with a state": len(last.state),
    }


def train_overrides(
    module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class, overrides
):
    """the parameters after train(..., **overrides), and these options of the last optimizer"""
    _, last, params, _ = run_training(
        module, weights, old, batches, loss_fn, epochs, switch_epoch, new_class, **overrides
    )
    options = [{name: group.get(name) for name in overrides} for group in last.param_groups]
    return {"parameters": params, "options": options}


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


def random_batches(rng, sizes=SIZES, dtype=torch.float64, labels=False):
    """Draw batches whose losses differ from one to the next."""
    batches = []
    for i, n in enumerate(sizes):
        x = torch.randn(n, D, generator=rng, dtype=dtype)
        y = (i + 1) * torch.randn(n, K, generator=rng, dtype=dtype) + i
        batches.append((x, torch.randint(K, (n,), generator=rng) if labels else y))
    return batches


# --- checks


@pytest.mark.points(2)
@pytest.mark.parametrize("partition", PARTITIONS)
def test_groups(agree, rng, partition):
    """The new optimizer is of the new class; its groups hold the same parameters as before."""
    old = random_old(rng, "SGD", partition)

    agree(switched_groups, random_weights(rng), old, "RMSprop")


@pytest.mark.points(1)
@pytest.mark.parametrize("frozen", [[0], [1, 2]])
def test_frozen_parameters(agree, rng, frozen):
    """Frozen parameters stay in their groups: they may be thawed later."""
    old = random_old(rng, "Adam", PARTITIONS[1])

    agree(switched_frozen, random_weights(rng), old, frozen, "SGD")


@pytest.mark.points(2)
@pytest.mark.parametrize("partition", PARTITIONS)
def test_lr(agree, rng, partition):
    """Each group keeps its own lr: the one at the moment of the switch, even if it is 0."""
    weights, old = random_weights(rng), random_old(rng, "Adam", partition, lr=0.3)
    lrs = [uniform(rng, 0.1, 0.2), 0.0, uniform(rng, 0.3, 0.4)][: len(partition)]

    agree(switched_option, weights, old, "SGD", {}, "lr")
    agree(switched_after_change, weights, old, "SGD", lrs)


@pytest.mark.points(1)
@pytest.mark.parametrize("names", [("SGD", "Adam"), ("Adam", "AdamW"), ("AdamW", "SGD")])
def test_weight_decay(agree, rng, names):
    """Each group keeps its own weight_decay, even if it is 0."""
    weights, old = random_weights(rng), random_old(rng, names[0], PARTITIONS[2])

    agree(switched_option, weights, old, names[1], {}, "weight_decay")


@pytest.mark.points(1)
@pytest.mark.parametrize("new_class", ["Rprop", "SparseAdam"])
def test_to_class_without_weight_decay(agree, rng, new_class):
    """A class without the option weight_decay can be switched to, and is not given one."""
    weights, old = random_weights(rng), random_old(rng, "Adam", PARTITIONS[1])

    agree(switched_without_weight_decay, weights, old, new_class)


@pytest.mark.points(1)
@pytest.mark.parametrize("new_class", ["SGD", "Adam"])
def test_from_class_without_weight_decay(agree, rng, new_class):
    """A class without the option weight_decay can be switched from."""
    weights, old = random_weights(rng), random_old(rng, "Rprop", PARTITIONS[1])

    agree(switched_without_weight_decay, weights, old, new_class)


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

    for option in [*overrides, "lr", "weight_decay"]:
        agree(switched_option, weights, old, new_class, overrides, option)


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
def test_steps_after_switch(agree, rng, names):
    """The steps of the new optimizer move the parameters as they should."""
    weights, old = random_weights(rng), random_old(rng, names[0], PARTITIONS[2])

    agree(stepped_params, weights, old, random_gradients(rng), names[1])


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("loss_fn", "sizes"), [("mse_loss", SIZES), ("cross_entropy", [1, 6]), ("smooth_l1_loss", [3])]
)
def test_train_losses(agree, rng, loss_fn, sizes):
    """train: the losses are the means over the samples of each epoch, as Python floats."""
    batches = random_batches(rng, sizes, labels=loss_fn == "cross_entropy")
    weights, old = random_weights(rng), random_old(rng, "SGD", PARTITIONS[1])

    agree(train_losses, weights, old, batches, loss_fn, 3, 1, "Adam")


@pytest.mark.points(2)
@pytest.mark.parametrize("switch_epoch", [0, 1, 2])
def test_train_params(agree, rng, switch_epoch):
    """train: the parameters after training are right, whenever the switch comes."""
    weights, batches = random_weights(rng), random_batches(rng)
    old = random_old(rng, "SGD", PARTITIONS[1], momentum=0.5)

    agree(train_params, weights, old, batches, "mse_loss", 3, switch_epoch, "Adam")


@pytest.mark.points(1)
def test_train_float32(agree, rng):
    """train: a float32 model is trained in float32, here from Adam to SGD."""
    weights = random_weights(rng, torch.float32)
    batches = random_batches(rng, [3, 2], torch.float32)
    old = random_old(rng, "Adam", PARTITIONS[1])

    agree(train_params, weights, old, batches, "mse_loss", 2, 1, "SGD", rtol=1e-3, atol=1e-4)


@pytest.mark.points(1)
@pytest.mark.parametrize("switch_epoch", [0, 1, 2, 5])
def test_train_optimizer(agree, rng, switch_epoch):
    """train: the optimizer that is returned is the one in use at the end."""
    weights, batches = random_weights(rng), random_batches(rng, [2, 1])
    old = random_old(rng, "SGD", [[3, 1], [0]])  # the third parameter is not trained

    agree(train_optimizer, weights, old, batches, "mse_loss", 2, switch_epoch, "Adam")


@pytest.mark.points(1)
@pytest.mark.parametrize("overrides", [{"lr": 0.09}, {"weight_decay": 0.4, "momentum": 0.8}])
def test_train_overrides(agree, rng, overrides):
    """train: the overrides hold for the optimizer that is switched to."""
    weights, batches = random_weights(rng), random_batches(rng, [2, 3])
    old = random_old(rng, "Adam", PARTITIONS[1])

    agree(train_overrides, weights, old, batches, "mse_loss", 2, 1, "SGD", overrides)
