"""Separate two moons by a small network that is trained on your own `Value`.

Run `python exercises/backprop/payoff.py`; it draws build/payoff/backprop.svg, or another file that
you name. It needs autograd_engine.py, and nothing of PyTorch.
"""

import random
import sys
import traceback
from math import cos, pi, sin
from pathlib import Path

import matplotlib as mpl
from autograd_engine import Value
from matplotlib.figure import Figure

TARGET = Path(sys.argv[1] if len(sys.argv) > 1 else "build/payoff/backprop.svg")
HIDDEN, STEPS, LR = 6, 80, 0.5


def two_moons(rng, n=15):
    """Return n points of each moon: x, y and the label, 1 or -1."""
    arc = [(cos(pi * k / (n - 1)), sin(pi * k / (n - 1))) for k in range(n)]
    clean = [(x, y - 0.25, 1) for x, y in arc] + [(1 - x, 0.25 - y, -1) for x, y in arc]
    return [(x + rng.gauss(0, 0.1), y + rng.gauss(0, 0.1), label) for x, y, label in clean]


def score(units, x, y):
    """Add up the hidden units: above 0 for one moon, below 0 for the other."""
    return sum(v * (w0 * x + w1 * y + b).tanh() for w0, w1, b, v in units)


def train(units, points, steps=STEPS):
    """Descend on the mean squared error; return the loss before each step."""
    losses, weights = [], [weight for unit in units for weight in unit]
    for _ in range(steps):
        errors = [score(units, x, y).tanh() - label for x, y, label in points]
        loss = sum(error * error for error in errors) * (1 / len(points))
        losses.append(loss.data)
        for weight in weights:
            weight.grad = 0.0
        loss.backward()
        for weight in weights:
            weight.data -= LR * weight.grad
    return losses


def draw(units, points, losses):
    """Draw the regions of both labels with the points, and the loss beside them."""
    mpl.rcParams["svg.hashsalt"] = "gradlings"
    figure = Figure(figsize=(9, 3.6), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(1.7, 1))
    xs, ys = [k / 10 for k in range(-15, 26)], [k / 10 for k in range(-12, 13)]
    scores = [[score(units, x, y).data for x in xs] for y in ys]
    left.contourf(xs, ys, scores, levels=(-1e9, 0, 1e9), colors=("#cfe3f1", "#f9dfcc"))
    left.contour(xs, ys, scores, levels=(0,), colors="#333333")
    for x, y, label in points:
        left.plot(x, y, "o" if label > 0 else "s", color="#D55E00" if label > 0 else "#0072B2")
    left.set(title="Two moons, and where the score is 0", xlabel="x", ylabel="y", aspect="equal")
    right.plot(losses, color="#333333")
    right.set(title="Your engine at work", xlabel="step", ylabel="loss", ylim=(0, None))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(TARGET, metadata={"Date": None})


def main():
    """Make the moons and the network, train it, and say what came out."""
    train([[Value(0.5) for _ in range(4)]], [(1.0, 1.0, 1)], steps=1)  # is anything missing?
    rng = random.Random(7)
    points = two_moons(rng)
    units = [[Value(rng.gauss(0, 1)) for _ in range(4)] for _ in range(HIDDEN)]
    losses = train(units, points)
    right = sum(score(units, x, y).data * label > 0 for x, y, label in points)
    draw(units, points, losses)
    print(f"Your engine trained {4 * HIDDEN} weights on {len(points)} points in {STEPS} steps.")
    print(f"The loss went from {losses[0]:.2f} to {losses[-1]:.2f}, and {right} points are right.")
    print(f"The picture is in {TARGET}.")


try:
    main()
except NotImplementedError as error:
    file = Path(traceback.extract_tb(error.__traceback__)[-1].filename).name
    print(f"Still to be written: {file}, the numbers that this network is made of.")
    sys.exit(1)
