"""Write the table of picture backbones: asks torchvision and prints ``modellab/graph/layers/backbone_table.py``.

Run it after torchvision gained architectures, with its output in that file.
A new family of architectures is first described in ``modellab/graph/layers/backbone_families.py``.
"""

from __future__ import annotations

import warnings
from pathlib import PurePosixPath

import torch
from torch.utils.flop_counter import FlopCounterMode
from torchvision import models

from modellab.graph.layers.backbone_families import family_of
from modellab.network.backbones import Backbone, EfficientNetLite0
from modellab.network.build import WithoutMemory

HEAD = '''"""What is known of each picture backbone; written by ``packaging/backbone_facts.py``. No torch here."""

from __future__ import annotations

from modellab.graph.layers.backbone_families import Facts

# ruff: noqa: E501
# fmt: off
BACKBONES: tuple[Facts, ...] = ('''
BESIDE = ("efficientnet_lite0", 224, ("efficientnet-lite0-57934424.pth",))


def build(name: str, size: int, result: str) -> torch.nn.Module:
    """Build an architecture without memory."""
    with WithoutMemory():
        if name == BESIDE[0]:
            return EfficientNetLite0(result)
        family = family_of(name)
        return Backbone(name, family.head, family.body if result == "map" else (), family.options(size, size))


def count(name: str, size: int, result: str) -> tuple[int, int, int]:
    """Return channels, parameters and FLOPs."""
    network = build(name, size, result).to("meta")  # in training mode: the fast path of attention is not counted
    with FlopCounterMode(display=False) as counter:
        shape = network(torch.empty(2, 3, size, size, device="meta")).shape
    return shape[1], sum(p.numel() for p in network.parameters()), counter.get_total_flops() // 2


def inside(name: str, size: int) -> int:
    """Return how many numbers training keeps for one picture: all that autograd saves beside the weights."""
    network, picture = build(name, size, "features").to("meta"), torch.empty(2, 3, size, size, device="meta")
    sizes: dict[int, int] = {}
    alive = [*network.parameters(), *network.buffers(), picture]  # so that no address is given twice
    known = {tensor.untyped_storage()._cdata for tensor in alive}

    def note(tensor: torch.Tensor) -> torch.Tensor:
        storage = tensor.untyped_storage()
        if storage._cdata not in known:
            sizes[storage._cdata] = storage.nbytes()
            alive.append(tensor)
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(note, lambda tensor: tensor):
        network(picture)
    return sum(sizes.values()) // (4 * 2)


def files(name: str) -> tuple[int, tuple[str, ...]]:
    """Return the size that the first weights want, and the names of all files for that size."""
    rows = list(models.get_model_weights(name))
    sizes = [row.transforms().crop_size[0] for row in rows]
    # Other sizes do not matter to convolutions; a vision transformer has one position for each patch.
    fitting = [row for row, size in zip(rows, sizes, strict=True) if size == sizes[0] or not name.startswith("vit")]
    return sizes[0], tuple(PurePosixPath(row.url).name for row in reversed(fitting))


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    print(HEAD)
    rows = [(name, *files(name)) for name in models.list_models(module=models)]
    for name, size, names in [BESIDE, *rows]:
        features, *vector = count(name, size, "features")
        channels, *whole = count(name, size, "map")
        facts = f"{name!r}, {size}, {features}, {channels}, {tuple(vector)}, {tuple(whole)}, {inside(name, size)}"
        print(f"    Facts({facts},\n          {names!r}),".replace("'", '"'))
    print(")\n# fmt: on")


if __name__ == "__main__":
    main()
