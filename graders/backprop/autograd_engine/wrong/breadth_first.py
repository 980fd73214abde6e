"""Belief: going back level by level, each node comes after all nodes that use it.

Advice: Draw a node that is used by the result and also further down, by one of its operands. When
does your pass reach it, and when is its sum complete?
"""


class Value:
    def _results_first(self):
        found, queue = {}, [self]
        while queue:
            node = queue.pop(0)
            if node not in found:
                found[node] = True
                queue.extend(operand for operand, _ in node._edges)
        return list(found)
