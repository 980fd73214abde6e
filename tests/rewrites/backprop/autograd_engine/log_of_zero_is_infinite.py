# Over bases/recorded.py


class Value(Recorded):
    def log(self):
        x = self.data
        if x > 0:
            return Value(math.log(x), [self], lambda g: [g / x])
        if x == 0:
            return Value(-math.inf, [self], lambda g: [g * math.inf])
        return Value(math.nan, [self], lambda g: [math.nan])
