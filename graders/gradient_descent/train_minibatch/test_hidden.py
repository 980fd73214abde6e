"""Hidden checks for gradient_descent/train_minibatch. None depends on which order is drawn.

The model of most probes has a BatchNorm: it computes something else in eval mode. To know what
training should have given, the checks train again, with the batches that the model was called with.
"""

import copy
import gc
import itertools
import weakref

import pytest
import torch
from probes import (
    batches_of_train,
    epochs_of_loader,
    examples,
    kind_of,
    mode,
    numbers_of,
    of_kind,
    seeded,
)
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

N, N_VAL, BATCH_SIZE = 14, 8, 4  # the batches have 4, 4, 4 and 2 examples


# --- probes


def build(state):
    """Make the model that a state belongs to."""
    model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Tanh(), nn.Linear(3, 1))
    model.to(state["0.weight"].dtype).load_state_dict(state)
    return model


def lopsided_loss(predictions, targets):
    """Cost more above the target than below, so that the order of the arguments matters."""
    error = predictions - targets
    return torch.where(error > 0, 3 * error.square(), error.square()).mean()


def state_of(model):
    return {name: value.detach().clone() for name, value in model.state_dict().items()}


def shuffled_epochs(module, n, batch_size, generator_seeds):
    """make_loader(data, batch_size, True, generator), two epochs for each seed of the generator"""
    runs, sizes, apart = [], [], 0
    for seed in generator_seeds:
        torch.rand(1)  # the global generator goes on, and should not matter
        epochs = epochs_of_loader(module, examples(0, n), batch_size, True, seeded(seed))
        batches = [batch for epoch in epochs for batch in epoch]
        sizes = [len(x) for x, _ in batches]
        apart += sum(not x[:, :1].equal(y) for x, y in batches)
        runs.append([torch.cat([x for x, _ in epoch])[:, 0].tolist() for epoch in epochs])
    first, same, other = runs
    return {
        "sizes of the batches in two epochs": sizes,
        "batches whose inputs and targets do not fit": apart,
        "examples of each epoch, sorted": [sorted(order) for order in first],
        "the second epoch equals the first": first[0] == first[1],
        "a run from the same seed equals it": same == first,
        "a run from another seed equals it": other == first,
    }


def loss_of_evaluation(module, state, data, batch_size):
    """evaluate(model, loss_fn, loader), and the state of the model afterwards

    Look at the mode of the model during the call and after it, and the mean.
    """
    model = build(state)
    loss = module.evaluate(model, lopsided_loss, DataLoader(TensorDataset(*data), batch_size))
    return {"the loss": loss, "the state": state_of(model)}


def calls_of_evaluation(module, state, data, batch_size, training):
    """evaluate(model, loss_fn, loader): how the model is called, and its mode afterwards

    Look at the mode of the model during the call and after it, and the mean.
    """
    model, modes, recorded = build(state).train(training), [], []

    def called(model, _, output):
        modes.append(mode(model))
        recorded.append(output.requires_grad)

    model.register_forward_hook(called)
    module.evaluate(model, lopsided_loss, DataLoader(TensorDataset(*data), batch_size))
    return {
        "the model is called in": " and ".join(sorted(set(modes))),
        "its outputs require gradients": any(recorded),
        "the model afterwards": mode(model),
    }


def training(module, state, data, val_data, epochs, batch_size, lr, generator_seed):
    """train(model, loss_fn, train_data, val_data, epochs, batch_size, lr, generator)

    Look at when a loss is computed, and what the mean of an epoch is over.
    """
    model, calls = build(state), []

    def loss_fn(predictions, targets):
        loss = lopsided_loss(predictions, targets)
        numbers = numbers_of(targets)
        told = {"kind": kind_of(numbers, loss.requires_grad), "examples": numbers}
        calls.append(told | {"loss": loss.item()})
        return loss

    generator = seeded(generator_seed)
    history = module.train(model, loss_fn, data, val_data, epochs, batch_size, lr, generator)
    return {"history": dict(history), "state": state_of(model), "batches": calls}


