"""Belief: the grad of the node that backward() is called on is 1, whatever it was before.

Advice: Look at out.grad after two calls of out.backward(). Is the node itself an exception from
the rule?
"""


class Value:
    def backward(self):
        flow = {self: 1.0}
        for node in self._results_first():
            node.grad = 1.0 if node is self else node.grad + flow[node]
            for operand, slope in node._edges:
                flow[operand] = flow.get(operand, 0.0) + flow[node] * slope
