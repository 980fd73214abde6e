"""Hidden checks for initialization/clip_gradients: what torch's functions do, these do."""

import math

import pytest
import torch
from probes import by_norm, by_value, refusal, step, with_grads
from torch import nn

pytestmark = pytest.mark.forbidden("torch.nn.utils.clip_grad*", "torch.nn.utils.get_total_norm")

DTYPES = [torch.float32, torch.float64]
STEPS = 12


def drawn(rng, dtype=torch.float32):
    """Draw gradients of several shapes, one of them missing."""
    shapes = [(3, 4), (4,), None, (2, 1, 2), ()]
    return [s if s is None else torch.randn(s, generator=rng, dtype=dtype) for s in shapes]


# --- probes


def held(module, grads, bound):
    """the tensors that were in .grad, after clip_by_value(parameters, bound), then clip_by_norm"""
    tensors = {}
    for name in ("clip_by_value", "clip_by_norm"):
        params = with_grads([grad.clone() for grad in grads])
        kept = [param.grad for param in params]
        getattr(module, name)(params, bound)
        tensors |= {f"gradient {i} after {name}": grad for i, grad in enumerate(kept, 1)}
    return tensors


def network(seed):
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)).double()


def training(module, _seed, batches, lr, momentum, max_norm):
    """losses, norms and parameters of train_step(...) with SGD, batch after batch"""
    model = network(_seed)
    model[0].bias.requires_grad_(False)
    params = [param for param in model.parameters() if param.requires_grad]
    optimizer = torch.optim.SGD(params, lr=lr, momentum=momentum)
    loss_fn = nn.functional.mse_loss
    pairs = [module.train_step(model, loss_fn, optimizer, x, y, max_norm) for x, y in batches]
    losses, norms = map(list, zip(*pairs, strict=True))
    return {"losses": losses, "norms": norms} | {
        name: param.detach() for name, param in model.named_parameters()
    }


class Torch:
    """What torch has for train_step."""

    @staticmethod
    def train_step(model, loss_fn, optimizer, x, y, max_norm):
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm)
        optimizer.step()
        return loss.item(), norm.item()


# --- by value


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_value(agree, rng, dtype):
    """By value: each element is limited on both sides, whatever the shape and dtype."""
    agree(by_value, drawn(rng, dtype), 0.4)


@pytest.mark.points(1)
def test_value_of_no_number(submission, expect, rng):
    """By value: inf becomes the bound, -inf the negative bound, and NaN stays NaN."""
    a, b = torch.rand(2, generator=rng).tolist()
    grad = torch.tensor([math.inf, -math.inf, math.nan, a, -9 - b])

    clipped = torch.tensor([1.5, -1.5, math.nan, a, -1.5])
    expect(submission(by_value, [grad], 1.5), {"the gradient of parameter 1": clipped})


# --- by norm


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_norm(agree, rng, dtype):
    """By norm: one norm over all gradients is limited, whatever the shape and dtype."""
    agree(by_norm, drawn(rng, dtype), 0.7, rtol=1e-5)


@pytest.mark.points(1)
def test_below_the_bound(submission, expect, rng):
    """By norm: gradients whose norm is below the bound stay exactly as they are."""
    grads = drawn(rng)
    norm = sum(grad.square().sum().item() for grad in grads if grad is not None) ** 0.5

    observed = submission(by_norm, grads, 1.5 * norm)

    unchanged = {f"the gradient of parameter {i}": grad for i, grad in enumerate(grads, 1)}
    returned = {"the norm that is returned": norm}
    expect({key: observed[key] for key in returned}, returned, rtol=1e-5)
    expect(observed, unchanged | {key: observed[key] for key in returned}, rtol=0, atol=0)


@pytest.mark.points(1)
def test_no_gradient(submission, expect):
    """By norm: without gradients, or with zeros alone, the norm is 0.0; with 3 and 4 it is 5.0."""
    name = "the norm that is returned"
    for grads, norm in (([None, None], 0.0), ([], 0.0), (torch.tensor([[3.0], [4.0]]), 5.0)):
        found = submission(by_norm, list(grads), 6.0)
        expect({name: found[name]}, {name: norm})
    zeros = submission(by_norm, [torch.zeros(2, 2), torch.zeros(3)], 1.0)

    unchanged = {"the gradient of parameter 1": torch.zeros(2, 2)}
    expect(zeros, {name: 0.0} | unchanged | {"the gradient of parameter 2": torch.zeros(3)})


@pytest.mark.points(1)
@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan])
def test_no_finite_norm(submission, expect, rng, number):
    """By norm: inf or NaN in a later gradient raises ValueError, and no gradient has changed."""
    grads = [9 + torch.rand(3, generator=rng), torch.tensor([1.0, number])]

    observed = submission(refusal, grads, 1.0)
    of_finite = submission(refusal, grads[:1], 1.0)

    unchanged = {f"the gradient of parameter {i}": grad for i, grad in enumerate(grads, 1)}
    expect(observed, {"raised": "ValueError"} | unchanged, rtol=0, atol=0)
    clipped = {"the gradient of parameter 1": grads[0] / grads[0].norm()}
    expect(of_finite, {"raised": "no ValueError was raised"} | clipped)


@pytest.mark.points(1)
def test_tiny_gradients(submission, expect):
    """By norm: 1e-6 is added to the norm, which shows where the gradients are as small as that."""
    grads = list(torch.tensor([[6e-7], [-8e-7]], dtype=torch.float64))

    observed = submission(by_norm, grads, 5e-7)

    clipped = {f"the gradient of parameter {i}": grad / 4 for i, grad in enumerate(grads, 1)}
    expect(observed, {"the norm that is returned": 1e-6} | clipped, rtol=1e-6, atol=1e-13)


# --- both


@pytest.mark.points(1)
def test_in_place(agree, rng):
    """Both: the tensors in .grad are changed themselves."""
    agree(held, [3 * torch.randn(4, generator=rng), 3 * torch.randn(2, 3, generator=rng)], 0.5)


# --- the step


@pytest.mark.points(2)
@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_training_of_torch(submission, expect, rng, momentum):
    """train_step: twelve steps are those with torch.nn.utils.clip_grad_norm_."""
    x = torch.randn(STEPS, 8, 3, generator=rng, dtype=torch.float64)
    y = torch.randn(STEPS, 8, 2, generator=rng, dtype=torch.float64)
    y[::3] *= 30  # steep batches among flat ones
    batches, seed = list(zip(x, y, strict=True)), int(torch.randint(9999, (), generator=rng))

    observed = submission(training, seed, batches, 0.1, momentum, 3.0)

    expect(observed, training(Torch, seed, batches, 0.1, momentum, 3.0), rtol=1e-4, atol=1e-6)


@pytest.mark.points(1)
def test_step_that_fails(submission, expect, rng):
    """train_step: if the norm is not finite, the error passes and no weight has moved."""
    weight, x = torch.randn(2, 1, 3, generator=rng)
    y = torch.tensor([[5.0]])

    observed = submission(step, weight, x, y * math.inf, 0.1, 1.0)
    of_finite = submission(step, weight, x, y, 0.1, 1.0)

    expect({"raised": of_finite["raised"]}, {"raised": "nothing"})
    found = {key: observed[key] for key in ("raised", "the weight afterwards")}
    expect(found, {"raised": "ValueError", "the weight afterwards": weight}, rtol=0, atol=0)
