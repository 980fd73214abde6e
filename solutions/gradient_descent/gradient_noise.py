r"""Compute how much the gradient of a mini-batch varies, and how that depends on the batch size.

A mini-batch estimates the gradient of the whole data set. On average it is right, whatever its
size. How far it is off decides how stable the training is.

    >>> grads = torch.tensor([[-2.0], [0.0], [2.0], [8.0]])
    >>> batch_moments(grads, batch_size=2, replacement=True)
    (tensor([2.]), tensor([7.]))

Row i of `grads`, (N, P), is g_i: the gradient of the loss of example i with respect to the P
parameters. For linear regression with the squared error (w · x_i - y_i)² it is

    g_i = 2 (w · x_i - y_i) x_i

The full gradient ḡ is the mean of all rows. σ² is their variance, for each parameter by itself:

    σ² = mean over i of (g_i - ḡ)²

The gradient of a batch is the mean of its rows. In random batches of B rows it has the mean ḡ and
the variance

    with replacement:     σ² / B
    without replacement:  σ² / B · (N - B) / (N - 1)

With replacement, a batch four times as large halves the standard deviation, at four times the cost.

Worked example: w = 1, x = (1, 1, 1, 2) and y = (2, 1, 0, 0) give the rows -2, 0, 2 and 8. So ḡ = 2
and σ² = (16 + 4 + 0 + 36) / 4 = 14. B = 2 gives 14 / 2 = 7 with replacement, and 7 · 2 / 3 = 4.667
without. All six pairs confirm it:

    >>> every = all_batch_gradients(grads, batch_size=2, replacement=False)
    >>> every.T
    tensor([[-1.,  0.,  3.,  1.,  4.,  5.]])
    >>> every.mean(dim=0), every.var(dim=0, correction=0)
    (tensor([2.]), tensor([4.6667]))

At one batch size the noise is as long as the gradient. Much smaller batches need many more steps;
much larger ones cost more and hardly save any:

    noise scale = (sum of σ²) / |ḡ|²

The sum is over the parameters. Here it is 14 / 2² = 3.5.

Source: McCandlish et al. (2018), "An empirical model of large-batch training", section 2.2.

Fine print
- With replacement a batch is a sequence of B draws, each of any of the N examples. There are N^B
  sequences, and all are equally probable. Without, it is a set of B different examples: N choose B.
- A batch of a shuffled data set is drawn without replacement. For its formula see Cochran (1977),
  "Sampling techniques", chapter 2.
- "As long": on average the squared length of the noise is that of ḡ, in draws with replacement.
- The order of the rows of `all_batch_gradients` is open. Each batch has exactly one row. Python's
  `itertools.product(numbers, repeat=B)` and `itertools.combinations(numbers, B)` list the batches.
- `Tensor.var` divides by N - 1, unless you say `correction=0`.
- 1 <= B <= N. Without replacement, N >= 2.
- Arguments come without requires_grad. Results have their dtype, float32 or float64. A noise scale
  is a Python float, and is asked for only where ḡ is not 0.
"""

import itertools

import torch


def example_gradients(w: torch.Tensor, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Compute the gradient of the squared error of each example with respect to w.

    Args:
        w: (D,), the weights of a linear regression without bias.
        x: (N, D), the inputs.
        y: (N,), the targets.

    Returns:
        (N, D), without a graph: g_i in row i.
    """
    residual = x @ w - y  # (N,)
    return 2 * residual[:, None] * x


def batch_moments(
    grads: torch.Tensor, batch_size: int, replacement: bool
) -> tuple[torch.Tensor, torch.Tensor]:
    """Compute mean and variance of the gradient of a random batch, by the formulas.

    Args:
        grads: (N, P), g_i in row i.
        batch_size: B.
        replacement: whether an example can be drawn more than once into a batch.

    Returns:
        (mean, variance), each (P,).
    """
    count = len(grads)
    variance = grads.var(dim=0, correction=0) / batch_size
    if not replacement:
        variance = variance * (count - batch_size) / (count - 1)
    return grads.mean(dim=0), variance


def all_batch_gradients(grads: torch.Tensor, batch_size: int, replacement: bool) -> torch.Tensor:
    """Compute the gradient of each batch that can be drawn.

    Args:
        grads: (N, P), g_i in row i; N and B are small.
        batch_size: B.
        replacement: whether an example can be drawn more than once into a batch.

    Returns:
        (M, P), one row for each of the M batches, in any order.
    """
    examples = range(len(grads))
    if replacement:
        batches = itertools.product(examples, repeat=batch_size)
    else:
        batches = itertools.combinations(examples, batch_size)
    return grads[torch.tensor(list(batches))].mean(dim=1)  # (M, B, P) to (M, P)


def noise_scale(grads: torch.Tensor) -> float:
    """Compute the batch size at which the noise is as long as the gradient.

    Args:
        grads: (N, P), g_i in row i.

    Returns:
        The sum of σ² over the parameters, divided by the squared length of ḡ.
    """
    mean, variance = batch_moments(grads, batch_size=1, replacement=True)
    return (variance.sum() / mean.square().sum()).item()
