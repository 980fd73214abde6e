"""Belief: the last step of a warm-up has the full rate.

Advice: Divide the line of the example into equal parts. What is the last one?
"""


def warm_up(schedule, steps):
    def warm(t):
        return schedule(0) * (t + 1) / steps if t < steps else schedule(t - steps)

    return warm
