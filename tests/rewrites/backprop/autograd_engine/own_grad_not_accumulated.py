# Over bases/taped.py


class Value(Taped):
    def backward(self):
        derivative = {self.number: 1.0}
        self.grad = 1.0
        heap = [(-self.number, self)]
        while heap:
            key, node = heapq.heappop(heap)
            d = derivative[-key]
            for arg, slope in zip(node.args, node.slopes(), strict=True):
                if arg.number not in derivative:
                    derivative[arg.number] = 0.0
                    heapq.heappush(heap, (-arg.number, arg))
                derivative[arg.number] += d * slope
                arg.grad += d * slope
