"""Hidden checks for forward/mlp_forward."""

import pytest
import torch
from probes import copied, hidden, model_with, named, probability

DTYPES = [torch.float32, torch.float64]


def form_of_copies(module, w1, b1, w2, b2):
    """whether the results of weights_of(model) require gradients, and their values"""
    weights = named(module.weights_of(model_with(w1, b1, w2, b2)))
    return {f"{name} requires gradients": w.requires_grad for name, w in weights.items()} | weights


def gradients(module, x, w1, b1, w2, b2):
    """the gradients of the sum of predict_proba(x, w1, b1, w2, b2)"""
    weights = named([w1, b1, w2, b2])
    for weight in weights.values():
        weight.requires_grad_()
    module.predict_proba(x, w1, b1, w2, b2).sum().backward()
    return {f"gradient of {name}": weight.grad for name, weight in weights.items()}


def arguments_after(module, x, w1, b1, w2, b2):
    """predict_proba(x, w1, b1, w2, b2), and its arguments after the call

    Look at the shapes and values after each layer, one by one.
    """
    result = module.predict_proba(x, w1, b1, w2, b2)
    return {"the result": result, "x": x} | named([w1, b1, w2, b2])


def own_pass(module, x, w1, b1, w2, b2):
    """predict_proba(x, *weights_of(model))

    Look at the shapes and values after each layer, one by one.
    """
    return module.predict_proba(x, *module.weights_of(model_with(w1, b1, w2, b2)))


def network(rng, inputs, units, dtype=torch.float32):
    """Draw w1, b1, w2 and b2."""
    shapes = (units, inputs), (units,), (1, units), (1,)
    return [torch.randn(shape, generator=rng, dtype=dtype) for shape in shapes]


def example_of_class_0(rng, inputs):
    """Draw one example and a network that gives it a probability below 0.5."""
    x, (w1, _, w2, _) = batch(rng, 1, inputs)[:1], network(rng, inputs, 4)
    sums = torch.tensor([-1.0, 1.5, -0.5, 2.0])  # some units are on, others off
    return x, w1, sums - w1 @ x[0], w2, -w2.abs() @ sums.relu() - 0.5


def batch(rng, n, inputs, dtype=torch.float32):
    """Draw x, with examples and their negatives."""
    x = torch.randn(n, inputs, generator=rng, dtype=dtype)
    return torch.cat([x, -x])


def both_classes(rng, n, inputs, units, dtype=torch.float32):
    """Draw examples and a network whose logits are above 0 for some of them, below 0 for others."""
    x, (w1, b1, w2, _) = batch(rng, n, inputs, dtype), network(rng, inputs, units, dtype)
    logits = (x @ w1.T + b1).relu() @ w2[0]
    return x, w1, b1, w2, -(logits.min() + logits.max()).reshape(1) / 2


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_hidden(agree, rng, dtype):
    """The hidden units are right, also for a square weight matrix."""
    agree(hidden, batch(rng, 4, 3, dtype), *network(rng, 3, 5, dtype)[:2])
    agree(hidden, batch(rng, 4, 3, dtype), *network(rng, 3, 3, dtype)[:2])


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_probability(agree, rng, dtype):
    """The probabilities of a batch are right."""
    agree(probability, *both_classes(rng, 4, 3, 5, dtype))


@pytest.mark.points(1)
def test_one_example(agree, rng):
    """A batch of one example has one probability, of shape (1,)."""
    agree(probability, *example_of_class_0(rng, 3))


@pytest.mark.points(1)
def test_gradients(agree, rng):
    """Gradients flow through the probabilities to all weights and biases."""
    agree(gradients, *both_classes(rng, 4, 3, 5))


@pytest.mark.points(1)
def test_arguments_unchanged(agree, rng):
    """The probabilities are right, and the arguments are left as they were."""
    agree(arguments_after, *both_classes(rng, 3, 2, 4))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_copies(agree, rng, dtype):
    """weights_of gives copies of the model's dtype that stay when the model changes."""
    agree(copied, *network(rng, 3, 3, dtype))


@pytest.mark.points(1)
def test_copies_without_a_graph(agree, rng):
    """What weights_of gives does not require gradients."""
    agree(form_of_copies, *network(rng, 3, 4))


@pytest.mark.points(1)
def test_equal_to_the_model(submission, expect, rng):
    """With the copied weights, the probabilities are those of the model itself."""
    x, *weights = both_classes(rng, 4, 3, 5, torch.float64)

    result = submission(own_pass, x, *weights)

    expect(result, model_with(*weights)(x).squeeze(1).detach())
