"""What an exported file can be asked for as a program: the functions that it needs, and its options."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from modellab.network import standalone, standalone_table, standalone_text
from modellab.network.preprocessing import Preprocessing
from modellab.network.statements import Program
from modellab.network.table_preprocessing import TablePreprocessing
from modellab.network.text_preprocessing import TextPreprocessing

AnyPreprocessing = Preprocessing | TextPreprocessing | TablePreprocessing


@dataclass(frozen=True)
class Ability:
    """Something that an exported file can do.

    Attributes:
        packages: What must be installed for it.
        example: How it is called.
        about: What the saved preparation is for, as a comment.
        functions: What is copied, in order.
        options: Lines that add options to ``parser``.
        answer: Lines that use them, with ``network`` and ``PREPARATION`` at hand, and return.
    """

    packages: str
    example: str
    about: str
    functions: tuple[Callable[..., object], ...]
    options: str
    answer: str


def ability_of(program: Program, preprocessing: AnyPreprocessing | None) -> Ability | None:
    """Return what the file of a program can be asked for; None where nothing fits."""
    if len(program.outputs) != 1 or preprocessing is None:
        return None
    if isinstance(preprocessing, Preprocessing):
        return _PICTURES if _takes_pictures(program, preprocessing) else None
    if isinstance(preprocessing, TablePreprocessing):
        return _of_rows(program, preprocessing)
    inputs, answer = [slot.type for slot in program.inputs], program.outputs[0].type
    if len(inputs) != len(preprocessing.forms) or any(kind.dtype != "int" for kind in inputs):
        return None
    if len(inputs) == 1 and preprocessing.classes and answer.features == (len(preprocessing.classes),):
        return _CLASSES_OF_TEXTS
    if answer.rank != 3 or answer.shape[2] != inputs[-1].vocabulary:
        return None
    return {1: _WRITING, 2: _TRANSLATING}.get(len(inputs))


def _of_rows(program: Program, preprocessing: TablePreprocessing) -> Ability | None:
    """Return what a network of rows answers with; None for one that gives the row itself back."""
    answer = program.outputs[0].type.features
    if len(program.inputs) != 1 or program.inputs[0].type.features != (preprocessing.width,):
        return None
    if preprocessing.classes:
        return _CLASSES_OF_ROWS if answer == (len(preprocessing.classes),) else None
    return _VALUES_OF_ROWS if len(answer) == 1 and answer != (preprocessing.width,) else None


def _takes_pictures(program: Program, preprocessing: Preprocessing) -> bool:
    """Whether one picture goes in, and scores of known classes come out."""
    if len(program.inputs) != 1 or not preprocessing.classes:
        return False
    form = (preprocessing.channels, preprocessing.height, preprocessing.width)
    return program.inputs[0].type.features == form and program.outputs[0].type.features == (len(preprocessing.classes),)


def preprocessing_of(preparation: dict[str, Any] | Any, classes: tuple[str, ...] = ()) -> AnyPreprocessing | None:
    """Read how pictures, texts or rows were read in training; None if it was none of them.

    Args:
        preparation: What ``Preparation.to_json`` wrote.
        classes: Names in index order.

    Raises:
        ModelLabError: It was not.
    """
    for kind in (TextPreprocessing, Preprocessing, TablePreprocessing):
        found: AnyPreprocessing | None = kind.from_preparation(preparation, classes)
        if found is not None:
            return found
    return None


_PICTURES = Ability(
    "torch pillow",
    "--predict picture.png",
    "# How the pictures of the training were read; predict reads others the same way.",
    (
        standalone.to_mode, standalone.to_tensor, standalone.has_bright_border, standalone.resize,
        standalone.read_picture, standalone.predict,
    ),
    '    parser.add_argument("--predict", type=Path, nargs="+", default=[], metavar="PICTURE", help="pictures")\n',
    """\
    for path in options.predict:
        name, probability = predict(network, path, PREPARATION)[0]
        print(f"{path}: {name} ({probability:.1%})")
    if options.predict:
        return
