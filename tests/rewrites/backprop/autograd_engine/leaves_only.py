# Over bases/nodes.py


class Value(Node):
    def backward(self):
        uses = {self: 0}
        todo = [self]
        while todo:
            for parent in todo.pop().parents:
                if parent not in uses:
                    uses[parent] = 0
                    todo.append(parent)
                uses[parent] += 1
        total = dict.fromkeys(uses, 0.0)
        total[self] = 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            if not node.parents:
                node.grad += total[node]
                continue
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                total[parent] += total[node] * slope
                uses[parent] -= 1
                if uses[parent] == 0:
                    ready.append(parent)
