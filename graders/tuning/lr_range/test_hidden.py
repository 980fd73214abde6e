"""Hidden checks for tuning/lr_range: what is returned, and that no trace is left.

Losses are compared with some room: rates may have been computed in float32.
"""

import pytest
import torch
from probes import Interrupted, rates, suggestion, with_losses
from torch import nn

NAN, INF = float("nan"), float("inf")
ENDINGS = ["all steps are taken", "a loss diverges", "loss_fn raises an exception"]
OPTIMIZERS = [("SGD", {"momentum": 0.8, "weight_decay": 0.1}), ("Adam", {"betas": (0.7, 0.9)})]


# --- what the probes build


def build(seed):
    """Make a model, all in training mode."""
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Tanh(), nn.Linear(4, 1))
    return model.double()


def prepared(seed, kind, options, batches):
    """Make a model and an optimizer of two groups that has taken a step; no gradients are left.

    Then some modules are in eval mode.
    """
    model = build(seed)
    groups = [{"params": model[:2].parameters(), "lr": 0.03}, {"params": model[3].parameters()}]
    optimizer = getattr(torch.optim, kind)(groups, lr=0.01, **options)
    x, y = batches[0]
    nn.functional.mse_loss(model(x), y).backward()
    optimizer.step()
    optimizer.zero_grad()
    model[0].eval()
    model[1].eval()
    return model, optimizer


def run(module, model, optimizer, batches, ending):
    """range_test(model, loss_fn, optimizer, batches, 0.01, 0.1, 3), and how it ends

    Look at the lr of each step, when the loss is recorded, and what comes back after it.
    """
    losses = []

    def loss_fn(predictions, targets):
        loss = nn.functional.mse_loss(predictions, targets)
        if len(losses) == 1 and ending == ENDINGS[1]:
            loss = loss * 1e6
        if len(losses) == 1 and ending == ENDINGS[2]:
            raise Interrupted
        losses.append(loss.item())
        return loss

    try:
        _, returned = module.range_test(model, loss_fn, optimizer, batches, 0.01, 0.1, 3)
    except Interrupted:
        return {"range_test": "the exception of loss_fn was raised"}
    return {
        "range_test": "nothing was raised",
        "losses[0] is the first loss": losses[:1] == list(returned)[:1],
    }


# --- probes


def losses_by_rate(module, _seed, batches, optimizer_class, options):
    """range_test(model, mse_loss, optimizer, batches, 0.01, 0.1, 5), in training mode before it

    The optimizer has two groups, and has taken a step before.
    """
    model, optimizer = prepared(_seed, optimizer_class, options, batches)
    model.train()
    lrs, losses = module.range_test(model, nn.MSELoss(), optimizer, batches, 0.01, 0.1, 5)
    return {"lrs": lrs, "losses": losses}


def modes_during(module, _seed, batches):
    """the modes in which modules of the model are called in range_test(...)"""
    model, optimizer = prepared(_seed, *OPTIMIZERS[0], batches)
    in_eval_mode = set()

    def note(called, *_):
        if not called.training:
            in_eval_mode.add(type(called).__name__)

    for part in model:
        part.register_forward_hook(note)
    _, losses = module.range_test(model, nn.MSELoss(), optimizer, batches, 0.01, 0.1, 2)
    return {
        "modules called in eval mode": ", ".join(sorted(in_eval_mode)) or "none",
        "the first loss": losses[0],
    }


def model_left(module, _seed, batches, ending):
    """the parameters and buffers of the model after range_test(...)"""
    model, optimizer = prepared(_seed, *OPTIMIZERS[0], batches)
    found = run(module, model, optimizer, batches, ending)
    return found | {name: value.detach().clone() for name, value in model.state_dict().items()}


def modes_left(module, _seed, batches, ending):
    """which modules of the model are in training mode after range_test(...)"""
    model, optimizer = prepared(_seed, *OPTIMIZERS[0], batches)
    found = run(module, model, optimizer, batches, ending)
    names = ["the model", *(f"its {type(part).__name__} {i}" for i, part in enumerate(model))]
    modes = ["training mode" if part.training else "eval mode" for part in model.modules()]
    return found | {f"mode of {n} afterwards": told for n, told in zip(names, modes, strict=True)}


