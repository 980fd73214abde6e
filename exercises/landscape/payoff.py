"""Train a network with your convolution to read letters, then to read digits by few examples.

Run `python exercises/landscape/payoff.py`; it prints how many digits are read correctly by networks
that begin with nothing, or with what the letters taught, and by your attention to the examples. It
draws what your kernels see. The images come from the typefaces of matplotlib. If your conv2d has
loops over places, it takes a minute. Set LETTERS to "IO": what do two letters teach about digits?
"""

import sys
import traceback
from pathlib import Path

import matplotlib as mpl
import numpy as np
import torch
from attention import attention
from class_imbalance import balanced_accuracy
from conv2d import conv2d
from count_parameters import count_cnn, count_mlp
from fine_tune import layer_groups, start, unfreeze_next
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from torch import nn
from transfer import TransferModel, load_matching

LETTERS, DIGITS, EXAMPLES, DRAWS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", (1, 3, 10), 3
COLORS = {"from scratch": "#777777", "frozen": "#009E73", "fine-tuned": "#0072B2"}
ATTENTION, VERMILION = "your attention", "#D55E00"
SANS, ITALIC = ("", "-Bold", "-Oblique", "-BoldOblique"), ("", "-Bold", "-Italic", "-BoldItalic")
FACES = [f"DejaVuSans{mono}{style}" for mono in ("", "Mono") for style in SANS]
FACES += [f"DejaVuSerif{style}" for style in ITALIC]
FACES += [f"STIXGeneral{style}" for style in ("", "Bol", "Italic", "BolIta")]
FACES += ["cmr10", "cmb10", "cmss10", "cmtt10"]


