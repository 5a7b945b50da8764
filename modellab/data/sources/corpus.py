"""Running text, for networks that write: text files, whole folders of them, and poems in JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from modellab import strictjson
from modellab.data.dataset import Field
from modellab.data.sources.spec import Loaded, Request, SourceSpec
from modellab.data.sources.text_form import Skipped
from modellab.data.sources.text_parts import (
    Part,
    holds_texts,
    is_text_name,
    no_texts,
    peek_names,
    reads_texts,
    starts_of,
    text_parts,
)
from modellab.data.sources.text_rows import has_columns, is_words, lines_of
from modellab.data.sources.textfile import ENCODING, sample_of, text_array, text_of
from modellab.errors import ModelLabError, Text

_RUNNING = frozenset({"", ".txt", ".text", ".md", ".json", ".jsonl"})
_JSON = (".json", ".jsonl")
_BODIES = ("paragraphs", "para", "content", "contents", "lines", "text", "poem", "body", "sentences")
_LEAST = 200
_LONGEST_PIECE, _SHORTEST_PIECE, _PIECES = 4000, 200, 50


def open_corpus(request: Request) -> Loaded:
    """Read running text in pieces, or poems one by one.

    Raises:
        ModelLabError: There is no text, or too little.
    """
    assert request.path is not None
    texts: list[tuple[str, list[str]]] = []
    skipped: list[Skipped] = []
    is_split = True
    found = text_parts(request.path, is_alone=True)
    parts = [part for part in found if _is_running(part.path) or request.path.is_file()]
    for done, part in enumerate(parts):
        request.tell(done, len(parts))
        is_split = is_split and suffix_of(part.path) not in _JSON
        _read(part, request.options.text("encoding"), texts, skipped)
    request.tell(len(parts), len(parts))
    if not texts and skipped:
        raise ModelLabError(Text("{name} cannot be read: {reason}", name=skipped[0][0], reason=skipped[0][1]))
    if not texts:
        raise no_texts(request.path.name)
    return corpus_of(texts, request.path.name, tuple(skipped), is_running=is_split)


def corpus_of(
    texts: Iterable[tuple[str, list[str]]], name: str, skipped: tuple[Skipped, ...] = (), *, is_running: bool
) -> Loaded:
    """Make a data set of texts without answers.

    Args:
        texts: (name of a file, its documents).
        name: Of the whole, for messages.
        skipped: (file, reason) of what was left out.
        is_running: Whether the order counts: documents are cut into pieces, of which the last ones validate.

    Raises:
        ModelLabError: There is too little text.
    """
    named = [(file, document) for file, documents in texts for document in documents if document.strip()]
    total = sum(len(document) for _, document in named)
    if total < _LEAST:
        raise ModelLabError(
            Text("{name} holds only {count} characters of text. At least {least} are needed.",
                 name=name, count=total, least=_LEAST),
            Text("Choose a longer text."),
        )  # fmt: skip
    if is_running:
        size = min(_LONGEST_PIECE, max(_SHORTEST_PIECE, total // _PIECES))
        named = [(file, piece) for file, document in named for piece in pieces_of(document, size)]
    digest = hashlib.sha256("\x1e".join(text for _, text in named).encode("utf-8", "surrogatepass"))
    return Loaded(
        fields=(Field("text", "text", ()),),
        raw={"text": text_array(text for _, text in named)},
        fingerprint=digest.hexdigest(),
        names=_numbered(file for file, _ in named),
        skipped=skipped,
        is_running=is_running,
    )


def pieces_of(text: str, size: int) -> Iterator[str]:
    """Cut a text at the ends of paragraphs or lines, or else of words, into pieces of about ``size`` characters.

    Nothing is lost: the pieces joined are the text.
    """
    start = 0
    while len(text) - start > size + size // 2:
        stop = start + size
        for mark in ("\n\n", "\n", " "):
            found = text.rfind(mark, start + size // 2, start + size)
            if found >= 0:
                stop = found + len(mark)
                break
        yield text[start:stop]
        start = stop
    yield text[start:]


def _read(part: Part, encoding: str, texts: list[tuple[str, list[str]]], skipped: list[Skipped]) -> None:
    name = str(part.path)
    if part.problem:
        skipped.append((name, part.problem))
        return
    try:
        text = text_of(part.read(), part.path.name, encoding, has_rows=False)
        if suffix_of(part.path) in _JSON:
            texts.append((name, documents_of(text, part.path)))
        else:
            texts.append((name, [text.replace("\r\n", "\n")]))
    except ModelLabError as error:
        skipped.append((name, error.sentence))


def documents_of(text: str, path: PurePosixPath) -> list[str]:
    """Take the documents out of a JSON file: the lines of each entry, whatever else is known of it.

    Raises:
        ModelLabError: It is not JSON, or holds no texts.
    """
    try:
        if suffix_of(path) == ".jsonl":
            value: object = [strictjson.parse(line) for _, line in lines_of(text)]
        else:
            value = strictjson.parse(text)
        found = list(_documents(value))
    except (ValueError, RecursionError) as error:
        raise ModelLabError(
            Text("{name} is not readable JSON: {reason}.", name=path.name, reason=str(error).rstrip("."))
        ) from error
    if not found:
        raise ModelLabError(
            Text("{name} holds no texts.", name=path.name),
            Text("An entry's text stands under paragraphs, content, lines or text."),
        )
    return found


def _documents(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for entry in value:
            yield from _documents(entry)
    elif isinstance(value, dict):
        body = next((value[key] for key in _BODIES if key in value), None)
        if isinstance(body, list) and body and all(isinstance(line, str) for line in body):
            yield "\n".join(body)
        elif body is not None:
            yield from _documents(body)
        else:
            for entry in value.values():
                if isinstance(entry, list | dict):
                    yield from _documents(entry)


def suffix_of(path: PurePosixPath | Path) -> str:
    """Return the suffix that tells the kind of a file, packed or not."""
    return PurePosixPath(path.name.lower().removesuffix(".gz")).suffix


def _numbered(files: Iterable[str]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    names = []
    for file in files:
        counts[file] = counts.get(file, 0) + 1
        names.append(f"{file} #{counts[file]}")
    return tuple(names)


def _is_running(path: PurePosixPath) -> bool:
    return suffix_of(path) in _RUNNING


def detects_corpus(path: Path) -> bool:
    """Whether ``path`` is running text: words in lines that are no columns."""
    if path.is_dir():
        return holds_texts(peek_names(path)) and _holds_running(path)
    return is_text_name(path) and _is_running(PurePosixPath(path.name)) and _runs(sample_of(path), path)


def _holds_running(path: Path) -> bool:
    parts = [part for part in text_parts(path) if not part.problem and _is_running(part.path)]
    return any(
        len(start) >= _LEAST and _runs(start, part.path)
        for start, part in zip(starts_of(path, parts), parts, strict=False)
    )


def _runs(start: str, path: PurePosixPath | Path) -> bool:
    if suffix_of(path) in _JSON:
        return start.lstrip()[:1] in ("[", "{")
    return bool(start) and not has_columns(start, path.name) and is_words(start)


CORPUS = SourceSpec(
    kind="corpus",
    label="Running text",
    help="A text file or a folder of them, or poems in JSON, for a network that learns to write what follows. The last "
    "part of the text is kept for validation and testing.",
    settings=(ENCODING,),
    detects=detects_corpus,
    open=open_corpus,
    reads=reads_texts,
)
