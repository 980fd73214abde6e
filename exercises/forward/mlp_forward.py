r"""Write the forward pass of a network with one hidden layer, from the inputs to a probability.

This is all that a trained classifier does when it is used: two matrix products, two additions, two
activations. The last activation turns any number into a probability.

    >>> w1, b1 = torch.tensor([[1.0, -1.0], [1.0, 1.0]]), torch.tensor([0.0, -1.0])
    >>> w2, b2 = torch.tensor([[2.0, -1.0]]), torch.tensor([0.5])
    >>> predict_proba(torch.tensor([[3.0, 1.0]]), w1, b1, w2, b2)
    tensor([0.8176])

The rows of X (N, D) are N examples with D inputs. W1 (H, D) and b1 (H,) belong to the hidden layer,
W2 (1, H) and b2 (1,) to the output. Forward propagation computes one after the other:

    A = relu(X W1ᵀ + b1)
    z = A W2ᵀ + b2
    p = 1 / (1 + exp(-z))

The logit z is any real number. Its sigmoid p lies between 0 and 1: it is the probability of class
1, and 1 - p that of class 0. z = 0 means p = 0.5.

Worked example, from above. The hidden units are relu(3 - 1 + 0) = 2 and relu(3 + 1 - 1) = 3:

    >>> hidden_layer(torch.tensor([[3.0, 1.0]]), w1, b1)
    tensor([[2., 3.]])

The logit is 2 · 2 - 1 · 3 + 0.5 = 1.5, and p = 1 / (1 + exp(-1.5)) = 0.8176.

`weights_of` takes the four tensors from a model of PyTorch. With them, your pass and the model's
must agree:

    >>> model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1), nn.Sigmoid())
    >>> x = torch.tensor([[3.0, 1.0], [-2.0, 0.5]])
    >>> torch.allclose(predict_proba(x, *weights_of(model)), model(x).squeeze(1))
    True

Rules
- `weights_of` gives copies: if the model trains on, they stay as they are. They are without a graph
  (requires_grad is False).
- Everything has the dtype of X or of the model, float32 or float64. N, D and H are at least 1.
- The results of `hidden_layer` and `predict_proba` are differentiable with respect to the weights
  and biases. Arguments and the model stay as they are.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), sections 6.1 and 6.2.2.2.

Fine print
- All operations of PyTorch are welcome, F.linear too.
- The model's layers both have a bias. No check takes a gradient where the input of a ReLU is 0.
"""

import torch
from torch import nn


def hidden_layer(x: torch.Tensor, w1: torch.Tensor, b1: torch.Tensor) -> torch.Tensor:
    """Compute the hidden units of each example.

    Args:
        x: (N, D), the inputs.
        w1: (H, D), a row for each hidden unit.
        b1: (H,), their biases.

    Returns:
        (N, H), A of the formula.
    """
    raise NotImplementedError


def predict_proba(
    x: torch.Tensor, w1: torch.Tensor, b1: torch.Tensor, w2: torch.Tensor, b2: torch.Tensor
) -> torch.Tensor:
    """Compute the probability of class 1 for each example.

    Args:
        x: (N, D), the inputs.
        w1: (H, D), a row for each hidden unit.
        b1: (H,), their biases.
        w2: (1, H), the weights of the output.
        b2: (1,), its bias.

    Returns:
        (N,), p of each example; (1,) if N is 1.
    """
    raise NotImplementedError


def weights_of(
    model: nn.Sequential,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Copy the weights and biases of a model.

    Args:
        model: nn.Sequential(nn.Linear(D, H), nn.ReLU(), nn.Linear(H, 1), nn.Sigmoid()).

    Returns:
        (w1, b1, w2, b2): copies, as `predict_proba` takes them.
    """
    raise NotImplementedError
