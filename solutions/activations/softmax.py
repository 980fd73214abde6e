r"""Write the softmax with temperature, what it does to a gradient, and the sigmoid as a case of it.

A softmax turns the logits of C classes into probabilities: their sum is 1. It is right if exactly
one class is true. If several can be true, each class gets its own sigmoid.

    >>> softmax(torch.tensor([2.0, 1.0, 0.0]))
    tensor([0.6652, 0.2447, 0.0900])

For the logits z_1, ..., z_C along one dimension, and the temperature T:

    p_i = exp(z_i / T) / sum over j of exp(z_j / T)

A high temperature makes the probabilities more equal, a low one favors the largest logit. exp
overflows easily, but adding a constant to all logits of a row changes nothing. So one subtracts the
row's largest logit first.

Each probability depends on all logits, so the Jacobian is not diagonal. For a loss L whose gradient
with respect to the probabilities is g, the chain rule gives

    dL/dz_i = p_i (g_i - sum over j of p_j g_j) / T

Worked example. After the shift the logits above are 0, -1, -2. exp makes 1, 0.3679, 0.1353 of them,
with the sum 1.5032. For g = [1, 0, 0] the sum of p_j g_j is 0.6652, and 0.6652 · (1 - 0.6652) is
0.2227:

    >>> softmax_backward(torch.tensor([0.6652, 0.2447, 0.0900]), torch.tensor([1.0, 0.0, 0.0]))
    tensor([ 0.2227, -0.1628, -0.0599])

Two classes with the logits x and 0: the probability of the first one is the sigmoid of x. Write
`sigmoid` with your `softmax`.

Rules
- Logits lie between -1000 and 1000, and rows may be far apart: no NaN.
- A logit may be -inf: a class that is not allowed. Its probability is 0.
- If all logits of a row are -inf, all its probabilities are 0. (Torch says NaN.)
- Autograd through `softmax` gives the same gradient as `softmax_backward`.
- Arguments stay as they are. Results have their shape and dtype.
- torch.softmax, F.log_softmax, torch.sigmoid and their kin are forbidden.

Source: Bridle (1990), "Probabilistic interpretation of feedforward classification network outputs";
Hinton et al. (2015), "Distilling the knowledge in a neural network", for the temperature.

Fine print
- Tensors are float32 or float64, with one to three dimensions; `dim` may be negative. 0.01 <= T.
- The gradient of autograd for a row that is all -inf is open. So is that for -inf in `sigmoid`.
- torch.logsumexp, torch.exp, torch.amax are allowed. `sigmoid` is given any shape, also ().
"""

import torch


def softmax(logits: torch.Tensor, dim: int = -1, temperature: float = 1.0) -> torch.Tensor:
    """Turn logits into probabilities.

    Args:
        logits: any shape; each is finite or -inf.
        dim: the dimension along which the probabilities add up to 1.
        temperature: T, > 0.

    Returns:
        The probabilities, of the shape of logits.
    """
    scaled = logits / temperature
    top = scaled.amax(dim, keepdim=True).clamp(min=torch.finfo(scaled.dtype).min)  # -inf - -inf
    weights = torch.exp(scaled - top)
    total = weights.sum(dim, keepdim=True)  # >= 1, and 0 if all logits are -inf
    return weights / total.clamp(min=1)


def softmax_backward(
    probs: torch.Tensor, grad: torch.Tensor, dim: int = -1, temperature: float = 1.0
) -> torch.Tensor:
    """Compute the gradient with respect to the logits from that with respect to the probabilities.

    Args:
        probs: any shape, what `softmax` gave.
        grad: of that shape, the gradient of the loss with respect to probs.
        dim: the dimension along which the probabilities add up to 1.
        temperature: T, > 0, with which probs were computed.

    Returns:
        The gradient with respect to the logits, of that shape.
    """
    mean = (probs * grad).sum(dim, keepdim=True)  # of grad, weighted by the probabilities
    return probs * (grad - mean) / temperature


def sigmoid(x: torch.Tensor) -> torch.Tensor:
    """Compute the sigmoid of each element of x as a softmax of two logits."""
    return softmax(torch.stack([x, torch.zeros_like(x)]), dim=0)[0]
