"""Public checks for normalization/layer_norm: the worked examples, a gradient, the module."""

import pytest
import torch
from probes import contents, gradients, in_both_modes, layer_normed, refusal, rms_normed

pytestmark = pytest.mark.forbidden(
    "*layer_norm*", "*rms_norm*", "*batch_norm*", "*group_norm*", "*instance_norm*"
)

X = torch.tensor([[1.0, 3.0], [10.0, 30.0]])
IMAGE = torch.tensor([[[1.0, 3.0], [5.0, 7.0]]])
ROWS = torch.tensor([[-1.0, 1.0], [-1.0, 1.0]])
WHOLE = torch.tensor([[[-1.3416, -0.4472], [0.4472, 1.3416]]])


@pytest.mark.points(1)
def test_layer_norm_example(submission, expect):
    """layer_norm: each row of the example becomes -1 and 1; with γ and β it becomes -1 and 3.

    With eps=3.0 the rows become -1/2 and 1/2, and -10/√103 and 10/√103.
    """
    scaled = {"weight": torch.tensor([2.0, 4.0]), "bias": torch.tensor([1.0, -1.0]), "eps": 0.0}

    expect(submission(layer_normed, X, (2,), {"eps": 0.0}), ROWS)
    expect(
        submission(layer_normed, X, (2,), {"eps": 3.0}),
        torch.tensor([[-0.5, 0.5], [-10 / 103**0.5, 10 / 103**0.5]]),
    )
    expect(submission(layer_normed, X, (2,), scaled), torch.tensor([[-1.0, 3.0], [-1.0, 3.0]]))


@pytest.mark.points(1)
def test_shapes_example(submission, expect):
    """layer_norm: in the image, (2,) normalizes each row and (2, 2) the whole."""
    expect(submission(layer_normed, IMAGE, (2,), {"eps": 0.0}), ROWS[None])
    expect(submission(layer_normed, IMAGE, (2, 2), {"eps": 0.0}), WHOLE, atol=1e-4)


@pytest.mark.points(1)
def test_rms_norm_example(submission, expect):
    """rms_norm: 1 and 7 become 0.2 and 1.4; a wrong shape is refused."""
    x = torch.tensor([[1.0, 7.0]])

    expect(submission(rms_normed, x, (2,), {}), torch.tensor([[0.2, 1.4]]))
    expect(submission(refusal, "rms_norm", x, (3,)), "a ValueError was raised")


@pytest.mark.points(1)
def test_gradient_example(submission, expect):
    """layer_norm: two numbers always become -1 and 1, so the gradient with respect to x is 0."""
    found = submission(
        gradients,
        "layer_norm",
        X,
        (2,),
        torch.tensor([[5.0, 0.0], [0.0, 0.0]]),
        {"weight": torch.ones(2)},
    )

    expect(
        found,
        {
            "the gradient with respect to x": torch.zeros(2, 2),
            "the gradient with respect to weight": torch.tensor([-5.0, 0.0]),
        },
        atol=1e-3,
    )


@pytest.mark.points(1)
def test_module_example(submission, expect):
    """LayerNorm: the parameters have the shape (2, 2); training and evaluation are the same."""
    expect(
        submission(contents, (2, 2)),
        {
            "the names in the state_dict": "bias, weight",
            "the parameter weight": torch.ones(2, 2),
            "the parameter bias": torch.zeros(2, 2),
        },
    )
    expect(
        submission(in_both_modes, IMAGE, (2, 2), {"eps": 0.0}),
        {"y in training": WHOLE, "y in evaluation": WHOLE},
        atol=1e-4,
    )
