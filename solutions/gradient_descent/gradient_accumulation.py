r"""Take the step of a large batch with the memory of a small one.

A GPU computes all examples of a batch at the same time, so it likes large batches. But its memory
bounds them: what a forward pass keeps for the backward pass grows with the batch. If a batch does
not fit, cut it into micro-batches, add their gradients up, and take one step.

    >>> model = nn.Linear(1, 1, bias=False)
    >>> nn.init.zeros_(model.weight).item()
    0.0
    >>> x, y = torch.ones(4, 1), torch.tensor([[2.0], [2.0], [2.0], [10.0]])
    >>> accumulate(model, nn.functional.mse_loss, [(x[:3], y[:3]), (x[3:], y[3:])])
    28.0
    >>> model.weight.grad.item()
    -8.0

If the loss is a mean over its examples, a micro-batch of n_k of N examples counts with its share.
If it is a sum, all count with 1:

    reduction "mean":  loss = sum over k of (n_k / N) loss_k
    reduction "sum":   loss = sum over k of loss_k

So the loss is that of the large batch, and so is the gradient.

Worked example: since all x are 1, the derivative is 2 (w - mean of y), here 2 (0 - 4) = -8. The
micro-batches have the derivatives -4 and -20 and the shares 3/4 and 1/4: -4 · 3/4 - 20 · 1/4 = -8.
Half of each would give -12. The loss is 4 · 3/4 + 100 · 1/4 = 28.

`accumulate` adds to the .grad fields, as `backward` does. `large_step` takes one step of an
optimizer: it forgets old gradients, cuts a batch into micro-batches, accumulates, steps.

    >>> optimizer = torch.optim.SGD(model.parameters(), lr=0.25)
    >>> large_step(model, nn.functional.mse_loss, optimizer, x, y, size=3)
    28.0
    >>> model.weight.item()
    2.0

Rules
- Each micro-batch goes forward and backward before the next goes forward. What its forward pass
  kept is freed by then: that is what saves the memory.
- Call model and loss_fn once for each micro-batch, in order, with the whole micro-batch.
- The loss is returned as a Python float.

Source: PyTorch's documentation of Tensor.backward, which adds to .grad, and "Gradient accumulation"
in its "Automatic Mixed Precision examples", for micro-batches of one size.

Fine print
- Micro-batches have at least one example each. A size above N gives one micro-batch.
- Write backward passes with `backward` or `torch.autograd.grad`.
- All parameters take part in the loss, and none is frozen. Tensors are float32 or float64.
  Compute n_k / N with Python numbers: a float32 tensor has too few digits for a float64 model.
- The optimizer holds all parameters of the model. What .grad holds after `large_step` is open.
- With BatchNorm the output for an example depends on the others in its batch, so the gradient is
  not that of the large batch. No check has such a model.
"""

from collections.abc import Callable

import torch
from torch import nn


def accumulate(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    micro_batches: list[tuple[torch.Tensor, torch.Tensor]],
    reduction: str = "mean",
) -> float:
    """Add the gradient of the loss over all examples to the .grad fields of a model.

    Args:
        model: works on each example by itself.
        loss_fn: takes (predictions, targets), gives the loss of a micro-batch, shape ().
        micro_batches: (x, y) pairs, which may differ in size.
        reduction: "mean" or "sum": what loss_fn computes over its examples.

    Returns:
        The loss over all examples, by the same reduction.
    """
    count = sum(len(x) for x, _ in micro_batches)
    total = 0.0
    for x, y in micro_batches:
        weight = len(x) / count if reduction == "mean" else 1.0
        loss = weight * loss_fn(model(x), y)
        loss.backward()  # frees what the forward pass has kept
        total += loss.item()
    return total


def large_step(
    model: nn.Module,
    loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    optimizer: torch.optim.Optimizer,
    x: torch.Tensor,
    y: torch.Tensor,
    size: int,
    reduction: str = "mean",
) -> float:
    """Take one optimizer step with the gradient of a batch, in micro-batches.

    Args:
        model: works on each example by itself; trained in place.
        loss_fn: takes (predictions, targets), gives the loss of a micro-batch, shape ().
        optimizer: holds the parameters of the model. Its gradients from before do not count.
        x: (N, ...), the inputs.
        y: (N, ...), the targets.
        size: examples in a micro-batch, >= 1. The last one has what is left.
        reduction: "mean" or "sum": what loss_fn computes over its examples.

    Returns:
        The loss over all examples before the step, by the same reduction.
    """
    optimizer.zero_grad()
    micro_batches = list(zip(x.split(size), y.split(size), strict=True))
    loss = accumulate(model, loss_fn, micro_batches, reduction)
    optimizer.step()
    return loss
