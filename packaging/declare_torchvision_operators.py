"""Let torchvision's Python code import beside the CPU build of torch.

The torchvision wheel carries compiled operators for the CUDA build only; beside the CPU build they cannot be loaded,
and ``import torchvision`` stops where it registers a shape rule for an operator that nobody declared. Model Lab uses
transforms and architectures, not those operators, so declaring them is enough. Runs before the program.
"""

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec


class _DeclareOnImport(MetaPathFinder):
    """Declare the operators at the moment torchvision is first imported, so that start-up does not load torch."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name == "torchvision":
            sys.meta_path.remove(self)
            import torch  # noqa: PLC0415 - only now

            library = torch.library.Library("torchvision", "DEF")
            for name in ("nms", "qnms"):
                library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
            torch.library._modellab_torchvision = library  # the declaration lasts as long as this object
        return None


sys.meta_path.insert(0, _DeclareOnImport())
