"""Hidden checks for regularization/early_stopping.

Values for the stopper are multiples of 1/8: sums and differences with min_delta are exact, in
whatever order they are taken.
"""

import pytest
import torch
from torch import nn

NAN, INF = float("nan"), float("inf")
MODES = ["min", "max"]

# (min_delta, values) of a loss: equal to the best, better by just min_delta, creeping down, worse.
SMALL_STEPS = [
    (0.0, [1.0, 1.0, 1.0, 1.0, 1.0]),
    (0.25, [1.0, 0.75, 0.75, 0.75]),
    (0.25, [4.0, 3.875, 3.75, 3.625, 3.5, 3.375, 3.25, 3.125, 3.0]),
    (0.5, [1.0, 0.75, 0.5, 0.375, 0.0, -0.125, -0.25, -0.5]),
    (0.25, [1.0, 2.0, 1.5, 0.875]),
    (0.25, [1.0, 1.125, 1.125, 1.125]),
]
# (patience, values)
WITH_NANS = [
    (2, [1.0, 1.0, NAN]),
    (2, [NAN, 1.0, NAN, NAN]),
    (2, [NAN, NAN]),
    (3, [NAN, NAN, 1.0, NAN, 1.0, NAN]),
    (3, [1.0, NAN, NAN, 1.0]),
]


# --- probes of EarlyStopping


def decisions(module, settings, values):
    """EarlyStopping(**settings), then step(value, model) for each value until it returns True"""
    stopper = module.EarlyStopping(**settings)
    model = nn.Linear(1, 1)
    told = [{"best": stopper.best, "best_epoch": stopper.best_epoch}]
    for value in values:
        stop = stopper.step(value, model)
        flag = None if stop is None else bool(stop)
        told.append({"stop": flag, "best": stopper.best, "best_epoch": stopper.best_epoch})
        if stop:
            break
    return told


def decisions_on_tensors(module, settings, values, dtype):
    """EarlyStopping(**settings), then step(value, model) with a tensor that is filled anew"""
    stopper = module.EarlyStopping(**settings)
    model = nn.Linear(1, 1)
    monitored = torch.zeros((), dtype=getattr(torch, dtype))
    told = []
    for value in values:
        monitored.fill_(value)
        stop = stopper.step(monitored, model)
        told.append([None if stop is None else bool(stop), stopper.best, stopper.best_epoch])
        if stop:
            break
    return told


def construction(module, settings):
    """EarlyStopping(**settings)"""
    try:
        module.EarlyStopping(**settings)
    except ValueError:
        return "ValueError"
    return "no error"


def restore_of_nothing(module, values):
    """step(value, model) for each value, then restore(model)"""
    stopper = module.EarlyStopping(patience=5)
    model = nn.Linear(1, 1)
    for value in values:
        stopper.step(value, model)
    try:
        stopper.restore(model)
    except NotImplementedError:  # a RuntimeError too
        raise
    except RuntimeError:
        return "RuntimeError"
    return "no error"


def build(kind, seed, dtype):
    torch.manual_seed(seed)
    if kind == "linear":
        model = nn.Linear(3, 2)
    else:
        model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 2))
    return model.to(dtype)


def snapshot(model):
    return {name: value.detach().clone() for name, value in model.state_dict().items()}


def train_on(model, optimizer, x):
    model.train()
    optimizer.zero_grad()
    model(x).square().mean().backward()
    optimizer.step()


def restored_state(module, kind, seed, xs, values):
    """one step(value, model) per epoch while the model trains, then restore(model)"""
    model = build(kind, seed, xs.dtype)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    stopper = module.EarlyStopping(patience=100)
    for x, value in zip(xs, values, strict=True):
        train_on(model, optimizer, x)
        stopper.step(value, model)
    stopper.restore(model)
    return snapshot(model)


def state_around_step(module, kind, seed, xs, values):
    """the model's state and mode before and after each step(value, model), patience 2"""
    model = build(kind, seed, xs.dtype)
    stopper = module.EarlyStopping(patience=2)
    told = []
    for x, value in zip(xs, values, strict=True):
        train_on(model, torch.optim.SGD(model.parameters(), lr=0.5), x)
        before = snapshot(model)
        stopper.step(value, model)
        told.append([before, snapshot(model), model.training])
    return told


def restored_twice(module, kind, seed, xs):
    """restore(model), train on with the same optimizer, restore(model) again"""
    model = build(kind, seed, xs.dtype)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    stopper = module.EarlyStopping(patience=100)
    train_on(model, optimizer, xs[0])
    stopper.step(1.0, model)
    told = []
    for x in xs[1:]:
        train_on(model, optimizer, x)
        trained = snapshot(model)
        stopper.restore(model)
        told.append({"after training": trained, "after restore": snapshot(model)})
    return told


def restored_into_another(module, kind, seed, xs):
    """step(value, model), then restore(other) with another model of the same structure"""
    model, other = build(kind, seed, xs.dtype), build(kind, seed + 1, xs.dtype)
    stopper = module.EarlyStopping(patience=1)
    train_on(model, torch.optim.SGD(model.parameters(), lr=0.5), xs[0])
    stopper.step(1.0, model)
    stopper.restore(other)
    return snapshot(other)


