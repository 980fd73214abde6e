"""Belief: a graph is searched by recursion, and Python will cope.

Advice: How many nested calls does your search need for a chain of 5000 nodes? Look up
sys.getrecursionlimit().
"""


class Value:
    def _results_first(self):
        finished, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                for operand, _ in node._edges:
                    visit(operand)
                finished.append(node)

        visit(self)
        return finished[::-1]
