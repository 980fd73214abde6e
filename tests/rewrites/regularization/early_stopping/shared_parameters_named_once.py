class EarlyStopping:
    def step(self, value, model):
        value = float(value)
        self._epoch += 1
        if not self._improves(value):
            self._wait += 1
            return self._wait >= self.patience
        self.best, self.best_epoch, self._wait = value, self._epoch - 1, 0
        kept = {}
        for name, param in model.named_parameters():
            kept[name] = param.data.clone()
        for name, buffer in model.named_buffers():
            kept[name] = buffer.clone()
        self._best_state = kept
        return False
