"""Hidden checks for backprop/training_loop.

The model of the probes has Dropout, which draws at each call, and a BatchNorm, whose buffers move
at each call in training mode.
"""

import gc
import weakref

import pytest
import torch
from torch import nn

SIZES = [[4, 4, 3], [6], [2, 5]]  # of the batches; a BatchNorm needs two examples
SINGLES = [[1], [3, 1]]
OPTIMIZERS = [
    ("SGD", {"lr": 0.1}),
    ("SGD", {"lr": 0.05, "momentum": 0.9, "weight_decay": 0.01}),
    ("Adam", {"lr": 0.02}),
]
DTYPES = [torch.float32, torch.float64]
# In which mode the model, its Linear, BatchNorm, Tanh, Dropout and Linear are.
MODES = [
    [True, True, False, True, True, True],
    [False, False, False, False, False, False],
    [False, False, False, False, True, False],
    [True, False, False, False, False, False],
]


# --- what the probes build


def build(state):
    """Make the model that a state belongs to; all in training mode."""
    hidden, features = state["0.weight"].shape
    model = nn.Sequential(
        nn.Linear(features, hidden),
        nn.BatchNorm1d(hidden),
        nn.Tanh(),
        nn.Dropout(0.4),
        nn.Linear(hidden, len(state["4.weight"])),
    ).to(state["0.weight"].dtype)
    model.load_state_dict(state)
    return model


def optimizer_of(model, kind, options):
    return getattr(torch.optim, kind)(model.parameters(), **options)


def lopsided_loss(predictions, targets):
    """Cost more above the target than below, so that the order of the arguments matters."""
    error = predictions - targets
    return torch.where(error > 0, 3 * error.square(), error.square()).mean()


def snapshot(model):
    return {name: value.detach().clone() for name, value in model.state_dict().items()}


def gradients_of(model):
    return {
        f"{name}.grad": None if p.grad is None else p.grad.clone()
        for name, p in model.named_parameters()
    }


def set_modes(model, modes):
    for submodule, training in zip(model.modules(), modes, strict=True):
        submodule.training = training


def mode(training):
    return "training mode" if training else "eval mode"


def modes_of(model):
    """Return the mode of each module, in words, by its class and its number in the model."""
    names = ["the model", *(f"its {type(part).__name__} {i}" for i, part in enumerate(model))]
    modes = [mode(submodule.training) for submodule in model.modules()]
    return {f"mode of {n} afterwards": told for n, told in zip(names, modes, strict=True)}


def watch_modes(model):
    """Return a set that will hold the modes in which the model's modules are called."""
    seen = set()
    for submodule in model.modules():
        submodule.register_forward_hook(lambda called, *_: seen.add(mode(called.training)))
    return seen


# --- probes of train_epoch


def train_loss(module, state, batches, optimizer, options):
    """train_epoch(model, loss_fn, optimizer, batches)

    Look at what the mean is over, and what happens for each batch.
    """
    model = build(state)
    return module.train_epoch(
        model, lopsided_loss, optimizer_of(model, optimizer, options), batches
    )


def state_after_training(module, state, batches, optimizer, options):
    """the parameters and buffers after train_epoch(model, loss_fn, optimizer, batches)

    Look at zero_grad, backward and step: for each batch, in which order.
    """
    model = build(state)
    module.train_epoch(model, lopsided_loss, optimizer_of(model, optimizer, options), batches)
    return snapshot(model)


def classifier_training(module, weight, bias, batches):
    """train_epoch(model, F.cross_entropy, optimizer, batches) with SGD and lr = 0"""
    model = nn.Linear(weight.shape[1], len(weight)).to(weight.dtype)
    model.load_state_dict({"weight": weight, "bias": bias})
    optimizer = torch.optim.SGD(model.parameters(), lr=0.0)
    return module.train_epoch(model, nn.functional.cross_entropy, optimizer, batches)


