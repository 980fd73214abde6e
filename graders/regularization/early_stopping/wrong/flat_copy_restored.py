"""Belief: reshape(-1) gives another view of the same memory, whatever tensor it is called on.

Advice: Restore into a layer whose weight is nn.Parameter(torch.ones(3, 2).T). Does the weight
change?
"""

import torch


class EarlyStopping:
    @torch.no_grad()
    def restore(self, model):
        if self._best_state is None:
            raise RuntimeError("nothing to restore")
        for name, tensor in model.state_dict().items():
            tensor.reshape(-1).copy_(self._best_state[name].reshape(-1))
