"""Functions that are copied into exported Python files of networks that read rows with texts.

Each needs those for tables and for texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torch import Tensor

from modellab.network.standalone_table import check_row, is_gap, read_row, read_table
from modellab.network.standalone_text import cut, encode, fill, load_tokenizers

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def read_inputs(cells: dict[str, str], tokenizers: list[Tokenizer], preparation: dict[str, Any]) -> tuple[Tensor, ...]:
    """Read a row as those of the training were read: a tensor for each input of the network.

    Raises:
        ValueError: A cell cannot be read.
    """
    texts, parts = iter(zip(tokenizers, preparation["texts"], strict=True)), []
    for kind in preparation["inputs"]:
        if kind == "table":
            parts.append(read_row(cells, preparation))
            continue
        tokenizer, form = next(texts)
        text = (cells.get(form["column"]) or "").strip()
        ids = [form["unknown"]] if is_gap(text) else cut(encode(tokenizer, text, form), form)
        parts.append(fill(ids, form))
    return tuple(parts)


def read_whole_rows(paths: list[Path], preparation: dict[str, Any]) -> Iterator[tuple[str, tuple[Tensor, ...]]]:
    """Read the rows of CSV files one after the other; name those that cannot be read."""
    tokenizers = load_tokenizers(Path(__file__).parent, preparation)
    names = [column["name"] for column in preparation["columns"]] + [form["column"] for form in preparation["texts"]]
    for path in paths:
        for line, cells in read_table(path):
            try:
                check_row(cells, names)
                x = read_inputs(cells, tokenizers, preparation)
            except ValueError as error:
                print(f"{path}:{line}: {error}")
                continue
            yield f"{path}:{line}", x
