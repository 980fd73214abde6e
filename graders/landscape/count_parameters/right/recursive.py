class Counter:
    def __init__(self, bias):
        self.bias, self.total = bias, 0

    def add(self, weights, biases):
        self.total += weights
        if self.bias:
            self.total += biases
        return self


def count_mlp(sizes, bias=True):
    first, second, *rest = sizes
    own = Counter(bias).add(first * second, second).total
    return own + count_mlp([second, *rest], bias) if rest else own


def count_cnn(channels, kernel, bias=True):
    counter = Counter(bias)
    before = None
    for channel in channels:
        if before is not None:
            counter.add(before * channel * kernel**2, channel)
        before = channel
    return counter.total


def count_rnn(inputs, hidden, bias=True):
    return Counter(bias).add(inputs * hidden, hidden).add(hidden * hidden, hidden).total


def count_lstm(inputs, hidden, bias=True):
    return sum(count_rnn(inputs, hidden, bias) for _ in "ifgo")


def count_encoder_block(width, feedforward, bias=True):
    counter = Counter(bias)
    for _ in ("query", "key", "value", "output"):
        counter.add(width * width, width)
    counter.add(width * feedforward, feedforward).add(feedforward * width, width)
    for _ in range(2):
        counter.add(width, width)
    return counter.total
