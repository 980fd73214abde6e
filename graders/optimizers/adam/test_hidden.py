"""Hidden checks for optimizers/adam: single steps, and paths that are torch's."""

import pytest
import torch
from probes import adam, adamw, lists_in_words

pytestmark = pytest.mark.forbidden("torch.optim.*")

SHAPES = [(), (5,), (3, 4)]
DTYPES = [torch.float32, torch.float64]
BETAS = (0.4, 0.3)


def adam_and_arguments(module, param, grad, state):
    """adam_step(param, grad, state), and its arguments after the call

    Look at m, v and t by themselves, then their corrections, then the divisor.
    """
    result = adam(module, param, grad, state)
    return result | {"param": param, "grad": grad, "state": state}


def adamw_and_arguments(module, param, grad, state):
    """adamw_step(param, grad, state), and its arguments after the call

    Look at m, v and t by themselves, then the step, then the decay and its factor.
    """
    result = adamw(module, param, grad, state)
    return result | {"param": param, "grad": grad, "state": state}


def path(module, name, params, grads, lr):
    """the parameters after each update_all(adam_step or adamw_step, params, grads, states, lr)

    Look at the state of each parameter, and what happens without a gradient.
    """
    step, states, found = getattr(module, name), [None] * len(params), {}
    for t, row in enumerate(grads, 1):
        params, states = module.update_all(step, params, row, states, lr)
        found |= {f"parameter {i} after step {t}": p.clone() for i, p in enumerate(params)}
    return found


def update_with_own_step(module, params, grads, states):
    """update_all(step, params, grads, states, 0.1), where step is a rule of the check"""

    def step(param, grad, state, lr):
        m, v, t = (grad, grad, 0) if state is None else state
        return param - lr * grad, (m + 1, v + 2, t + 1)

    return lists_in_words(module.update_all(step, params, grads, states, 0.1))


def update_and_lists(module, params, grads, states):
    """update_all(step, params, grads, states, 0.1), and its lists after the call"""
    result = update_with_own_step(module, params, grads, states)
    return result | {"params": params, "states": states}


def drawn(rng, shape, dtype=torch.float64):
    """Draw a parameter, a gradient and a state after three steps."""
    param, grad, m, root = (torch.randn(shape, generator=rng, dtype=dtype) for _ in range(4))
    return param, grad, (m, root**2, 3)


def uneven_grads(rng, steps=30):
    """Draw gradients of two parameters, of quite different sizes; often there is none."""
    sizes = torch.tensor([1e-9, 1e-3, 1.0, 1e3], dtype=torch.float64)
    both = sizes * torch.randn(steps, 2, 4, generator=rng, dtype=torch.float64)
    return [[g, None if t < 4 or t % 3 == 0 else h] for t, (g, h) in enumerate(both)]


def path_of_torch(optimizer_class, params, grads, **options):
    params = [param.clone().requires_grad_() for param in params]
    optimizer, found = optimizer_class(params, **options), {}
    for t, row in enumerate(grads, 1):
        for param, grad in zip(params, row, strict=True):
            param.grad = grad
        optimizer.step()
        found |= {f"parameter {i} after step {t}": p.detach().clone() for i, p in enumerate(params)}
    return found


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_adam(agree, rng, shape, dtype):
    """Adam: the first and a later step are right, whatever the shape and dtype."""
    param, grad, state = drawn(rng, shape, dtype)

    agree(adam, param, grad, None, 0.3)
    agree(adam, param, grad, state, 0.3)


@pytest.mark.points(1)
@pytest.mark.parametrize("eps", [1e-3, 0.5])
def test_options(agree, rng, eps):
    """Adam: β₁, β₂ and ε are what was passed; lr is 0.001 by default."""
    param, grad, state = drawn(rng, (4,))

    agree(adam, param, grad, state)
    agree(adam, param, grad, None, 0.3, BETAS)
    agree(adam, param, eps * grad, None, 0.3, BETAS, eps)
    agree(adam, param, grad, state, 0.3, BETAS, eps)


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_adamw(agree, rng, dtype):
    """AdamW: the first and a later step are right, with any weight decay."""
    param, grad, state = drawn(rng, (3, 4), dtype)

    agree(adamw, param, grad, None, 0.3)
    agree(adamw, param, grad, state)
    agree(adamw, param, grad, state, 0.3, BETAS, 1e-3, 0.4)
    agree(adamw, param, grad, state, 0.3, BETAS, 1e-3, 0.0)


@pytest.mark.points(2)
@pytest.mark.parametrize(
    ("name", "optimizer_class"),
    [("adam_step", torch.optim.Adam), ("adamw_step", torch.optim.AdamW)],
)
def test_path_of_torch(submission, expect, rng, name, optimizer_class):
    """Thirty steps are those of torch.optim, in float64, also with gradients that are missing."""
    params, grads = [torch.ones(4, dtype=torch.float64)] * 2, uneven_grads(rng)

    found = submission(path, name, params, grads, 0.2)

    expect(found, path_of_torch(optimizer_class, params, grads, lr=0.2))


@pytest.mark.points(1)
def test_update_all(agree, rng):
    """update_all: each parameter gets the step that was passed, with its own gradient and state."""
    params, grads, states = zip(*(drawn(rng, shape) for shape in SHAPES), strict=True)

    agree(update_with_own_step, list(params), list(grads), list(states))


@pytest.mark.points(1)
def test_no_gradient(agree, rng):
    """update_all: what has no gradient keeps its parameter, m, v and t; the others take a step."""
    param, grad, (m, v, t) = drawn(rng, (2, 3))
    states = [(m, v, 7), (m, v, t), None, None]

    agree(update_with_own_step, [param] * 4, [None, grad, None, grad], states)


@pytest.mark.points(1)
def test_adam_leaves_arguments(agree, rng):
    """Adam: the step is right, and the arguments are left as they were."""
    agree(adam_and_arguments, *drawn(rng, (3, 2)))


@pytest.mark.points(1)
def test_adamw_leaves_arguments(agree, rng):
    """AdamW: the step is right, and the arguments are left as they were."""
    agree(adamw_and_arguments, *drawn(rng, (3, 2)))


@pytest.mark.points(1)
def test_update_all_leaves_lists(agree, rng):
    """update_all: the step is right, and the lists that were passed are left as they were."""
    param, grad, state = drawn(rng, (3, 2))

    agree(update_and_lists, [param, param], [grad, None], [state, None])