def training_with_old_gradients(module, state, grads, batches):
    """the model after train_epoch(model, loss_fn, optimizer, batches), with gradients before it

    Look at zero_grad, backward and step: for each batch, in which order.
    """
    torch.manual_seed(0)
    model = build(state)
    for name, param in model.named_parameters():
        param.grad = grads.get(name)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    module.train_epoch(model, lopsided_loss, optimizer, batches)
    return snapshot(model)


def events_of_training(module, state, batches):
    """what happens in train_epoch(model, loss_fn, optimizer, batches), in order"""
    model, events, gradients = build(state), [], {}
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

    def loss_fn(predictions, targets):
        loss = lopsided_loss(predictions, targets)
        events.append(f"loss of {len(targets)}")
        if loss.requires_grad:
            loss.register_hook(lambda _: events.append("gradient of the loss"))
        return loss

    def after_step(*_):
        events.append("step")
        number = events.count("step")
        gradients.update({f"{n} at step {number}": g for n, g in gradients_of(model).items()})

    model.register_forward_hook(lambda *_: events.append("forward"))
    optimizer.register_step_post_hook(after_step)
    module.train_epoch(model, loss_fn, optimizer, batches)
    return {"order": ", ".join(events), "gradients": gradients}


def modes_of_training(module, state, batches, modes):
    """the modes during and after train_epoch(model, loss_fn, optimizer, batches)"""
    model = build(state)
    set_modes(model, modes)
    seen = watch_modes(model)
    module.train_epoch(model, lopsided_loss, optimizer_of(model, "SGD", {"lr": 0.1}), batches)
    return {"modules were called in": " and ".join(sorted(seen)), **modes_of(model)}


class Token:
    """Something that lives as long as a graph does."""


def alive(tokens):
    if any(token() is not None for token in tokens):
        gc.collect()  # what only a cycle of references keeps
    return sum(token() is not None for token in tokens)


def graphs_alive(module, state, batches):
    """how many graphs of losses exist during and after train_epoch(...)"""
    model, tokens, older = build(state), [], []

    def loss_fn(predictions, targets):
        older.append(alive(tokens[:-1]))
        loss, token = lopsided_loss(predictions, targets), Token()
        if loss.requires_grad:
            loss.register_hook(lambda _, token=token: None)
            tokens.append(weakref.ref(token))
        return loss

    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    result = module.train_epoch(model, loss_fn, optimizer, batches)
    after = alive(tokens)
    del result
    return {"graphs": len(tokens), "older": max(older, default=0), "after the call": after}


# --- probes of evaluate


def validation_loss(module, state, batches, modes):
    """evaluate(model, loss_fn, batches)

    Look at how the mode comes back, whatever happens in between.
    """
    model = build(state)
    set_modes(model, modes)
    return module.evaluate(model, lopsided_loss, batches)


def model_after_evaluation(module, state, grads, batches):
    """evaluate(model, loss_fn, batches), and the model afterwards

    Look at how the mode comes back, whatever happens in between.
    """
    model = build(state)
    for name, param in model.named_parameters():
        param.grad = grads.get(name)
    loss = module.evaluate(model, lopsided_loss, batches)
    return loss, {"state": snapshot(model), "gradients": gradients_of(model)}


def requires_grad_after_evaluation(module, state, batches, frozen):
    """evaluate(model, loss_fn, batches), and the requires_grad of its parameters afterwards

    Look at how the mode comes back, whatever happens in between.
    """
    model = build(state)
    for name, param in model.named_parameters():
        param.requires_grad_(name not in frozen)
    loss = module.evaluate(model, lopsided_loss, batches)
    return loss, {f"{n}.requires_grad": p.requires_grad for n, p in model.named_parameters()}


