r"""Write the cross-entropy loss by hand: a stable log-softmax first, then the loss and its options.

Classifiers are trained with this loss. Computed as it stands in a book, it breaks for large logits.

    >>> logits = torch.tensor([[2.0, 1.0, 0.0], [0.0, 1.0, 2.0]])
    >>> cross_entropy(logits, torch.tensor([0, 1]))
    tensor(0.9076)

An example has a logit z_c for each class c, and the softmax makes them probabilities. But exp(z)
overflows, and log p is -inf once p has been rounded to 0. So take the logarithm on paper:

    log p_c = z_c - log( sum over k of exp(z_k) )

Subtract from the logits of each row their maximum m, which leaves log p as it is:

    log p_c = (z_c - m) - log( sum over k of exp(z_k - m) ),      m = max over k of z_k

Now no exponent is above 0. That is `log_softmax`:

    >>> log_softmax(torch.tensor([[1000.0, 0.0, -1000.0]]))
    tensor([[    0., -1000., -2000.]])

`cross_entropy` is the mean over the batch of -log p of the true class. Above, the classes cost
[0.4076, 1.4076, 2.4076] in the first row, the reverse in the second: (0.4076 + 1.4076) / 2.

Last, add the arguments of three options. w_c is `weight[c]`, or 1 without `weight`. eps is
`label_smoothing`, C the number of classes. Rows whose label y_i is `ignore_index` do not count:
each sum over i leaves them out.

              (1 - eps) * sum over i of w_{y_i} * (-log p_{i, y_i})
            + (eps / C) * sum over i of sum over all c of w_c * (-log p_{i, c})
    loss  =  -------------------------------------------------------------------
                               sum over i of w_{y_i}

- weight = [1.0, 3.0, 1.0]: (1 * 0.4076 + 3 * 1.4076) / (1 + 3) = 1.1576
- ignore_index = 1: 0.4076 / 1 = 0.4076
- label_smoothing = 0.3: (0.7 * 1.8152 + 0.1 * 8.4456) / 2 = 1.0576

PyTorch's own are forbidden: all with softmax, softmin, cross_entropy or nll_loss in their names,
and logsumexp and its like.

Source: torch.nn.CrossEntropyLoss; Goodfellow, Bengio and Courville, "Deep Learning" (2016), section
4.1; Szegedy et al. (2016), "Rethinking the Inception Architecture", section 7.

Fine print
- In the last example above 8.4456 is the sum of all six costs.
- `logits` is (N, C), N and C at least 1, float32 or float64; its entries are finite, from -1000 to
  1000. One row may lie far from another, and the largest logit of a row may occur more than once.
  No check has logits that are transposed, or another view.
- Results have the dtype of `logits` and are differentiable with respect to them: keep them in
  tensors, without .item() or numpy. Nothing else needs a gradient. The arguments stay as they are.
- Every label is one of 0 ... C - 1, or is `ignore_index`, which may be any integer, also one of the
  classes. At least one row counts and has a label whose weight is > 0.
- For logits near 1000, float32 results may be off by 0.001: z_c - (m + log(sum)) is accurate
  enough, too.
- logcumsumexp and logaddexp are forbidden, too. Your own functions are not: `cross_entropy` may
  call your `log_softmax`.
- Options combine. With that weight and label_smoothing = 0.3 the loss is
  (0.7 * 4.6304 + 0.1 * 14.0761) / 4, where 14.0761 = 2 * (1 * 0.4076 + 3 * 1.4076 + 1 * 2.4076):

    >>> weight = torch.tensor([1.0, 3.0, 1.0])
    >>> cross_entropy(logits, torch.tensor([0, 1]), weight, label_smoothing=0.3)
    tensor(1.1622)
"""

import torch


def log_softmax(logits: torch.Tensor) -> torch.Tensor:
    """Compute the logarithm of the softmax of each row, without overflow or underflow.

    Args:
        logits: (N, C) float32 or float64.

    Returns:
        (N, C), of the dtype of logits: log p, where p of each row adds up to 1.
    """
    shifted = logits - logits.amax(dim=1, keepdim=True)  # (N, C), at most 0
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()


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
    counts = labels != ignore_index  # (N,)
    costs, labels = -log_softmax(logits[counts]), labels[counts]  # (M, C), (M,): rows that count
    if weight is None:
        weight = logits.new_ones(logits.shape[1])  # (C,)
    label_weights = weight[labels]  # (M,)
    label_cost = (label_weights * costs[torch.arange(len(labels)), labels]).sum()
    class_cost = (weight * costs).sum() / logits.shape[1]
    mixed = (1 - label_smoothing) * label_cost + label_smoothing * class_cost
    return mixed / label_weights.sum()