def classifier_training(module, weight, data, val_data):
    """train(...) of a linear model, with cross-entropy, lr = 0 and batches larger than the data"""
    model = nn.Linear(weight.shape[1], len(weight), bias=False)
    model.weight.data = weight.clone()
    loss_fn = nn.functional.cross_entropy
    history = module.train(model, loss_fn, data, val_data, 1, len(data[0]) + 1, 0.0)
    return {name: history[name] for name in ("train_loss", "val_loss", "steps")}


class Enough(Exception):
    """What ends a call as soon as the devices are known."""


def devices(module, data, val_data, function):
    """train or evaluate with data on the CPU, and a model on the device "meta", without values"""
    model, seen = nn.Linear(2, 1, dtype=torch.float64, device="meta"), {}

    def loss_fn(predictions, targets):
        seen.update({"predictions": predictions.device.type, "targets": targets.device.type})
        raise Enough

    try:
        if function == "train":
            module.train(model, loss_fn, data, val_data, 1, 4, 0.1)
        else:
            module.evaluate(model, loss_fn, DataLoader(TensorDataset(*data), 4))
    except Enough:
        pass
    return seen


class Token:
    """Something that lives as long as a graph does."""


def graphs_alive(module, n, batch_size):
    """train(...): how many losses there are, and how many graphs of older ones exist"""
    model, tokens, older = nn.Linear(2, 1, dtype=torch.float64), [], []

    def loss_fn(predictions, targets):
        loss, token = lopsided_loss(predictions, targets), Token()
        if targets.min() < 1000 and loss.requires_grad:
            gc.collect(0)
            older.append(sum(token() is not None for token in tokens[:-1]))
            loss.register_hook(lambda _, token=token: None)
            tokens.append(weakref.ref(token))
        return loss

    module.train(model, loss_fn, examples(0, n), examples(1000, 2), 1, batch_size, 1e-6)
    return {"losses": len(tokens), "older graphs": max(older, default=0)}


def runs_and_trainings(module, state, data, val_data, batch_sizes, epochs, lr, seed):
    """compare_batch_sizes(...), and `train` on a copy of the model with each batch size

    Look at what each run begins with.
    """
    model = build(state)
    trainings = {}
    for size in batch_sizes:
        copied = copy.deepcopy([model, data, val_data])
        told = module.train(copied[0], lopsided_loss, *copied[1:], epochs, size, lr, seeded(seed))
        trainings[f"batch size {size}"] = dict(told)
    options = (batch_sizes, epochs, lr, seed)
    runs = module.compare_batch_sizes(model, lopsided_loss, data, val_data, *options)
    told = {f"batch size {size}": dict(history) for size, history in runs.items()}
    return {"runs": told, "trainings": trainings, "the model": state_of(model)}


# --- inputs, and what training should give


def draw_state(rng):
    """Draw parameters and buffers."""

    def draw(*shape):
        return torch.randn(shape, generator=rng, dtype=torch.float64)

    return {
        "0.weight": draw(3, 2),
        "0.bias": draw(3),
        "1.weight": 1 + draw(3).abs(),
        "1.bias": draw(3),
        "1.running_mean": draw(3),
        "1.running_var": 0.5 + draw(3).square(),
        "1.num_batches_tracked": torch.tensor(7),
        "3.weight": draw(1, 3),
        "3.bias": draw(1),
    }


def draw_data(rng, n=N, first=0):
    """Draw inputs; the targets are the numbers of the examples, so that losses differ much."""
    x = torch.randn(n, 2, generator=rng, dtype=torch.float64)
    return x, examples(first, n)[1]


def seed_from(rng):
    return int(torch.randint(2**31, (), generator=rng))


