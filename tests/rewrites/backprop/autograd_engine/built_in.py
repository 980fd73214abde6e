# Over bases/recorded.py

import torch


class Value(Recorded):
    def tanh(self):
        t = torch.tensor(self.data, dtype=torch.float64, requires_grad=True)
        y = torch.tanh(t)
        (slope,) = torch.autograd.grad(y, t)
        return Value(y.item(), [self], lambda g: [g * slope.item()])
