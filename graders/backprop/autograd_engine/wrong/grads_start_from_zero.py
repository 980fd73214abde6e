"""Belief: backward() starts from zero, so it overwrites what is in grad.

Advice: Call backward() twice and print a grad after each call. What does PyTorch do, and why is
there a zero_grad()?
"""


class Value:
    def backward(self):
        flow = {self: 1.0}
        for node in self._results_first():
            node.grad = flow[node]
            for operand, slope in node._edges:
                flow[operand] = flow.get(operand, 0.0) + flow[node] * slope
