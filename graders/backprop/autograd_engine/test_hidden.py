"""Hidden checks for backprop/autograd_engine."""

import re

import pytest
import torch
from probes import evaluated, expression_of_one

pytestmark = pytest.mark.forbidden(
    "backward",
    "_backward",
    "sigmoid_backward*",
    "mse_loss_backward*",
    "grad",
    "vjp",
    "jvp",
    "*make_dual",
    "Tensor.grad_fn",
)

ARITHMETIC = ["a + b", "a - b", "a * b", "a / b", "-a + b"]
WITH_NUMBERS = ["k + v", "k - v", "k * v", "k / v", "v + k", "v - k", "v * k", "v / k"]
POWERS = [2, 3, -1, -2, 1, 0.5, -1.5, 2.7]
# Steps of random graphs: none leaves the range of its functions, or grows fast.
STEPS = ["a + b", "a - b", "a.tanh() * b", "2 - a * 0.5 + b", "-a + b"]
# The last steps of each: a node is used by a node that also uses it through another one, once as
# the right operand and once as the left one. Pairs count back from the latest node.
LAST_STEPS = [
    ("a.tanh() * b", -1, -2),
    ("a + b", -1, -2),
    ("0.5 * a - b", -1, -4),
    ("a - 0.5 * b", -2, -1),
]
FAILURES = ["v.log()", "1 / v", "v / v", "(v + 1) / v", "v / 0", "v / 0.0", "(v * 0) / (v * 0)"]


def nodes_of_graph(module, leaves, steps):
    """Make the leaves, then a node for each step, which names an expression and two nodes.

    Each node has a name that says how it was made, such as "n3 = n0 + n2".
    """
    names = [f"n{i} = Value({leaf:.4g})" for i, leaf in enumerate(leaves)]
    nodes = [module.Value(leaf) for leaf in leaves]
    for expression, i, j in steps:
        made = re.sub(r"\ba\b", f"n{i}", re.sub(r"\bb\b", f"n{j}", expression))
        names.append(f"n{len(nodes)} = {made}")
        nodes.append(evaluated(expression, a=nodes[i], b=nodes[j]))
    return names, nodes


def expression_of_two(module, expression, a, b):
    """an expression of a = Value(...) and b = Value(...): its data; grads after backward()"""
    a, b = module.Value(a), module.Value(b)
    out = evaluated(expression, a=a, b=b)
    out.backward()
    data = {f"data of {expression}": out.data}
    return {**data, f"a.grad of {expression}": a.grad, f"b.grad of {expression}": b.grad}


def graph_data_and_grads(module, leaves, steps):
    """a graph of some nodes: data and grad of all of them, after backward() of the last one"""
    names, nodes = nodes_of_graph(module, leaves, steps)
    nodes[-1].backward()
    data = {f"data of {name}": node.data for name, node in zip(names, nodes, strict=True)}
    return data | {f"grad of {name}": node.grad for name, node in zip(names, nodes, strict=True)}


def graph_grads(module, leaves, steps, calls):
    """a graph of some nodes: grad of all of them, after backward() of some of them"""
    names, nodes = nodes_of_graph(module, leaves, steps)
    for place in calls:
        nodes[place].backward()
    return {f"grad of {name}": node.grad for name, node in zip(names, nodes, strict=True)}


def graph_grads_after_setting(module, leaves, steps, grads):
    """a graph of some nodes: each grad is set between two calls of backward() of the last node"""
    names, nodes = nodes_of_graph(module, leaves, steps)
    nodes[-1].backward()
    for node, grad in zip(nodes, grads, strict=True):
        node.grad = grad
    nodes[-1].backward()
    return {f"grad of {name}": node.grad for name, node in zip(names, nodes, strict=True)}


def equal_numbers(module, number):
    """out = a * b, where a and b are Values of the same number: grads after out.backward()"""
    a, b = module.Value(number), module.Value(number)
    out = a * b
    out.backward()
    return {"out.data": out.data, "a.grad": a.grad, "b.grad": b.grad}


def diamonds(module, v, shares):
    """a graph in which each level uses the one below twice: its data, and v.grad"""
    v = out = module.Value(v)
    for share in shares:
        out = out * (1.5 + share) + -out
    out.backward()
    return {"data": out.data, "v.grad": v.grad}


def failure(module, expression, v):
    """an expression of v = Value(...): what it raises"""
    v = module.Value(v)
    try:
        evaluated(expression, v=v)
    except (ValueError, ZeroDivisionError) as error:
        return {expression: type(error).__name__}
    return {expression: "nothing was raised"}


def numbers(rng, count, low=-2.0, high=2.0):
    """Draw floats between low and high."""
    drawn = torch.rand(count, generator=rng, dtype=torch.float64)
    return (low + (high - low) * drawn).tolist()


def random_graph(rng, leaves=3):
    """Draw a graph in which each step uses the latest node and any other one, in either order."""

    def below(end):
        return int(torch.randint(end, (), generator=rng))

    steps = []
    for place in torch.randperm(2 * len(STEPS), generator=rng).tolist():
        latest = leaves + len(steps) - 1
        pair = (below(latest + 1), latest)
        steps.append((STEPS[place % len(STEPS)], *(pair if below(2) else reversed(pair))))
    for expression, i, j in LAST_STEPS:
        nodes = leaves + len(steps)
        steps.append((expression, nodes + i, nodes + j))
    return numbers(rng, leaves, 0.3, 2.0), steps


