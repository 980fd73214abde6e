"""Belief: the chain rule is a sum over all paths, so each path is walked.

Advice: Let v = out = Value(1.0), run out = out + out ten times, and print in backward() which node
it is at. How often does it come to v?
"""


class Value:
    def backward(self):
        stack = [(self, 1.0)]
        while stack:
            node, flow = stack.pop()
            node.grad += flow
            stack.extend((operand, flow * slope) for operand, slope in node._edges)
