"""Public checks for neurons/output_head: one example of each task."""

import math

import pytest
import torch
from probes import decision, loss, numbers_of_outputs, one_logit

LN2 = math.log(2)


@pytest.mark.points(1)
def test_numbers_of_outputs(submission, expect):
    """The last layer has one output for yes or no, and n outputs in the other tasks."""
    cases = [
        ("regression", 8, 1),
        ("regression", 8, 3),
        ("binary", 8, 2),
        ("multiclass", 8, 2),
        ("multiclass", 8, 10),
        ("multilabel", 8, 5),
    ]

    numbers = submission(numbers_of_outputs, cases)

    expect(list(numbers.values()), [1, 3, 1, 2, 10, 5])


@pytest.mark.points(1)
def test_loss_examples(submission, expect):
    """The logit 2 costs 2.1269 if the answer is no; 2, 0, 0 cost 0.2395 if class 0 is true."""
    yes_or_no = submission(loss, "binary", torch.tensor([[2.0]]), torch.tensor([0]))
    three_classes = submission(loss, "multiclass", torch.tensor([[2.0, 0, 0]]), torch.tensor([0]))
    two_labels = submission(loss, "multilabel", torch.zeros(1, 2), torch.tensor([[1, 1]]))
    amounts = submission(loss, "regression", torch.zeros(1, 2), torch.tensor([[1.0, 3.0]]))

    expect(yes_or_no["loss"], torch.tensor(2.126928))
    expect(three_classes["loss"], torch.tensor(0.239545))
    expect(two_labels["loss"], torch.tensor(LN2))
    expect(amounts["loss"], torch.tensor(5.0))


@pytest.mark.points(1)
def test_decision_examples(submission, expect):
    """Logits -1, 0.2, 2 of one example: class 2, or the labels 1 and 2; with p = 0.8 only 2."""
    logits = torch.tensor([[-1.0, 0.2, 2.0]])

    expect(submission(decision, "multiclass", logits), torch.tensor([2]))
    expect(submission(decision, "multilabel", logits), torch.tensor([[0, 1, 1]]))
    expect(submission(decision, "multilabel", logits, 0.8), torch.tensor([[0, 0, 1]]))
    expect(submission(decision, "binary", logits.mT), torch.tensor([0, 1, 1]))
    expect(submission(decision, "regression", logits), logits)


@pytest.mark.points(1)
def test_one_logit_example(submission, expect):
    """Weights [1, 2], [3, 5] and biases 0.5, -0.5 become the logit 2 a + 3 b - 1 of [a, b]."""
    weight, bias = torch.tensor([[1.0, 2.0], [3.0, 5.0]]), torch.tensor([0.5, -0.5])

    observed = submission(one_logit, weight, bias, torch.tensor([[0.0, 0.0], [1.0, -2.0]]))

    expect(observed["the logit"], torch.tensor([[-1.0], [-5.0]]))
