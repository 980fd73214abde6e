"""The numbers of hints, computed: by the solution, or by the mistake that a number gives away."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
import torch
from support.content import COURSE
from torch import nn, tensor
from torch.nn import functional as F  # noqa: N812 - as everyone calls it
from torch.optim import SGD, Adam, AdamW, Rprop

from gradlings.course.syntax import text_of
from gradlings.study.hints import FILE, stages_in

INF = float("inf")
XOR = tensor([[0.0, 0], [0, 1], [1, 0], [1, 1]]), tensor([-1, 1, 1, -1])
ON_A_LINE = tensor([[0.0], [1], [2]]), tensor([-1, 1, -1])
LAYERS = tensor([[1.0, -1], [1, 1]]), tensor([0.0, -1]), tensor([[2.0, -1]]), tensor([0.5])
THREE = torch.ones(3, 1), tensor([0.0, 2, 4]), tensor([0.0]), 0.25, 2, [torch.arange(3)]
ROWS = tensor([[-2.0], [0], [2], [8]])
TWO_PARAMETERS = torch.cat([ROWS, torch.full((4, 1), 3.0)], dim=1)
ONE, FIVE, TINY = tensor([1.0]), tensor([5.0]), tensor([1e-8])


def layer(weight: list[list[float]], bias: list[float] | None = None) -> nn.Linear:
    """Make a linear layer of these numbers."""
    made = nn.Linear(len(weight[0]), len(weight), bias=bias is not None)
    made.weight.data = tensor(weight)
    if bias is not None:
        made.bias.data = tensor(bias)
    return made


def slope(f: Callable[[torch.Tensor], torch.Tensor], *at: float) -> torch.Tensor:
    """Return the derivatives of f at these places, by autograd."""
    x = tensor(at, dtype=torch.float64, requires_grad=True)
    return torch.autograd.grad(f(x).sum(), x)[0]


def parameters_of_an_mlp(m: Any) -> int:
    """Count them in a network whose hidden layers have one width."""
    return sum(param.numel() for param in m.make_mlp(4, [8, 8, 8], 2).parameters())


def cost_of_yes_and_no(m: Any) -> torch.Tensor:
    """Return the loss of two answers that are nearly sure, and right."""
    return m.loss_of("binary", tensor([[5.0], [-5.0]]), tensor([1, 0]))


def smallest_margin(m: Any) -> torch.Tensor:
    """Return by how much the network for XOR with the margin 10 is right where it is least so."""
    w1, b1, w2, b2 = m.xor_weights(10)
    z = (XOR[0] @ w1.T + b1).relu() @ w2.T + b2
    return (z[:, 0] * XOR[1]).min()


def collapsed(m: Any) -> torch.Tensor:
    """Return what the worked example of collapse_linear makes of 0."""
    stack = nn.Sequential(layer([[1.0, 2.0]], [3.0]), layer([[4.0], [5.0]], [6.0, 7.0]))
    return m.collapse(stack)(torch.zeros(2))


def interpolated(m: Any, *at: float) -> torch.Tensor:
    """Return the values of the worked example of relu_interpolant."""
    return m.interpolant(tensor([2.0, 0, 3]), tensor([5.0, 1, 3]))(
        tensor([*map(float, at)])[:, None]
    )


def revived(m: Any) -> torch.Tensor:
    """Return z of the second unit of the worked example after `revive`."""
    linear, x = layer([[1.0], [1.0]], [0.0, -5.0]), tensor([[1.0], [3.0]])
    m.revive(linear, x, 0.5)
    return linear(x)[:, 1]


def slopes_of_slopes(m: Any) -> torch.Tensor:
    """Return the gradient of the slopes in the worked example of prelu, with 5 in place of 3."""
    x, weight = tensor([[-2.0, -2], [5, -1]]), tensor([0.25, 0.5])
    return m.prelu_backward(x, weight, torch.ones(2, 2))[1]


def first_input_alone(m: Any) -> torch.Tensor:
    """Return what a layer of two neurons makes of [1, 0]."""
    return m.linear_layer(tensor([1.0, 0]), tensor([[1.0, 2], [3, 4]]))


def probability(m: Any, x: list[float], sign: int = 1) -> torch.Tensor:
    """Return that of one example in the worked example of mlp_forward."""
    w1, b1, w2, b2 = LAYERS
    return m.predict_proba(tensor([x]), w1, b1, sign * w2, sign * b2)


def path_of_a_weight(m: Any) -> torch.Tensor:
    """Return that of the worked example of symmetric_start, two steps long."""
    model = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1))
    m.fill_parameters(model, 1.0)
    return m.train(model, tensor([[1.0]]), tensor([[4.0]]), 0.1, 2)[:, 0, 0]


def weight_after_an_epoch(m: Any) -> torch.Tensor:
    """Return the weight to which the worked example of train_minibatch leads."""
    model, data = layer([[0.0]]), (torch.ones(3, 1), torch.full((3, 1), 2.0))
    m.train(model, F.mse_loss, data, data, epochs=1, batch_size=2, lr=0.25)
    return model.weight


def train_loss(m: Any) -> float:
    """Return the first one of the worked example of train_minibatch."""
    data = torch.ones(3, 1), torch.full((3, 1), 2.0)
    return m.train(layer([[0.0]]), F.mse_loss, data, data, 1, 2, 0.25)["train_loss"][0]


def accumulated(m: Any, reduction: str, calls: int = 1) -> tuple[float, float]:
    """Return gradient and loss of the worked example of gradient_accumulation."""
    model, x, y = layer([[0.0]]), torch.ones(4, 1), tensor([[2.0], [2], [2], [10]])
    parts = [(x[:3], y[:3]), (x[3:], y[3:])]
    for _ in range(calls):
        loss = m.accumulate(
            model, lambda p, t: F.mse_loss(p, t, reduction=reduction), parts, reduction
        )
    return model.weight.grad.item(), loss


def square(w: torch.Tensor, a: torch.Tensor) -> torch.Tensor:
    """Return the loss of the worked example of two_valleys."""
    return (w - a) ** 2


def one_of_four_starts(m: Any) -> torch.Tensor:
    """Return where the first step leads the last of four equal starts."""
    return m.batch_descent(square, tensor([0.0, 4]), torch.ones(4), 0.25, 1)[1, 3]


def loss_in_the_middle(m: Any) -> torch.Tensor:
    """Return the mean loss at 0 of two examples beside it."""
    return m.mean_loss(square, tensor([-1.0, 1]), tensor([0.0]))


def second_velocity(step: Callable[..., tuple[torch.Tensor, torch.Tensor]]) -> torch.Tensor:
    """Return that of the worked example of momentum."""
    return step(tensor([0.95]), tensor([0.4]), tensor([0.5]), lr=0.1)[1]


def rmsprop(m: Any, grad: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Take the first step from 1, as in the worked example of adagrad_rmsprop."""
    double = torch.float64
    start, gradient = torch.ones(1, dtype=double), torch.tensor([grad], dtype=double)
    return m.rmsprop_step(start, gradient, None, 0.1, decay=0.75)


