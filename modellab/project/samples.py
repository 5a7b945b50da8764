"""Projects that open and train at once, on data that comes with the program; and a project for the user's own data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from modellab.data.dataset import DatasetConfig, Schema
from modellab.errors import Text, look_up
from modellab.graph.graph import Graph
from modellab.project import networks
from modellab.project.project import Project
from modellab.project.sketch import class_end, value_end
from modellab.settings import Settings, Value
from modellab.training.metrics import metric_spec
from modellab.training.recipe_rows import make_recipe


@dataclass(frozen=True, slots=True)
class Sample:
    """A project of the start page.

    Attributes:
        key: For the command line.
        title: What people see.
        help: What it shows, and how long it takes.
        build: Makes the project.
        group: Key of ``GROUPS``; empty for what is no sample of a task.
        metric: Row of the metric table that says how good it becomes on the test split; empty where nothing is trained.
        reached: What that metric reaches at least.
        seconds: How long the training takes on two cores, about.
        measured: What to expect where no metric says it; None otherwise.
    """

    key: str
    title: str
    help: str
    build: Callable[[], Project]
    group: str = ""
    metric: str = ""
    reached: float = 0.0
    seconds: int = 0
    measured: Text | None = None

    @property
    def figure(self) -> Text | None:
        """What to expect and after how long: "Accuracy 98 % after about 10 s"."""
        if not self.metric:
            return self.measured
        row = metric_spec(self.metric)
        value = f"{100 * self.reached:.0f} %" if row.is_share else f"{self.reached:g}"
        return Text(
            "{metric} {value} after about {seconds} s", metric=Text(row.label), value=value, seconds=self.seconds
        )


GROUPS: Mapping[str, str] = {
    "pictures": "Pictures",
    "text": "Text",
    "sequences": "Sequences",
    "generators": "Generators",
    "tables": "Tables",
    "autoencoders": "Autoencoders",
    "pretrained": "Pretrained",
}
"""Tasks in the order of the start page: key -> what people see."""


def _project(
    name: str,
    source: str,
    graph: Graph,
    *,
    options: Mapping[str, Value] | None = None,
    preparation: Mapping[str, object] | None = None,
    **recipe: object,
) -> Project:
    dataset = DatasetConfig(source, options=Settings(dict(options or {})))
    chosen = {"batch_size": 32, "optimizer": "adam", "learning_rate": 0.001} | recipe
    return Project(name, graph, dataset, preparation=preparation or {}, recipe=make_recipe(**chosen))


_AS_THEY_ARE = {"normalise": "none"}


def _digits() -> Project:
    return _project("digits-cnn", "digits", networks.picture_cnn(1, 8, 8, 10), epochs=20)


def _mnist() -> Project:
    recipe = make_recipe(epochs=6, batch_size=32, optimizer="adam", learning_rate=0.001)
    return Project(name="mnist-cnn", graph=networks.picture_cnn(1, 28, 28, 10), recipe=recipe)


def _languages() -> Project:
    graph = networks.text_lstm(14, length=40, vocabulary=2000)
    return _project(
        "which-language",
        "emoji_languages",
        graph,
        preparation=networks.LETTERS,
        epochs=4,
        batch_size=64,
        learning_rate=0.003,
    )


def _two_languages() -> Project:
    graph = networks.text_lstm(2, length=40, vocabulary=500, embedding=256, units=128)
    options = {"languages": "es-pt"}
    return _project(
        "spanish-or-portuguese", "emoji_languages", graph, options=options, preparation=networks.LETTERS, epochs=6
    )


def _text_transformer() -> Project:
    graph = networks.text_transformer(14, length=40, vocabulary=2000, width=64)
    return _project(
        "language-transformer", "emoji_languages", graph, preparation=networks.LETTERS, epochs=6, batch_size=64,
        learning_rate=0.002,
    )  # fmt: skip


def _forecast() -> Project:
    graph = networks.series_lstm(30, 1, value_end(1))
    return _project("forecast", "waves", graph, options={"window": 30}, epochs=5, learning_rate=0.002)


def _wave_shapes() -> Project:
    graph = networks.series_lstm(64, 1, class_end(5), units=32)
    return _project("wave-shapes", "wave_shapes", graph, epochs=60, learning_rate=0.003)


def _writer_lstm() -> Project:
    graph = networks.text_generator_lstm(vocabulary=128, embedding=64, units=256)
    return _project("lstm-writer", "python_docs", graph, preparation=networks.LETTERS, epochs=6, learning_rate=0.003)


def _writer_transformer() -> Project:
    return _project(
        "transformer-writer", "python_docs", networks.text_generator_transformer(vocabulary=128),
        preparation=networks.LETTERS, epochs=4, optimizer="adamw", learning_rate=0.003, schedule="cosine",
    )  # fmt: skip


def _translator() -> Project:
    return _project(
        "translator", "emoji_pairs", networks.translator(vocabulary=2000), epochs=10, optimizer="adamw",
        learning_rate=0.002, schedule="cosine", warmup_steps=100,
    )  # fmt: skip


def _diabetes() -> Project:
    graph = networks.table_network(10, hidden=(20,))
    return _project(
        "diabetes", "bundled_table", graph, options={"table": "diabetes"}, epochs=100, optimizer="sgd",
        learning_rate=0.01,
    )  # fmt: skip


def _breast_cancer() -> Project:
    graph = networks.table_network(30, classes=2, hidden=(32, 16))
    return _project("breast-cancer", "bundled_table", graph, options={"table": "breast_cancer"}, epochs=40)


def _autoencoder() -> Project:
    graph = networks.autoencoder(1, 8, 8, (32, 8))
    return _project("autoencoder", "digits", graph, preparation=_AS_THEY_ARE, epochs=60, learning_rate=0.003)


def _variational() -> Project:
    graph = networks.variational_autoencoder(1, 8, 8)
    return _project("variational", "digits", graph, preparation=_AS_THEY_ARE, epochs=60, learning_rate=0.003)


def _denoiser() -> Project:
    graph = networks.denoiser(1, 8, 8)
    return _project("denoiser", "digits", graph, preparation=_AS_THEY_ARE, epochs=40, learning_rate=0.003)


def _few_labels() -> Project:
    graph = networks.denoiser_classes(1, 8, 8, 10)
    project = _project(
        "few-labels", "digits", graph, preparation=_AS_THEY_ARE, epochs=60, batch_size=16, learning_rate=0.003
    )
    assert project.dataset is not None
    return replace(project, dataset=replace(project.dataset, train_limit=100))


def _generative_pair() -> Project:
    graph = networks.generative_pair(1, 8, 8)
    return _project(
        "generative-pair", "digits", graph, preparation=_AS_THEY_ARE, epochs=160, batch_size=64, beta1=0.5, beta2=0.99,
        keep="last",
    )  # fmt: skip


def _backbone() -> Project:
    graph = networks.picture_backbone(10, 64)
    return _project("backbone", "digits", graph, preparation={"normalise": "unit"}, epochs=10)


def _text_encoder() -> Project:
    graph = networks.text_encoder(2, length=24)
    return _project("text-encoder", "emoji_languages", graph, options={"languages": "es-pt"}, epochs=2)


def _blank() -> Project:
    return Project(name="untitled", recipe=make_recipe())


_ROWS = (
    Sample("digits", "Handwritten digits", "A convolutional network reads 8x8 digits. Trains in seconds.", _digits,
           "pictures", "accuracy", 0.98, 2),
    Sample("mnist", "MNIST network", "The classic network for 28x28 pictures. Bring MNIST or your own data.", _mnist,
           "pictures"),
    Sample("languages", "Which language?", "An LSTM reads the name of an emoji letter by letter and says which of 14 "
           "languages it is.", _languages, "text", "accuracy", 0.87, 5),
    Sample("two-languages", "Spanish or Portuguese?", "The classic classifier of two kinds of text: embedding, LSTM, "
           "last step. Bring your own train.txt and test.txt.", _two_languages, "text", "accuracy", 0.82, 4),
    Sample("text-transformer", "Language by transformer", "A transformer encoder with attention reads the same names.",
           _text_transformer, "text", "accuracy", 0.81, 55),
    Sample("forecast", "Forecast", "Two stacked LSTMs read a month of a series and forecast the next day.", _forecast,
           "sequences", "r2", 0.93, 2),
    Sample("wave-shapes", "Which wave?", "Two stacked LSTMs tell five shapes of waves apart.", _wave_shapes,
           "sequences", "accuracy", 0.75, 3),
    Sample("translator", "Translator", "An encoder reads the English name of an emoji, a decoder with attention writes "
           "it in French.", _translator, "sequences", "exact_match", 0.55, 30),
    Sample("lstm-writer", "LSTM writer", "An LSTM learns the manual of Python letter by letter and goes on from your "
           "words.", _writer_lstm, "generators", "perplexity", 4.5, 25),
    Sample("transformer-writer", "Transformer writer", "A small GPT, layer by layer, writes manuals of Python.",
           _writer_transformer, "generators", "perplexity", 6, 25),
    Sample("generative-pair", "Generative pair", "A generator draws digits of nothing but chance; a discriminator "
           "tells them from real ones.", _generative_pair, "generators",
           measured=Text("{share} % readable after about {seconds} s", share=81, seconds=20)),
    Sample("diabetes", "Value of a table", "Ten measurements of a patient, one number to predict: the progress of "
           "diabetes.", _diabetes, "tables", "r2", 0.4, 1),
    Sample("breast-cancer", "Class of a table row", "Thirty measurements of a tumour: benign or malignant?",
           _breast_cancer, "tables", "accuracy", 0.96, 1),
    Sample("autoencoder", "Autoencoder", "Squeezes a digit into eight numbers and draws it again from them.",
           _autoencoder, "autoencoders", "rmse", 0.18, 1),
    Sample("variational", "Variational autoencoder", "Learns a space of digits from which new ones can be drawn.",
           _variational, "autoencoders", "rmse", 0.16, 2),
    Sample("denoiser", "Denoiser", "Gets digits with noise and brings back those without. What it learns needs no "
           "labels.", _denoiser, "autoencoders", "rmse", 0.15, 8),
    Sample("few-labels", "Few labels", "Only 100 digits have labels. Started from a saved Denoiser (Ctrl+F5), both "
           "hidden layers frozen, it gets 90 to 94 % instead of 86 to 89 %.", _few_labels, "autoencoders",
           "accuracy", 0.86, 2),
    Sample("backbone", "Pretrained eyes", "A network that has seen a million photos learns digits in its last layer. "
           "Needs the extra packages.", _backbone, "pretrained", "accuracy", 0.96, 20),
    Sample("text-encoder", "Pretrained reader", "A network that has read a billion sentences learns your classes in "
           "its last layer. Needs the extra packages.", _text_encoder, "pretrained", "accuracy", 0.72, 12),
    Sample("blank", "Empty project", "An empty canvas.", _blank),
)  # fmt: skip

SAMPLES: Mapping[str, Sample] = {row.key: row for row in _ROWS}


def build_sample(key: str) -> Project:
    """Make the project of a sample.

    Raises:
        ModelLabError: There is no sample of this name; the nearest one is listed.
    """
    return look_up(SAMPLES, key, Text("sample")).build()


def project_for(config: DatasetConfig, schema: Schema, name: str) -> Project:
    """Make a project for the user's own data, with a first network and recipe."""
    return replace(
        _blank(), name=name, graph=networks.network_for(schema), dataset=config,
        preparation=networks.preparation_for(schema), fingerprint=schema.fingerprint,
    )  # fmt: skip
