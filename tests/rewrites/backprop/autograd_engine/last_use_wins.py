# Over bases/taped.py


class Value(Taped):
    def backward(self):
        derivative = {self: 1.0}
        heap = [(-self.number, self)]
        while heap:
            _, node = heapq.heappop(heap)
            d = derivative[node]
            node.grad += d
            for arg, slope in zip(node.args, node.slopes(), strict=True):
                if arg not in derivative:
                    heapq.heappush(heap, (-arg.number, arg))
                derivative[arg] = d * slope
