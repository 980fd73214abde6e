r"""Write the cross-entropy loss by hand: a stable log-softmax first, then the loss and its options.

A classifier gives each class c a logit z_c, any real number. The softmax turns the logits of one
example into probabilities, and the cross-entropy charges -log p of the class that is true. The
probabilities themselves are a detour: exp(z) overflows for large logits, and log p is -inf once p
has been rounded to 0. So take the logarithm on paper first:

    log p_c = z_c - log( sum over k of exp(z_k) )

and subtract from the logits of each row their own maximum m, which leaves log p as it is:

    log p_c = (z_c - m) - log( sum over k of exp(z_k - m) ),      m = max over k of z_k

Now no exponent is above 0, and the sum is at least 1. That is `log_softmax`.

`cross_entropy` averages over a batch. Example i has the label y_i, class c has the weight w_c, eps
is `label_smoothing` and C is the number of classes. Rows whose label is `ignore_index` do not
count: each sum over i runs over the other rows only, above the fraction bar and below it.

              (1 - eps) * sum over i of w_{y_i} * (-log p_{i, y_i})
            + (eps / C) * sum over i of sum over all c of w_c * (-log p_{i, c})
    loss  =  -------------------------------------------------------------------
                               sum over i of w_{y_i}

Without `weight` every w_c is 1. Then the divisor is the number of rows that count, and the loss is
their mean.

Worked example, log_softmax: [2.0, 1.0, 0.0] gives [-0.407606, -1.407606, -2.407606], and a row
with logits of 1000 is no harder:

    >>> log_softmax(torch.tensor([[2.0, 1.0, 0.0]]))
    tensor([[-0.4076, -1.4076, -2.4076]])
    >>> log_softmax(torch.tensor([[1000.0, 0.0, -1000.0]]))
    tensor([[    0., -1000., -2000.]])

Worked example, cross_entropy: logits [[2.0, 1.0, 0.0], [0.0, 1.0, 2.0]] with labels [0, 1]. The
costs -log p of the three classes are 0.407606, 1.407606, 2.407606 in the first row, and the reverse
in the second.

- No options: (0.407606 + 1.407606) / 2 = 0.907606.
- weight = [1.0, 3.0, 1.0]: (1 * 0.407606 + 3 * 1.407606) / (1 + 3) = 1.157606.
- ignore_index = 1: the second row does not count, so 0.407606 / 1 = 0.407606.
- label_smoothing = 0.3: (0.7 * 1.815212 + 0.1 * 8.445636) / 2 = 1.057606, where 8.445636 is the sum
  of all six costs.
- weight = [1.0, 3.0, 1.0] and label_smoothing = 0.3: (0.7 * 4.630424 + 0.1 * 14.076060) / 4
  = 1.162226, where 14.076060 = 2 * (1 * 0.407606 + 3 * 1.407606 + 1 * 2.407606).

As calls:

    >>> logits = torch.tensor([[2.0, 1.0, 0.0], [0.0, 1.0, 2.0]])
    >>> labels, weight = torch.tensor([0, 1]), torch.tensor([1.0, 3.0, 1.0])
    >>> cross_entropy(logits, labels)
    tensor(0.9076)
    >>> cross_entropy(logits, labels, weight)
    tensor(1.1576)
    >>> cross_entropy(logits, labels, ignore_index=1)
    tensor(0.4076)
    >>> cross_entropy(logits, labels, label_smoothing=0.3)
    tensor(1.0576)
    >>> cross_entropy(logits, labels, weight, label_smoothing=0.3)
    tensor(1.1622)

Rules
- `logits` is (N, C), float32 or float64, with N >= 1 and C >= 1; all its entries are finite. They
  may be as large as 1000 and as small as -1000, and one row may lie far from another. The largest
  logit of a row may occur in it more than once. No check has logits that are transposed, or a view
  of another tensor in another way.
- The results have the dtype of `logits` and are differentiable with respect to `logits`: keep them
  in tensors all the way, without .item() or numpy. Nothing else needs a gradient.
- Every label is one of 0 ... C - 1, or is `ignore_index`. `ignore_index` is any integer; if it is
  one of the classes, the rows of that class are the ones that do not count.
- At least one row counts and has a label whose weight is > 0.
- The inputs stay as they are.
- Near logits of 1000, float32 results need be right to 0.001 only, so z_c - (m + log(sum)) is
  accurate enough, too.
- PyTorch's own functions for this are forbidden, as functions, methods or modules: all that have
  softmax, softmin, cross_entropy or nll_loss in their names, and logsumexp, logcumsumexp and
  logaddexp. Your own functions are not: `cross_entropy` may call your `log_softmax`. Everything
  else in PyTorch is welcome, including exp, log, amax, gather and one_hot.

Source: PyTorch's documentation of torch.nn.CrossEntropyLoss, which this equals with reduction
"mean". Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 4.1, on overflow and
underflow; Szegedy et al., "Rethinking the Inception Architecture for Computer Vision" (2016),
section 7, on label smoothing.
"""

import torch


def log_softmax(logits: torch.Tensor) -> torch.Tensor:
    """Compute the logarithm of the softmax of each row, without overflow or underflow.

    Args:
        logits: (N, C) float32 or float64.

    Returns:
        (N, C), of the dtype of logits: log p, where p of each row adds up to 1.
    """
    raise NotImplementedError


def cross_entropy(
    logits: torch.Tensor,
    labels: torch.Tensor,
    weight: torch.Tensor | None = None,
    ignore_index: int = -100,
    label_smoothing: float = 0.0,
) -> torch.Tensor:
    """Compute the weighted mean cross-entropy of a batch.

    Args:
        logits: (N, C) float32 or float64.
        labels: (N,) int64, the index of each example's true class, or ignore_index.
        weight: (C,) of the dtype of logits, the weight of each class, >= 0; None for all 1.
        ignore_index: rows with this label do not count.
        label_smoothing: share eps of each target that is spread evenly over all C classes,
            0 <= eps <= 1.

    Returns:
        Scalar tensor (), of the dtype of logits.
    """
    raise NotImplementedError
