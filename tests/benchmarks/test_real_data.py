"""The figures of the README on standard data sets: each row is a command line, and what it must reach.

Needs the data sets beside the checkout. Run all with ``pytest tests/benchmarks/test_real_data.py -m benchmark -s``, one
with ``-k imdb``; each takes minutes on two cores.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from modellab.cli.main import main
from modellab.project.file import load

DATA = Path(__file__).parents[3] / "shared" / "data"
CLASSIC = "tokenizer=words cut=end threads=1 schedule=cosine gradient_clipping=1"
ENCODER = (
    "tokenizer=words embedding_1.dimension=128 transformer_encoder_1.hidden=256 transformer_encoder_1.norm_first=true "
    "optimizer=adamw learning_rate=0.003 schedule=cosine warmup_steps=100 threads=1 epochs=5"
)

pytestmark = [pytest.mark.benchmark, pytest.mark.needs_shared_data, pytest.mark.timeout(3600)]


@dataclass(frozen=True)
class Figure:
    """One figure.

    Attributes:
        data: Below the folder of data sets.
        begin: Words after ``modellab new X.mlab --data DATA``.
        settings: Words for ``--set``.
        metric: Name in ``modellab evaluate --json``, the class whose F1 is meant, or ``validation/...`` of the kept
            weights, a loss with a minus.
        reached: At least.
        prepared: Makes what is read of the data and an empty folder.
    """

    data: str
    begin: str
    settings: str
    metric: str
    reached: float
    prepared: Callable[[Path, Path], Path] = lambda path, _folder: path


def _with_numbers(path: Path, folder: Path) -> Path:
    """Make a table of labelled texts: how long they are, and how many digits are in them."""
    with (folder / "messages.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["message", "letters", "digits", "label"])
        for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
            label, text = line.split("\t", 1)
            writer.writerow([text, len(text), sum(letter.isdigit() for letter in text), label])
    return folder / "messages.csv"


FIGURES = {
    "imdb": Figure(
        "imdb", "--sample two-languages",
        f"{CLASSIC} text_input_1.vocabulary=10000 text_input_1.length=300 embedding_1.dimension=64 lstm_1.units=64 "
        "epochs=4 batch_size=64 learning_rate=0.004", "accuracy", 0.85,
    ),
    "spam": Figure(
        "sms_spam/SMSSpamCollection.tsv", "--sample two-languages",
        "tokenizer=bpe text_input_1.vocabulary=4000 text_input_1.length=100 epochs=8", "spam", 0.93,
    ),
    "hotels": Figure(
        "chnsenticorp_htl", "--sample two-languages",
        f"{CLASSIC} text_input_1.vocabulary=3000 text_input_1.length=160 epochs=7", "accuracy", 0.85,
    ),
    "news": Figure(
        "ag_news", "--sample text-transformer --option test_fraction=0.2 --option validation_fraction=0.05",
        f"{ENCODER} text_input_1.vocabulary=6000 text_input_1.length=64 transformer_encoder_1.dropout=0.2",
        "accuracy", 0.80,
    ),
    "headlines": Figure(
        "thucnews_short", "--sample text-transformer --option validation_fraction=0.01",
        f"{ENCODER} text_input_1.vocabulary=3000 text_input_1.length=32 transformer_encoder_1.dropout=0.3 keep=last",
        "accuracy", 0.80,
    ),
    "sst2-frozen": Figure("sst2", "--sample text-encoder", "text_input_1.length=48 epochs=20", "accuracy", 0.75),
    "sst2-tuned": Figure(
        "sst2", "--sample text-encoder",
        "text_input_1.length=48 text_encoder_1.frozen=no text_encoder_1.rate=0.03 epochs=1", "accuracy", 0.83,
    ),
    "imagenette": Figure("imagenette_sample/imagenette_sample.zip", "--network backbone", "epochs=10",
                         "validation/accuracy", 0.97),
    "temperatures": Figure("timeseries/daily-min-temperatures.csv", "", "epochs=15", "gain", 0.10),
    "housing": Figure(
        "tabular/california_housing.tgz", "--network dense",
        "linear_1.units=10 linear_2.units=20 optimizer=sgd learning_rate=0.01 epochs=100", "r2", 0.70,
    ),
    "shakespeare-lstm": Figure(
        "tinyshakespeare/input.txt", "--sample lstm-writer",
        "embedding_1.dimension=256 lstm_1.units=1024 batch_size=64 learning_rate=0.002 epochs=4",
        "validation/loss", -1.6,
    ),
    "shakespeare-transformer": Figure(
        "tinyshakespeare/input.txt", "--sample transformer-writer",
        "text_input_1.length=128 embedding_1.dimension=128 transformer_encoder_1.hidden=512 warmup_steps=50 "
        "learning_rate=0.002 epochs=10", "validation/loss", -1.6,
    ),
    "messages": Figure("sms_spam/SMSSpamCollection.tsv", "", "epochs=6", "spam", 0.93, _with_numbers),
    "titanic": Figure("tabular/seaborn_titanic.csv", "--option ignored=alive", "epochs=30", "accuracy", 0.79),
    "mpg": Figure("tabular/seaborn_mpg.csv", "", "epochs=100", "r2", 0.80),
}  # fmt: skip


def _path(figure: Figure, folder: Path) -> Path:
    path = DATA / figure.data
    if not path.exists():
        pytest.skip(f"{path} is not there")
    return figure.prepared(path, folder)


@pytest.mark.parametrize("key", FIGURES)
def test_figure_is_reached(key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figure = FIGURES[key]
    project = str(tmp_path / f"{key}.mlab")
    chosen = [word for setting in figure.settings.split() for word in ("--set", setting)]
    assert main(["new", project, "--data", str(_path(figure, tmp_path)), *figure.begin.split(), *chosen]) == 0
    assert main(["train", project]) == 0
    capsys.readouterr()
    assert main(["evaluate", project, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    if figure.metric in found["classes"]:
        measured = found["classes"][figure.metric][2]
    elif figure.metric.startswith("validation/"):
        measured = load(Path(project)).runs[-1].metrics[figure.metric] * (-1 if figure.metric.endswith("loss") else 1)
    elif figure.metric == "gain":
        measured = 1 - found["metrics"]["mae"] / found["baseline_mae"]
    else:
        measured = found["metrics"][figure.metric]
    with capsys.disabled():
        print(f"\n{key}: {figure.metric} {measured:.3f}, asked {figure.reached}")
    assert measured >= figure.reached
