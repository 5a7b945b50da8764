"""Names of layers in the network and in its source: node ids, but for those that torch or Python need themselves."""

from __future__ import annotations

import keyword

from modellab.errors import ModelLabError, Text
from modellab.graph.naming import clean

_SOURCE = "self torch nn math x F Tensor Network network main print predict load_weights"
_FUNCTIONS = "real_steps last_real_step mean_of_real_steps read_both_ways"
_TORCH = """
add_module add_submodule apply bfloat16 buffers call_super_init children code compile cpu cuda
delete_all_unused_submodules delete_submodule double dump_patches eval extra_repr float forward get_buffer
get_extra_state get_parameter get_submodule graph half ipu load_state_dict meta modules mtia named_buffers
named_children named_modules named_parameters parameters print_readable recompile register_backward_hook
register_buffer register_forward_hook register_forward_pre_hook register_full_backward_hook
register_full_backward_pre_hook register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module
register_parameter register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state
set_submodule shape_env share_memory state_dict to to_empty to_folder train training type xpu zero_grad
"""
RESERVED = frozenset(keyword.kwlist) | frozenset((_SOURCE + " " + _FUNCTIONS).split()) | frozenset(_TORCH.split())
"""What neither an attribute of a module nor a variable of the source can be called; a test compares it with torch."""


def attribute_name(node: str) -> str:
    """Return the name that a node has in the network: its id, but for those that torch or Python need themselves.

    Raises:
        ModelLabError: The id is not an identifier; it would change the meaning of the written source.
    """
    if not (node.isascii() and node.isidentifier()):
        raise ModelLabError(Text('The layer id "{id}" is not a name.', id=clean(node, 60)), node=node)
    name = f"layer{node}" if node.startswith("_") else node
    return name + "_" if name in RESERVED else name
