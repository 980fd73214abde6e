"""Belief: only leaves collect gradients; intermediate nodes merely pass them on.

Advice: That is what PyTorch does unless asked otherwise. Print s.grad of the worked example, where
s = x + y. Which number stands there in the contract?
"""


class Value:
    def backward(self):
        flow = {self: 1.0}
        for node in self._results_first():
            node.grad += 0.0 if node._edges else flow[node]
            for operand, slope in node._edges:
                flow[operand] = flow.get(operand, 0.0) + flow[node] * slope
