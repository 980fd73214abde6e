# Over bases/nodes.py


class Value(Node):
    def __truediv__(self, other):
        other = Value.wrap(other)
        a, b = self.data, other.data
        try:
            return Value(a / b, (self, other), (1 / b, -a / b**2))
        except ZeroDivisionError:
            return Value(math.inf if a >= 0 else -math.inf, (self, other), (math.inf, -math.inf))
