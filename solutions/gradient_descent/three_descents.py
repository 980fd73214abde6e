r"""Run batch, stochastic and mini-batch gradient descent on one problem, with the same code.

The three methods differ in one number: how many examples a step averages over.

    >>> x, y = torch.tensor([[1.0], [1.0], [1.0]]), torch.tensor([0.0, 2.0, 4.0])
    >>> start, orders = torch.tensor([0.0]), [torch.tensor([0, 1, 2])]
    >>> runs = three_descents(x, y, start, lr=0.25, batch_size=2, orders=orders)
    >>> {name: path[-1].item() for name, (path, losses) in runs.items()}
    {'batch': 1.0, 'stochastic': 2.5, 'mini-batch': 2.25}

The problem is linear regression: w · x_n should be y_n, for each example n. A step with a batch of
B examples and the learning rate η is

    g = (2/B) (sum over the batch of (w · x_n - y_n) x_n)
    w' = w - η g

With N examples in all, the methods are

- batch descent: B is N, so 1 step an epoch;
- stochastic descent: B is 1, so N steps an epoch;
- mini-batch descent: B is in between, so N / B steps an epoch, rounded up.

Each epoch has an order of the examples, a permutation: its first B numbers are the first batch, and
so on. The last batch may be smaller: it is averaged over its own size.

Worked example, B = 2: all x are 1, so g = 2 (w - mean of the batch's y), and η = 1/4 takes w
halfway to that mean.

    y is 0, 2:    squared errors 0 and 4 at w 0,     step to 0.5
    y is 4:       squared error 12.25 at w 0.5,      step to 2.25

The loss of an epoch is the mean squared error of its N examples, each with the weights before its
own step. Each example counts once: (0 + 4 + 12.25) / 3 = 5.4167.

    >>> path, losses = descend(x, y, start, lr=0.25, batch_size=2, orders=orders)
    >>> path.T, losses
    (tensor([[0.0000, 0.5000, 2.2500]]), [5.416...])

Rules
- The gradient may come from its formula or from autograd.
- Arguments stay as they are: all three runs begin at the same weights.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 8.1.3.

Fine print
- x, y and start have one dtype, float32 or float64, and paths have it too. They come without
  requires_grad. Losses are Python floats.
- N and D are at least 1. A batch size above N gives one batch of N.
- In practice "SGD" also means mini-batch descent, as in torch.optim.SGD.
- `orders` may be empty: then the path is the start alone, and there are no losses.
"""

import torch


def gradient(x: torch.Tensor, y: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
    """Compute the gradient of the mean squared error of some examples.

    Args:
        x: (B, D), their inputs.
        y: (B,), their targets.
        w: (D,), the weights.

    Returns:
        (D,): g of the formula, of the dtype of x.
    """
    return 2 / len(x) * (x @ w - y) @ x


def descend(
    x: torch.Tensor,
    y: torch.Tensor,
    start: torch.Tensor,
    lr: float,
    batch_size: int,
    orders: list[torch.Tensor],
) -> tuple[torch.Tensor, list[float]]:
    """Descend with batches of one size, for one epoch after another.

    Args:
        x: (N, D), the inputs.
        y: (N,), the targets.
        start: (D,), the weights to begin with.
        lr: step size η, > 0.
        batch_size: B, >= 1.
        orders: for each epoch a permutation of 0 to N - 1, int64 (N,).

    Returns:
        (path, losses): the weights at the start and after each step, (steps + 1, D), and for each
        epoch the mean loss over its examples.
    """
    path, losses = [start], []
    for order in orders:
        total = 0.0
        for batch in order.split(batch_size):
            w = path[-1]
            total += (x[batch] @ w - y[batch]).square().sum().item()
            path.append(w - lr * gradient(x[batch], y[batch], w))
        losses.append(total / len(x))
    return torch.stack(path), losses


def three_descents(
    x: torch.Tensor,
    y: torch.Tensor,
    start: torch.Tensor,
    lr: float,
    batch_size: int,
    orders: list[torch.Tensor],
) -> dict[str, tuple[torch.Tensor, list[float]]]:
    """Descend three times: on all examples at once, one by one, and in mini-batches.

    Args:
        x: (N, D), the inputs.
        y: (N,), the targets.
        start: (D,), the weights with which each run begins.
        lr: step size η, > 0, of all runs.
        batch_size: B of mini-batch descent, >= 1.
        orders: for each epoch a permutation of 0 to N - 1, int64 (N,), of all runs.

    Returns:
        {"batch": ..., "stochastic": ..., "mini-batch": ...}, each what `descend` returns.
    """
    sizes = {"batch": len(x), "stochastic": 1, "mini-batch": batch_size}
    return {name: descend(x, y, start, lr, size, orders) for name, size in sizes.items()}
