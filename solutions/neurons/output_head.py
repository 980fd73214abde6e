r"""Write the end of a network for four tasks: its last layer, its loss and its decision.

The hidden layers of a network may be the same for every task. What is at its end depends on what
you ask: how much, yes or no, which one, which ones.

    >>> output_layer("binary", 8, 2)
    Linear(in_features=8, out_features=1, bias=True)

The last layer is always linear. Its outputs are *logits*: any real numbers, not probabilities yet.

    task        question     outputs  targets            probabilities     loss
    regression  how much     n        (N, n) floats      none              squared error
    binary      yes or no    1        (N,) 0 or 1        sigmoid           binary cross-entropy
    multiclass  which one    n        (N,) 0 to n - 1    softmax           cross-entropy
    multilabel  which ones   n        (N, n) 0 or 1      sigmoid of each   binary cross-entropy

Classes exclude each other; labels do not: a photo may show a cat and a dog. So each label has a
probability of its own. The loss is the mean over all examples and, for regression and multilabel,
over all outputs.

The decision is the class with the largest logit or, for yes or no, whether the probability is more
than a threshold p. One can compare logits instead:

    σ(z) > p   exactly where   z > ln(p / (1 - p))

Worked example: the logit 2.0 means yes with probability σ(2) = 0.88. With the target 0 it costs
ln(1 + e^2) = 2.1269. The decision is yes, but no if one asks for more than 0.9: ln(0.9 / 0.1) =
2.197.

    >>> loss_of("binary", torch.tensor([[2.0]]), torch.tensor([0]))
    tensor(2.1269)
    >>> decide("binary", torch.tensor([[2.0]])), decide("binary", torch.tensor([[2.0]]), 0.9)
    (tensor([1]), tensor([0]))

Two classes may also have two logits z0, z1. Their softmax gives class 1 the probability
σ(z1 - z0). `to_one_logit` turns such a layer into one with one output.

Rules
- Logits may be as large as 1000: loss and gradient are still right. torch.nn.functional has losses
  that take logits; they apply sigmoid or softmax themselves.
- A probability of exactly the threshold is a no: the logit 0 with the threshold 0.5.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.2.

Fine print
- The task is one of the four words. For "binary", n is 2.
- Outputs are float32 or float64, N >= 1. Targets are int64, for regression of the dtype of outputs.
- No check puts a logit close to a threshold, but for the logit 0 and the threshold 0.5.
- Of two equal largest logits, `decide` may take either.
"""

import math

import torch
from torch import nn


def output_layer(task: str, in_features: int, n: int) -> nn.Module:
    """Make the last layer.

    Args:
        task: "regression", "binary", "multiclass" or "multilabel".
        in_features: width of the last hidden layer.
        n: number of quantities, classes or labels; 2 for "binary".

    Returns:
        A torch.nn.Linear with biases and nothing after it.
    """
    return nn.Linear(in_features, 1 if task == "binary" else n)


def loss_of(task: str, outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Compute the loss of a batch from the outputs of the last layer.

    Args:
        task: "regression", "binary", "multiclass" or "multilabel".
        outputs: (N, n), for "binary" (N, 1).
        targets: (N, n) for "regression" and "multilabel", (N,) for "binary" and "multiclass".

    Returns:
        Scalar tensor (), differentiable with respect to outputs.
    """
    if task == "regression":
        return nn.functional.mse_loss(outputs, targets)
    if task == "multiclass":
        return nn.functional.cross_entropy(outputs, targets)
    logits = outputs[:, 0] if task == "binary" else outputs
    return nn.functional.binary_cross_entropy_with_logits(logits, targets.to(logits.dtype))


def decide(task: str, outputs: torch.Tensor, threshold: float = 0.5) -> torch.Tensor:
    """Decide for each example of a batch.

    Args:
        task: "regression", "binary", "multiclass" or "multilabel".
        outputs: (N, n), for "binary" (N, 1).
        threshold: for "binary" and "multilabel", 0 < threshold < 1: yes if the probability is more.

    Returns:
        "regression": the outputs themselves, (N, n).
        "binary": (N,) int64, 1 for yes and 0 for no.
        "multiclass": (N,) int64, the class.
        "multilabel": (N, n) int64, 1 for yes and 0 for no.
    """
    if task == "regression":
        return outputs
    if task == "multiclass":
        return outputs.argmax(dim=1)
    logits = outputs[:, 0] if task == "binary" else outputs
    return (logits > math.log(threshold / (1 - threshold))).long()


def to_one_logit(layer: nn.Linear) -> nn.Linear:
    """Turn a last layer for two classes into one with a single logit.

    Args:
        layer: torch.nn.Linear(H, 2) with biases; its outputs go into a softmax. It stays as it is.

    Returns:
        torch.nn.Linear(H, 1) of the same dtype. The sigmoid of its output is the probability that
        the softmax gives to class 1.
    """
    weight, bias = layer.weight, layer.bias
    one = nn.Linear(layer.in_features, 1, device=weight.device, dtype=weight.dtype)
    with torch.no_grad():
        one.weight.copy_(weight[1:] - weight[:1])
        one.bias.copy_(bias[1:] - bias[:1])
    return one
