# Over bases/recorded.py


class Value(Recorded):
    def backward(self):
        order, visited = [], set()
        stack = [(self, 0)]
        while stack:
            node, times = stack.pop()
            if times == 1:
                order.append(node)
                continue
            if id(node) in visited:
                continue
            visited.add(id(node))
            stack.append((node, 1))
            for child in node._children:
                stack.append((child, 0))
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            g = node.grad
            if node._send is not None:
                for child, part in zip(node._children, node._send(g), strict=True):
                    child.grad += part
