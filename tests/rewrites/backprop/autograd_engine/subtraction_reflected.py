# Over bases/taped.py


class Value(Taped):
    __rsub__ = __sub__
