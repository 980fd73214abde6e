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
            if node.data in visited:
                continue
            visited.add(node.data)
            stack.append((node, 1))
            for child in node._children:
                stack.append((child, 0))
        upstream = {id(self): 1.0}
        for node in reversed(order):
            g = upstream.get(id(node), 0.0)
            node.grad += g
            if node._send is not None:
                for child, part in zip(node._children, node._send(g), strict=True):
                    upstream[id(child)] = upstream.get(id(child), 0.0) + part
