"""Belief: a node has been visited when its number has been seen.

Advice: Take a = Value(2.0) and b = Value(2.0), call (a * b).backward() and print both grads.
How many nodes does your search find?
"""


class Value:
    def _results_first(self):
        finished, seen, stack = [], set(), [(self, False)]
        while stack:
            node, operands_are_listed = stack.pop()
            if operands_are_listed:
                finished.append(node)
            elif node.data not in seen:
                seen.add(node.data)
                stack.append((node, True))
                stack.extend((operand, False) for operand, _ in node._edges)
        return finished[::-1]

    def backward(self):
        flow = {self: 1.0}
        for node in self._results_first():
            node.grad += flow.get(node, 0.0)
            for operand, slope in node._edges:
                flow[operand] = flow.get(operand, 0.0) + flow.get(node, 0.0) * slope
