"""Public checks for initialization/residual_mlp: the worked examples, and small networks."""

import pytest
import torch
from probes import (
    alone,
    block,
    compared,
    example_norms,
    modules,
    ratios,
    refusal,
    weights_by_scale,
)


@pytest.mark.points(1)
def test_block_example(submission, expect):
    """Residual: 2 + 3 · 2 is 8, with the scale 0.5 it is 5; another shape raises ValueError."""
    weight, h = torch.tensor([[3.0]]), torch.tensor([[2.0]])

    unchanged = {"h afterwards minus h before": torch.zeros(1, 1)}
    expect(submission(block, weight, h), {"h_next": torch.tensor([[8.0]])} | unchanged)
    expect(submission(block, weight, h, 0.5), {"h_next": torch.tensor([[5.0]])} | unchanged)
    expect(submission(refusal, torch.ones(1, 2), torch.ones(3, 2)), "ValueError")


@pytest.mark.points(1)
def test_modules_example(submission, expect):
    """residual_mlp: the modules are right; the weights do not depend on the scale, only on n."""
    sizes = (4, 3, 2, 5)
    ends = {"module 0": "Linear(4, 3)", "module 3": "Sequential(ReLU(), Linear(3, 5))"}

    for scale, name in (
        (0.0, "Residual with 12 parameters"),
        (None, "Sequential(ReLU(), Linear(3, 3))"),
    ):
        observed = submission(modules, *sizes, 1.0, scale)
        expect(observed, ends | {"module 1": name, "module 2": name})
    weights = submission(weights_by_scale, *sizes, 1.0, [None, 0.5], 3)
    expect(weights, dict.fromkeys(weights, weights["all weights with scale None"]))
    (wide,) = submission(weights_by_scale, 400, 1, 1, 1, 2.0, [None], 3).values()
    name = "std of weights with gain 2 and n = 400"
    expect({name: wide[:400].std().item()}, {name: 0.1}, rtol=0.25)


@pytest.mark.points(1)
def test_norms_example(submission, expect):
    """gradient_norms: [8, 2] in the worked example, and [6, 2] if it is plain; .grad stays."""
    y, grad = torch.tensor([[7.0]]), torch.tensor([[5.0]])

    weight = {"weight 1 afterwards": torch.tensor([[2.0]])}
    for before in (None, grad):
        after = weight | {".grad of weight 1 afterwards": before}
        expect(submission(example_norms, 3.0, y, before), {"gradient norms": [8.0, 2.0]} | after)
    plain = submission(example_norms, None, y, None)
    expect({"gradient norms": plain["gradient norms"]}, {"gradient norms": [6.0, 2.0]})


@pytest.mark.points(1)
def test_ratio_example(submission, expect):
    """expected_ratio: for depth 4 and gain 1 it is 0.25 without, 2.25 with a skip connection."""
    observed = submission(ratios, 4, 1.0, [None, 1.0, 0.5, 0.0])

    expected = {"scale None": 0.25, "scale 1.0": 2.25, "scale 0.5": 1.265625, "scale 0.0": 1.0}
    expect(observed, expected)


@pytest.mark.points(1)
def test_comparison(submission, expect, rng):
    """compare: each of the three is what your other functions give for the seed."""
    x, y = torch.randn(2, 8, 3, generator=rng)

    observed = submission(compared, 6, 4, 1.0, x, y, 5)

    expected = {"names, in order": "plain, skip, scaled skip"}
    for name, scale in (("plain", None), ("skip", 1.0), ("scaled skip", 0.5)):
        found = submission(alone, 6, 4, 1.0, scale, x, y, 5)
        expected[f"measured ratio, {name}"] = found["norms"][0] / found["norms"][-1]
        expected[f"expected ratio, {name}"] = found["expected"]
    expect(observed, expected, rtol=1e-4)
