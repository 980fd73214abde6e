# Over bases/nodes.py


class Value(Node):
    def backward(self):
        uses = {}
        todo, seen = [self], {self}
        while todo:
            for parent in todo.pop().parents:
                uses[parent] = uses.get(parent, 0) + 1
                if parent not in seen:
                    seen.add(parent)
                    todo.append(parent)
        self.grad += 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                parent.grad += slope * node.grad
                uses[parent] -= 1
                if not uses[parent]:
                    ready.append(parent)
