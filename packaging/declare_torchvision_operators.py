"""Let torchvision's Python code import where its compiled operators cannot be loaded.

The torchvision wheel of PyPI carries operators for the CUDA build of torch only. Beside the CPU build ``import
torchvision`` stops where it registers shape rules for operators that nobody declared. The program wants transforms and
architectures, not those operators, so declaring them is enough. PyInstaller runs this file before the program.
"""

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec


class _DeclareOnImport(MetaPathFinder):
    """Declare the operators just before the module that needs them, so that start-up does not load torch."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name == "torchvision._meta_registrations":
            sys.meta_path.remove(self)
            _declare_missing()
        return None


def _declare_missing() -> None:
    import torch  # noqa: PLC0415 - only now
    from torchvision import extension  # noqa: PLC0415

    if not extension._has_ops():
        library = torch.library.Library("torchvision", "DEF")
        for operator in ("nms", "qnms"):
            library.define(f"{operator}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        torch.library._modellab_torchvision = library  # the declaration lasts as long as this object


sys.meta_path.insert(0, _DeclareOnImport())
