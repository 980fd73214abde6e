"""Belief: a warm-up multiplies the schedule.

Advice: Which rate of the schedule does the formula use while t < n?
"""


def warm_up(schedule, steps):
    def warm(t):
        return schedule(t) * (t + 1) / (steps + 1) if t < steps else schedule(t - steps)

    return warm
