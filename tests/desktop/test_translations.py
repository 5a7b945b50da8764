"""The files under ``resources/translations``: whole, current, and about everything that people read."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from modellab.assets import asset_path
from modellab.data.augmentation import AUGMENTATIONS
from modellab.data.preparation import PREPARATION
from modellab.data.sources.registry import SOURCES
from modellab.data.splitting import SPLITTING
from modellab.desktop.test_page.sampling_rows import BEAMS, SAMPLING
from modellab.errors import Text
from modellab.graph.layers.backbone import FACTS, label_of
from modellab.graph.layers.blocks import BLOCK_TEMPLATES
from modellab.graph.layers.table import FAMILIES, LAYERS, default_settings
from modellab.project.samples import GROUPS, SAMPLES
from modellab.training.metrics import METRICS
from modellab.training.objectives import OBJECTIVES
from modellab.training.optimizers import OPTIMIZERS
from modellab.training.recipe_rows import GENERAL
from modellab.training.schedules import SCHEDULES

TS = asset_path("translations") / "modellab_zh_CN.ts"
SCRIPT = Path(__file__).parents[2] / "packaging" / "translations.py"
TABLES = {
    "layers": LAYERS, "families": FAMILIES, "blocks": tuple(map(Text, BLOCK_TEMPLATES)), "samples": SAMPLES,
    "optimizers": OPTIMIZERS, "schedules": SCHEDULES, "objectives": OBJECTIVES, "metrics": METRICS, "recipe": GENERAL,
    "sources": SOURCES, "preparation": PREPARATION, "augmentations": AUGMENTATIONS, "sampling": (SAMPLING, BEAMS),
    "groups of samples": tuple(map(Text, GROUPS.values())), "splitting": SPLITTING,
}  # fmt: skip
NAMES = {label_of(name) for name in FACTS}
"""Names of published networks, which are the same in every language."""
READ = ("label", "help", "unit", "title", "none_label")
"""The fields of rows that people read."""


class Message(NamedTuple):
    """One sentence of the program and its translation."""

    context: str
    source: str
    target: str
    state: str


def _read(path: Path) -> list[Message]:
    root = ElementTree.parse(path).getroot()
    found = []
    for context in root.iter("context"):
        for message in context.iter("message"):
            target = message.find("translation")
            assert target is not None
            name, source = context.findtext("name", ""), message.findtext("source", "")
            found.append(Message(name, source, target.text or "", target.get("type", "")))
    return found


MESSAGES = _read(TS)
ENGINE = {message.source for message in MESSAGES if message.context == "engine"}


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_sentence_is_translated() -> None:
    assert [message.source for message in MESSAGES if message.state or not message.target.strip()] == []


def test_every_translation_keeps_the_placeholders() -> None:
    def holes(text: str) -> list[str]:
        return sorted(re.findall(r"\{[^}]*\}|%n|%\d", text))

    assert [message for message in MESSAGES if holes(message.source) != holes(message.target)] == []


def test_every_translation_keeps_the_ellipsis_that_says_that_something_is_asked() -> None:
    def end(text: str) -> str:
        return next((dots for dots in ("...", "…") if text.endswith(dots)), "")

    assert [message for message in MESSAGES if end(message.source) != end(message.target)] == []


def test_no_english_full_stop_ends_a_chinese_sentence() -> None:
    assert [message.target for message in MESSAGES if re.search(r"[一-鿿]\s*[.,;:!?]$", message.target)] == []


def test_the_program_loads_what_the_translators_wrote(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(TS.with_suffix(".qm")))
    stale = [message for message in MESSAGES if translator.translate(message.context, message.source) != message.target]
    assert stale == [], "run: python packaging/translations.py release"


def test_collecting_the_sentences_again_changes_nothing(script: ModuleType, tmp_path: Path) -> None:
    shutil.copy(TS, tmp_path)
    script.update(tmp_path)
    assert (tmp_path / TS.name).read_bytes() == TS.read_bytes(), "run: python packaging/translations.py update"


@pytest.mark.parametrize("table", TABLES)
def test_every_row_that_people_read_is_translated(table: str) -> None:
    words = {text for text in _shown(TABLES[table]) if any(letter.isalpha() for letter in text)}
    assert words - NAMES - ENGINE == set()


@pytest.mark.parametrize("kind", LAYERS)
def test_the_second_line_of_every_new_layer_is_translated(kind: str) -> None:
    assert set(_templates(LAYERS[kind].summary(default_settings(kind)))) - ENGINE == set()


def _shown(row: object) -> Iterator[str]:
    """Yield labels, helps, units and titles of rows, and of the rows inside them."""
    if isinstance(row, Text):
        yield row.template
    elif isinstance(row, Mapping):
        yield from _shown(tuple(row.values()))
    elif isinstance(row, tuple):
        for entry in row:
            yield from _shown(entry)
    elif is_dataclass(row):
        values = {field.name: getattr(row, field.name) for field in fields(row)}
        yield from (values[name] for name in READ if values.get(name))
        yield from _shown(values)


def _templates(text: str) -> Iterator[str]:
    """Yield the templates with words in them: of a text, and of the texts among its values."""
    template = text.template if isinstance(text, Text) else text
    if re.search(r"[a-z]{2}", re.sub(r"\{\w+\}", "", template)):
        yield template
    for value in text.values.values() if isinstance(text, Text) else ():
        if isinstance(value, Text):
            yield from _templates(value)
