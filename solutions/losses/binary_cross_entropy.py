r"""Write binary cross-entropy by hand: from probabilities, from logits, and see why logits win.

Yes-or-no classifiers are trained with this loss. On paper its two forms are the same; in floating
point only one survives a model that is sure and wrong.

    >>> bce(torch.tensor([0.9, 0.2]), torch.tensor([1.0, 0.0]))
    tensor(0.1643)

The sigmoid makes a logit z, any real number, the probability of "yes":

    p = sigmoid(z) = 1 / (1 + exp(-z))

The target t is 1, 0 or something in between. The loss is the mean, over all elements, of

    -(t * log p + (1 - t) * log(1 - p))

`bce` is given p. At p = 0 and p = 1 one logarithm is -infinity, and 0 * -infinity is NaN. So each
logarithm below -100 is replaced by -100 before it is multiplied with anything. Worked example:
probs = [0.9, 0.2, 0.0, 1.0] and targets = [1.0, 0.0, 1.0, 0.5] cost [0.1054, 0.2231, 100.0, 50.0].

`breaking_logit` finds the smallest positive integer z for which 1 - sigmoid(z) is exactly 0. In
float32, for the target 0:

    z     1 - p        bce([p], [0])   bce_with_logits([z], [0])
    5     6.693e-03      5.0067          5.0067
    15    3.576e-07     14.8438         15.0000
    20    0            100.0000         20.0000

From that z on, the loss of `bce` does not depend on z, and its gradient is lost where the
model is most wrong.

`bce_with_logits` is given z, and is right for every |z| <= 1000. Two facts help:
1 - sigmoid(z) = sigmoid(-z), and log sigmoid(z) = -log(1 + exp(-z)). Rewrite the second one until
exp never sees a positive argument, or find what in PyTorch has done so already.

    >>> bce_with_logits(torch.tensor([15.0]), torch.tensor([0.0]))
    tensor(15.)

Last, add the argument `pos_weight`, a weight w of the positive part, which makes up for rare
positives. The mean divides by the number of elements.

    -(w * t * log p + (1 - t) * log(1 - p))

    >>> bce_with_logits(torch.tensor([2.0, 0.0]), torch.tensor([1.0, 0.5]), torch.tensor(3.0))
    tensor(0.8835)

PyTorch's own are forbidden (binary_cross_entropy, BCELoss, soft_margin_loss and their
like); F.logsigmoid and torch.log1p are welcome.

Source: torch.nn.BCELoss and BCEWithLogitsLoss; Goodfellow, Bengio and Courville (2016), "Deep
Learning", section 6.2.2.2.

Fine print
- logits, probs and targets have the shape (N,) or (N, K), N and K at least 1, and one dtype,
  float32 or float64. Targets and probabilities are in [0, 1]. Tensors may be views of others: a
  transposed pair has the same loss.
- Targets of another shape than the logits or probabilities raise ValueError, such as (N, 1) and
  (N,), also where PyTorch could broadcast them.
- Each loss is a scalar tensor, shape (), of the dtype of its inputs, and differentiable with
  respect to logits or probs: keep them in tensors, without .item() or numpy. Targets and
  pos_weight need no gradient. The arguments stay as they are.
- Up to |z| = 1000 value and gradient of bce_with_logits are finite and right. A trap: torch.where
  gives a gradient to both of its branches, and 0 * infinity is NaN.
- Right means: off by no more than 1e-5 plus 1e-4 of the true value in float32, and by no more than
  1e-9 plus 1e-7 of it in float64; gradients too. No check looks at the gradient of bce_with_logits
  where a logit is exactly 0, or at that of bce where a logarithm is replaced.
- pos_weight is None or a tensor of weights > 0, of the dtype of logits. Its shape is (), or (K,)
  for logits (N, K): one weight for each column. These four elements cost [[0.1269, 5.2530],
  [0.6931, 3.0486]]:

    >>> logits = torch.tensor([[2.0, -1.0], [0.0, 3.0]])
    >>> targets = torch.tensor([[1.0, 1.0], [0.0, 0.0]])
    >>> bce_with_logits(logits, targets, torch.tensor([1.0, 4.0]))
    tensor(2.2804)
"""

import torch
from torch.nn.functional import logsigmoid


def bce(probs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Compute the mean binary cross-entropy from probabilities, its logarithms at least -100.

    Args:
        probs: (N,) or (N, K), float32 or float64, in [0, 1].
        targets: of the shape and dtype of probs, in [0, 1].

    Returns:
        Scalar tensor (), of the dtype of probs.

    Raises:
        ValueError: probs and targets differ in shape.
    """
    _require_same_shape(probs, targets)
    log_p = probs.log().clamp(min=-100)
    log_q = (1 - probs).log().clamp(min=-100)
    return -(targets * log_p + (1 - targets) * log_q).mean()


def breaking_logit(dtype: torch.dtype) -> int:
    """Find the smallest positive integer z for which 1 - torch.sigmoid(z) is exactly 0.

    Compute it, with a tensor of this dtype for z. It is below 100 in both dtypes.

    Args:
        dtype: torch.float32 or torch.float64.

    Returns:
        z, a Python int.
    """
    z = torch.arange(1, 100, dtype=dtype)
    is_lost = 1 - torch.sigmoid(z) == 0
    return int(z[is_lost][0])


def bce_with_logits(
    logits: torch.Tensor, targets: torch.Tensor, pos_weight: torch.Tensor | None = None
) -> torch.Tensor:
    """Compute the mean binary cross-entropy from logits.

    Args:
        logits: (N,) or (N, K), float32 or float64.
        targets: of the shape and dtype of logits, in [0, 1].
        pos_weight: weight of the positive part, > 0, of shape () or (K,); None for 1.

    Returns:
        Scalar tensor (), of the dtype of logits.

    Raises:
        ValueError: logits and targets differ in shape.
    """
    _require_same_shape(logits, targets)
    weight = 1 if pos_weight is None else pos_weight  # (), or (K,): one for each column
    positive = weight * targets * logsigmoid(logits)
    negative = (1 - targets) * logsigmoid(-logits)  # 1 - sigmoid(z) = sigmoid(-z)
    return -(positive + negative).mean()


def _require_same_shape(outputs: torch.Tensor, targets: torch.Tensor) -> None:
    """Refuse targets that would have to be broadcast."""
    if outputs.shape != targets.shape:
        raise ValueError(f"targets have shape {targets.shape}; expected {outputs.shape}")
