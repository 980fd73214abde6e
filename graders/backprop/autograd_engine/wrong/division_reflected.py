"""Belief: a division may be computed with its sides in either order.

Advice: Print (1 / v).data for v = Value(4.0). When does Python call __rtruediv__, and what is
`other` then?
"""


class Value:
    def __rtruediv__(self, other):
        return self / other
