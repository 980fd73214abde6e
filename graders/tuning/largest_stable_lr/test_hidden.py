"""Hidden checks for tuning/largest_stable_lr: networks, matrices of known spectra, long runs."""

import pytest
import torch
from probes import eigenvalue, limit, linear, mse_loss, product, trial, with_model
from torch import nn

DTYPES = [torch.float32, torch.float64]


# --- what the probes build


def network(seed, dtype=torch.float64):
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)).to(dtype)


class WithSpare(nn.Module):
    """A network with a layer that it does not use, in the middle of its parameters."""

    def __init__(self, seed):
        super().__init__()
        torch.manual_seed(seed)
        self.hidden, self.spare = nn.Linear(3, 4).double(), nn.Linear(2, 1).double()
        self.output = nn.Linear(4, 2).double()

    def forward(self, x):
        return self.output(self.hidden(x).tanh())


# --- probes


def product_of_network(module, _seed, x, labels, vector):
    """hessian_vector_product(...) of a network with a hidden layer and the cross-entropy

    Look at the second derivative: of which product, with respect to which parameters.
    """
    model = network(_seed, x.dtype)
    loss_fn = nn.functional.cross_entropy
    found = module.hessian_vector_product(model, loss_fn, x, labels, vector)
    return with_model({"H v": found, "H v has a graph": found.requires_grad}, model)


def product_with_frozen_layer(module, _seed, x, labels, vector):
    """hessian_vector_product(...) of a network whose first layer is frozen

    Look at the second derivative: of which product, with respect to which parameters.
    """
    model = network(_seed)
    model[0].requires_grad_(False)
    return module.hessian_vector_product(model, nn.functional.cross_entropy, x, labels, vector)


def product_with_spare_layer(module, _seed, x, labels, vector):
    """hessian_vector_product(...) of a network with a layer that it does not use

    Look at the second derivative: of which product, with respect to which parameters.
    """
    model = WithSpare(_seed)
    return module.hessian_vector_product(model, nn.functional.cross_entropy, x, labels, vector)


def product_of_mean(module, _seed, x, labels, vector):
    """hessian_vector_product(...) where the loss is the mean output, linear in the last bias

    Look at the second derivative: of which product, with respect to which parameters.
    """
    return module.hessian_vector_product(
        network(_seed), lambda predictions, _: predictions.mean(), x, labels, vector
    )


def calls_of_multiply(module, matrix, start, *limits):
    """how often power_iteration(multiply, start, tol, max_steps) calls multiply"""
    calls = []

    def multiply(v):
        calls.append(v)
        return matrix @ v

    found = module.power_iteration(multiply, start, *limits)
    return {"calls": len(calls), "eigenvalue": found}


def limit_of_network(module, _seed, x, labels, *limits):
    """largest_stable_lr(network, cross_entropy, x, labels, tol, max_steps), with a generator

    Look at the eigenvalue that decides, and when the iteration ends.
    """
    model, generator = network(_seed), torch.Generator().manual_seed(_seed)
    loss_fn = nn.functional.cross_entropy
    return module.largest_stable_lr(model, loss_fn, x, labels, generator, *limits)


def training_at_the_limit(module, weights, x, y, _seed):
    """stays_bounded(..., c * lr, steps=30) with the lr of largest_stable_lr(...)"""
    model = linear(weights)
    generator = torch.Generator().manual_seed(_seed)
    lr = module.largest_stable_lr(model, mse_loss, x, y, generator)
    return {
        f"stays bounded with {c} lr": module.stays_bounded(model, mse_loss, x, y, c * lr, 30)
        for c in (0.95, 1.05)
    }


def trial_of_network(module, _seed, x, labels, lr):
    """stays_bounded(network, cross_entropy, x, labels, lr, 3), first layer frozen"""
    model = network(_seed)
    model[0].requires_grad_(False)
    found = module.stays_bounded(model, nn.functional.cross_entropy, x, labels, lr, 3)
    return with_model({"stays bounded": found}, model)


# --- checks


def drawn(rng, size, dtype=torch.float64):
    """Draw the seed of a network, five examples of two classes, and a vector."""
    seed = int(torch.randint(10**6, (), generator=rng))
    x = torch.randn(5, 3, generator=rng, dtype=dtype)
    labels = torch.tensor([0, 1, 1, 0, 1])
    return seed, x, labels, torch.randn(size, generator=rng, dtype=dtype)


def with_spectrum(rng, *eigenvalues):
    """Draw a symmetric matrix with these eigenvalues."""
    size = len(eigenvalues)
    basis, _ = torch.linalg.qr(torch.randn(size, size, generator=rng, dtype=torch.float64))
    return basis @ torch.diag(torch.tensor(eigenvalues, dtype=torch.float64)) @ basis.T


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_product(agree, rng, dtype):
    """H v is right for all parameters of a network together."""
    agree(product_of_network, *drawn(rng, 26, dtype))


@pytest.mark.points(1)
def test_product_with_frozen_layer(agree, rng):
    """Frozen parameters are left out of H."""
    agree(product_with_frozen_layer, *drawn(rng, 10))


@pytest.mark.points(1)
def test_zeros_of_the_hessian(agree, rng):
    """H has zeros for a parameter that is not used, or in which the loss is linear."""
    agree(product_with_spare_layer, *drawn(rng, 29))
    agree(product_of_mean, *drawn(rng, 26))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_product_leaves_the_model(agree, rng, dtype):
    """H v is right, and the parameters and their gradients are left as they were."""
    x = torch.randn(4, 3, generator=rng, dtype=dtype)
    weights, vector = torch.randn(2, 3, generator=rng, dtype=dtype)

    agree(product, weights, x, x[:, :1] - 1, vector)


