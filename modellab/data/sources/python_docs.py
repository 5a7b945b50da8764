"""Bundled running text: the reference of the Python language, which comes with Python itself."""

from __future__ import annotations

from modellab.data.sources.corpus import corpus_of
from modellab.data.sources.spec import Loaded, Request, SourceSpec
from modellab.errors import ModelLabError, Text


def open_python_docs(request: Request) -> Loaded:
    """Read the topics that ``help()`` shows, 465,000 characters.

    Raises:
        ModelLabError: Some systems ship Python without them.
    """
    try:
        from pydoc_data.topics import topics  # half a megabyte that only this source needs
    except ImportError as error:
        raise ModelLabError(
            Text("The bundled text is missing: this Python came without the topics of its help."),
            Text("Choose a text file of your own."),
        ) from error
    request.tell(1, 1)
    return corpus_of([(name, [topics[name]]) for name in sorted(topics)], "pydoc_data", is_running=True)


PYTHON_DOCS = SourceSpec(
    kind="python_docs",
    label="Python's own reference",
    help="465,000 characters of English about the Python language, for a network that writes. They come with the "
    "program.",
    settings=(),
    detects=lambda _path: False,
    open=open_python_docs,
    needs_path=False,
)
