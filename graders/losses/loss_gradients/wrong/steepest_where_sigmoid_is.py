"""Belief: mse is steepest where the sigmoid is steepest, at z = 0.

Advice: Print mse_gradient for the target 0 at z = 0 and at z = 0.5. Is it at its largest at 0?
"""


def steepest_logit(target):
    if target not in (0, 1):
        raise ValueError(f"the target is 0 or 1, got {target}")
    return 0.0
