"""What an exported file can be asked for as a program: the functions that it needs, and its options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from modellab.graph.layers.adversarial import ADVERSARIAL
from modellab.network import (
    standalone,
    standalone_picture,
    standalone_rows,
    standalone_series,
    standalone_table,
    standalone_text,
    standalone_times,
)
from modellab.network.generator import generator_of
from modellab.network.preprocessing import Preprocessing
from modellab.network.reach import reach_of
from modellab.network.row_preprocessing import RowPreprocessing
from modellab.network.saved_preparation import SavedPreparation
from modellab.network.series_preprocessing import SeriesPreprocessing
from modellab.network.statements import Program
from modellab.network.table_preprocessing import TablePreprocessing
from modellab.network.text_preprocessing import TextPreprocessing

_Functions = tuple[Callable[..., object], ...]
_Facts = Callable[[Program, Any], Mapping[str, object]]


def _no_facts(_program: Program, _preprocessing: Any) -> Mapping[str, object]:
    return {}


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
        facts: What is put into ``PREPARATION`` besides the saved preparation.
        generator: Whether the file also has the class ``Generator``.
    """

    packages: str
    example: str
    about: str
    functions: _Functions
    options: str
    answer: str
    facts: _Facts = _no_facts
    generator: bool = False


@dataclass(frozen=True)
class _Reading:
    """How samples of one modality are asked about.

    Attributes:
        read: Goes through the samples named by ``--predict``; gives (name, input of the network).
        packages, example, about, functions, options, facts: As in ``Ability``; ``functions`` include ``read``.
    """

    read: Callable[..., object]
    packages: str
    example: str
    about: str
    functions: _Functions
    options: str
    facts: _Facts = _no_facts


@dataclass(frozen=True)
class _Telling:
    """How the answer to a sample is written: ``tell`` gives the text, ``functions`` are what it needs and itself."""

    tell: Callable[..., object]
    functions: _Functions
    facts: _Facts = _no_facts


def _ability(reading: _Reading, telling: _Telling) -> Ability:
    """Put together what reads samples and what tells the answers."""
    answer = f"""\
    for name, x in {reading.read.__name__}(options.predict, PREPARATION):
        print(f"{{name}}: {{{telling.tell.__name__}(network, x, PREPARATION)}}")
    if options.predict:
        return
"""
    functions = (standalone.answer, *reading.functions, *telling.functions)

    def facts(program: Program, preprocessing: Any) -> Mapping[str, object]:
        return {**reading.facts(program, preprocessing), **telling.facts(program, preprocessing)}

    return Ability(reading.packages, reading.example, reading.about, functions, reading.options, answer, facts)


def _both(first: Ability, second: Ability) -> Ability:
    """Put together two abilities with options of their own."""

    def facts(program: Program, preprocessing: Any) -> Mapping[str, object]:
        return {**first.facts(program, preprocessing), **second.facts(program, preprocessing)}

    return replace(
        first,
        functions=tuple(dict.fromkeys([*first.functions, *second.functions])),
        options=first.options + second.options,
        answer=first.answer + second.answer,
        facts=facts,
        generator=first.generator or second.generator,
    )


def ability_of(program: Program, preprocessing: SavedPreparation | None) -> Ability | None:
    """Return what the file of a program can be asked for; None where nothing fits."""
    if preprocessing is None or not preprocessing.fits([slot.type for slot in program.inputs]):
        return None
    first = program.outputs[0]
    if first.task == "classification" and first.type.features != (len(preprocessing.classes),):
        return None
    key, can_generate = (preprocessing.reads, first.task), generator_of(program) is not None
    return (GENERATING.get(key) if can_generate else None) or ABILITIES.get(key)


def preprocessing_of(preparation: Mapping[str, Any] | Any, classes: tuple[str, ...] = ()) -> SavedPreparation | None:
    """Read how samples were read in training; None if they were of no kind that an exported file can read.

    Args:
        preparation: What ``Preparation.to_json`` wrote.
        classes: Names in index order.

    Raises:
        ModelLabError: It was not.
    """
    for kind in (RowPreprocessing, TextPreprocessing, SeriesPreprocessing, Preprocessing, TablePreprocessing):
        found: SavedPreparation | None = kind.from_preparation(preparation, classes)
        if found is not None:
            return found
    return None


def _is_raw(program: Program, _preprocessing: object) -> Mapping[str, object]:
    return {"is_raw": program.outputs[0].is_raw}


def _inputs(program: Program, _preprocessing: object) -> Mapping[str, object]:
    return {"inputs": [slot.modality for slot in program.inputs]}