@pytest.mark.points(2)
@pytest.mark.parametrize("expression", ARITHMETIC)
def test_arithmetic(agree, rng, expression):
    """+ - * / of two Values and the minus sign have the right values and derivatives."""
    (a,), (b,) = numbers(rng, 1, -3.0, -0.5), numbers(rng, 1, 0.4, 2.0)

    agree(expression_of_two, expression, a, b)
    agree(expression_of_two, expression, b, a)


@pytest.mark.points(1)
@pytest.mark.parametrize("expression", WITH_NUMBERS)
def test_plain_numbers(agree, rng, expression):
    """A plain number, int or float, may stand on either side of + - * /."""
    (v,), (k,) = numbers(rng, 1, 1.5, 3.0), numbers(rng, 1, 3.2, 4.8)

    agree(expression_of_one, expression.replace("k", f"{k:.3f}"), v)
    agree(expression_of_one, expression.replace("k", "5"), v)


@pytest.mark.points(1)
@pytest.mark.parametrize("k", POWERS)
def test_powers(agree, rng, k):
    """v ** k has the right value and derivative, for whole, negative and fractional exponents."""
    (v,) = numbers(rng, 1, 1.3, 2.5)

    agree(expression_of_one, f"3 * v ** {k}", v)
    agree(expression_of_one, f"3 * v ** {k}", 1 / v)
    if isinstance(k, int):
        agree(expression_of_one, f"3 * v ** {k}", -v)


@pytest.mark.points(1)
@pytest.mark.parametrize("name", ["exp", "log", "tanh"])
def test_functions(agree, rng, name):
    """exp, log and tanh have the right values and derivatives."""
    for v in numbers(rng, 3, 0.2, 2.5):
        agree(expression_of_one, f"1.7 * v.{name}()", v)
        if name != "log":
            agree(expression_of_one, f"-0.6 * v.{name}()", -v)


@pytest.mark.points(1)
def test_relu(agree, rng):
    """relu has the right values and derivatives: negative, zero, positive, small and large."""
    for v in [*numbers(rng, 2, 0.1, 0.9), *numbers(rng, 1, 2.0, 5.0)]:
        agree(expression_of_one, "1.7 * v.relu()", v)
        agree(expression_of_one, "1.7 * v.relu()", -v)
    agree(expression_of_one, "1.7 * v.relu()", 0.0)


@pytest.mark.points(2)
@pytest.mark.parametrize("leaves", [1, 3, 4])
def test_random_graphs(agree, rng, leaves):
    """Values and gradients of all nodes of random graphs are right."""
    agree(graph_data_and_grads, *random_graph(rng, leaves))


@pytest.mark.points(1)
def test_equal_numbers(agree, rng):
    """Two Values that hold the same number each have a gradient of their own."""
    agree(equal_numbers, *numbers(rng, 1, 1.5, 3.0))


@pytest.mark.points(2)
@pytest.mark.time_limit(2)
def test_diamonds(agree, rng):
    """40 levels that each use the level below twice work, and give the right gradient."""
    agree(diamonds, 0.8, numbers(rng, 40, 0.4, 0.6), rtol=1e-6, atol=0)


@pytest.mark.points(1)
def test_grad_before_backward(submission, expect, rng):
    """The grad of every node is 0.0 before any backward(), and a node's own is 1.0 after it."""
    leaves, steps = random_graph(rng)

    before = submission(graph_grads, leaves, steps, [])
    expect(before, dict.fromkeys(before, 0.0), rtol=0, atol=0)
    after = submission(graph_grads, leaves, steps, [-1])
    last = list(after)[-1]
    expect({last: after[last]}, {last: 1.0})


@pytest.mark.points(1)
def test_two_calls(submission, expect, rng):
    """backward() of two nodes adds up, and reaches only what each was computed from."""
    leaves, steps = random_graph(rng)
    last = submission(graph_grads, leaves, steps, [-1])
    earlier = submission(graph_grads, leaves, steps, [-5])
    leaf = submission(graph_grads, leaves, steps, [0])

    expect(leaf, {name: float(name.startswith("grad of n0 ")) for name in leaf})
    twice = submission(graph_grads, leaves, steps, [-1, -1])
    expect(twice, {name: 2 * grad for name, grad in last.items()})
    both = submission(graph_grads, leaves, steps, [-1, -5])
    expect(both, {name: grad + earlier[name] for name, grad in last.items()})


@pytest.mark.points(1)
def test_grads_set_between_calls(submission, expect, rng):
    """backward() adds to what the user has put into grad, whatever that is."""
    leaves, steps = random_graph(rng)
    once = submission(graph_grads, leaves, steps, [-1])
    last = list(once)[-1]

    expect({last: once[last]}, {last: 1.0})
    for grads in ([0.0] * len(once), numbers(rng, len(once))):
        observed = submission(graph_grads_after_setting, leaves, steps, grads)
        pairs = zip(once.items(), grads, strict=True)
        expect(observed, {name: grad + set_to for (name, grad), set_to in pairs})


@pytest.mark.points(1)
def test_failures(agree, rng):
    """Logarithms of numbers <= 0 raise ValueError, divisions by zero raise ZeroDivisionError."""
    for expression in FAILURES:
        agree(failure, expression, 0.0)
    agree(failure, "v.log()", *numbers(rng, 1, -2.0, -0.5))
    agree(failure, "v.log() / v", *numbers(rng, 1, 0.5, 2.0))
