"""Belief: named_parameters() and named_buffers() give the names of a state_dict.

Advice: Let second.weight = first.weight in a model of two layers. Which names does
dict(model.named_parameters()) hold, and which does model.state_dict()?
"""


class EarlyStopping:
    def step(self, value, model):
        value = float(value)
        if self._improves(value):
            self.best, self.best_epoch, self._wait = value, self._epoch, 0
            tensors = [*model.named_parameters(), *model.named_buffers()]
            self._best_state = {name: tensor.detach().clone() for name, tensor in tensors}
        else:
            self._wait += 1
        self._epoch += 1
        return self._wait >= self.patience
