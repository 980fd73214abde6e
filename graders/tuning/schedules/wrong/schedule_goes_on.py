"""Belief: while the rate warms up, the schedule has already begun.

Advice: Which rate has step 3 of the example, the first one after the warm-up?
"""


def warm_up(schedule, steps):
    def warm(t):
        return schedule(0) * (t + 1) / (steps + 1) if t < steps else schedule(t)

    return warm