@pytest.mark.points(2)
@pytest.mark.parametrize("eigenvalues", [(5.0, 3.0, 1.0), (-5.0, 3.0, 1.0), (0.5, 0.0, -0.25)])
def test_eigenvalue(agree, rng, eigenvalues):
    """Power iteration finds the eigenvalue of the largest absolute value, with its sign."""
    matrix, start = with_spectrum(rng, *eigenvalues), torch.randn(3, generator=rng).double()

    agree(eigenvalue, matrix, start, rtol=1e-5)
    agree(eigenvalue, matrix.float(), 100 * start.float(), rtol=1e-4)


@pytest.mark.points(1)
def test_max_steps(agree, rng):
    """Power iteration ends after max_steps steps, each of which multiplies once."""
    matrix, start = with_spectrum(rng, 5.0, 4.0, -3.0), torch.randn(3, generator=rng).double()

    for max_steps in (1, 2, 5):
        agree(calls_of_multiply, matrix, start, 1e-12, max_steps)


@pytest.mark.points(1)
@pytest.mark.parametrize("scale", [1.0, 1000.0, -0.001])
def test_tol(agree, scale):
    """Power iteration ends when the change of λ is at most tol · |λ|."""
    matrix = scale * torch.diag(torch.tensor([4.0, 3.0, 1.0], dtype=torch.float64))

    for tol in (0.3, 0.02, 1e-4):
        agree(calls_of_multiply, matrix, torch.ones(3).double(), tol, 500)


@pytest.mark.points(1)
def test_defaults(agree, rng):
    """By default tol is 1e-5 and max_steps is 50, in both functions."""
    curvatures = torch.tensor([1.0, 0.98], dtype=torch.float64)
    seed = int(torch.randint(10**6, (), generator=rng))

    for tol in ((), (1e-15,)):
        agree(calls_of_multiply, torch.diag(curvatures), torch.tensor([0.1, 1.0]).double(), *tol)
    agree(limit, 10 * curvatures, seed, 1e-15)


@pytest.mark.points(1)
def test_zero(agree):
    """Power iteration gives 0 where the matrix times the start is 0."""
    matrix = torch.diag(torch.tensor([2.0, 0.0]))

    agree(eigenvalue, matrix, torch.tensor([0.0, 3.0]))
    agree(eigenvalue, matrix, torch.tensor([3.0, 0.0]))


@pytest.mark.points(1)
def test_long_iteration(agree, rng):
    """Power iteration goes on for many steps without overflow, or a vector that vanishes."""
    matrix, start = with_spectrum(rng, 1.0, 0.96, 0.5), torch.randn(3, generator=rng).double()

    for scale in (1e4, 1e-4):
        agree(eigenvalue, scale * matrix, start, 1e-15, 150, rtol=1e-5)


@pytest.mark.points(2)
def test_limit(agree, rng):
    """The limit is 2 / λ_max for networks, from the start that the generator gives."""
    for limits in ((1e-12, 1), (1e-12, 3), (0.1, 100)):
        agree(limit_of_network, *drawn(rng, 1)[:3], *limits, rtol=1e-5)


@pytest.mark.points(2)
@pytest.mark.parametrize("curvatures", [(3.0, -1.0, 0.5), (-0.5, 0.25, 0.0)])
def test_limit_where_the_loss_curves_down(agree, rng, curvatures):
    """The largest eigenvalue sets the limit, also where a negative one is larger in size."""
    seed = int(torch.randint(10**6, (), generator=rng))

    agree(limit, torch.tensor(curvatures, dtype=torch.float64), seed)


@pytest.mark.points(1)
def test_no_limit(agree, rng):
    """Where no eigenvalue is positive, the limit is inf; one positive eigenvalue sets one."""
    seed = int(torch.randint(10**6, (), generator=rng))

    for curvatures in ((-3.0, -1.0), (0.0, 0.0), (-3.0, 1.0)):
        agree(limit, torch.tensor(curvatures, dtype=torch.float64), seed)


@pytest.mark.points(1)
def test_training_at_the_limit(agree, rng):
    """Training stays bounded just below the computed limit, and does not just above it."""
    basis, _ = torch.linalg.qr(torch.randn(4, 3, generator=rng, dtype=torch.float64))
    x = basis @ torch.diag(torch.tensor([3.0, 2.0, 0.5], dtype=torch.float64))
    weights = torch.randn(3, generator=rng, dtype=torch.float64)
    y = x @ (weights - 1).reshape(3, 1)

    agree(training_at_the_limit, weights, x, y, int(torch.randint(10**6, (), generator=rng)))


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("lr", "steps"), [(0.45, 5), (0.49, 1), (0.52, 20), (0.55, 1), (0.55, 10), (5.0, 40)]
)
def test_trial(agree, lr, steps):
    """stays_bounded compares the loss after all steps with the one before; NaN is not bounded."""
    x, y = torch.tensor([[2.0, 0.0], [0.0, 1.0]]), torch.tensor([[0.0], [0.0]])

    agree(trial, torch.tensor([0.1, 0.5]), x, y, lr, steps)


@pytest.mark.points(1)
def test_trial_at_the_minimum(agree):
    """A loss that stays the same is bounded; one that grows is not."""
    one = torch.tensor([[1.0]])

    agree(trial, torch.tensor([1.0]), one, one, 3.0, 2)
    agree(trial, torch.tensor([2.0]), one, one, 3.0, 2)


@pytest.mark.points(1)
def test_trial_leaves_the_model(agree, rng):
    """stays_bounded is right, and leaves the parameters and their gradients as they were."""
    for lr in (0.1, 1e4):
        agree(trial_of_network, *drawn(rng, 1)[:3], lr)
