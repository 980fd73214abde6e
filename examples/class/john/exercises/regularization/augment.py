import torch


def random_flip(images, labels, flipped_class, p, generator):
    draws = torch.rand(images.shape[0], generator=generator)
    new_images, new_labels = images.clone(), labels.clone()
    for i in range(len(draws)):
        if draws[i] < p:
            new_images[i] = torch.fliplr(images[i].permute(1, 2, 0)).permute(2, 0, 1)
            new_labels[i] = flipped_class[labels[i]]
    return new_images, new_labels


def random_shift(images, most, generator):
    shifts = torch.randint(-most, most + 1, (images.shape[0], 2), generator=generator)
    new = torch.zeros_like(images)
    height, width = images.shape[2], images.shape[3]
    for i, (dy, dx) in enumerate(shifts.tolist()):
        for y in range(max(0, dy), min(height, height + dy)):
            for x in range(max(0, dx), min(width, width + dx)):
                new[i, :, y, x] = images[i, :, y - dy, x - dx]
    return new


class Augment(torch.nn.Module):
    def __init__(self, flipped_class, p, most, seed):
        super().__init__()
        self.register_buffer("flipped_class", flipped_class)
        self.p = p
        self.most = most
        self.rng = torch.Generator()
        self.rng.manual_seed(seed)

    def forward(self, images, labels):
        if self.training:
            images, labels = random_flip(images, labels, self.flipped_class, self.p, self.rng)
            images = random_shift(images, self.most, self.rng)
        return images, labels
