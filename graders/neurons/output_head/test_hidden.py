"""Hidden checks for neurons/output_head: layers, losses and decisions of any size."""

import pytest
import torch
from probes import decision, loss, one_logit

LOGITS = [-4.0, -2.0, -1.0, -0.3, 0.3, 1.0, 1.7, 3.0]  # far from 0 and from ±ln 4, ±ln 9


def outputs_of_layer(module, task, n, weight, bias, x):
    """output_layer(task, in_features, n) with this weight and bias, applied to x

    Look at how many outputs the task has, and what follows the weighted sum.
    """
    layer = module.output_layer(task, x.shape[1], n)
    shapes = [list(param.shape) for param in layer.parameters()]
    observed = {"shapes of the parameters": shapes, "outputs": None}
    if shapes == [list(weight.shape), list(bias.shape)]:
        with torch.no_grad():
            for param, value in zip(layer.parameters(), (weight, bias), strict=True):
                param.copy_(value)
        observed["outputs"] = layer(x).detach()
    return observed


def drawn(rng, *shape, dtype=torch.float32):
    return 2 * torch.randn(shape, generator=rng, dtype=dtype)


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("task", "n", "outputs"),
    [("regression", 2, 2), ("binary", 2, 1), ("multiclass", 3, 3), ("multilabel", 4, 4)],
)
def test_layer(agree, rng, task, n, outputs):
    """The last layer gives weighted sums and biases: any numbers, without an activation."""
    x = drawn(rng, 4, 5)

    agree(
        outputs_of_layer, task, n, drawn(rng, outputs, 5), drawn(rng, outputs), torch.cat([x, -x])
    )


@pytest.mark.points(1)
def test_regression_loss(agree, rng):
    """Regression: the loss and its gradient are right, for one quantity and for three."""
    agree(loss, "regression", drawn(rng, 1, 1), drawn(rng, 1, 1))
    agree(loss, "regression", *drawn(rng, 2, 6, 3, dtype=torch.float64))


@pytest.mark.points(1)
def test_binary_loss(agree, rng):
    """Yes or no: the loss and its gradient are right."""
    agree(loss, "binary", drawn(rng, 6, 1), torch.arange(6) % 2)
    agree(loss, "binary", drawn(rng, 1, 1, dtype=torch.float64), torch.tensor([1]))


@pytest.mark.points(1)
def test_multiclass_loss(agree, rng):
    """Many classes: the loss and its gradient are right."""
    agree(loss, "multiclass", drawn(rng, 6, 4), torch.arange(6) % 4)
    agree(loss, "multiclass", drawn(rng, 1, 4, dtype=torch.float64), torch.tensor([2]))


@pytest.mark.points(1)
def test_multilabel_loss(agree, rng):
    """Many labels: the loss and its gradient are right."""
    targets = torch.tensor([[1, 0, 0, 1], [1, 1, 1, 0], [0, 0, 0, 0]])

    agree(loss, "multilabel", drawn(rng, 3, 4), targets)
    agree(loss, "multilabel", drawn(rng, 1, 4, dtype=torch.float64), targets[:1])


@pytest.mark.points(1)
def test_large_logits(agree, rng):
    """Logits that are large and wrong cost what they should, and pull as they should."""
    logits = 300 + 100 * torch.rand(2, 3, generator=rng)

    agree(loss, "binary", logits[:, :1], torch.tensor([0, 0]))
    agree(loss, "multilabel", -logits, torch.tensor([[1, 1, 1], [1, 1, 0]]))
    agree(loss, "multiclass", torch.cat([logits, -logits], dim=1), torch.tensor([3, 4]))


@pytest.mark.points(1)
def test_decisions(agree, rng):
    """Many classes: the class with the largest logit. Regression: the outputs themselves."""
    agree(decision, "multiclass", drawn(rng, 6, 5))
    agree(decision, "multiclass", drawn(rng, 1, 5))
    agree(decision, "regression", drawn(rng, 6, 2))


@pytest.mark.points(1)
def test_thresholds(agree, rng):
    """Yes or no, and many labels: the threshold decides, 0.5 by default, and 0.5 itself is no."""
    logits = torch.tensor(LOGITS)[torch.randperm(8, generator=rng)]

    for task, outputs in [("binary", logits[:, None]), ("multilabel", logits.view(2, 4))]:
        agree(decision, task, outputs, 0.2)
        agree(decision, task, outputs[:1], 0.9)
        agree(decision, task, torch.cat([outputs, torch.zeros_like(outputs[:1])]))


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_one_logit(agree, rng, dtype):
    """One logit says the same as two, and the layer with two outputs is left as it was."""
    weight, bias, x = (drawn(rng, *shape, dtype=dtype) for shape in [(2, 6), (2,), (5, 6)])

    agree(one_logit, weight, bias, x)