def gradients_left(module, _seed, batches, ending):
    """the gradients after range_test(...); the last layer has none before it"""
    model, optimizer = prepared(_seed, *OPTIMIZERS[0], batches)
    for param in model[:2].parameters():
        param.grad = torch.full_like(param, 3.0)
    found = run(module, model, optimizer, batches, ending)
    grads = {f"{name}.grad": param.grad for name, param in model.named_parameters()}
    return found | {n: None if grad is None else grad.clone() for n, grad in grads.items()}


def losses_with_old_gradients(module, _seed, batches):
    """range_test(...), where all parameters have gradients before it"""
    model, optimizer = prepared(_seed, *OPTIMIZERS[0], batches)
    model.train()
    for param in model.parameters():
        param.grad = torch.full_like(param, 3.0)
    _, losses = module.range_test(model, nn.MSELoss(), optimizer, batches, 0.01, 0.1, 2)
    return losses


def optimizer_left(module, _seed, batches, optimizer_class, options, ending):
    """the options of the groups and the state of the optimizer after range_test(...)"""
    model, optimizer = prepared(_seed, optimizer_class, options, batches)
    found = run(module, model, optimizer, batches, ending)
    for number, group in enumerate(optimizer.param_groups):
        for key in ("lr", *options):
            found[f"{key} of group {number}"] = group[key]
    for name, param in model.named_parameters():
        for key, value in optimizer.state.get(param, {}).items():
            found[f"{key} of {name}"] = value.clone() if torch.is_tensor(value) else value
    return found


def sizes_of_batches(module, _seed, batches):
    """how many targets loss_fn gets in range_test(...), for batches in a new order in each loop"""
    model, optimizer = prepared(_seed, *OPTIMIZERS[0], batches)
    sizes = []

    class Shuffled:
        loops = 0

        def __iter__(self):
            self.loops += 1
            return iter(batches[self.loops % 2 :] + batches[: self.loops % 2])

    def loss_fn(predictions, targets):
        sizes.append(len(targets))
        return 1 + 0 * predictions.sum()

    module.range_test(model, loss_fn, optimizer, Shuffled(), 0.01, 0.1, 7)
    return sizes


def refusals(module, *losses):
    """suggest_lr(lrs, losses) for some losses

    Look at between which points the loss falls, and on which scale.
    """
    seen = {}
    for one in losses:
        lrs = [0.1 * 2**i for i in range(len(one))]
        seen[f"losses {one}"] = "no ValueError was raised"
        try:
            module.suggest_lr(lrs, one)
        except ValueError:
            seen[f"losses {one}"] = "ValueError"
    return seen


# --- checks


def drawn(rng, sizes=(4, 3)):
    """Draw the seed of a model, and batches of these sizes."""
    seed = int(torch.randint(10**6, (), generator=rng))
    data = [torch.randn(size, 4, generator=rng, dtype=torch.float64) for size in sizes]
    return seed, [(rows[:, :3], 2 + rows[:, 3:]) for rows in data]


@pytest.mark.points(1)
def test_rates(agree, rng):
    """The rates form a geometric sequence, from lr_min to lr_max."""
    lr_min = 1e-3 * (1 + torch.rand((), generator=rng).item())

    agree(rates, lr_min, 1000 * lr_min, 7)
    agree(rates, lr_min, 5.0, 2)


@pytest.mark.points(2)
@pytest.mark.parametrize(("kind", "options"), OPTIMIZERS)
def test_losses(agree, rng, kind, options):
    """The optimizer goes on from its present state, with each rate in all its groups."""
    agree(losses_by_rate, *drawn(rng), kind, options, rtol=1e-4)


@pytest.mark.points(1)
def test_modes_during(agree, rng):
    """The losses are those of training mode, in all modules."""
    agree(modes_during, *drawn(rng))