def tracking_of_evaluation(module, state, batches, enabled):
    """whether gradients are tracked during and after evaluate(model, loss_fn, batches)"""
    model, during = build(state), []

    def loss_fn(predictions, targets):
        during.append(torch.is_grad_enabled() or predictions.requires_grad)
        return lopsided_loss(predictions, targets)

    model.register_forward_hook(lambda *_: during.append(torch.is_grad_enabled()))
    with torch.set_grad_enabled(enabled):
        module.evaluate(model, loss_fn, batches)
        after = torch.is_grad_enabled()
    while_it_ran = "something" if any(during) else "nothing" if during else "model never called"
    return {"recorded by autograd": while_it_ran, "torch.is_grad_enabled() afterwards": after}


def modes_of_evaluation(module, state, batches, modes):
    """the modes during and after evaluate(model, loss_fn, batches)"""
    model = build(state)
    set_modes(model, modes)
    seen = watch_modes(model)
    module.evaluate(model, lopsided_loss, batches)
    return {"modules were called in": " and ".join(sorted(seen)), **modes_of(model)}


class Interruption(Exception):
    """What ends an evaluation too early."""


def modes_after_interruption(module, state, batches, modes):
    """evaluate(model, loss_fn, batches) with a loss_fn that raises at the second batch

    Look at how the mode comes back, whatever happens in between.
    """
    model, calls = build(state), []
    set_modes(model, modes)

    def loss_fn(predictions, targets):
        calls.append(len(targets))
        if len(calls) == 2:
            raise Interruption
        return lopsided_loss(predictions, targets)

    reached = "does not reach the caller"
    try:
        module.evaluate(model, loss_fn, batches)
    except Interruption:
        reached = "reaches the caller"
    tracked = torch.is_grad_enabled()
    return {"the exception": reached, "torch.is_grad_enabled()": tracked, **modes_of(model)}


# --- probes of fit


def history_of_fit(module, state, train_batches, val_batches, epochs, optimizer, options):
    """fit(model, loss_fn, optimizer, train_batches, val_batches, epochs)

    Look at what happens in an epoch, in which order, and the mean over examples.
    """
    model = build(state)
    optimizer = optimizer_of(model, optimizer, options)
    return module.fit(model, lopsided_loss, optimizer, train_batches, val_batches, epochs)


def model_after_fit(module, state, train_batches, val_batches, epochs, modes):
    """the state and the modes after fit(model, loss_fn, optimizer, ..., epochs)

    Look at what happens in an epoch, in which order and in which mode.
    """
    model = build(state)
    set_modes(model, modes)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5)
    module.fit(model, lopsided_loss, optimizer, train_batches, val_batches, epochs)
    return {**modes_of(model), "state": snapshot(model)}


# --- inputs

FEATURES, HIDDEN, OUTPUTS = 3, 5, 2


def draw_state(rng, dtype=torch.float64):
    """Draw parameters and buffers."""

    def draw(*shape):
        return torch.randn(shape, generator=rng, dtype=dtype)

    return {
        "0.weight": draw(HIDDEN, FEATURES),
        "0.bias": draw(HIDDEN),
        "1.weight": 1 + draw(HIDDEN).abs(),
        "1.bias": draw(HIDDEN),
        "1.running_mean": draw(HIDDEN),
        "1.running_var": 0.5 + draw(HIDDEN).square(),
        "1.num_batches_tracked": torch.tensor(7),
        "4.weight": draw(OUTPUTS, HIDDEN),
        "4.bias": draw(OUTPUTS),
    }


def draw_batches(rng, sizes, dtype=torch.float64):
    """Draw batches whose losses differ much, so that it matters how much each counts."""
    return [
        (
            torch.randn(n, FEATURES, generator=rng, dtype=dtype),
            torch.randn(n, OUTPUTS, generator=rng, dtype=dtype) + 4 * number,
        )
        for number, n in enumerate(sizes)
    ]


def draw_gradients(rng, state):
    """Draw a gradient for each parameter."""
    return {
        name: torch.randn(value.shape, generator=rng, dtype=value.dtype)
        for name, value in state.items()
        if name.endswith(("weight", "bias"))
    }


