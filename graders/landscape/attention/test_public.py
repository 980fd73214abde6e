"""Public checks for landscape/attention: the worked examples, masks, several matrices at once."""

import pytest
import torch
from probes import attended, mask_of

pytestmark = pytest.mark.forbidden("*scaled_dot_product*", "*attention*", "*multi_head*")

QUERY = torch.tensor([[2.0, 0.0, 0.0, 0.0]])
KEY = torch.tensor([[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]])
VALUE = torch.tensor([[10.0], [20.0]])


def result(weights, outputs):
    return {"the weights": torch.tensor(weights), "the outputs": torch.tensor(outputs)}


@pytest.mark.points(1)
def test_example(submission, expect):
    """attention: the worked example has the weights 0.7311 and 0.2689, and the output 12.6894."""
    expect(
        submission(attended, QUERY, KEY, VALUE),
        result([[0.731059, 0.268941]], [[12.689414]]),
    )


@pytest.mark.points(1)
def test_mask_example(submission, expect):
    """attention: a hidden key has the weight 0, others still add up to 1; no key gives zeros."""
    observed = submission(
        attended,
        QUERY.expand(3, 4),
        KEY,
        VALUE,
        torch.tensor([[False, True], [False, False], [True, True]]),
    )

    expect(
        observed,
        result([[0.0, 1.0], [0.0, 0.0], [0.731059, 0.268941]], [[20.0], [0.0], [12.689414]]),
    )


@pytest.mark.points(1)
def test_causal_example(submission, expect):
    """causal_mask: of 3 positions the first one sees itself, the second one two, the last all."""
    seen = [[True, False, False], [True, True, False], [True, True, True]]

    expect(submission(mask_of, 3), torch.tensor(seen))
    expect(submission(mask_of, 1), torch.tensor([[True]]))


@pytest.mark.points(1)
def test_dimensions_example(submission, expect):
    """attention: with keys of zeros, three values have equal weights, in each of two examples."""
    value = torch.tensor([[[1.0], [2.0], [6.0]], [[4.0], [5.0], [-3.0]]])

    observed = submission(attended, torch.ones(2, 2, 4), torch.zeros(2, 3, 4), value)

    expect(
        observed,
        {
            "the weights": torch.full((2, 2, 3), 1 / 3),
            "the outputs": torch.tensor([[[3.0], [3.0]], [[2.0], [2.0]]]),
        },
    )


@pytest.mark.points(1)
def test_large_example(submission, expect):
    """attention: scores of 10000 and 9900, or of -10000 and -9900, lead to weights of 1 and 0."""
    query, key = torch.tensor([[100.0], [-100.0]]), torch.tensor([[100.0], [99.0]])

    expect(
        submission(attended, query, key, VALUE),
        result([[1.0, 0.0], [0.0, 1.0]], [[10.0], [20.0]]),
    )