@pytest.mark.points(1)
def test_new_order(agree, rng):
    """When the batches run out, a new loop over them begins."""
    agree(sizes_of_batches, *drawn(rng, (4, 3, 5)))


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("values", "factor"),
    [
        ([2.0, 1.0, 4.0, 4.125, 1.0], ()),  # 4 times the lowest has not diverged
        ([1.0, 2.0, 3.0, 4.5, 1.0], ()),  # not 4 times the one before it
        ([8.0, 1.0, 5.0, 1.0, 1.0], ()),  # not 4 times the first
        ([6.0, 2.0, 7.0, 8.5, 1.0], ()),
        ([1.0, 2.0, 2.5, 1.0, 1.0], (2.0,)),
        ([1.0, 7.0, 10.0, 1.0, 1.0], (10.0,)),
    ],
)
def test_divergence(agree, values, factor):
    """The test ends at a loss larger than `factor` times the lowest one, and returns that loss."""
    agree(with_losses, values, 5, *factor)


@pytest.mark.points(1)
@pytest.mark.parametrize("values", [[1.0, NAN, 1.0], [NAN, 1.0], [INF, 1.0], [1.0, 2.0, INF, 1.0]])
def test_not_finite(agree, values):
    """The test ends at a loss that is not finite, the first one too, and returns it."""
    agree(with_losses, values, len(values))


@pytest.mark.points(2)
@pytest.mark.parametrize("ending", ENDINGS)
def test_model_left(agree, rng, ending):
    """Parameters and buffers are afterwards as they were, however the test ends."""
    agree(model_left, *drawn(rng), ending)


@pytest.mark.points(1)
@pytest.mark.parametrize("ending", ENDINGS[1:])
def test_modes_left(agree, rng, ending):
    """Each module is afterwards in the mode in which it was, however the test ends."""
    agree(modes_left, *drawn(rng), ending)


@pytest.mark.points(1)
@pytest.mark.parametrize("ending", ENDINGS[1:])
def test_gradients_left(agree, rng, ending):
    """Old gradients are there afterwards, however the test ends."""
    agree(gradients_left, *drawn(rng), ending)


@pytest.mark.points(1)
def test_old_gradients(agree, rng):
    """Gradients from before the test do not count."""
    agree(losses_with_old_gradients, *drawn(rng), rtol=1e-4)


@pytest.mark.points(2)
@pytest.mark.parametrize("ending", ENDINGS)
def test_optimizer_left(agree, rng, ending):
    """The optimizer's rates and state are afterwards as they were, however the test ends."""
    for kind, options in OPTIMIZERS if ending == ENDINGS[0] else OPTIMIZERS[1:]:
        agree(optimizer_left, *drawn(rng), kind, options, ending)


@pytest.mark.points(2)
def test_suggestion(agree, rng):
    """The suggestion is the rate of the largest drop, the first one in a tie."""
    lrs = [0.1 * 2**i for i in range(6)]

    agree(suggestion, lrs, (10 * torch.rand(6, generator=rng).sort(descending=True)[0]).tolist())
    agree(suggestion, lrs, [8.0, 7.0, 7.5, 4.5, 1.5, 1.0])  # a tie
    agree(suggestion, lrs, [5.0, 9.0, 6.0, 4.0, 3.5, 3.0])  # the lowest is elsewhere
    agree(suggestion, lrs, [1.0, 0.2, 30.0, 20.0, 19.0, 60.0])  # not the largest ratio
    agree(suggestion, lrs[:3], [9.0, 3.0, 1.0])
    agree(suggestion, lrs[:3], [4.0, 3.0, NAN])
    agree(suggestion, lrs[:3], [4.0, 3.0, INF])


@pytest.mark.points(1)
def test_no_suggestion(agree):
    """Where no loss is lower than the one before it, ValueError is raised."""
    agree(refusals, [1.0, 1.0, 2.0], [3.0, 2.0], [1.0, NAN], [1.0], [2.0, 3.0, INF])