def decayed(m: Any) -> torch.Tensor:
    """Take the step of the worked example of AdamW."""
    return m.adamw_step(ONE, FIVE, None, 0.1, weight_decay=0.5)[0]


def counts(m: Any) -> list[int]:
    """Return t of two parameters, the second of which has no gradient at first."""
    params, states = [ONE, ONE], [None, None]
    for grads in ([FIVE, None], [FIVE, FIVE]):
        params, states = m.update_all(m.adam_step, params, grads, states, 0.1)
    return [t for _, _, t in states]


def own_step(m: Any) -> torch.Tensor:
    """Return the parameter after a step with weight decay, as an earlier detach() sees it."""
    w = nn.Parameter(ONE.clone())
    before, w.grad = w.detach(), tensor([0.5])
    m.MomentumSGD([w], lr=0.1, weight_decay=0.1).step()
    return before


def end_of_race(m: Any, momentum: float = 0.0) -> torch.Tensor:
    """Return where two steps through the ravine end."""
    start = tensor([10.0, 1.0])
    return m.path(lambda p: SGD(p, lr=0.08, momentum=momentum), m.ravine, start, 2)[-1]


def options_after_a_switch(m: Any) -> list[float]:
    """Return lr and weight_decay of two groups of zeros and a half; Rprop is no obstacle."""
    linear = nn.Linear(1, 1)
    groups = [{"params": [linear.weight], "lr": 0.0}, {"params": [linear.bias], "lr": 0.5}]
    sgd = SGD(groups, weight_decay=0.0)
    m.switch_optimizer(m.switch_optimizer(sgd, Rprop), SGD)
    new = m.switch_optimizer(sgd, AdamW).param_groups
    assert new[0]["weight_decay"] == new[1]["weight_decay"]
    return [new[0]["lr"], new[1]["lr"], new[0]["weight_decay"]]


