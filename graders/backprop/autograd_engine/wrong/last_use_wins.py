"""Belief: the gradient of a node is what comes back along the edge that is looked at last.

Advice: What is the derivative of v + v? Count how many contributions the node v gets.
"""


class Value:
    def backward(self):
        flow = {self: 1.0}
        for node in self._results_first():
            node.grad += flow[node]
            for operand, slope in node._edges:
                flow[operand] = flow[node] * slope
