# Over bases/taped.py


class Value(Taped):
    def __init__(self, data):
        self.data = data
        self.grad = 1.0
        self.set("leaf", ())
