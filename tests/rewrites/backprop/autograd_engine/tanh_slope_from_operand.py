# Over bases/nodes.py


class Value(Node):
    def tanh(self):
        e = math.exp(2 * self.data)
        return Value((e - 1) / (e + 1), (self,), (1 - self.data**2,))