def _noise(program: Program, _preprocessing: object) -> Mapping[str, object]:
    generator = generator_of(program)
    assert generator is not None
    return {
        "noise": [list(slot.type.features) for slot in generator.inputs],
        "is_raw": generator.outputs[0].is_raw,
    }


def _reach(program: Program, preprocessing: TextPreprocessing) -> Mapping[str, object]:
    reads, keeps = reach_of(program, preprocessing.forms[-1])
    return {"reads": reads, "keeps": keeps}


_SEEN = (
    standalone_picture.to_mode, standalone_picture.to_tensor, standalone_picture.has_bright_border,
    standalone_picture.resize, standalone_picture.scaling, standalone_picture.read_picture,
    standalone_picture.read_pictures,
)  # fmt: skip
_TOKENS = (standalone_text.load_tokenizers, standalone_text.encode, standalone_text.cut, standalone_text.fill)
_SPELLING = (standalone_text.join_words, standalone_text.decode, standalone_text.next_token)
_CELLS = (standalone_table.is_gap, standalone_table.read_number)
_TABLE = (
    *_CELLS, standalone_table.read_cell, standalone_table.read_row, standalone_table.read_table,
    standalone_table.check_row,
)  # fmt: skip
_ROWS_OF_SERIES = (
    *_CELLS, standalone_table.read_table, standalone_times.read_time, standalone_times.read_dates,
    standalone_times.read_counts, standalone_times.read_parts, standalone_times.find_times,
    standalone_series.read_series, standalone_series.to_window,
)  # fmt: skip

_ABOUT_PICTURES = "# How the pictures of the training were read; others are read the same way."
_ABOUT_TEXTS = "# How the texts of the training were read; others are read the same way."
_ABOUT_ROWS = "# How the rows of the training were read; others are read the same way."
_ABOUT_SERIES = "# How the series of the training was read; others are read the same way."
_PICTURE_FILES = (
    '    parser.add_argument("--predict", type=Path, nargs="+", default=[], metavar="PICTURE", help="pictures")\n'
)
_CSV_FILES = '    parser.add_argument("--predict", type=Path, nargs="+", default=[], metavar="CSV", help="CSV files")\n'
_TYPED = '    parser.add_argument("--predict", nargs="+", default=[], metavar="TEXT", help="texts")\n'
_SEED = (
    '    parser.add_argument("--seed", type=int, default=0, help="the same seed makes the same again (default: 0)")\n'
)

_PICTURES = _Reading(
    standalone_picture.read_pictures, "torch pillow", "--predict picture.png", _ABOUT_PICTURES, _SEEN, _PICTURE_FILES
)
_ROWS = _Reading(
    standalone_table.read_rows, "torch", "--predict rows.csv", _ABOUT_ROWS,
    (*_TABLE, standalone_table.read_rows), _CSV_FILES,
)  # fmt: skip
_ROWS_WITH_TEXTS = _Reading(
    standalone_rows.read_whole_rows, "torch tokenizers", "--predict rows.csv", _ABOUT_ROWS,
    (*_TABLE, *_TOKENS, standalone_rows.read_inputs, standalone_rows.read_whole_rows), _CSV_FILES, _inputs,
)  # fmt: skip
_TEXTS = _Reading(
    standalone_text.read_texts, "torch tokenizers", '--predict "a text"', _ABOUT_TEXTS,
    (*_TOKENS, standalone_text.read_texts), _TYPED,
)  # fmt: skip
_WINDOWS = _Reading(
    standalone_series.read_windows, "torch", "--predict series.csv", _ABOUT_SERIES,
    (*_ROWS_OF_SERIES, standalone_series.read_windows), _CSV_FILES,
)  # fmt: skip

_CLASS = _Telling(standalone.tell_class, (standalone.predict, standalone.tell_class))
_VALUES = _Telling(standalone.tell_values, (standalone.predict_values, standalone.tell_values))
_NUMBERS = _Telling(standalone.tell_numbers, (standalone.reconstruct, standalone.tell_numbers), _is_raw)

