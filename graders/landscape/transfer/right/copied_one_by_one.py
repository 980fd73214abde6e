import torch
from torch import nn


@torch.no_grad()
def load_matching(model, state):
    loaded, missing = [], []
    for name, tensor in model.state_dict().items():
        given = state.get(name)
        if given is not None and given.size() == tensor.size():
            tensor.copy_(given)
            loaded.append(name)
        else:
            missing.append(name)
    skipped = [name for name in state.keys() if name not in set(loaded)]
    return dict(loaded=loaded, missing=missing, skipped=skipped)


class TransferModel(nn.Module):
    def __init__(self, backbone, features, classes):
        super().__init__()
        self.backbone = backbone
        for param in self.backbone.parameters():
            param.requires_grad = False
        self.backbone.eval()
        self.head = nn.Linear(features, classes).to(next(backbone.parameters()))

    def forward(self, x):
        with torch.no_grad():
            x = self.backbone(x)
        return self.head(x)

    def train(self, mode=True):
        super().train(mode)
        self.backbone.train(False)
        return self
