r"""Write binary cross-entropy by hand: from logits, from probabilities, and see why logits win.

A yes-or-no classifier gives each element a logit z, any real number. The sigmoid turns it into the
probability of "yes":

    p = sigmoid(z) = 1 / (1 + exp(-z))

The target t says how much of a "yes" the element is: 1, 0, or for a soft target something in
between. The loss is the mean, over all elements, of

    -(w * t * log p + (1 - t) * log(1 - p))

The weight w of the positive part is 1, unless `pos_weight` gives another one. It makes up for rare
positives: with w = 3 an element with the target 1 costs three times as much. The mean still
divides by the number of elements.

Worked example: logits = [2.0, -1.0, 0.0] and targets = [1.0, 0.0, 0.5] cost
[0.1269, 0.3133, 0.6931]. With pos_weight = 3.0 they cost [0.3808, 0.3133, 1.3863]:

    >>> logits, targets = torch.tensor([2.0, -1.0, 0.0]), torch.tensor([1.0, 0.0, 0.5])
    >>> bce_with_logits(logits, targets)
    tensor(0.3778)
    >>> bce_with_logits(logits, targets, torch.tensor(3.0))
    tensor(0.6934)

Worked example, a weight for each column: logits = [[2.0, -1.0], [0.0, 3.0]],
targets = [[1.0, 1.0], [0.0, 0.0]] and pos_weight = [1.0, 4.0] cost
[[0.1269, 5.2530], [0.6931, 3.0486]]:

    >>> logits = torch.tensor([[2.0, -1.0], [0.0, 3.0]])
    >>> targets = torch.tensor([[1.0, 1.0], [0.0, 0.0]])
    >>> bce_with_logits(logits, targets, torch.tensor([1.0, 4.0]))
    tensor(2.2804)

From probabilities. `bce` is given p itself and has no weight. At p = 0 and p = 1 one of the two
logarithms is -infinity, and 0 * -infinity is NaN. So each of them, log p and log(1 - p), is
replaced by -100 where it is less than that, before it is multiplied with anything.

Worked example: probs = [0.9, 0.2, 0.0, 1.0] and targets = [1.0, 0.0, 1.0, 0.5] cost
[0.1054, 0.2231, 100.0, 50.0]:

    >>> bce(torch.tensor([0.9, 0.2, 0.0, 1.0]), torch.tensor([1.0, 0.0, 1.0, 0.5]))
    tensor(37.5821)

Why it breaks. On paper both losses are the same. In floating point 1 - p is 0 long before z is
large. In float32, for the target 0:

    z      p = sigmoid(z)   1 - p       bce([p], [0])   bce_with_logits([z], [0])
    5      0.9933072        6.693e-03      5.0067          5.0067
    10     0.9999546        4.542e-05      9.9996         10.0000
    15     0.9999996        3.576e-07     14.8438         15.0000
    20     1.0000000        0            100.0000         20.0000

    >>> bce(torch.sigmoid(torch.tensor([15.0])), torch.tensor([0.0]))
    tensor(14.8438)
    >>> bce_with_logits(torch.tensor([15.0]), torch.tensor([0.0]))
    tensor(15.)

From some z on every logit has the same p, 1.0. The loss jumps to 100 and no longer depends on z;
the gradient, which has to pass sigmoid'(z) = p * (1 - p) = 0, is lost (0 or NaN) just where the
classifier is most wrong. `breaking_logit` finds this z. `bce_with_logits` has to be right far
beyond it. Two facts help: 1 - sigmoid(z) = sigmoid(-z), and log sigmoid(z) = -log(1 + exp(-z)).
The second one overflows when -z is large, so rewrite it until exp never sees a positive argument,
not even in a branch that is thrown away: torch.where gives a gradient to both of its branches, and
0 * infinity is NaN. Or find what in PyTorch has done so already.

Rules
- logits, probs and targets have the shape (N,) or (N, K), with N and K at least 1; all tensors of a
  call have one dtype, float32 or float64. Targets and probabilities are in [0, 1]. Tensors may be
  views of others: a transposed one has the same loss.
- Targets must have the shape of the logits or the probabilities. If not, such as (N, 1) and (N,),
  both losses raise ValueError, also where PyTorch could broadcast them.
- pos_weight is None or a tensor of weights > 0. Its shape is (), or for logits (N, K) also (K,),
  one weight for each column. No check has a pos_weight of another shape.
- Each loss is a scalar tensor, shape (), of the dtype of its inputs, and differentiable with
  respect to logits or probs: keep them in tensors all the way, without .item() or numpy. Targets
  and pos_weight need no gradient.
- In bce_with_logits, value and gradient are finite and right for every |z| <= 1000, in float32 too.
  No check looks at its gradient where a logit is exactly 0, or at the gradient of bce where a
  logarithm is replaced by -100. Values are compared with room for rounding: right means to a
  relative 1e-4 in float32 and 1e-7 in float64.
- The inputs stay as they are.
- PyTorch's own versions are forbidden here (binary_cross_entropy, BCELoss,
  binary_cross_entropy_with_logits, BCEWithLogitsLoss, soft_margin_loss and
  multilabel_soft_margin_loss, as functions or as modules). Everything else in PyTorch is welcome,
  among it torch.sigmoid, F.logsigmoid, F.softplus and torch.log1p.

Source: the definitions are those of torch.nn.BCEWithLogitsLoss and torch.nn.BCELoss, with the clamp
of the latter at -100. Goodfellow, Bengio and Courville (2016), "Deep Learning", section 6.2.2.2,
explain why a sigmoid and the logarithm of the loss belong together.
"""

import torch


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
    raise NotImplementedError


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
    raise NotImplementedError


def breaking_logit(dtype: torch.dtype) -> int:
    """Find the smallest positive integer z for which 1 - torch.sigmoid(z) is exactly 0.

    Compute it, with a tensor of this dtype for z. It is below 100 in both dtypes.

    Args:
        dtype: torch.float32 or torch.float64.

    Returns:
        z, a Python int.
    """
    raise NotImplementedError
