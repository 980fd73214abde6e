# Over bases/taped.py


class Value(Taped):
    def backward(self):
        walks = [(self, 1.0)]
        while walks:
            node, product = walks.pop()
            node.grad += product
            for arg, slope in zip(node.args, node.slopes(), strict=True):
                walks.append((arg, product * slope))
