"""Hidden checks for landscape/count_parameters: counts are those of torch's modules."""

from itertools import pairwise

import pytest
import torch
from probes import cnn, encoder_block, lstm, mlp, rnn
from torch import nn

pytestmark = pytest.mark.forbidden("torch.nn.*")

BIASES = pytest.mark.parametrize("bias", [True, False])


def result_and_lists(module, sizes):
    """count_mlp(sizes), count_cnn(sizes, 3), and the lists after the calls

    Look at the weights of one layer by themselves, and its biases.
    """
    of_mlp, of_cnn = list(sizes), list(sizes)
    return {
        "count_mlp": module.count_mlp(of_mlp),
        "sizes": of_mlp,
        "count_cnn": module.count_cnn(of_cnn, 3),
        "channels": of_cnn,
    }


def numbers(rng, count):
    """Draw different sizes from 2 to 12."""
    return (torch.randperm(11, generator=rng)[:count] + 2).tolist()


def count(*modules):
    return sum(param.numel() for module in modules for param in module.parameters())


@pytest.mark.points(2)
@BIASES
def test_mlp(submission, expect, rng, bias):
    """count_mlp: it counts what torch counts, whatever the depth."""
    for depth in (2, 3, 5):
        sizes = numbers(rng, depth)
        expected = count(*(nn.Linear(n, m, bias) for n, m in pairwise(sizes)))

        expect(submission(mlp, sizes, bias), expected)


@pytest.mark.points(2)
@BIASES
def test_cnn(submission, expect, rng, bias):
    """count_cnn: it counts what torch counts, whatever the depth and the kernel."""
    for depth, kernel in ((2, 5), (4, 3), (3, 1)):
        channels = numbers(rng, depth)
        expected = count(*(nn.Conv2d(n, m, kernel, bias=bias) for n, m in pairwise(channels)))

        expect(submission(cnn, channels, kernel, bias), expected)


@pytest.mark.points(2)
@BIASES
@pytest.mark.parametrize(("probe", "layer"), [(rnn, nn.RNN), (lstm, nn.LSTM)])
def test_recurrent(submission, expect, rng, probe, layer, bias):
    """count_rnn and count_lstm: they count what torch counts."""
    inputs, hidden = numbers(rng, 2)
    for sizes in ((inputs, hidden), (1, hidden), (inputs, 1)):
        expect(submission(probe, *sizes, bias), count(layer(*sizes, bias=bias)))


@pytest.mark.points(2)
@BIASES
def test_encoder_block(submission, expect, rng, bias):
    """count_encoder_block: it counts what torch counts, whatever the number of heads."""
    for heads in (1, 2):
        feedforward, width = numbers(rng, 2)
        width *= 2
        block = nn.TransformerEncoderLayer(width, heads, feedforward, bias=bias)

        expect(submission(encoder_block, width, feedforward, bias), count(block))


@pytest.mark.points(0.5)
def test_lists_stay(agree, rng):
    """count_mlp and count_cnn: counts are right, and the lists are left as they were."""
    agree(result_and_lists, numbers(rng, 4))
