import torch
from torch.nn import Linear, Module, ReLU, Sequential


class Dropout(Module):
    def __init__(self, p=0.5):
        if p < 0 or p >= 1:
            raise ValueError("p")
        super().__init__()
        self.keep = 1.0 - p

    def extra_repr(self):
        return f"keep={self.keep}"

    def forward(self, x):
        if self.training:
            return x * torch.bernoulli(torch.full_like(x, self.keep)).div(self.keep)
        return x.clone()


class DropoutMLP(Sequential):
    def __init__(self, in_features, hidden_features, out_features, p=0.5):
        super().__init__(
            Linear(in_features, hidden_features),
            ReLU(inplace=True),
            Dropout(p),
            Linear(hidden_features, out_features),
        )


def running_std(model, x, passes):
    mean = squares = torch.zeros(())
    for n in range(1, passes + 1):
        y = model(x)
        delta = y - mean
        mean = mean + delta / n
        squares = squares + delta * (y - mean)
    return (squares / (passes - 1)).sqrt()


@torch.inference_mode()
def prediction_spread(model, x, passes=100):
    flags = {m: m.training for m in model.modules()}
    spreads = tuple(running_std(model.train(mode), x, passes) for mode in (True, False))
    for m, flag in flags.items():
        m.training = flag
    return spreads
