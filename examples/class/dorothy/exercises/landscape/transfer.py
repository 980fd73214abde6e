import torch
from torch import nn
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
    return {'loaded': loaded, 'missing': [name for name in own if name not in loaded], 'skipped': [name for name in state if name not in loaded]}

class TransferModel(nn.Module):
    """A frozen backbone with a new head.

    Args:
        backbone: gives (N, features); frozen in place, and kept as `backbone`.
        features: inputs of the head, which is kept as `head`.
        classes: outputs of the head.
    """

    def __init__(self, backbone, features, classes):
        super().__init__()
        param = next(backbone.parameters())
        self.backbone = backbone
        self.head = nn.Linear(features, classes, device=param.device, dtype=param.dtype)
        self.train()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return the logits, (N, classes)."""
        return self.head(self.backbone(x))

    def train(self, mode: bool=True) -> 'TransferModel':
        """Put all but the backbone into training mode, or everything into evaluation mode.

        Args:
            mode: True for training mode.

        Returns:
            The model itself.
        """
        super().train(mode)
        self.backbone.eval()
        return self
