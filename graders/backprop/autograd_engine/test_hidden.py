"""Hidden checks for backprop/autograd_engine."""

import re

import pytest
import torch
from probes import evaluated, expressions_of_one

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
# How a walk over all paths shows: 2 ** LEVELS of them, and two operations a level.
LEVELS, ACCESSES_OF_A_LEVEL = 14, 1000
COUNTED = ("__getattribute__", "__setattr__")
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


def expressions_of_two(module, expressions, a, b):
    """expressions of a = Value(...) and b = Value(...): data; grads after backward()"""
    seen = {}
    for expression in expressions:
        for first, second in [(a, b), (b, a)]:
            nodes = module.Value(first), module.Value(second)
            out = evaluated(expression, a=nodes[0], b=nodes[1])
            out.backward()
            at = f"{expression} at a = {first:.4g}, b = {second:.4g}"
            seen[f"data of {at}"] = out.data
            seen |= {f"{n}.grad of {at}": node.grad for n, node in zip("ab", nodes, strict=True)}
    return seen


def graph_data_and_grads(module, leaves, steps):
    """a graph of some nodes: data and grad of all of them, after backward() of the last one

    Look at the order of the nodes, and how the gradients of several uses add up.
    """
    names, nodes = nodes_of_graph(module, leaves, steps)
    nodes[-1].backward()
    data = {f"data of {name}": node.data for name, node in zip(names, nodes, strict=True)}
    return data | {f"grad of {name}": node.grad for name, node in zip(names, nodes, strict=True)}


def graph_grads(module, leaves, steps, calls):
    """a graph of some nodes: grad of all of them, after backward() of some of them

    Look at the order of the nodes, and how the gradients of several uses add up.
    """
    names, nodes = nodes_of_graph(module, leaves, steps)
    for place in calls:
        nodes[place].backward()
    return {f"grad of {name}": node.grad for name, node in zip(names, nodes, strict=True)}


def graph_grads_after_setting(module, leaves, steps, grads):
    """a graph of some nodes: each grad is set between two calls of backward() of the last node

    Look at the order of the nodes, and how the gradients of several uses add up.
    """
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


def ladder(module, v, shares):
    """Make a node, and levels on it that each use the one below twice."""
    v = out = module.Value(v)
    for share in shares:
        out = out * (1.5 + share) + -out
    return v, out


def diamonds(module, v, shares):
    """a graph in which each level uses the one below twice: its data, and v.grad"""
    v, out = ladder(module, v, shares)
    out.backward()
    return {"data": out.data, "v.grad": v.grad}


def accesses(module, levels, most):
    """backward() in a graph of some levels that each use the one below twice"""
    v, out = ladder(module, 0.8, [0.5] * levels)
    kind, count = type(out), [0]

    def counting(name):
        own = getattr(kind, name)

        def method(*arguments):
            count[0] += 1
            return own(*arguments)

        return method

    here = {name: vars(kind)[name] for name in COUNTED if name in vars(kind)}
    methods = {name: counting(name) for name in COUNTED}
    try:
        for name, method in methods.items():
            setattr(kind, name, method)
        out.backward()
    finally:
        for name in COUNTED:
            if name in here:
                setattr(kind, name, here[name])
            elif name in vars(kind):
                delattr(kind, name)
    return {"v.grad": v.grad, "whether attributes were used too often": count[0] >= most}


def failures(module, expressions, *points):
    """expressions of v = Value(...): what they raise

    Look at which numbers are refused, and where that is tested.
    """
    seen = {}
    for point in points:
        for expression in expressions:
            v = module.Value(point)
            told = f"{expression} at v = {point:.6g}"
            seen[told] = "nothing was raised"
            try:
                evaluated(expression, v=v)
            except (ValueError, ZeroDivisionError) as error:
                seen[told] = type(error).__name__
    return seen


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
def test_arithmetic(agree, rng):
    """+ - * / of two Values and the minus sign have the right values and derivatives."""
    (a,), (b,) = numbers(rng, 1, -3.0, -0.5), numbers(rng, 1, 0.4, 2.0)

    agree(expressions_of_two, ARITHMETIC, a, b)


@pytest.mark.points(1)
def test_plain_numbers(agree, rng):
    """A plain number, int or float, may stand on either side of + - * /."""
    (v,), (k,) = numbers(rng, 1, 1.5, 3.0), numbers(rng, 1, 3.2, 4.8)

    agree(expressions_of_one, [e.replace("k", f"{k:.3f}") for e in WITH_NUMBERS], v)
    agree(expressions_of_one, [e.replace("k", "5") for e in WITH_NUMBERS], v)


@pytest.mark.points(1)
def test_powers(agree, rng):
    """v ** k has the right value and derivative, for whole, negative and fractional exponents."""
    (v,) = numbers(rng, 1, 1.3, 2.5)

    agree(expressions_of_one, [f"3 * v ** {k}" for k in POWERS], v, 1 / v)
    agree(expressions_of_one, [f"3 * v ** {k}" for k in POWERS if isinstance(k, int)], -v)


@pytest.mark.points(1)
def test_functions(agree, rng):
    """exp, log and tanh have the right values and derivatives."""
    for name in ("exp", "log", "tanh"):
        points = numbers(rng, 2, 0.2, 2.5)
        points += [] if name == "log" else numbers(rng, 2, -2.5, -0.2)
        agree(expressions_of_one, [f"1.7 * v.{name}()"], *points)


@pytest.mark.points(1)
def test_relu(agree, rng):
    """relu has the right values and derivatives: negative, zero, positive, small and large."""
    drawn = [*numbers(rng, 2, 0.1, 0.9), *numbers(rng, 1, 2.0, 5.0)]

    agree(expressions_of_one, ["1.7 * v.relu()"], 0.0, *drawn, *[-v for v in drawn])


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
def test_diamonds(agree, submission, expect, rng):
    """Each node is visited once and not once for each path: 40 levels, each used twice, work."""
    most = ACCESSES_OF_A_LEVEL * LEVELS
    seen = submission(accesses, LEVELS, most)

    expect({"v.grad": seen["v.grad"]}, {"v.grad": 1.0})
    assert not seen["whether attributes were used too often"], (
        f"{LEVELS} levels of two operations: backward() read or set attributes {most} times or more"
    )
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
    agree(failures, FAILURES, 0.0)
    agree(failures, ["v.log()", "(-v).log() / v"], *numbers(rng, 1, -2.0, -0.5))
