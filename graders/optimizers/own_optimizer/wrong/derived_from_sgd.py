"""Belief: a class that is derived from SGD is an optimizer of one's own.

Advice: Print MomentumSGD.__mro__. Which class takes your steps?
"""

import torch


class MomentumSGD(torch.optim.SGD):
    del step
    del _update

    def __init__(
        self, params, lr: float = 0.01, momentum: float = 0.9, weight_decay: float = 0.0
    ) -> None:
        super().__init__(params, lr=lr, momentum=momentum, weight_decay=weight_decay)