def state_of_torch(state, data, lr, batches):
    """Train with batches that were used before."""
    model = build(state)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for batch in batches:
        optimizer.zero_grad()
        rows = batch["examples"]
        lopsided_loss(model(data[0][rows]), data[1][rows]).backward()
        optimizer.step()
    return state_of(model)


def mean_over_examples(batches):
    """Compute the mean loss over the examples of all batches."""
    sizes = [len(batch["examples"]) for batch in batches]
    total = sum(batch["loss"] * size for batch, size in zip(batches, sizes, strict=True))
    return total / sum(sizes)


def parameters_of(state):
    return {name: state[name] for name in state if name.endswith(("weight", "bias"))}


# --- checks


@pytest.mark.points(1)
def test_loader_in_order(agree, rng):
    """make_loader: without shuffling, the batches are right, and the last one may be smaller."""
    x, y = draw_data(rng)

    for batch_size in (1, 4, 7, 20):
        agree(epochs_of_loader, (x.float(), y[:, 0].long()), batch_size)


@pytest.mark.points(2)
def test_loader_shuffled(agree, rng):
    """make_loader: shuffled epochs have each example once, in orders that the generator decides."""
    one, other = seed_from(rng), seed_from(rng)

    agree(shuffled_epochs, 20, 5, [one, one, other])


@pytest.mark.points(1)
@pytest.mark.parametrize("batch_size", [3, 4, 8])
def test_evaluation(agree, rng, batch_size):
    """evaluate: the loss is the mean over the examples, and the model stays as it was."""
    agree(loss_of_evaluation, draw_state(rng), draw_data(rng, N_VAL), batch_size)


@pytest.mark.points(1)
@pytest.mark.parametrize("is_training", [True, False])
def test_calls_of_evaluation(agree, rng, is_training):
    """evaluate: the model is called in eval mode, without gradients; its mode comes back."""
    agree(calls_of_evaluation, draw_state(rng), draw_data(rng, N_VAL), 2, is_training)


@pytest.mark.points(2)
def test_training_batches(submission, rng):
    """train: each epoch has each example once, in a new order, in batches of the right sizes."""
    told = submission(batches_of_train, N, N_VAL, 2, BATCH_SIZE, seed_from(rng))

    batches = of_kind("training", told)
    sizes = [len(batch["inputs"]) for batch in batches]
    assert sizes == [4, 4, 4, 2] * 2, f"the training batches of two epochs have the sizes {sizes}"
    order = [number for batch in batches for number in batch["inputs"]]
    epochs = [order[:N], order[N:]]
    for epoch in epochs:
        assert sorted(epoch) == list(range(N)), f"an epoch has the examples {sorted(epoch)}"
    assert epochs[0] != epochs[1], "both epochs have the same order"
    for batch in batches:
        assert batch["inputs"] == batch["targets"], "a batch has targets of other examples"


@pytest.mark.points(1)
def test_validation_batches(submission, expect, rng):
    """train: each epoch has the validation data in their order, in eval mode, without gradients."""
    told = submission(batches_of_train, N, N_VAL, 2, BATCH_SIZE, seed_from(rng))

    batches = of_kind("validation", told)
    order = [number for batch in batches for number in batch["inputs"]]
    expect({"validation data": order}, {"validation data": 2 * list(range(1000, 1000 + N_VAL))})
    for batch in batches:
        assert batch["mode"] == "eval mode", f"a validation batch is used in {batch['mode']}"
        assert not batch["gradients"], "gradients are recorded for a validation batch"


@pytest.mark.points(1)
def test_training_mode(submission, rng):
    """train: a model in eval mode is trained in training mode, in all epochs, and stays in it."""
    told = submission(batches_of_train, N, N_VAL, 2, BATCH_SIZE, seed_from(rng), False)

    modes = [batch["mode"] for batch in of_kind("training", told)]
    assert modes, "no training batch is used"
    assert set(modes) == {"training mode"}, "a training batch is used in eval mode"
    after = told["the model afterwards"]
    assert after == "training mode", f"the model is in {after} afterwards"


