"""Bundled texts: what emoji are called, in 14 languages."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from modellab.data.dataset import Field
from modellab.data.sources.spec import Loaded, Request, SourceSpec
from modellab.data.sources.textfile import text_array
from modellab.errors import ModelLabError, Text
from modellab.settings import Choice, Setting

_LANGUAGES: Mapping[str, str] = {
    "ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "de": "German", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "fa": "Persian", "pt": "Portuguese", "ru": "Russian",
    "es": "Spanish", "tr": "Turkish",
}  # fmt: skip
_WANTED: Mapping[str, tuple[str, ...]] = {"all": tuple(_LANGUAGES), "es-pt": ("es", "pt")}
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))


def open_languages(request: Request) -> Loaded:
    """Read names of emoji, each with the one language it belongs to.

    Raises:
        ModelLabError: The package is not installed.
    """
    languages: dict[str, set[str]] = {}
    emoji_of: dict[str, str] = {}
    for emoji, names in _named_emoji():
        for language in _LANGUAGES:
            if language in names:
                name = _spoken(names[language])
                languages.setdefault(name, set()).add(language)
                emoji_of.setdefault(name, emoji)
    request.tell(1, 1)
    codes = _WANTED[request.options.text("languages")]
    rows = [(name, found.pop()) for name, found in languages.items() if len(found) == 1 and not found.isdisjoint(codes)]
    classes = tuple(_LANGUAGES[code] for code in codes)
    return Loaded(
        fields=(Field("text", "text", ()), Field("label", "class", (), classes=classes)),
        raw={
            "text": text_array(name for name, _ in rows),
            "label": np.array([codes.index(language) for _, language in rows], np.int64),
        },
        fingerprint=_fingerprint(rows),
        names=tuple(emoji_of[name] for name, _ in rows),
    )


def open_pairs(request: Request) -> Loaded:
    """Read English names of emoji, each with the name of the same emoji in another language.

    Raises:
        ModelLabError: The package is not installed.
    """
    language = request.options.text("language")
    pairs: dict[str, tuple[str, str]] = {}
    for emoji, names in _named_emoji(has_skin_tones=request.options.flag("skin_tones")):
        if "en" in names and language in names:
            pairs.setdefault(_spoken(names["en"]), (_spoken(names[language]), emoji))
    request.tell(1, 1)
    return Loaded(
        fields=(Field("text", "text", ()), Field("answer", "text", ())),
        raw={"text": text_array(pairs), "answer": text_array(answer for answer, _ in pairs.values())},
        fingerprint=_fingerprint((name, answer) for name, (answer, _) in pairs.items()),
        names=tuple(emoji for _, emoji in pairs.values()),
    )


def _named_emoji(*, has_skin_tones: bool = False) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """List emoji as they are commonly written, with or without the copies that differ in the colour of skin."""
    if importlib.util.find_spec("emoji") is None:
        raise ModelLabError(
            Text("The bundled names of emoji are missing, because the package emoji is not installed."),
            Text("Install it with: pip install emoji"),
        )
    import emoji  # 20 ms that only this source needs

    emoji.config.load_language(["en", *_LANGUAGES])
    for character, names in emoji.EMOJI_DATA.items():
        is_wanted = has_skin_tones or _SKIN_TONES.isdisjoint(character)
        if is_wanted and names["status"] == emoji.STATUS["fully_qualified"]:
            yield character, names


def _spoken(name: str) -> str:
    """Turn ``:red_heart:`` into ``red heart``."""
    return name.strip(":").replace("_", " ")


def _fingerprint(rows: Iterable[tuple[str, str]]) -> str:
    return hashlib.sha256("\n".join("\t".join(row) for row in rows).encode()).hexdigest()


EMOJI_LANGUAGES = SourceSpec(
    kind="emoji_languages",
    label="Which language?",
    help="25,493 names of emoji in 14 languages, Chinese among them. They come with the program.",
    settings=(
        Setting(
            "languages", "Languages", "choice", "all", "Which languages are to be told apart.",
            choices=(Choice("all", "All 14"), Choice("es-pt", "Spanish or Portuguese")),
        ),
    ),
    detects=lambda _path: False,
    open=open_languages,
    needs_path=False,
)  # fmt: skip
EMOJI_PAIRS = SourceSpec(
    kind="emoji_pairs",
    label="Names to translate",
    help="English names of 3,963 emoji with their names in another language. They come with the program.",
    settings=(
        Setting(
            "language", "Language", "choice", "fr", "What the English names are translated to.",
            choices=tuple(Choice(code, name) for code, name in _LANGUAGES.items() if code != "en"),
        ),
        Setting(
            "skin_tones", "Skin tones", "bool", True,
            "With the names that differ in the colour of skin: the same name in other colours may then be in another "
            "split. Of the 1,923 names without, two in three have a word that occurs nowhere else.",
        ),
    ),
    detects=lambda _path: False,
    open=open_pairs,
    needs_path=False,
)  # fmt: skip
