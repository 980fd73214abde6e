"""Hidden checks for optimizers/adagrad_rmsprop: single steps, and paths that are torch's."""

import itertools

import pytest
import torch
from probes import adagrad, rmsprop, updates_of_adagrad, updates_of_rmsprop

pytestmark = pytest.mark.forbidden("torch.optim.*")

SHAPES = [(), (5,), (3, 4)]
DTYPES = [torch.float32, torch.float64]


def adagrad_and_arguments(module, param, grad, square_sum):
    """adagrad_step(param, grad, square_sum, 0.1), and its arguments after the call

    Look at the new sum of squares first, then the divisor with ε, then the step.
    """
    result = adagrad(module, param, grad, square_sum, 0.1)
    return result | {"param": param, "grad": grad, "square_sum": square_sum}


def rmsprop_and_arguments(module, param, grad, square_avg):
    """rmsprop_step(param, grad, square_avg, 0.1), and its arguments after the call

    Look at the new average first, then the divisor with ε, then the step.
    """
    result = rmsprop(module, param, grad, square_avg, 0.1)
    return result | {"param": param, "grad": grad, "square_avg": square_avg}


def path_of_adagrad(module, start, grads, lr):
    """the parameter after each adagrad_step(param, grad, square_sum, lr), from the start

    Look at what is handed on from one step to the next.
    """
    return path(module.adagrad_step, start, grads, lr)


def path_of_rmsprop(module, start, grads, lr, decay):
    """the parameter after each rmsprop_step(param, grad, square_avg, lr, decay), from the start

    Look at what is handed on from one step to the next.
    """
    return path(module.rmsprop_step, start, grads, lr, decay)


def path(step, param, grads, *options):
    state, params = None, []
    for grad in grads:
        param, state = step(param, grad, state, *options)
        params.append(param.clone())
    return by_step(params)


def by_step(params):
    return {f"the parameter after step {t}": param for t, param in enumerate(params, 1)}


def calls_of_step(module, grads):
    """the gradients and states with which updates(step, grads, 0.1) calls step"""
    seen, calls = {}, itertools.count(1)

    def step(param, grad, state, lr):
        call = f"call {next(calls)} of step"
        seen.update({f"grad in {call}": grad.clone(), f"state in {call}": state})
        return param - lr * grad, 10 * grad

    module.updates(step, grads, 0.1)
    return seen


def drawn(rng, shape, dtype=torch.float64):
    """Draw a parameter, a gradient and squares."""
    param, grad, root = (torch.randn(shape, generator=rng, dtype=dtype) for _ in range(3))
    return param, grad, root**2


def uneven_grads(rng, steps=30):
    """Draw gradients of four elements, of quite different sizes."""
    sizes = torch.tensor([1e-9, 1e-3, 1.0, 1e3], dtype=torch.float64)
    return sizes * torch.randn(steps, 4, generator=rng, dtype=torch.float64)


def path_of_torch(optimizer_class, start, grads, **options):
    param = start.clone().requires_grad_()
    optimizer = optimizer_class([param], **options)
    params = []
    for grad in grads:
        param.grad = grad
        optimizer.step()
        params.append(param.detach().clone())
    return by_step(params)


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_adagrad(agree, rng, shape, dtype):
    """AdaGrad: the first and a later step are right, whatever the shape and dtype."""
    param, grad, square_sum = drawn(rng, shape, dtype)

    agree(adagrad, param, grad, None, 0.3)
    agree(adagrad, param, grad, square_sum, 0.3)


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_rmsprop(agree, rng, shape, dtype):
    """RMSprop: the first and a later step are right, whatever the shape and dtype."""
    param, grad, square_avg = drawn(rng, shape, dtype)

    agree(rmsprop, param, grad, None, 0.3)
    agree(rmsprop, param, grad, square_avg, 0.3, 0.6)


@pytest.mark.points(1)
@pytest.mark.parametrize("eps", [1e-3, 0.5])
def test_eps_of_adagrad(agree, rng, eps):
    """AdaGrad: ε is what was passed, and stands outside the root."""
    param, grad, square_sum = drawn(rng, (4,))

    agree(adagrad, param, eps * grad, None, 0.3, eps)
    agree(adagrad, param, grad, square_sum, 0.3, eps)


@pytest.mark.points(1)
@pytest.mark.parametrize("eps", [1e-3, 0.5])
def test_eps_of_rmsprop(agree, rng, eps):
    """RMSprop: ε is what was passed, and stands outside the root."""
    param, grad, square_avg = drawn(rng, (4,))

    agree(rmsprop, param, eps * grad, None, 0.3, 0.9, eps)
    agree(rmsprop, param, grad, square_avg, 0.3, 0.9, eps)


@pytest.mark.points(1)
def test_path_of_adagrad(submission, expect, rng):
    """AdaGrad: thirty steps are those of torch.optim.Adagrad, in float64."""
    start, grads = torch.ones(4, dtype=torch.float64), uneven_grads(rng)

    params = submission(path_of_adagrad, start, grads, 0.2)

    expect(params, path_of_torch(torch.optim.Adagrad, start, grads, lr=0.2))


@pytest.mark.points(1)
def test_path_of_rmsprop(submission, expect, rng):
    """RMSprop: thirty steps are those of torch.optim.RMSprop, in float64."""
    start, grads = torch.ones(4, dtype=torch.float64), uneven_grads(rng)

    params = submission(path_of_rmsprop, start, grads, 0.2, 0.8)

    expect(params, path_of_torch(torch.optim.RMSprop, start, grads, lr=0.2, alpha=0.8))


@pytest.mark.points(1)
def test_no_gradient_yet(agree, rng):
    """Both: an element whose gradients were all 0 does not move, and the others do."""
    param, grad, _ = drawn(rng, (4,))
    grad[1:3] = 0

    agree(adagrad, param, grad, None, 0.3)
    agree(rmsprop, param, grad, None, 0.3)


@pytest.mark.points(1)
def test_adagrad_leaves_arguments(agree, rng):
    """AdaGrad: the step is right, and the arguments are left as they were."""
    agree(adagrad_and_arguments, *drawn(rng, (3, 2)))


@pytest.mark.points(1)
def test_rmsprop_leaves_arguments(agree, rng):
    """RMSprop: the step is right, and the arguments are left as they were."""
    agree(rmsprop_and_arguments, *drawn(rng, (3, 2)))


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", [(1,), (5,), (5, 2, 3)])
def test_updates(agree, rng, shape):
    """updates: the changes of the parameter are right, with their signs, for any shape."""
    grads = torch.randn(shape, generator=rng, dtype=torch.float64)

    agree(updates_of_adagrad, grads, 0.3)
    agree(updates_of_rmsprop, grads, 0.3, 0.9)


@pytest.mark.points(1)
def test_state_is_passed_on(agree, rng):
    """updates: each step gets its own gradient, and the state that the step before returned."""
    agree(calls_of_step, torch.randn(4, 2, generator=rng))
