# Over bases/recorded.py


class Value(Recorded):
    def backward(self):
        order = []
        visited = set()

        def build(node):
            if node in visited:
                return
            visited.add(node)
            for child in node._children:
                build(child)
            order.append(node)

        build(self)
        upstream = {node: 0.0 for node in order}
        upstream[self] = 1.0
        for node in reversed(order):
            node.grad += upstream[node]
            if node._send is not None:
                parts = node._send(upstream[node])
                for i, child in enumerate(node._children):
                    upstream[child] += parts[i]