class Conv(nn.Module):
    """A layer that computes with your conv2d: 3 × 3 kernels, padded by 1."""

    def __init__(self, channels: int, kernels: int) -> None:
        super().__init__()
        like = nn.Conv2d(channels, kernels, 3)
        self.weight, self.bias = like.weight, like.bias

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return (N, kernels, H, W)."""
        return conv2d(x, self.weight, self.bias, padding=1)


def backbone() -> nn.Module:
    """Return three layers, from images (N, 1, 10, 10) to 32 features."""
    return nn.Sequential(
        nn.Sequential(Conv(1, 8), nn.ReLU(), nn.MaxPool2d(2)),  # (N, 8, 5, 5)
        nn.Sequential(Conv(8, 16), nn.ReLU(), nn.MaxPool2d(2)),  # (N, 16, 2, 2)
        nn.Sequential(nn.Flatten(), nn.Linear(64, 32), nn.ReLU()),
    )


def images(text: str, faces: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """Draw each character in each typeface, somewhere in an image; return images and classes."""
    drawn = torch.zeros(len(faces), len(text), 10, 10)
    for of_face, face in zip(drawn, faces, strict=True):
        font = FT2Font(f"{mpl.get_data_path()}/fonts/ttf/{face}.ttf")
        font.set_size(10, 72)  # a capital letter is about 7 pixels high
        for image, character in zip(of_face, text, strict=True):
            font.set_text(character)
            font.draw_glyphs_to_bitmap()
            glyph = torch.from_numpy(np.array(font.get_image()))[:10, :10] / 255
            top, left = (int(torch.randint(11 - size, ())) for size in glyph.shape)
            image[top:, left:][: glyph.shape[0], : glyph.shape[1]] = glyph
    return drawn.flatten(0, 1).unsqueeze(1), torch.arange(len(text)).repeat(len(faces))


def train(
    model: nn.Module, optimizer: torch.optim.Optimizer, data: tuple[torch.Tensor, ...], steps: int
) -> None:
    """Take some steps, each with 64 images, or with all if there are fewer."""
    model.train()
    for _ in range(steps):
        batch = torch.randperm(len(data[0]))[:64]
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(data[0][batch]), data[1][batch]).backward()
        optimizer.step()


def learn_letters() -> TransferModel:
    """Train a network on each letter in each typeface, four times somewhere in the image."""
    model = TransferModel(backbone(), 32, len(LETTERS)).requires_grad_(True)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    train(model, optimizer, images(LETTERS, FACES * 4), 300)
    return model.eval()


def read_digits(
    letters: TransferModel, per_class: int
) -> tuple[dict[str, float], torch.Tensor, torch.Tensor]:
    """Learn from a few examples of each digit; test on digits in ten other typefaces.

    Returns:
        The share that each way reads correctly; what attention looks at; the test images.
    """
    faces = [FACES[i] for i in torch.randperm(len(FACES))]
    data, (x, labels) = images(DIGITS, faces[:per_class]), images(DIGITS, faces[10:] * 2)
    outputs = {}
    for way in COLORS:
        model = TransferModel(backbone(), 32, len(DIGITS))
        if way != "from scratch":
            load_matching(model, letters.state_dict())
        decay = 1.0 if way == "from scratch" else 0.3
        groups = layer_groups([*model.backbone, model.head], lr=0.01, decay=decay)
        optimizer = start(groups, torch.optim.Adam)
        while way == "from scratch" and unfreeze_next(optimizer, groups):
            pass  # all layers from the first step on
        for _ in groups:
            train(model, optimizer, data, 20)
            if way == "fine-tuned":
                unfreeze_next(optimizer, groups)
        outputs[way] = model(x)
    query, key = (nn.functional.normalize(letters.backbone(each)) for each in (x, data[0]))
    values = nn.functional.one_hot(data[1]).float()
    outputs[ATTENTION], weights = attention(100 * query, key, values)
    shares = {way: balanced_accuracy(each.argmax(dim=1), labels) for way, each in outputs.items()}
    return shares, weights, x


def main(target: Path) -> None:
    """Learn letters, then digits, and draw."""
    torch.set_num_threads(1)  # quicker for small tensors
    torch.manual_seed(0)
    letters = learn_letters()
    new, labels = images(LETTERS, FACES)
    share = balanced_accuracy(letters(new).argmax(dim=1), labels)
    count = count_cnn([1, 8, 16], kernel=3) + count_mlp([64, 32, len(LETTERS)])
    print(f"letters read correctly: {share:.0%}, by {count:,} parameters")
    results = {k: [read_digits(letters, k) for _ in range(DRAWS)] for k in EXAMPLES}
    shares = {
        way: [sum(run[0][way] for run in runs) / DRAWS for runs in results.values()]
        for way in (*COLORS, ATTENTION)
    }
    print("digits, by examples of each:", *(f"{k:6}" for k in EXAMPLES))
    for way, of_way in shares.items():
        print(f"  {way:26}", *(f"{share:6.0%}" for share in of_way))

    figure = Figure(figsize=(10, 3.8), layout="constrained")
    left, middle, right = figure.subplots(1, 3)
    _, weights, x = results[1][0]
    seen = letters.backbone[0][0](x[5:6]).relu()[0].detach()  # (8, 10, 10), of a 5
    tiles = torch.cat([x[5] * seen.max(), seen])
    left.imshow(
        nn.functional.pad(tiles, (1, 1, 1, 1)).view(3, 3, 12, 12).transpose(1, 2).reshape(36, 36),
        cmap="gray",
    )
    left.set(title="A 5, and what eight kernels see", xticks=[], yticks=[])
    middle.imshow(weights[:10].detach(), cmap="gray_r", vmin=0, vmax=1)
    middle.set(title="Where each digit looks", xlabel="example", ylabel="new digit")
    middle.set(xticks=range(10), yticks=range(10))
    for way, of_way in shares.items():
        right.plot(EXAMPLES, of_way, "o-", color=COLORS.get(way, VERMILION), label=way)
    right.set(title="Digits in other typefaces", xlabel="examples of each digit", xscale="log")
    right.set(ylabel="balanced accuracy", ylim=(0, 1))
    right.set_xticks(EXAMPLES, EXAMPLES)
    right.minorticks_off()
    right.legend(loc="lower right")
    target.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(target, metadata={"Date": None} if target.suffix == ".svg" else None)
    print(f"The picture is in {target}.")


if __name__ == "__main__":
    try:
        main(Path(*sys.argv[1:] or ["build/payoff/landscape.svg"]))
    except NotImplementedError as error:
        print("Still to be written:", Path(traceback.extract_tb(error.__traceback__)[-1][0]).name)
        sys.exit(1)
