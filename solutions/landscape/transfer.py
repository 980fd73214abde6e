r"""Reuse a trained network: load what fits into a new model, freeze it, and put a new head on it.

Transfer learning takes what was learned on one task to another, often a smaller one. The layers up
to the last but one, the *backbone*, make features that are useful there, too. The last layer, the
*head*, is new, as it has other classes.

    >>> def backbone():
    ...     return nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.ReLU())
    >>> old = TransferModel(backbone(), features=3, classes=10)  # say that it is trained
    >>> new = TransferModel(backbone(), features=3, classes=4)

`load_matching` copies a state, such as old.state_dict(), into a model. An entry is loaded if the
model has an entry of the same name and the same shape. All else is skipped without an error, and
reported:

    loaded: names that were loaded
    missing: names in model.state_dict() that were not loaded
    skipped: names in the state that were not loaded

Here the backbone has 4 parameters and 3 buffers, and both heads differ in shape:

    >>> report = load_matching(new, old.state_dict())
    >>> len(report["loaded"]), report["missing"], report["skipped"]
    (7, ['head.weight', 'head.bias'], ['head.weight', 'head.bias'])

`TransferModel` computes head(backbone(x)). Its backbone is frozen: parameters do not require
gradients. That is not enough, as batch norm in training mode uses the statistics of the batch, and
changes its running mean and variance. These are buffers, so `requires_grad` does not protect them.
Therefore the whole backbone stays in evaluation mode, also after `model.train()`:

    >>> _ = new.train()
    >>> new.training, new.head.training, new.backbone.training, new.backbone[1].training
    (True, True, False, False)

Rules
- Loading copies values. Parameters stay the same objects with the same dtype and requires_grad.
- The state stays as it is, and nothing that is done to the model later changes it.
- The head is an nn.Linear as torch initializes it. It is trained, and has the dtype and the device
  of the backbone's parameters.
- After `model.eval()` or `model.train(False)` everything is in evaluation mode.

Source: Yosinski et al. (2014), "How transferable are features in deep neural networks?"

Fine print
- The lists of names are in the order of the model's state_dict, or of the state.
- `load_state_dict(state, strict=False)` of torch accepts names that are missing or unknown, and
  raises an error for another shape. `tensor.copy_(other)` copies values and keeps the dtype.
- The mode holds from the start: a new TransferModel is in training mode, its backbone is not.
- A subclass of nn.Module may override `train`; `eval` and the `train` of a model around it call it.
  As in torch, both return the model.
- `load_matching` works for any module.
- The backbone has parameters. It stays frozen for good; whether autograd records it is open.
"""

import torch
from torch import nn


def load_matching(model: nn.Module, state: dict[str, torch.Tensor]) -> dict[str, list[str]]:
    """Load the entries of a state that fit into a model.

    Args:
        model: any module; changed in place.
        state: tensors by name, such as the state_dict of another model.

    Returns:
        Lists of names: "loaded", "missing" and "skipped".
    """
    own = model.state_dict()
    loaded = [name for name in own if name in state and state[name].shape == own[name].shape]
    model.load_state_dict({name: state[name] for name in loaded}, strict=False)
    return {
        "loaded": loaded,
        "missing": [name for name in own if name not in loaded],
        "skipped": [name for name in state if name not in loaded],
    }


class TransferModel(nn.Module):
    """A frozen backbone with a new head.

    Args:
        backbone: gives (N, features); frozen in place, and kept as `backbone`.
        features: inputs of the head, which is kept as `head`.
        classes: outputs of the head.
    """

    def __init__(self, backbone: nn.Module, features: int, classes: int) -> None:
        super().__init__()
        param = next(backbone.parameters())
        self.backbone = backbone.requires_grad_(False)
        self.head = nn.Linear(features, classes, device=param.device, dtype=param.dtype)
        self.train()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the logits, (N, classes)."""
        return self.head(self.backbone(x))

    def train(self, mode: bool = True) -> "TransferModel":
        """Put all but the backbone into training mode, or everything into evaluation mode.

        Args:
            mode: True for training mode.

        Returns:
            The model itself.
        """
        super().train(mode)
        self.backbone.eval()
        return self
