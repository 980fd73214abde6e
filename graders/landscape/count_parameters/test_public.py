"""Public checks for landscape/count_parameters: the worked examples, with biases and without."""

import pytest
from probes import cnn, encoder_block, lstm, mlp, rnn

pytestmark = pytest.mark.forbidden("torch.nn.*")


@pytest.mark.points(1)
def test_mlp_example(submission, expect):
    """count_mlp: [3, 4, 2] have 26 parameters, and without biases 20."""
    expect(submission(mlp, [3, 4, 2]), 26)
    expect(submission(mlp, [3, 4, 2], False), 20)


@pytest.mark.points(1)
def test_cnn_example(submission, expect):
    """count_cnn: channels [3, 8, 4] and kernels of 3 × 3 have 516 parameters, and 504."""
    expect(submission(cnn, [3, 8, 4], 3), 516)
    expect(submission(cnn, [3, 8, 4], 3, False), 504)


@pytest.mark.points(1)
def test_recurrent_example(submission, expect):
    """count_rnn and count_lstm: 3 inputs and 4 units have 36 and 144 parameters, or 28 and 112."""
    expect(submission(rnn, 3, 4), 36)
    expect(submission(rnn, 3, 4, False), 28)
    expect(submission(lstm, 3, 4), 144)
    expect(submission(lstm, 3, 4, False), 112)


@pytest.mark.points(1)
def test_encoder_example(submission, expect):
    """count_encoder_block: width 8 with 16 features has 600 parameters, and without biases 528."""
    expect(submission(encoder_block, 8, 16), 600)
    expect(submission(encoder_block, 8, 16, False), 528)
