r"""Fold a trained batch norm into the layer before it: the same outputs, with one layer less.

In evaluation a batch norm multiplies each channel by a fixed number and adds another. The layer
before it can do this with its own weights. That saves the norm's arithmetic, and the time to read
its inputs and write its outputs.

    >>> model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.ReLU()).eval()
    >>> [type(module).__name__ for module in fold_model(model)]
    ['Linear', 'ReLU']

For channel j the layer computes z_j = w_j · x + b_j, and the norm, with its running statistics,

    y_j = γ_j (z_j - mean_j) / sqrt(var_j + ε) + β_j

where γ is its weight and β its bias. Both together are one layer:

    s_j = γ_j / sqrt(var_j + ε)
    w'_j = s_j w_j
    b'_j = s_j (b_j - mean_j) + β_j

w_j is layer.weight[j], a row of a Linear or a kernel of a Conv2d.

Worked example: sqrt(var + ε) = (2, 1), so s = (2, 1), and b' = (2 (1 - 2) + 0, 1 (0 - 3) + 5).

    >>> layer, norm = nn.Linear(2, 2), nn.BatchNorm1d(2, eps=1.0).eval()
    >>> layer.weight.data = torch.tensor([[1.0, 2.0], [3.0, -1.0]])
    >>> layer.bias.data = torch.tensor([1.0, 0.0])
    >>> norm.running_mean, norm.running_var = torch.tensor([2.0, 3.0]), torch.tensor([3.0, 0.0])
    >>> norm.weight.data, norm.bias.data = torch.tensor([4.0, 1.0]), torch.tensor([0.0, 5.0])
    >>> folded = fold_batch_norm(layer, norm)
    >>> folded.weight.data, folded.bias.data
    (tensor([[ 2.,  4.],
            [ 3., -1.]]), tensor([-2.,  2.]))

Rules
- A pair is an nn.Linear and an nn.BatchNorm1d directly behind it, or an nn.Conv2d and an
  nn.BatchNorm2d. `fold_model` folds each pair. All other modules stay, in their order.
- The new layer has a bias, even if the old one has none. With affine=False, γ = 1 and β = 0.
- The stride, padding, dilation and groups of a convolution are kept.
- The given modules stay as they are.
- Refuse with a ValueError a norm in training mode or without running statistics (running_mean is
  None): it is no fixed function. Refuse one of another number of channels, too.

Source: Jacob et al. (2018), "Quantization and training of neural networks", section 3.2;
torch.nn.utils.fuse_conv_bn_eval.

Fine print
- "The same" means up to rounding. Layer and norm have one dtype, float32 or float64; it is kept.
- `copy.deepcopy(layer)` is a layer with all its options. Assign a new nn.Parameter to its weight.
- A Linear gets inputs (N, D), a Conv2d (N, C, H, W). Its padding is by zeros.
- `model` is in evaluation mode; what you return is, too. The modules that stay may be the same
  objects or copies. The names of modules are open.
- Blocks of a model may be nn.Sequential themselves, at any depth: fold the pairs inside of them. A
  layer and a norm in two different blocks are not asked about, nor are two norms in a row.
- One module may stand in several places, a layer also before different norms. `for module in model`
  goes through all places; `model.children()` leaves out what it has seen before.
- Write it yourself, without torch.nn.utils.fusion.
"""

from torch import nn


def fold_batch_norm(
    layer: nn.Linear | nn.Conv2d, norm: nn.BatchNorm1d | nn.BatchNorm2d
) -> nn.Linear | nn.Conv2d:
    """Make a layer that computes norm(layer(x)).

    Args:
        layer: C outputs, or C output channels.
        norm: of C channels, in evaluation mode.

    Returns:
        A new layer of the kind of `layer`, with a bias.

    Raises:
        ValueError: the norm is in training mode, has no running statistics, or does not fit.
    """
    raise NotImplementedError


def fold_model(model: nn.Sequential) -> nn.Sequential:
    """Fold every batch norm of a model that stands directly behind its layer.

    Args:
        model: in evaluation mode.

    Returns:
        A new nn.Sequential without the folded norms.
    """
    raise NotImplementedError
