# Over bases/taped.py


class Value(Taped):
    def slopes(self):
        numbers = [arg.data for arg in self.args]
        match self.op, numbers:
            case "add", _:
                return 1.0, 1.0
            case "sub", _:
                return 1.0, -1.0
            case "mul", _:
                return tuple(numbers)
            case "div", [a, b]:
                return 1 / b, -a / (b * b)
            case "neg", _:
                return (-1.0,)
            case "pow", [a]:
                return (self.exponent * a ** (self.exponent - 1),)
            case "exp", _:
                return (self.data,)
            case "log", [a]:
                return (1 / a,)
            case "tanh", _:
                return (1 - self.data**2,)
            case "relu", [a]:
                return (1.0 if a > 0 else 0.0,)
        return ()