# --- probes of fit


class Script:
    """A stopper that follows a script, whatever the values."""

    def __init__(self, best_epochs, stop_epoch):
        self.best_epochs, self.stop_epoch = best_epochs, stop_epoch
        self.best = self.best_epoch = self.kept = None
        self.values = []

    def step(self, value, model):
        epoch = len(self.values)
        self.values.append(float(value))
        if epoch in self.best_epochs:
            self.best, self.best_epoch, self.kept = float(value), epoch, snapshot(model)
        return epoch == self.stop_epoch

    def restore(self, model):
        if self.kept is None:
            raise RuntimeError("nothing is kept")
        model.load_state_dict(self.kept)


def uneven_loss(predictions, targets):
    """Cost more above the target than below, so that the order of the arguments matters."""
    error = predictions - targets
    return torch.where(error > 0, 3 * error.square(), error.square()).mean()


def fit_on_script(module, data, script, max_epochs, *, training=True, kind="batchnorm"):
    batches, x_val, y_val, seed = data
    model = build(kind, seed, x_val.dtype).train(training)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    stopper = Script(*script)
    losses = module.fit(model, optimizer, uneven_loss, batches, x_val, y_val, stopper, max_epochs)
    return model, stopper, losses


def losses_of_fit(module, data, script, max_epochs, training):
    """what fit(...) returns, with a stopper that follows a script"""
    return fit_on_script(module, data, script, max_epochs, training=training)[2]


def monitored_by_fit(module, data, script, max_epochs):
    """the values that fit(...) gives to the stopper"""
    return fit_on_script(module, data, script, max_epochs)[1].values


def state_after_fit(module, data, script, max_epochs, kind):
    """the model's state after fit(...), with a stopper that follows a script"""
    return snapshot(fit_on_script(module, data, script, max_epochs, kind=kind)[0])


def fit_without_improvement(module, data, patience, max_epochs):
    """fit(...) with an EarlyStopping when every validation loss is NaN"""
    batches, x_val, y_val, seed = data
    model = build("batchnorm", seed, x_val.dtype)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    stopper = module.EarlyStopping(patience)
    losses = module.fit(
        model, optimizer, uneven_loss, batches, x_val, y_val * NAN, stopper, max_epochs
    )
    return {"losses": losses, "state": snapshot(model), "best": stopper.best}


def fit_with_own_stopper(module, batches, x_val, y_val, w, settings, max_epochs):
    """fit(...) on a linear model, with EarlyStopping(**settings)"""
    model = nn.Linear(len(w), 1, bias=False).to(w.dtype)
    with torch.no_grad():
        model.weight.copy_(w[None])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    stopper = module.EarlyStopping(**settings)
    losses = module.fit(model, optimizer, nn.MSELoss(), batches, x_val, y_val, stopper, max_epochs)
    best = {"best": stopper.best, "best_epoch": stopper.best_epoch}
    return best | {"losses": losses, "state": snapshot(model)}


# --- inputs


def seed_from(rng):
    return int(torch.randint(2**31, (), generator=rng))


def noisy_trend(rng, mode, epochs=24):
    """Draw values that get better by 1/8 an epoch, under noise; some are equal."""
    noise = torch.randint(-4, 5, (epochs,), generator=rng)
    values = (noise - torch.arange(epochs)) / 8
    return (values if mode == "min" else -values).tolist()


def training_inputs(rng, epochs, dtype=torch.float64):
    return 1 + torch.randn(epochs, 6, 3, generator=rng, dtype=dtype)


def regression(rng, sizes=(5, 3)):
    """Draw batches of different sizes, a validation set, and a seed for the model."""

    def draw(n):
        x = torch.randn(n, 3, generator=rng, dtype=torch.float64)
        return x, torch.randn(n, 2, generator=rng, dtype=torch.float64)

    return [draw(n) for n in sizes], *draw(7), seed_from(rng)


# --- EarlyStopping


@pytest.mark.points(2)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("patience", "min_delta"), [(1, 0.0), (3, 0.125), (4, 0.5)])
def test_decisions(agree, rng, mode, patience, min_delta):
    """The stopper's answers, best and best_epoch are right on noisy values."""
    agree(decisions, {"patience": patience, "mode": mode}, noisy_trend(rng, mode))
    for _ in range(3):
        settings = {"patience": patience, "min_delta": min_delta, "mode": mode}
        agree(decisions, settings, noisy_trend(rng, mode))
    agree(decisions, {"patience": 300, "mode": mode}, [1.0] * 302)


@pytest.mark.points(1)
@pytest.mark.parametrize(("mode", "sign"), [("min", 1), ("max", -1)])
def test_smallest_improvement(agree, mode, sign):
    """A value must be better than the best one by more than min_delta."""
    for min_delta, values in SMALL_STEPS:
        settings = {"patience": 3, "min_delta": min_delta, "mode": mode}
        agree(decisions, settings, [sign * value for value in values])


