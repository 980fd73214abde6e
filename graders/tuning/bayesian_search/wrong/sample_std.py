"""Belief: `values.std()` is the standard deviation that the contract names.

Advice: Print torch.tensor([3.0]).std(), and read what `correction` does.
"""


def _standardized(values):
    return (values - values.mean()) / values.std()