def tolerance(dtype):
    """Leave room for float32, in which a loss may have been added up."""
    return {"rtol": 1e-4, "atol": 1e-5} if dtype == torch.float32 else {}


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("sizes", "dtype"), [(SIZES[0], torch.float32), (SIZES[1], DTYPES[1]), (SIZES[2], DTYPES[1])]
)
def test_train_loss(agree, rng, sizes, dtype):
    """train_epoch: the loss is the mean over all examples, also when batches differ in size."""
    state, batches = draw_state(rng, dtype), draw_batches(rng, sizes, dtype)

    agree(train_loss, state, batches, "SGD", {"lr": 0.0}, **tolerance(dtype))


@pytest.mark.points(2)
@pytest.mark.parametrize(("kind", "options"), OPTIMIZERS)
def test_trained_state(agree, rng, kind, options):
    """train_epoch: parameters and buffers are right after an epoch, with several optimizers."""
    state, batches = draw_state(rng), draw_batches(rng, SIZES[0])

    agree(state_after_training, state, batches, kind, options)


@pytest.mark.points(1)
@pytest.mark.parametrize("sizes", SINGLES)
def test_classifier(agree, rng, sizes):
    """train_epoch: the loss is right with cross-entropy too, and for batches of one example."""
    weight = torch.randn(4, 3, generator=rng, dtype=torch.float64)
    bias = torch.randn(4, generator=rng, dtype=torch.float64)
    batches = [
        (
            torch.randn(n, 3, generator=rng, dtype=torch.float64),
            torch.randint(4, (n,), generator=rng),
        )
        for n in sizes
    ]

    agree(classifier_training, weight, bias, batches)


@pytest.mark.points(1)
def test_old_gradients(submission, expect, rng):
    """train_epoch: gradients that were there before the call do not count; the weights move."""
    state, batches = draw_state(rng), draw_batches(rng, SIZES[0])

    old = draw_gradients(rng, state)
    without = submission(training_with_old_gradients, state, {}, batches)
    expect(submission(training_with_old_gradients, state, old, batches), without)
    for name in ("0.weight", "4.weight"):
        assert not torch.equal(without[name], state[name]), f"{name} is the same after the call"


@pytest.mark.points(1)
def test_order_of_events(agree, rng):
    """train_epoch: each batch has one forward pass, its loss, its own gradients, then a step."""
    agree(events_of_training, draw_state(rng), draw_batches(rng, SIZES[0]))


@pytest.mark.points(1)
@pytest.mark.parametrize("modes", MODES[::2])
def test_modes_of_training(agree, rng, modes):
    """train_epoch: every submodule is trained in training mode, and stays in it."""
    agree(modes_of_training, draw_state(rng), draw_batches(rng, SIZES[0]), modes)


@pytest.mark.points(1)
def test_graphs_are_freed(submission, rng):
    """train_epoch: the loss of each batch has a graph, and the graphs of earlier ones are freed."""
    alive = submission(graphs_alive, draw_state(rng), draw_batches(rng, [3, 3, 3, 3, 2]))

    assert alive["graphs"], "loss_fn was never called with predictions that have a graph"
    older = alive["older"]
    assert not older, f"graphs older than the previous batch's existed, up to {older} of them"
    left = alive["after the call"]
    assert not left, f"{left} graphs still existed after the call"


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("sizes", "dtype"),
    [(SIZES[0], torch.float32), (SINGLES[0], DTYPES[1]), (SINGLES[1], DTYPES[1])],
)
def test_validation_loss(agree, rng, sizes, dtype):
    """evaluate: the loss is the mean over all examples, in eval mode."""
    state, batches = draw_state(rng, dtype), draw_batches(rng, sizes, dtype)

    agree(validation_loss, state, batches, MODES[0], **tolerance(dtype))


