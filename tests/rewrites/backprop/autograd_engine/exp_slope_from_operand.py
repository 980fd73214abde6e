# Over bases/recorded.py


class Value(Recorded):
    def exp(self):
        def send(g):
            return [g * self.data]

        return Value(math.e**self.data, [self], send)
