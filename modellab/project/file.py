"""The project file ``name.mlab``: one strict archive, written whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from modellab import __version__, safeio
from modellab.errors import ModelLabError, Text
from modellab.project import archive, parts, plainjson, schema
from modellab.project.migrations import FORMAT, READER, migrate, refuse_newer
from modellab.project.project import Project

SUFFIX = ".mlab"
MIMETYPE = b"application/x-modellab-project"
MAX_MANIFEST_BYTES = 4 * 2**20
_FIRST = {"mimetype": MIMETYPE}
_MANIFEST = "manifest.json"


def save(project: Project, path: Path, *, unchanged_since: safeio.Stamp | None = None) -> safeio.Stamp:
    """Write a project; the former file stays whole until the new one is on the disk and was read back.

    Args:
        project: What to write.
        path: Where to; data beside it is referred to by relative paths.
        unchanged_since: ``safeio.stamp`` from before the file was loaded, or of the last save: do not overwrite what
            another window or program wrote since. None overwrites.

    Returns:
        The stamp for the next save.

    Raises:
        ModelLabError: The disk refused, the file changed meanwhile, or a value cannot be saved.
    """
    chunks = list(dump(project, _folder(path)))
    return safeio.write_file(path, chunks, check=_verify, unchanged_since=unchanged_since)


def load(path: Path) -> Project:
    """Read a project file; nothing in it is run, resolved to Python, or opened.

    Raises:
        ModelLabError: Not a project, damaged, or too new; the sentence says which.
    """
    with safeio.reading(path, limit_bytes=archive.MAX_BYTES) as reader:
        try:
            return _read(reader, _folder(path))
        except ModelLabError as error:
            raise _cannot_open(path, error) from error


def dump(project: Project, folder: Path | None = None) -> Iterator[bytes]:
    """Return the bytes of the project file, piece by piece; equal projects give equal bytes.

    Args:
        project: What to write.
        folder: Of the file, for relative paths; None keeps paths as they are.

    Raises:
        ModelLabError: A value cannot be saved.
    """
    contents = parts.write(project, folder)
    runs = [run.id for run in project.runs]
    return archive.pack({**_FIRST, _MANIFEST: _manifest(project.name, runs, contents), **contents})


def parse(data: bytes, folder: Path | None = None) -> Project:
    """Read the bytes of a project file.

    Args:
        data: The whole file.
        folder: Of the file, for relative paths; None keeps paths as they are.

    Raises:
        ModelLabError: As ``load``.
    """
    return _read(archive.Memory(data), folder)


def _read(source: archive.Source, folder: Path | None) -> Project:
    _refuse_foreign(source)
    contents = archive.unpack(source)
    if list(contents)[:2] != ["mimetype", _MANIFEST]:
        raise _damaged(Text("its table of contents is missing"))
    del contents["mimetype"]
    manifest = _read_manifest(contents.pop(_MANIFEST))
    _check_parts(manifest, contents)
    documents = migrate(parts.read_documents(contents), manifest.format)
    binaries = {name: content for name, content in contents.items() if name not in documents}
    return parts.read(manifest.name, tuple(manifest.runs), documents, binaries, folder)


def _read_manifest(data: bytes) -> schema.ManifestRecord:
    value = plainjson.load_object(data, max_bytes=MAX_MANIFEST_BYTES)
    _refuse_newer(value)
    manifest = schema.parse(schema.ManifestRecord, value, _MANIFEST)
    if manifest.digest != _digest({key: entry for key, entry in value.items() if key != "digest"}):
        raise _damaged(Text("its table of contents was changed"))
    return manifest


def _manifest(name: str, runs: list[str], contents: Mapping[str, bytes]) -> bytes:
    listed = [
        {"name": part, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for part, content in contents.items()
    ]
    fields = {"app": __version__, "format": FORMAT, "name": name, "parts": listed, "reader": READER, "runs": runs}
    # Through JSON and back, as the reader will see it.
    seen = plainjson.load_object(plainjson.dumps(fields))
    value = schema.describe(schema.ManifestRecord, {**seen, "digest": _digest(seen)}, _MANIFEST)
    return plainjson.dumps_lines(value)


def _digest(fields: Mapping[str, object]) -> str:
    return hashlib.sha256(plainjson.dumps(fields)).hexdigest()


def _check_parts(manifest: schema.ManifestRecord, contents: Mapping[str, bytes]) -> None:
    if [part.name for part in manifest.parts] != list(contents):
        raise _damaged(Text("it does not hold the parts that it lists"))
    for part in manifest.parts:
        content = contents[part.name]
        if part.size != len(content) or part.sha256 != hashlib.sha256(content).hexdigest():
            raise _damaged(Text("{part} is not as it was written", part=part.name))


def _verify(path: Path) -> None:
    """Read a file just written with the same strictness as any other."""
    with safeio.reading(path, limit_bytes=archive.MAX_BYTES) as reader:
        _read(reader, None)


def _folder(path: Path) -> Path:
    """Return the folder that relative paths start from: of the file itself, not of a link to it."""
    try:
        return path.resolve().parent
    except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL character: opening it says so
        return path.absolute().parent


def _refuse_foreign(source: archive.Source) -> None:
    if not source.size:
        raise ModelLabError(Text("It is empty."))
    first = next(archive.pack(_FIRST)) + MIMETYPE
    if source.read(0, len(first)) != first:
        raise ModelLabError(Text("It is not a Model Lab project."))


def _refuse_newer(manifest: Mapping[str, object]) -> None:
    """Look at the version before anything else, whose form a newer program may have changed."""
    reader, app = manifest.get("reader"), manifest.get("app")
    if type(reader) is int and isinstance(app, str):
        refuse_newer(reader, plainjson.plain_text(app, 40))


def _damaged(problem: Text) -> ModelLabError:
    return ModelLabError(Text("The file is damaged: {problem}.", problem=problem))


def _cannot_open(path: Path, error: ModelLabError) -> ModelLabError:
    sentence = Text('"{name}" cannot be opened. {reason}', name=safeio.shown_name(path), reason=error.sentence)
    if error.hint:
        return ModelLabError(sentence, error.hint)
    backup = safeio.backup_path(path)
    if backup.exists():
        return ModelLabError(sentence, Text('Its former version is "{backup}".', backup=safeio.shown_name(backup)))
    return ModelLabError(sentence, Text("Choose a project file, or another copy of this one."))
