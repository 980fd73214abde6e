"""Hidden checks for neurons/mlp: many depths and widths."""

from itertools import pairwise

import pytest
import torch
from probes import count, outputs_of, run


def widths_after(module, sizes, weights, x):
    """make_mlp(in_features, hidden, out_features) applied to x, and the list hidden afterwards

    Look at which layers there are, in which order, and what stands between them.
    """
    hidden = list(sizes[1:-1])
    observed = run(module.make_mlp(sizes[0], hidden, sizes[-1]), weights, x)
    return observed | {"the list hidden": hidden}


def widths_after_count(module, sizes):
    """count_parameters(in_features, hidden, out_features), and the list hidden afterwards

    Look at what works in place on the list: insert, append, +=.
    """
    hidden = list(sizes[1:-1])
    return {
        "the count": module.count_parameters(sizes[0], hidden, sizes[-1]),
        "the list hidden": hidden,
    }


def random_case(rng, sizes):
    """Draw weights and inputs of both signs, so that each layer and each output has both."""
    weights = []
    for n, m in pairwise(sizes):
        weights += [torch.randn(m, n, generator=rng), 0.1 * torch.randn(m, generator=rng)]
    weights[-2][1:] = -weights[-2][:1]  # the second output is about minus the first
    x = torch.randn(8, sizes[0], generator=rng)
    return weights, torch.cat([x, -x])


@pytest.mark.points(2)
@pytest.mark.parametrize("sizes", [[3, 8, 2], [2, 7, 9, 6, 2], [4, 8, 8, 8, 2]])
def test_outputs(agree, rng, sizes):
    """One hidden layer or several: shapes and outputs are right, also where widths repeat."""
    agree(outputs_of, sizes, *random_case(rng, sizes))


@pytest.mark.points(1)
def test_hidden_is_kept(agree, rng):
    """Network and count are right, and both leave the list of hidden widths as it was."""
    sizes = [3, 9, 8, 2]

    agree(widths_after, sizes, *random_case(rng, sizes))
    agree(widths_after_count, sizes)


@pytest.mark.points(2)
def test_count(agree, rng):
    """The count is right for no, one and several hidden layers."""
    a, b, c, d, e = (torch.randperm(40, generator=rng)[:5] + 2).tolist()

    agree(count, [a, b])
    agree(count, [a, b, c])
    agree(count, [a, b, c, d, e])


@pytest.mark.points(1)
def test_large_count(agree):
    """A network that no memory holds is counted all the same."""
    agree(count, [10**9, 10**9, 7])
