import copy


class EarlyStopping:
    def step(self, value, model):
        value = float(value)
        self._epoch += 1
        if not self._improves(value):
            self._wait += 1
            return self._wait >= self.patience
        self.best, self.best_epoch, self._wait = value, self._epoch - 1, 0
        kept = copy.deepcopy(model.state_dict())
        for name, param in model.named_parameters():
            if not param.requires_grad:
                del kept[name]
        self._best_state = kept
        return False

    def restore(self, model):
        if self._best_state is None:
            raise RuntimeError("no state was kept")
        model.load_state_dict(self._best_state, strict=False)
