"""Belief: the shapes tell enough.

Advice: Compare what you print with the three lines of the worked example.
"""


def print_activations(model, x):
    output, trace = trace_activations(model, x)
    for name, activation in trace:
        print(f"{name}: {tuple(activation.shape)}")
    return output
