"""Belief: evaluation uses the statistics of training.

Advice: Give a layer one x in training and in evaluation, and another one in between. Is the result
the same?
"""

import torch
from torch import nn


class LayerNorm(nn.Module):
    def forward(self, x):
        dims = _last_dims(x, self.normalized_shape)
        if self.training:
            self.kept = [s.mean().detach() for s in torch.var_mean(x, dims, correction=0)]
        elif hasattr(self, "kept"):
            var, mean = self.kept
            return (x - mean) / torch.sqrt(var + self.eps) * self.weight + self.bias
        return layer_norm(x, self.normalized_shape, self.weight, self.bias, self.eps)
