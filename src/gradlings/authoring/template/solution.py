r"""Center a batch: subtract from each feature its mean over the examples.

(This is the example that `gradlings new` lays out. Replace it by your own exercise, file by file.
This text is the whole contract: a student must need nothing else.)

Layers learn faster from inputs whose mean is zero. For a batch x of N examples with D features

    y[n, d] = x[n, d] - 1 / N * sum over m of x[m, d]

Worked example: the features of [[1, 10], [3, 30]] have the means 2 and 20:

    >>> center(torch.tensor([[1.0, 10.0], [3.0, 30.0]]))
    tensor([[ -1., -10.],
            [  1.,  10.]])

Rules
- x is float32 or float64 and stays as it is. y has its shape and dtype.

Source: LeCun, Bottou, Orr and Müller (1998), "Efficient BackProp", section 4.3.

Fine print
- N and D are at least 1.
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
