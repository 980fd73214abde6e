"""Hidden checks for backprop/autograd_engine."""

import pytest
import torch

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
NUMBERS_LEFT = ["k + v", "k - v", "k * v", "k / v"]
NUMBERS_RIGHT = ["v + k", "v - k", "v * k", "v / k"]
POWERS = [2, 3, -1, -2, 1, 0.5, -1.5, 2.7]
# Steps of random graphs: none leaves the range of its functions, or grows fast.
STEPS = [
    "a + b",
    "a - b",
    "a.tanh() * b",
    "a / (b * b + 1)",
    "a.tanh().exp() + b",
    "(a * a + 1).log() - b",
    "b * (a * a + 2) ** -0.5",
    "2 - a * 0.5 + b",
]
FAILURES = ["v.log()", "1 / v", "v / v", "(v + 1) / v", "v / 0", "v / 0.0", "(v * 0) / (v * 0)"]


def evaluated(expression, **names):
    return eval(expression, names)


def nodes_of_program(module, leaves, steps):
    """Make the leaves, then a node for each step, which names an expression and two nodes."""
    nodes = [module.Value(leaf) for leaf in leaves]
    for expression, i, j in steps:
        nodes.append(evaluated(expression, a=nodes[i], b=nodes[j]))
    return nodes


def expression_of_two(module, expression, a, b):
    """data of an expression of a and b, with a.grad and b.grad after backward()"""
    a, b = module.Value(a), module.Value(b)
    out = evaluated(expression, a=a, b=b)
    out.backward()
    return {"data": out.data, "a.grad": a.grad, "b.grad": b.grad, "own grad": out.grad}


def expression_with_number(module, expression, v, k):
    """data of an expression of v and a plain number k, with v.grad after backward()"""
    v = module.Value(v)
    out = evaluated(expression, v=v, k=k)
    out.backward()
    return {"data": out.data, "v.grad": v.grad}


def function_of(module, name, v, factor):
    """data of factor * v.exp(), or another function, with v.grad after backward()"""
    v = module.Value(v)
    out = factor * getattr(v, name)()
    out.backward()
    return {"data": out.data, "v.grad": v.grad}


def program_gradients(module, leaves, steps):
    """data and grad of all nodes of a random graph, after backward() of the last one"""
    nodes = nodes_of_program(module, leaves, steps)
    nodes[-1].backward()
    return {"data": [node.data for node in nodes], "grad": [node.grad for node in nodes]}


def grads_before(module, leaves, steps):
    """grad of all nodes of a random graph, before any backward()"""
    return [node.grad for node in nodes_of_program(module, leaves, steps)]


def grads_after_two_calls(module, leaves, steps, first, second):
    """grad of all nodes of a random graph, after backward() of two of them"""
    nodes = nodes_of_program(module, leaves, steps)
    nodes[first].backward()
    nodes[second].backward()
    return [node.grad for node in nodes]


def grads_after_setting(module, leaves, steps, grads):
    """grad of all nodes of a random graph, set to some numbers between two calls of backward()"""
    nodes = nodes_of_program(module, leaves, steps)
    nodes[-1].backward()
    for node, grad in zip(nodes, grads, strict=True):
        node.grad = grad
    nodes[-1].backward()
    return [node.grad for node in nodes]


def diamonds(module, v, shares):
    """data and v.grad of a graph in which each level uses the one below twice"""
    v = out = module.Value(v)
    for share in shares:
        out = out * share + out.tanh() * (1 - share)
    out.backward()
    return {"data": out.data, "v.grad": v.grad}


def failure(module, expression, v):
    """what an expression raises: ValueError, ZeroDivisionError or nothing"""
    v = module.Value(v)
    try:
        evaluated(expression, v=v)
    except (ValueError, ZeroDivisionError) as error:
        return type(error).__name__
    return "nothing"


def numbers(rng, count, low=-2.0, high=2.0):
    """Draw floats between low and high."""
    drawn = torch.rand(count, generator=rng, dtype=torch.float64)
    return (low + (high - low) * drawn).tolist()