def loss_before_the_switch(m: Any) -> float:
    """Return that of the worked example of switch_optimizer."""
    model = layer([[0.0]])
    batches = [(torch.ones(n, 1), torch.full((n, 1), 2.0)) for n in (2, 1)]
    return m.train(model, F.mse_loss, batches, SGD(model.parameters(), 0.25), 1, 1, Adam)[0][0]


# For each exercise: a wrong answer, or "" for the solution; what is computed; how the hint says it.
CLAIMS: dict[str, list[tuple[str, Callable[[Any], Any], str]]] = {
    "neurons/mlp": [
        ("", parameters_of_an_mlp, "202"),
        ("block_repeated", parameters_of_an_mlp, "130"),
        ("", lambda m: m.count_parameters(10**6, [10**6], 10), "1000011000010"),
        ("", lambda m: m.count_parameters(3, [8], 2), "50"),
    ],
    "neurons/output_head": [
        (
            "",
            lambda m: [torch.sigmoid(tensor(0.2)), m.decide("binary", tensor([[0.2]]))],
            "0.55, so the answer is 1",
        ),
        (
            "softmax_before_cross_entropy",
            lambda m: m.loss_of("multiclass", tensor([[1e3, 0]]), tensor([0])),
            "0.3133",
        ),
        ("", cost_of_yes_and_no, "0.0067"),
        ("column_against_row", cost_of_yes_and_no, "2.5067"),
    ],
    "neurons/xor": [
        ("", smallest_margin, "10 away"),
        ("", lambda m: m.perceptron(*XOR)[1], "1 pass"),
        (
            "",
            lambda m: [*m.perceptron(*ON_A_LINE)[0], m.perceptron(*ON_A_LINE)[1]],
            "[-2, -1] again: 4 passes",
        ),
    ],
    "neurons/collapse_linear": [
        ("", collapsed, "18 and 22"),
        ("last_bias_only", collapsed, "6 and 7"),
    ],
    "neurons/relu_interpolant": [
        ("", lambda m: interpolated(m, -1, 2.5, 5), "1, 4 and 3"),
        ("first_value_given", lambda m: interpolated(m, -1), "5 there"),
        ("slopes_as_weights", lambda m: interpolated(m, 2.5), "a 5 means"),
        ("last_slope_continues", lambda m: interpolated(m, 5), "fallen to -1"),
        ("", lambda m: m.largest_error(torch.square, 0.0, 1.0, 3), "0.0625"),
        ("error_at_the_points", lambda m: m.largest_error(torch.square, 0.0, 1.0, 3), "a 0 means"),
    ],
    "activations/activation_functions": [
        ("", lambda m: slope(m.sigmoid, -1e3, 0, 1e3), "is 0, 0.25 and 0,"),
        ("sigmoid_derivative_from_input", lambda m: m.sigmoid_derivative(tensor(0.5)), "0.2350"),
        ("", lambda m: slope(lambda x: m.leaky_relu(x, 0.2), 0), "is 0.2,"),
        ("leaky_by_maximum", lambda m: slope(lambda x: m.leaky_relu(x, 0.2), 0), "not 0.6"),
    ],
    "activations/softmax": [
        ("", lambda m: m.softmax(tensor([[0.0, 1], [1e3, 1001]]))[0], "0.2689 and 0.7311"),
        ("", lambda m: m.softmax(tensor([[0.0, 1], [1e3, 1001]]))[1], "0.2689 and 0.7311"),
        ("", lambda m: m.softmax(tensor([-INF, -INF])), "gives 0 and 0"),
        (
            "",
            lambda m: m.softmax(tensor([2.0, 1, 0]), temperature=10.0),
            "0.3672, 0.3322 and 0.3006",
        ),
        ("", lambda m: m.sigmoid(tensor(2.0)), "0.8808"),
        ("sigmoid_of_opposite_logits", lambda m: m.sigmoid(tensor(2.0)), "0.9820"),
    ],
    "activations/dying_relu": [
        ("", revived, "-1.5 and 0.5"),
        ("smallest_z_raised", revived, "0.5 and 2.5"),
        ("raised_by_the_margin", revived, "-3.5 and -1.5"),
    ],
    "activations/prelu": [
        ("", slopes_of_slopes, "[-2, -3]"),
        ("", lambda m: m.prelu(tensor(-1.0), tensor([2.0])), "becomes -2"),
        ("", lambda m: slope(lambda x: m.prelu(x, tensor([0.25])), 0), "x.grad is 0.25"),
        ("two_relus", lambda m: slope(lambda x: m.prelu(x, tensor([0.25])), 0), "a 0 or"),
        ("two_clamps", lambda m: slope(lambda x: m.prelu(x, tensor([0.25])), 0), "a 1.25"),
    ],
    "activations/compare_activations": [
        ("", lambda m: m.saturation(lambda x: -x, tensor([-1.0, 2])), "is 0."),
        ("", lambda m: m.saturation(torch.relu, tensor([-1.0, 2]), threshold=1.0), "is 0.5,"),
    ],
    "forward/linear_layer": [
        ("", first_input_alone, "gives [1, 3]"),
        ("a_column_for_each_neuron", first_input_alone, "and [1, 2] means"),
        ("", lambda m: m.neuron(torch.zeros(2), torch.ones(2), tensor(0.5), torch.tanh), "0.4621"),
    ],
    "forward/mlp_forward": [
        ("", lambda m: probability(m, [-2.0, 0.5]), "0.6225"),
        ("", lambda m: probability(m, [3.0, 1.0]), "0.8176"),
        ("", lambda m: probability(m, [3.0, 1.0], sign=-1), "0.1824"),
        ("relu_before_the_sigmoid", lambda m: probability(m, [3.0, 1.0], sign=-1), "0.5 means"),
    ],
    "forward/symmetric_start": [("", path_of_a_weight, "1, 0.8, 0.9536")],
    "forward/standardize": [
        ("divided_by_one_less", lambda m: m.fit_scaler(tensor([[1.0], [3.0]]))[1], "1.4142"),
        ("", lambda m: m.fit_scaler(torch.full((7, 1), 0.7))[1], "exactly 1"),
    ],
    "gradient_descent/three_descents": [
        ("", lambda m: m.descend(*THREE)[0][1:], "0.5 to 2.25"),
        ("divided_by_batch_size", lambda m: m.descend(*THREE)[0][-1], "1.375"),
        ("", lambda m: m.descend(*THREE)[1], "5.4167"),
        ("mean_of_batch_means", lambda m: m.descend(*THREE)[1], "7.125"),
    ],
    "gradient_descent/train_minibatch": [
        ("", train_loss, "3.0"),
        ("mean_of_batch_means", train_loss, "with 2.5 both"),
        ("", weight_after_an_epoch, "w is 1.5"),
        ("zero_grad_missing", weight_after_an_epoch, "with 2.5 the"),
        ("zero_grad_before_step", weight_after_an_epoch, "with 0 no"),
    ],
    "gradient_descent/gradient_noise": [
        ("", lambda m: m.batch_moments(ROWS, 1, replacement=False)[1], "14, however"),
        ("unbiased_variance", lambda m: m.batch_moments(ROWS, 1, replacement=True)[1], "18.6667"),
        ("factor_over_n", lambda m: m.batch_moments(ROWS, 1, replacement=False)[1], "10.5"),
        ("", lambda m: m.batch_moments(ROWS, 4, replacement=False)[1], "it is 0:"),
        (
            "",
            lambda m: [len(m.all_batch_gradients(ROWS, 2, r)) for r in (True, False)],
            "16 batches with replacement, and 6",
        ),
        (
            "",
            lambda m: [m.noise_scale(ROWS), m.noise_scale(TWO_PARAMETERS) * 13, 13],
            "3.5 to 14 / 13",
        ),
    ],
    "gradient_descent/gradient_accumulation": [
        ("", lambda m: accumulated(m, "mean")[0], "is -8"),
        ("equal_weights", lambda m: accumulated(m, "mean")[0], "With -12"),
        ("without_weights", lambda m: accumulated(m, "mean")[0], "with -24"),
        ("zero_grad_in_each", lambda m: accumulated(m, "mean")[0], "with -5"),
        ("", lambda m: accumulated(m, "mean", calls=2)[0], "-16"),
        ("", lambda m: accumulated(m, "sum"), "-32 and 112"),
    ],
    "gradient_descent/two_valleys": [
        ("", one_of_four_starts, "each to 1.5"),
        ("mean_over_the_starts", one_of_four_starts, "1.125"),
        ("", loss_in_the_middle, "is 1;"),
        ("loss_of_the_mean_example", loss_in_the_middle, "a 0 is"),
    ],
    "optimizers/momentum": [
        ("", lambda m: second_velocity(m.momentum_step), "velocity 0.85"),
        ("", lambda m: second_velocity(m.nesterov_step), "velocity 0.85"),
        ("averaged_gradient", lambda m: second_velocity(m.momentum_step), "0.49"),
        ("lr_in_the_velocity", lambda m: second_velocity(m.momentum_step), "0.49"),
        ("nesterov_keeps_the_move", lambda m: second_velocity(m.nesterov_step), "1.165"),
    ],
    "optimizers/adagrad_rmsprop": [
        ("", lambda m: rmsprop(m, 4.0)[0], "to 0.8"),
        ("rmsprop_weights_swapped", lambda m: rmsprop(m, 4.0)[1], "An s of 12"),
        ("rmsprop_starts_with_the_first_square", lambda m: rmsprop(m, 4.0)[1], "16 begins"),
        ("", lambda m: 1 - rmsprop(m, 2e-8)[0], "is 0.1 long"),
        ("rmsprop_eps_inside_root", lambda m: 1 - rmsprop(m, 2e-8)[0], "2e-5"),
        ("", lambda m: m.updates(m.adagrad_step, torch.ones(4), 1.0)[-1], "-0.5"),
        ("state_forgotten", lambda m: m.updates(m.adagrad_step, torch.ones(4), 1.0)[-1], "is -1"),
    ],
    "optimizers/adam": [
        ("", lambda m: m.adam_step(ONE, FIVE, None, 0.1)[0], "0.9; "),
        ("no_correction", lambda m: m.adam_step(ONE, FIVE, None, 0.1)[0], "0.6838"),
        ("", lambda m: m.adam_step(ONE, TINY, None, 0.1)[0], "0.95"),
        ("decay_after_the_step", decayed, "0.855"),
        ("decay_in_the_gradient", decayed, "0.9 that"),
        ("", counts, "2 for the first parameter and 1 for"),
    ],
    "optimizers/own_optimizer": [("", own_step, "shows 0.94")],
    "optimizers/race": [
        ("", end_of_race, "(8.464, 0.36)"),
        ("zero_grad_missing", end_of_race, "(7.664, -1.24)"),
        ("", lambda m: end_of_race(m, momentum=0.5), "(8.064, -0.44)"),
        ("", lambda m: m.ravine(tensor(0.0), tensor(1.0)), "is 10."),
    ],
    "optimizers/switch_optimizer": [
        ("", options_after_a_switch, "lr 0.0 and 0.5 and weight_decay 0.0 to"),
        ("", loss_before_the_switch, "3.0"),
        ("mean_of_batch_means", loss_before_the_switch, "2.5"),
    ],
}


