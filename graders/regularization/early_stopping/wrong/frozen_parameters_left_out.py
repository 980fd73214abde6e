"""Belief: what is frozen never changes, so it need not be kept.

Advice: Freeze a layer, step, thaw it with requires_grad_(True), train on, and restore. Which of the
layer's weights come back?
"""

import copy


class EarlyStopping:
    def step(self, value, model):
        value = float(value)
        if self._improves(value):
            self.best, self.best_epoch, self._wait = value, self._epoch, 0
            frozen = {n for n, p in model.named_parameters() if not p.requires_grad}
            state = copy.deepcopy(model.state_dict())
            self._best_state = {n: value for n, value in state.items() if n not in frozen}
        else:
            self._wait += 1
        self._epoch += 1
        return self._wait >= self.patience

    def restore(self, model):
        if self._best_state is None:
            raise RuntimeError("nothing to restore")
        model.load_state_dict(self._best_state, strict=False)
