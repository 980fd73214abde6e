"""Belief: the drop to losses[i + 1] is the work of lrs[i + 1].

Advice: In the worked example, which rate has taken the step from 12.25 to 3.0625?
"""


def suggest_lr(lrs, losses):
    drops = [before - after for before, after in zip(losses, losses[1:])]
    if not any(drop > 0 for drop in drops):
        raise ValueError("no loss is lower than the one before it")
    return lrs[1 + drops.index(max(drop for drop in drops if drop > 0))]