@pytest.mark.points(1)
@pytest.mark.parametrize("mode", MODES)
def test_nan(agree, mode):
    """A NaN is an epoch without improvement, wherever it comes."""
    for patience, values in WITH_NANS:
        agree(decisions, {"patience": patience, "mode": mode}, values)


@pytest.mark.points(1)
@pytest.mark.parametrize(("mode", "sign"), [("min", 1), ("max", -1)])
def test_infinite(agree, mode, sign):
    """An infinite value improves when it is the first, and is like any other number later."""
    for values in ([INF, INF, INF], [NAN, INF, 1.0, INF, 0.5, INF, INF]):
        agree(decisions, {"patience": 2, "mode": mode}, [sign * value for value in values])


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_tensor_values(agree, rng, dtype):
    """The value may be a tensor, which the caller may fill anew; best is a float."""
    for mode in MODES:
        settings = {"patience": 4, "min_delta": 0.25, "mode": mode}
        agree(decisions_on_tensors, settings, noisy_trend(rng, mode), dtype)


@pytest.mark.points(1)
def test_errors_at_the_edges(agree):
    """What cannot be raises an error, and only that."""
    for settings in (
        {"patience": 0},
        {"patience": -1},
        {"patience": 1, "min_delta": -0.001},
        {"patience": 1, "mode": "maximum"},
        {"patience": 1, "mode": ""},
        {"patience": 1},
        {"patience": 1, "min_delta": 0.0, "mode": "max"},
    ):
        agree(construction, settings)
    agree(restore_of_nothing, [])
    agree(restore_of_nothing, [NAN, NAN])
    agree(restore_of_nothing, [1.0, NAN])


@pytest.mark.points(2)
@pytest.mark.parametrize("kind", ["linear", "batchnorm"])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_restored_state(agree, rng, kind, dtype):
    """Restoring brings back the whole state of the best epoch, though the model trained on."""
    xs = training_inputs(rng, 4, dtype)

    agree(restored_state, kind, seed_from(rng), xs, [3.0, 1.0, 2.0, NAN])


@pytest.mark.points(1)
def test_restore_again(agree, rng):
    """Restoring works again, into another model too; the optimizer still trains the model."""
    xs = training_inputs(rng, 3)

    agree(restored_twice, "batchnorm", seed_from(rng), xs)
    agree(restored_into_another, "batchnorm", seed_from(rng), xs)


@pytest.mark.points(1)
def test_step_leaves_the_model(agree, rng):
    """A step leaves the model as it is, the last one too."""
    values = [1.0, 0.5, 0.75, 0.625]

    agree(state_around_step, "batchnorm", seed_from(rng), training_inputs(rng, 4), values)


# --- fit


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("training", "stop_epoch", "max_epochs"), [(True, 1, 3), (False, 9, 2), (True, 1, 2)]
)
def test_fit_losses(agree, rng, training, stop_epoch, max_epochs):
    """Fit gives the validation loss of each epoch that ran, as floats."""
    agree(losses_of_fit, regression(rng), ([0], stop_epoch), max_epochs, training)


@pytest.mark.points(1)
def test_fit_monitors_validation(agree, rng):
    """Fit steps the stopper once an epoch, with the validation loss."""
    agree(monitored_by_fit, regression(rng), ([0], 2), 4)


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("kind", "best_epochs", "stop_epoch", "max_epochs"),
    [("linear", [0], 1, 3), ("batchnorm", [0, 1], 2, 4), ("batchnorm", [0], 9, 2)],
)
def test_fit_restores(agree, rng, kind, best_epochs, stop_epoch, max_epochs):
    """After fit the model has the state of the best epoch, stopped early or not."""
    agree(state_after_fit, regression(rng), (best_epochs, stop_epoch), max_epochs, kind)


@pytest.mark.points(1)
def test_fit_without_improvement(agree, rng):
    """Where no epoch improved, fit leaves the model as training left it."""
    agree(fit_without_improvement, regression(rng), 2, 3)
    agree(state_after_fit, regression(rng), ([], 9), 2, "linear")


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("settings", "max_epochs"),
    [({"patience": 2}, 12), ({"patience": 1, "min_delta": 0.01}, 12), ({"patience": 9}, 5)],
)
def test_fit_overfitting(agree, rng, settings, max_epochs):
    """Fit and the stopper work together on a model whose validation loss falls, then rises."""
    x, x_val = torch.randn(2, 11, 3, generator=rng, dtype=torch.float64)
    w = torch.randn(3, generator=rng, dtype=torch.float64).sign()
    batches = [(x[:6], x[:6] @ w[:, None]), (x[6:], x[6:] @ w[:, None])]
    y_val = 0.5 * x_val @ w[:, None]  # halfway from the start, 0, to what training leads to

    agree(fit_with_own_stopper, batches, x_val, y_val, torch.zeros_like(w), settings, max_epochs)