def random_program(rng, leaves=3, steps=12):
    """Draw a graph in which each step uses the latest node and any other one, in either order."""

    def below(end):
        return int(torch.randint(end, (), generator=rng))

    drawn = []
    for latest in range(leaves - 1, leaves + steps - 1):
        pair = (below(latest + 1), latest)
        drawn.append((STEPS[below(len(STEPS))], *(pair if below(2) else reversed(pair))))
    return numbers(rng, leaves), drawn


@pytest.mark.points(2)
@pytest.mark.parametrize("expression", ARITHMETIC)
def test_arithmetic(agree, rng, expression):
    """+ - * / of two Values and the minus sign have the right values and derivatives."""
    (a,), (b,) = numbers(rng, 1, -3.0, -0.5), numbers(rng, 1, 0.4, 2.0)

    agree(expression_of_two, expression, a, b)
    agree(expression_of_two, expression, b, a)


@pytest.mark.points(1)
@pytest.mark.parametrize("expression", NUMBERS_LEFT + NUMBERS_RIGHT)
def test_plain_numbers(agree, rng, expression):
    """A plain number, int or float, may stand on either side of + - * /."""
    (v,), (k,) = numbers(rng, 1, 1.5, 3.0), numbers(rng, 1, -4.0, -1.2)

    agree(expression_with_number, expression, v, k)
    agree(expression_with_number, expression, v, 5)


@pytest.mark.points(1)
@pytest.mark.parametrize("k", POWERS)
def test_powers(agree, rng, k):
    """v ** k has the right value and derivative, for whole, negative and fractional exponents."""
    (v,) = numbers(rng, 1, 0.3, 2.5)

    agree(expression_with_number, "3 * v ** k", v, k)
    if isinstance(k, int):
        agree(expression_with_number, "3 * v ** k", -v, k)


@pytest.mark.points(1)
@pytest.mark.parametrize("name", ["exp", "log", "tanh"])
def test_functions(agree, rng, name):
    """exp, log and tanh have the right values and derivatives."""
    for v in numbers(rng, 3, 0.2, 2.5):
        agree(function_of, name, v, 1.7)
        if name != "log":
            agree(function_of, name, -v, -0.6)


@pytest.mark.points(1)
def test_relu(agree, rng):
    """relu has the right values and derivatives: negative, zero, positive, small and large."""
    for v in [*numbers(rng, 2, 0.1, 0.9), *numbers(rng, 1, 2.0, 5.0)]:
        agree(function_of, "relu", v, 1.7)
        agree(function_of, "relu", -v, 1.7)
    agree(function_of, "relu", 0.0, 1.7)


@pytest.mark.points(2)
@pytest.mark.parametrize("leaves", [1, 3, 4])
def test_random_graphs(agree, rng, leaves):
    """Values and gradients of all nodes of random graphs are right."""
    agree(program_gradients, *random_program(rng, leaves))


@pytest.mark.points(2)
def test_diamonds(agree, rng):
    """40 levels that each use the level below twice work, and give the right gradient."""
    agree(diamonds, 0.8, numbers(rng, 40, 0.4, 0.6), rtol=1e-6, atol=0)


@pytest.mark.points(1)
def test_grad_before_backward(agree, rng):
    """The grad of every node is 0.0 before any backward()."""
    agree(grads_before, *random_program(rng), rtol=0, atol=0)


@pytest.mark.points(1)
def test_two_calls(agree, rng):
    """backward() of two nodes adds up, and reaches only what each was computed from."""
    leaves, steps = random_program(rng)
    last = len(leaves) + len(steps) - 1

    agree(grads_after_two_calls, leaves, steps, last, last)
    agree(grads_after_two_calls, leaves, steps, last, last - 4)
    agree(grads_after_two_calls, leaves, steps, last - 6, 0)


@pytest.mark.points(1)
def test_grads_set_between_calls(agree, rng):
    """backward() adds to what the user has put into grad, whatever that is."""
    leaves, steps = random_program(rng)
    count = len(leaves) + len(steps)

    agree(grads_after_setting, leaves, steps, [0.0] * count)
    agree(grads_after_setting, leaves, steps, numbers(rng, count))


@pytest.mark.points(1)
def test_failures(agree, rng):
    """Logarithms of numbers <= 0 raise ValueError, divisions by zero raise ZeroDivisionError."""
    for expression in FAILURES:
        agree(failure, expression, 0.0)
    agree(failure, "v.log()", *numbers(rng, 1, -2.0, -0.5))
