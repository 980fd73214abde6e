r"""Center a batch: subtract from each feature its mean over the examples.

(This is the example that `gradlings new` lays out; replace it by your own exercise, file by file.
The docstring of the module is the whole contract: a student must need nothing else.)

Layers learn faster from inputs whose mean is zero. For a batch x of N examples with D features

    y[n, d] = x[n, d] - 1 / N * sum over m of x[m, d]

Worked example: x = [[1.0, 10.0], [3.0, 30.0]] has the means [2.0, 20.0], so
y = [[-1.0, -10.0], [1.0, 10.0]].

Rules
- x is float32 or float64 and stays as it is; y has its shape and dtype. N and D are at least 1.

Source: LeCun, Bottou, Orr and Müller (1998), "Efficient BackProp", section 4.3.
"""

import torch


def center(x: torch.Tensor) -> torch.Tensor:
    """Subtract from each feature its mean over the batch.

    Args:
        x: (N, D), a row an example.

    Returns:
        (N, D), of the dtype of x.
    """
    return x - x.mean(dim=0, keepdim=True)  # (N, D) - (1, D)