_COPYING = Ability(
    "torch pillow", "--predict picture.png --output FOLDER", _ABOUT_PICTURES,
    (
        standalone.answer, standalone.reconstruct, *_SEEN, standalone_picture.to_pixels, standalone_picture.to_bytes,
        standalone_picture.to_picture,
    ),
    _PICTURE_FILES
    + '    parser.add_argument("--output", type=Path, metavar="FOLDER", help="where to put what the network makes")\n',
    """\
    for name, x in read_pictures(options.predict, PREPARATION):
        seen, made = (to_pixels(pixels, PREPARATION) for pixels in (x, reconstruct(network, x, PREPARATION)))
        print(f"{name}: MAE {(made - seen).abs().mean():.4f}")
        if options.output:
            options.output.mkdir(parents=True, exist_ok=True)
            to_picture(to_bytes(made)[0]).save(options.output / f"{Path(name).stem}.png")
    if options.predict:
        return
""",
    _is_raw,
)  # fmt: skip
_FORECASTING = Ability(
    "torch", "--predict series.csv", _ABOUT_SERIES,
    (
        standalone.answer, standalone.predict_values, *_ROWS_OF_SERIES, standalone_times.next_times,
        standalone_times.write_times,
        standalone_series.forecast, standalone_series.print_forecast,
    ),
    _CSV_FILES + '    parser.add_argument("--steps", type=int, help="how far to forecast (default: the horizon)")\n',
    """\
    for path in options.predict:
        print_forecast(network, path, PREPARATION, options.steps)
    if options.predict:
        return
""",
)  # fmt: skip
_WRITING = Ability(
    "torch tokenizers", '--generate "a prompt"', _ABOUT_TEXTS,
    (standalone.answer, *_TOKENS, *_SPELLING, standalone_text.generate),
    """\
    parser.add_argument("--generate", metavar="PROMPT", help="what to write on from")
    parser.add_argument("--tokens", type=int, default=200, help="where to stop at the latest (default: 200)")
    parser.add_argument("--temperature", type=float, default=0.8, help="0 takes the likeliest (default: 0.8)")
""" + _SEED,
    """\
    if options.generate is not None:
        tokenizers = load_tokenizers(Path(__file__).parent, PREPARATION)
        print(options.generate, end="")
        chosen = (options.tokens, options.temperature, options.seed)
        for piece in generate(network, tokenizers, options.generate, PREPARATION, *chosen):
            print(piece, end="", flush=True)
        print()
        return
""",
    _reach,
)  # fmt: skip
_TRANSLATING = Ability(
    "torch tokenizers", '--predict "a text"', _ABOUT_TEXTS,
    (standalone.answer, *_TOKENS, *_SPELLING, standalone_text.translate),
    _TYPED,
    """\
    if options.predict:
        tokenizers = load_tokenizers(Path(__file__).parent, PREPARATION)
        for text in options.predict:
            print(f"{text}: {translate(network, tokenizers, text, PREPARATION)}")
        return
""",
)  # fmt: skip
_DRAWING = Ability(
    "torch pillow", "--generate pictures.png", "# How the pictures of the training were read.",
    (
        standalone_picture.scaling, standalone_picture.to_pixels, standalone_picture.to_bytes,
        standalone_picture.to_picture, standalone_picture.sheet, standalone_picture.generate,
    ),
    """\
    parser.add_argument("--generate", type=Path, metavar="PNG", help="where to write new pictures")
    parser.add_argument("--count", type=int, default=64, help="how many pictures (default: 64)")
""" + _SEED,
    """\
    if options.generate is not None:
        generator, weights = Generator().eval(), network.state_dict()
        generator.load_state_dict({name: weights[name] for name in generator.state_dict()})
        pictures = generate(generator, options.count, options.seed, PREPARATION)
        to_picture(sheet(pictures)).save(options.generate)
        print(f"Wrote {options.count} pictures to {options.generate}")
        return
""",
    _noise, generator=True,
)  # fmt: skip

ABILITIES: Mapping[tuple[str, str], Ability] = {
    ("image", "classification"): _ability(_PICTURES, _CLASS),
    ("image", "regression"): _ability(_PICTURES, _VALUES),
    ("image", "reconstruction"): _COPYING,
    ("table", "classification"): _ability(_ROWS, _CLASS),
    ("table", "regression"): _ability(_ROWS, _VALUES),
    ("table", "reconstruction"): _ability(_ROWS, _NUMBERS),
    ("row", "classification"): _ability(_ROWS_WITH_TEXTS, _CLASS),
    ("row", "regression"): _ability(_ROWS_WITH_TEXTS, _VALUES),
    ("text", "classification"): _ability(_TEXTS, _CLASS),
    ("text", "regression"): _ability(_TEXTS, _VALUES),
    ("text", "generation"): _WRITING,
    ("texts", "generation"): _TRANSLATING,
    ("series", "classification"): _ability(_WINDOWS, _CLASS),
    ("series", "regression"): _FORECASTING,
    ("series", "reconstruction"): _ability(_WINDOWS, _NUMBERS),
}
"""By what people ask about and what the first output is for."""
GENERATING: Mapping[tuple[str, str], Ability] = {
    ("image", ADVERSARIAL): _DRAWING,
    ("image", "reconstruction"): _both(_COPYING, _DRAWING),
}
"""The same for networks with a generator."""