@pytest.mark.points(1)
@pytest.mark.parametrize("with_gradients", [True, False])
def test_evaluation_changes_nothing(submission, expect, rng, with_gradients):
    """evaluate: parameters, buffers and gradients are as before; the loss depends on the data."""
    state, batches = draw_state(rng), draw_batches(rng, SIZES[0])
    grads = draw_gradients(rng, state) if with_gradients else {}

    loss, after = submission(model_after_evaluation, state, grads, batches)

    gradients = {f"{name}.grad": grads.get(name) for name in draw_gradients(rng, state)}
    expect(after, {"state": state, "gradients": gradients}, rtol=0, atol=0)
    of_others, _ = submission(model_after_evaluation, state, grads, draw_batches(rng, SIZES[0]))
    assert str(of_others) != str(loss), "other batches give the same loss"
    of_other_state, _ = submission(model_after_evaluation, draw_state(rng), grads, batches)
    assert str(of_other_state) != str(loss), "another model gives the same loss"


@pytest.mark.points(1)
def test_frozen_stay_frozen(submission, expect, rng):
    """evaluate: frozen parameters stay frozen, others do not; the loss depends on the data."""
    state, batches, frozen = draw_state(rng), draw_batches(rng, SIZES[0]), ["0.weight", "0.bias"]

    loss, after = submission(requires_grad_after_evaluation, state, batches, frozen)

    names = draw_gradients(rng, state)
    expect(after, {f"{name}.requires_grad": name not in frozen for name in names})
    other, others = draw_state(rng), draw_batches(rng, SIZES[0])
    of_others, _ = submission(requires_grad_after_evaluation, state, others, frozen)
    assert str(of_others) != str(loss), "other batches give the same loss"
    of_other, _ = submission(requires_grad_after_evaluation, other, batches, frozen)
    assert str(of_other) != str(loss), "another model gives the same loss"


@pytest.mark.points(1)
@pytest.mark.parametrize("enabled", [True, False])
def test_evaluation_tracks_nothing(agree, rng, enabled):
    """evaluate: autograd records nothing, and is switched as before afterwards."""
    agree(tracking_of_evaluation, draw_state(rng), draw_batches(rng, SIZES[0]), enabled)


@pytest.mark.points(1)
@pytest.mark.parametrize("modes", MODES)
def test_modes_of_evaluation(agree, rng, modes):
    """evaluate: all submodules are in eval mode, and each in its own mode afterwards."""
    agree(modes_of_evaluation, draw_state(rng), draw_batches(rng, SIZES[0]), modes)


@pytest.mark.points(1)
def test_modes_after_exception(agree, rng):
    """evaluate: after an exception, too, every submodule is in its own mode."""
    agree(modes_after_interruption, draw_state(rng), draw_batches(rng, SIZES[0]), MODES[0])


@pytest.mark.points(2)
@pytest.mark.parametrize(("epochs", "kind", "options"), [(1, *OPTIMIZERS[1]), (3, *OPTIMIZERS[2])])
def test_history(agree, rng, epochs, kind, options):
    """fit: both losses of every epoch are right, with several optimizers."""
    train_batches, val_batches = draw_batches(rng, SIZES[0]), draw_batches(rng, SINGLES[1])

    agree(history_of_fit, draw_state(rng), train_batches, val_batches, epochs, kind, options)


@pytest.mark.points(1)
@pytest.mark.parametrize(("epochs", "modes"), [(0, MODES[0]), (2, MODES[0]), (2, MODES[1])])
def test_fitted_model(agree, rng, epochs, modes):
    """fit: state and modes of the model afterwards are right; no epochs leave it as it was."""
    state, train_batches = draw_state(rng), draw_batches(rng, SIZES[0])
    val_batches = draw_batches(rng, SINGLES[1])

    agree(model_after_fit, state, train_batches, val_batches, epochs, modes)
