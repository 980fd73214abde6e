"""Belief: a subtraction may be computed with its sides in either order.

Advice: Print (2 - v).data for v = Value(4.0). When does Python call __rsub__, and what is `other`
then?
"""


class Value:
    def __rsub__(self, other):
        return self - other
