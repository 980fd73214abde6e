"""Belief: a warm-up begins at 0.

Advice: What does a training step with the rate 0 do? Look at the first rate of the example.
"""


def warm_up(schedule, steps):
    def warm(t):
        return schedule(0) * t / steps if t < steps else schedule(t - steps)

    return warm
