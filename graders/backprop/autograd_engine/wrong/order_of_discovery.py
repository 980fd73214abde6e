"""Belief: a node may pass its gradient on as soon as the search reaches it.

Advice: Draw a node that is used twice, once directly by the last node and once through another
one. Which contributions has it got when it passes on what it has?
"""


class Value:
    def _results_first(self):
        found, stack = {}, [self]
        while stack:
            node = stack.pop()
            if node not in found:
                found[node] = True
                stack.extend(operand for operand, _ in node._edges)
        return list(found)
