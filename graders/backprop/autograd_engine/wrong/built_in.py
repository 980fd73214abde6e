"""Belief: the derivative of a hard function may be left to PyTorch.

Advice: The point of this exercise is the chain rule itself. Write the derivative with the
functions of the module math.
"""

import math

import torch


class Value:
    def tanh(self):
        result = math.tanh(self.data)
        return _result(
            result,
            (
                self,
                torch.func.grad(torch.tanh)(torch.tensor(self.data, dtype=torch.float64)).item(),
            ),
        )
