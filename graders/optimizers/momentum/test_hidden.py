"""Hidden checks for optimizers/momentum: single steps, and paths that are torch's."""

import pytest
import torch
from probes import nesterov, path_in_a_valley, step

pytestmark = pytest.mark.forbidden("torch.optim.*")

SHAPES = [(), (5,), (3, 4)]
DTYPES = [torch.float32, torch.float64]


def step_and_arguments(module, param, grad, velocity):
    """momentum_step(param, grad, velocity, 0.1), and its arguments after the call

    Look at the new velocity first: the factor of each part; then the step.
    """
    result = step(module, param, grad, velocity, 0.1)
    return result | {"param": param, "grad": grad, "velocity": velocity}


def nesterov_and_arguments(module, param, grad, velocity):
    """nesterov_step(param, grad, velocity, 0.1), and its arguments after the call"""
    result = nesterov(module, param, grad, velocity, 0.1)
    return result | {"param": param, "grad": grad, "velocity": velocity}


def first_velocity_after_change(module, param, grad):
    """the velocity of the first momentum_step, after grad was set to zero"""
    _, velocity = module.momentum_step(param, grad, None, 0.1)
    grad.zero_()
    return velocity


def calls_of_gradient(module, start, steps):
    """the parameters at which descend(gradient, start, 0.1, 0.9, steps) calls gradient"""
    seen = []

    def gradient(x):
        seen.append(x.clone())
        return x

    module.descend(gradient, start, 0.1, 0.9, steps)
    return seen


def drawn(rng, shape, dtype=torch.float32):
    return [torch.randn(shape, generator=rng, dtype=dtype) for _ in range(3)]


def path_of_torch(curvatures, start, steps, **options):
    param = start.clone().requires_grad_()
    optimizer = torch.optim.SGD([param], **options)
    path = [start]
    for _ in range(steps):
        param.grad = curvatures * param.detach()
        optimizer.step()
        path.append(param.detach().clone())
    return torch.stack(path)


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_momentum(agree, rng, shape, dtype):
    """Classical momentum: a later step is right, whatever the shape and dtype."""
    param, grad, velocity = drawn(rng, shape, dtype)

    agree(step, param, grad, velocity, 0.3, 0.7)
    agree(step, param, grad, velocity, 0.3)


@pytest.mark.points(1)
def test_first_step(agree, rng):
    """Classical momentum: the first velocity is the gradient."""
    param, grad, _ = drawn(rng, (4,))

    agree(step, param, grad, None, 0.3, 0.7)


@pytest.mark.points(1)
def test_first_velocity_is_new(agree, rng):
    """Classical momentum: the first velocity is a tensor of its own."""
    param, grad, _ = drawn(rng, (4,))

    agree(first_velocity_after_change, param, grad)


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_nesterov(agree, rng, shape, dtype):
    """Nesterov's momentum: the first and a later step are right."""
    param, grad, velocity = drawn(rng, shape, dtype)

    agree(nesterov, param, grad, velocity, 0.3, 0.7)
    agree(nesterov, param, grad, velocity, 0.3)
    agree(nesterov, param, grad, None, 0.3, 0.7)


@pytest.mark.points(1)
def test_dampening(agree, rng):
    """Dampening weakens later gradients, and not the first one."""
    param, grad, velocity = drawn(rng, (4,))

    agree(step, param, grad, velocity, 0.3, 0.7, 0.25)
    agree(step, param, grad, None, 0.3, 0.7, 0.25)


@pytest.mark.points(1)
def test_momentum_leaves_arguments(agree, rng):
    """Classical momentum: the step is right, and the arguments are left as they were."""
    agree(step_and_arguments, *drawn(rng, (3, 2)))


@pytest.mark.points(1)
def test_nesterov_leaves_arguments(agree, rng):
    """Nesterov's momentum: the step is right, and the arguments are left as they were."""
    agree(nesterov_and_arguments, *drawn(rng, (3, 2)))


@pytest.mark.points(2)
@pytest.mark.parametrize("is_nesterov", [False, True])
def test_path_of_torch(submission, expect, rng, is_nesterov):
    """Forty steps in a narrow valley are those of torch.optim.SGD, in float64."""
    curvatures = torch.tensor([1.0, 20.0], dtype=torch.float64)
    start = 1 + torch.rand(2, generator=rng, dtype=torch.float64)
    options = {"lr": 0.02, "momentum": 0.8, "nesterov": is_nesterov}

    path = submission(path_in_a_valley, curvatures, start, 0.02, 0.8, 40, is_nesterov)

    expect(path, path_of_torch(curvatures, start, 40, **options))


@pytest.mark.points(1)
def test_gradient_is_taken_before_each_step(agree, rng):
    """The gradient is asked for once a step, at the parameter before that step."""
    agree(calls_of_gradient, torch.rand(2, generator=rng) + 1, 4)
