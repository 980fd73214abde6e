# Over bases/recorded.py


class Value(Recorded):
    def backward(self):
        discovered = {}
        stack = [self]
        while stack:
            node = stack.pop()
            if id(node) not in discovered:
                discovered[id(node)] = node
                stack.extend(reversed(node._children))
        upstream = dict.fromkeys(discovered, 0.0)
        upstream[id(self)] = 1.0
        for key, node in discovered.items():
            node.grad += upstream[key]
            if node._send:
                for child, part in zip(node._children, node._send(upstream[key]), strict=True):
                    upstream[id(child)] += part
