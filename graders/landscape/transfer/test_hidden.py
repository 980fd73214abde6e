"""Hidden checks for landscape/transfer: names and shapes, copies, what stays frozen."""

import pytest
import torch
from probes import (
    changed_by_training,
    loaded,
    modes,
    names,
    parts,
    small_model,
    transfer_model,
)
from torch import nn

DTYPES = ["float32", "float64"]


def parameters_after(module, state, frozen):
    """the parameters of a model after load_matching(model, state), where some are frozen"""
    model = small_model("float32")
    before = dict(model.named_parameters())
    for name in frozen:
        before[name].requires_grad_(False)
    module.load_matching(model, state)
    after = dict(model.named_parameters())
    return {
        "parameters that are the same objects": names(n for n in before if after[n] is before[n]),
        "parameters that require gradients": names(n for n in after if after[n].requires_grad),
        "0.weight": after["0.weight"].detach(),
    }


def state_afterwards(module, state):
    """the state after load_matching(model, state), and after the model is set to 9 everywhere"""
    model = small_model("float32")
    report = module.load_matching(model, state)
    with torch.no_grad():
        for entry in model.state_dict().values():
            entry.fill_(9)
    return {"the list 'loaded'": names(report["loaded"]), "the state": dict(state)}


def logits_in_both_modes(module, x, dtype):
    """a TransferModel's logits in training mode, and then in evaluation mode"""
    model = transfer_model(module, 4, dtype)
    model.train()
    training = model(x).detach()
    model.eval()
    return {"in training mode": training, "in evaluation mode": model(x).detach()}


def head_of_meta(module):
    """the head of TransferModel(backbone, 3, 2), when the backbone is on torch's device "meta\""""
    model = module.TransferModel(nn.Linear(2, 3, device="meta"), 3, 2)
    return {
        "device of the head": str(model.head.weight.device),
        "shape of head.weight": tuple(model.head.weight.shape),
    }


def drawn_state(rng, dtype=torch.float32, **changed):
    """Draw an entry for each one of the small model; None takes one away."""
    state = {}
    for name, entry in small_model("float32").state_dict().items():
        values = torch.rand(entry.shape, generator=rng, dtype=torch.float64)
        is_count = entry.dtype == torch.int64
        state[name] = (100 * values).long() if is_count else values.to(dtype)
    for name, shape in changed.items():
        del state[name]
        if shape is not None:
            state[name] = torch.rand(shape, generator=rng, dtype=torch.float64).to(dtype)
    return state


@pytest.mark.points(2)
@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"2.weight": None, "2.bias": None},
        {"2.weight": (4, 3), "2.bias": (4,)},
        {"0.weight": None, "1.running_mean": None, "1.num_batches_tracked": None},
    ],
)
def test_loading(agree, rng, changed):
    """load_matching: parameters and buffers are loaded by their names, the rest stays."""
    agree(loaded, drawn_state(rng, **changed), "float32")


@pytest.mark.points(2)
@pytest.mark.parametrize("shape", [(3, 2), (1, 3), (6,), (1, 2, 3)])
def test_shapes(agree, rng, shape):
    """load_matching: as many elements, or a shape that broadcasts, is not the same shape."""
    state = drawn_state(rng, **{"2.weight": shape, "0.bias": (1,), "1.bias": (4,)})

    agree(loaded, state, "float32")


@pytest.mark.points(1)
def test_order_and_unknown_names(agree, rng):
    """load_matching: lists are in order; unknown names are skipped, in an empty state nothing."""
    state = {"unknown": torch.ones(1)} | drawn_state(rng, **{"2.bias": (3,), "0.bias": None})
    backwards = dict(reversed(list(state.items()))) | {"1.weight.x": torch.ones(3)}

    agree(loaded, backwards, "float32")
    agree(loaded, {}, "float32")


@pytest.mark.points(1)
@pytest.mark.parametrize(("own", "dtype"), [("float64", torch.float32), ("float32", torch.float64)])
def test_dtypes(agree, rng, own, dtype):
    """load_matching: values are converted to the dtype of the model."""
    agree(loaded, drawn_state(rng, dtype), own)


@pytest.mark.points(1)
def test_parameters_stay_objects(agree, rng):
    """load_matching: parameters are loaded, and stay the same objects, frozen ones too."""
    agree(parameters_after, drawn_state(rng), ["0.weight", "2.bias"])


@pytest.mark.points(1)
def test_state_stays(agree, rng):
    """load_matching: the state is as it was, also after the model changes."""
    agree(state_afterwards, drawn_state(rng, **{"2.bias": (5,)}) | {"unknown": torch.ones(1)})


@pytest.mark.points(2)
@pytest.mark.parametrize("dtype", DTYPES)
def test_logits(agree, rng, dtype):
    """TransferModel: the logits are right in both modes, also for a batch of one."""
    for n in (5, 1):
        x = torch.randn(n, 2, generator=rng, dtype=getattr(torch, dtype))
        agree(logits_in_both_modes, x, dtype)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_parts(agree, dtype):
    """TransferModel: the given backbone, frozen as a whole, and a new head of its dtype."""
    agree(parts, 7, 5, dtype)


@pytest.mark.points(0.5)
def test_device(agree):
    """TransferModel: the head is on the device of the backbone."""
    agree(head_of_meta)


@pytest.mark.points(2)
def test_modes(agree):
    """TransferModel: modes are right after any calls, also of a model around it."""
    around = "around.train(), a model that contains it"

    agree(modes, ["model.train()", "model.train(False)", around, "model.eval()", around])


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_training(agree, rng, dtype):
    """TransferModel: training changes the head as it should, and nothing else."""
    x = torch.randn(6, 2, generator=rng, dtype=getattr(torch, dtype))

    agree(changed_by_training, x, torch.tensor([0, 1, 2, 0, 1, 2]), 3, dtype)