@pytest.mark.parametrize(
    ("exercise", "answer", "compute", "stated"),
    [
        pytest.param(e, *claim, id=f"{e}: {claim[2]}")
        for e, claims in CLAIMS.items()
        for claim in claims
    ],
)
def test_a_number_of_a_hint_comes_out(
    exercise: str, answer: str, compute: Callable[[Any], Any], stated: str
) -> None:
    """The hint has these words, and the program gives the numbers in them."""
    program = COURSE.select([exercise])[0]
    path = program.grader / "wrong" / f"{answer}.py"
    module = ModuleType("program")
    exec(program.program_of(path) if answer else text_of(program.solution), module.__dict__)

    values = numbers_in(compute(module))

    assert any(stated in stage.text for stage in stages_in(text_of(program.grader / FILE)))
    numbers = re.findall(r"-?\d+(?:\.\d+)?(?:e-\d+)?", stated)
    assert len(values) == len(numbers)
    for value, number in zip(values, numbers, strict=True):
        digits = len(number.partition(".")[2])
        slack = 0.5 * 10**-digits if digits > 1 else 1e-6  # with few digits it is exact
        assert value == pytest.approx(float(number), abs=slack)


def numbers_in(result: Any) -> list[float]:
    """Return the numbers of a tensor, a list of numbers or tensors, or a number."""
    if isinstance(result, torch.Tensor):
        return result.flatten().tolist()
    if isinstance(result, list | tuple):
        return [number for part in result for number in numbers_in(part)]
    return [float(result)]
