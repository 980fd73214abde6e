"""Belief: a function that prints returns nothing.

Advice: Print what print_activations returns.
"""


def print_activations(model, x):
    for name, activation in trace_activations(model, x)[1]:
        print(f"{name}: {activation}")