""",
)  # fmt: skip
_READING = (
    standalone_text.load_tokenizers, standalone_text.encode, standalone_text.cut, standalone_text.fill,
)  # fmt: skip
_SPELLING = (standalone_text.join_words, standalone_text.decode, standalone_text.next_token)
_ABOUT_TEXTS = "# How the texts of the training were read; others are read the same way."
_TOKENIZERS = "        tokenizers = load_tokenizers(Path(__file__).parent, PREPARATION)\n"

_CLASSES_OF_TEXTS = Ability(
    "torch tokenizers",
    '--predict "a text"',
    _ABOUT_TEXTS,
    (*_READING, standalone_text.predict),
    '    parser.add_argument("--predict", nargs="+", default=[], metavar="TEXT", help="texts")\n',
    f"""\
    if options.predict:
{_TOKENIZERS}        for text in options.predict:
            name, probability = predict(network, tokenizers, text, PREPARATION)[0]
            print(f"{{text}}: {{name}} ({{probability:.1%}})")
        return
""",
)
_WRITING = Ability(
    "torch tokenizers",
    '--generate "a prompt"',
    _ABOUT_TEXTS,
    (*_READING, *_SPELLING, standalone_text.generate),
    """\
    parser.add_argument("--generate", metavar="PROMPT", help="what to write on from")
    parser.add_argument("--tokens", type=int, default=200, help="where to stop at the latest (default: 200)")
    parser.add_argument("--temperature", type=float, default=0.8, help="0 takes the likeliest (default: 0.8)")
    parser.add_argument("--seed", type=int, default=0, help="the same seed writes the same text (default: 0)")
""",
    f"""\
    if options.generate is not None:
        torch.manual_seed(options.seed)
{_TOKENIZERS}        print(options.generate, end="")
        for piece in generate(
            network, tokenizers, options.generate, PREPARATION, options.tokens, options.temperature
        ):
            print(piece, end="", flush=True)
        print()
        return
""",
)
_TRANSLATING = Ability(
    "torch tokenizers",
    '--predict "a text"',
    _ABOUT_TEXTS,
    (*_READING, *_SPELLING, standalone_text.translate),
    '    parser.add_argument("--predict", nargs="+", default=[], metavar="TEXT", help="texts to answer")\n',
    f"""\
    if options.predict:
{_TOKENIZERS}        for text in options.predict:
            print(f"{{text}}: {{translate(network, tokenizers, text, PREPARATION)}}")
        return
""",
)
_ROWS = (standalone_table.read_cell, standalone_table.read_row, standalone_table.read_rows)
_ABOUT_ROWS = "# How the rows of the training were read; predict reads others the same way."
_ROW_FILES = '    parser.add_argument("--predict", type=Path, nargs="+", default=[], metavar="CSV", help="CSV files")\n'
_EACH_ROW = """\
    for path in options.predict:
        for line, cells in read_rows(path):
            try:
                {answer}
            except ValueError as error:
                print(f"{{path}}:{{line}}: {{error}}")
    if options.predict:
        return
"""
_CLASSES_OF_ROWS = Ability(
    "torch",
    "--predict rows.csv",
    _ABOUT_ROWS,
    (*_ROWS, standalone_table.predict),
    _ROW_FILES,
    _EACH_ROW.format(
        answer="name, probability = predict(network, cells, PREPARATION)[0]\n"
        '                print(f"{path}:{line}: {name} ({probability:.1%})")'
    ),
)
_VALUES_OF_ROWS = Ability(
    "torch",
    "--predict rows.csv",
    _ABOUT_ROWS,
    (*_ROWS, standalone_table.predict_values),
    _ROW_FILES,
    _EACH_ROW.format(
        answer="values = predict_values(network, cells, PREPARATION)\n"
        '                print(f"{path}:{line}: " + ", ".join(f"{value:.6g}" for value in values))'
    ),
)
ABILITIES = (_PICTURES, _CLASSES_OF_TEXTS, _WRITING, _TRANSLATING, _CLASSES_OF_ROWS, _VALUES_OF_ROWS)
