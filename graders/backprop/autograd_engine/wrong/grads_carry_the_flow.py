"""Belief: the gradient that a node passes on is what its grad holds.

Advice: Call backward() twice and look at a node two steps below the top. What did the second call
pass on to it, and where did that number come from?
"""


class Value:
    def backward(self):
        self.grad += 1.0
        for node in self._results_first():
            for operand, slope in node._edges:
                operand.grad += node.grad * slope
