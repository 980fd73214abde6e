import torch


class EarlyStopping:
    def restore(self, model):
        if self._best_state is None:
            raise RuntimeError("no state was kept")
        own = model.state_dict()
        with torch.no_grad():
            for name in own:
                flat = own[name].reshape(-1)
                flat[:] = self._best_state[name].reshape(-1)
