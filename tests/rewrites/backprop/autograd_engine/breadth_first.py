# Over bases/nodes.py


class Value(Node):
    def backward(self):
        total = {self: 1.0}
        visited = {self}
        level = [self]
        while level:
            below = []
            for node in level:
                node.grad += total[node]
                for parent, slope in zip(node.parents, node.slopes, strict=True):
                    total[parent] = total.get(parent, 0.0) + total[node] * slope
                    if parent not in visited:
                        visited.add(parent)
                        below.append(parent)
            level = below
