# Over bases/recorded.py


class Value(Recorded):
    def __rtruediv__(self, other):
        return self / other