@pytest.mark.points(3)
def test_weights(submission, expect, rng):
    """train: the weights are those to which torch.optim.SGD leads with the same batches."""
    state, data, val_data = draw_state(rng), draw_data(rng), draw_data(rng, N_VAL, 1000)

    told = submission(training, state, data, val_data, 3, BATCH_SIZE, 0.02, seed_from(rng))

    batches = of_kind("training", told)
    assert batches, "no training batch is used"
    again = state_of_torch(state, data, 0.02, batches)
    expect(parameters_of(told["state"]), parameters_of(again))


@pytest.mark.points(2)
def test_train_loss(submission, expect, rng):
    """train: train_loss is the mean over the examples, a batch with its loss before its step."""
    state, data, val_data = draw_state(rng), draw_data(rng), draw_data(rng, N_VAL, 1000)

    told = submission(training, state, data, val_data, 2, BATCH_SIZE, 0.02, seed_from(rng))

    batches = of_kind("training", told)
    assert len(batches) == 8, f"two epochs of 14 examples have {len(batches)} batches"
    means = [mean_over_examples(batches[:4]), mean_over_examples(batches[4:])]
    expect({"train_loss": told["history"]["train_loss"]}, {"train_loss": means})


@pytest.mark.points(1)
def test_val_loss(submission, expect, rng):
    """train: val_loss is the mean over the validation examples, after the steps of each epoch."""
    state, data, val_data = draw_state(rng), draw_data(rng), draw_data(rng, N_VAL, 1000)

    told = submission(training, state, data, val_data, 2, BATCH_SIZE, 0.02, seed_from(rng))

    kinds = [batch["kind"] for batch in told["batches"] if batch["kind"] != "something else"]
    in_turn = [kind for kind, _ in itertools.groupby(kinds)]
    expect({"batches, in order": in_turn}, {"batches, in order": 2 * ["training", "validation"]})
    batches = of_kind("validation", told)
    each = len(batches) // 2
    means = [mean_over_examples(batches[:each]), mean_over_examples(batches[each:])]
    expect({"val_loss": told["history"]["val_loss"]}, {"val_loss": means})


@pytest.mark.points(1)
def test_steps(submission, expect, rng):
    """train: steps are counted from the start of training."""
    state, data, val_data = draw_state(rng), draw_data(rng), draw_data(rng, N_VAL, 1000)

    told = submission(training, state, data, val_data, 3, 14, 0.02, seed_from(rng))

    expect({"steps": told["history"]["steps"]}, {"steps": [1, 2, 3]})


@pytest.mark.points(1)
def test_classifier(agree, rng):
    """train: class indices, float32 and a batch size above N work, without a generator."""
    x = torch.randn(6, 3, generator=rng)
    y = torch.randint(4, (6,), generator=rng)

    agree(classifier_training, torch.randn(4, 3, generator=rng), (x, y), (x[:3], y[:3]))


@pytest.mark.points(1)
@pytest.mark.parametrize("function", ["train", "evaluate"])
def test_devices(agree, rng, function):
    """Each batch is moved to the device of the model's parameters."""
    agree(devices, draw_data(rng, 6), draw_data(rng, 2), function)


@pytest.mark.points(1)
def test_graphs_are_freed(agree):
    """train: there is a loss for each batch, and no graph of an older loss is kept."""
    agree(graphs_alive, 10, 2)


@pytest.mark.points(2)
def test_compare(submission, expect, rng):
    """compare_batch_sizes: each run is what train gives on a copy with a new generator."""
    state, data, val_data = draw_state(rng), draw_data(rng), draw_data(rng, N_VAL, 1000)

    told = submission(runs_and_trainings, state, data, val_data, [14, 5], 1, 0.02, seed_from(rng))

    expect(told["runs"], told["trainings"])
    expect({"the model": told["the model"]}, {"the model": state})
