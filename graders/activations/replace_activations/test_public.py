"""Public checks for activations/replace_activations: a flat, a nested, a shared model."""

import pytest
from probes import names_in, replaced


@pytest.mark.points(1)
def test_names(submission, expect):
    """relu_names: the paths in three models; one nn.ReLU in two places has two paths."""
    expect(submission(names_in, "Linear, ReLU, Linear, ReLU"), ["1", "3"])
    expect(
        submission(names_in, "Linear, (Block, Tanh, (Linear, ReLU, ReLU6)), ReLU"),
        ["1.0.act", "1.2.1", "2"],
    )
    expect(submission(names_in, "Linear, act, Linear, act, with one ReLU as act"), ["1", "3"])


@pytest.mark.points(1)
def test_flat_model(submission, expect):
    """replace_relu: in a flat model both nn.ReLU are replaced, with the slope that is given."""
    for slope in (0.1, 0.25):
        expect(
            submission(replaced, "Linear, ReLU, Linear, ReLU", slope),
            {
                "the module at ''": "Sequential",
                "the module at '0'": "Linear",
                "the module at '1'": f"LeakyReLU with slope {slope:g}",
                "the module at '2'": "Linear",
                "the module at '3'": f"LeakyReLU with slope {slope:g}",
            },
        )


@pytest.mark.points(1)
def test_shared_module(submission, expect):
    """replace_relu: one nn.ReLU in two places becomes one nn.LeakyReLU in both."""
    expect(
        submission(replaced, "Linear, act, Linear, act, with one ReLU as act", 0.1),
        {
            "the module at ''": "Sequential",
            "the module at '0'": "Linear",
            "the module at '1'": "LeakyReLU with slope 0.1",
            "the module at '2'": "Linear",
            "the module at '3'": "LeakyReLU with slope 0.1, the same module as at '1'",
        },
    )


@pytest.mark.points(1)
def test_nested_model(submission, expect):
    """replace_relu: an nn.ReLU deep in the model is replaced, with slope 0.01 by default."""
    leaky = "LeakyReLU with slope 0.01"

    expect(
        submission(replaced, "Linear, (Block, Tanh, (Linear, ReLU, ReLU6)), ReLU"),
        {
            "the module at ''": "Sequential",
            "the module at '0'": "Linear",
            "the module at '1'": "Sequential",
            "the module at '1.0'": "Block",
            "the module at '1.0.linear'": "Linear",
            "the module at '1.0.act'": leaky,
            "the module at '1.1'": "Tanh",
            "the module at '1.2'": "Sequential",
            "the module at '1.2.0'": "Linear",
            "the module at '1.2.1'": leaky,
            "the module at '1.2.2'": "ReLU6",
            "the module at '2'": leaky,
        },
    )
