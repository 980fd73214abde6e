"""Belief: whatever is not 0 is class 1.

Advice: Call your function with 2. What does its docstring want there?
"""

import math


def steepest_logit(target):
    return -math.log(2) if target else math.log(2)
