"""Bundled tables: the small classics that scikit-learn carries."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from modellab.data.dataset import Field
from modellab.data.samples import Array, Column
from modellab.data.sources.packed import open_unpacked
from modellab.data.sources.spec import Loaded, Request, SourceSpec
from modellab.errors import ModelLabError, Text
from modellab.settings import Choice, Setting

_MEASURES = (
    "radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave points", "symmetry",
    "fractal dimension",
)  # fmt: skip


@dataclass(frozen=True)
class _Table:
    """One of scikit-learn's tables.

    Attributes:
        files: Of the columns and, where they lie apart, of the answers.
        columns: Names of what the network reads.
        classes: In code order; empty for a regression.
        target: Name of what is answered.
        delimiter: None for blanks.
        num_header: Lines above the numbers.
    """

    label: str
    files: tuple[str, ...]
    columns: tuple[str, ...]
    classes: tuple[str, ...] = ()
    target: str = "class"
    delimiter: str | None = ","
    num_header: int = 1


_TABLES: Mapping[str, _Table] = {
    "breast_cancer": _Table(
        "Breast cancer", ("breast_cancer.csv",),
        tuple(f"{of} {what}" if of != "error" else f"{what} {of}"
              for of in ("mean", "error", "worst") for what in _MEASURES),
        ("malignant", "benign"), "diagnosis",
    ),
    "wine": _Table(
        "Wine", ("wine_data.csv",),
        ("alcohol", "malic acid", "ash", "alcalinity of ash", "magnesium", "total phenols",
         "flavanoids", "nonflavanoid phenols", "proanthocyanins", "colour intensity",
         "hue", "od280/od315 of diluted wines", "proline"),
        ("class_0", "class_1", "class_2"), "grower",
    ),
    "iris": _Table(
        "Iris", ("iris.csv",),
        ("sepal length", "sepal width", "petal length", "petal width"),
        ("setosa", "versicolor", "virginica"), "species",
    ),
    "diabetes": _Table(
        "Diabetes", ("diabetes_data_raw.csv.gz", "diabetes_target.csv.gz"),
        ("age", "sex", "body mass index", "blood pressure", "total cholesterol", "LDL", "HDL", "cholesterol / HDL",
         "triglycerides (log)", "blood sugar"),
        target="progression", delimiter=None, num_header=0,
    ),
    "linnerud": _Table(
        "Linnerud", ("linnerud_exercise.csv", "linnerud_physiological.csv"),
        ("chins", "situps", "jumps"), target="weight, waist, pulse", delimiter=None,
    ),
}  # fmt: skip


def open_bundled_table(request: Request) -> Loaded:
    """Read one of the tables that scikit-learn carries.

    Raises:
        ModelLabError: scikit-learn is not installed.
    """
    table = _TABLES[request.options.text("table")]
    numbers = np.hstack([_read(file, table) for file in table.files])
    request.tell(1, 1)
    width = len(table.columns)
    answers = numbers[:, width:]
    field, raw = _answers(table, answers)
    return Loaded(
        fields=(Field("columns", "table", (0,)), field),  # shape and names follow once the training split is known
        raw={"columns": np.ascontiguousarray(numbers[:, :width]), field.name: raw},
        fingerprint=hashlib.sha256(numbers.astype("<f8").tobytes()).hexdigest(),
        columns=tuple(Column(name, "number") for name in table.columns),
    )


def _answers(table: _Table, answers: NDArray[np.float64]) -> tuple[Field, Array]:
    if table.classes:
        return Field("label", "class", (), classes=table.classes, label=table.target), answers[:, 0].astype(np.int64)
    return Field("value", "value", (answers.shape[1],), label=table.target), answers.astype(np.float32)


def _read(file: str, table: _Table) -> NDArray[np.float64]:
    """Read scikit-learn's file itself; importing the package takes two seconds and 100 MB."""
    package = importlib.util.find_spec("sklearn")
    if package is None or not package.submodule_search_locations:
        raise ModelLabError(
            Text("The bundled tables are missing, because scikit-learn is not installed."),
            Text("Install it with: pip install scikit-learn"),
        )
    path = Path(package.submodule_search_locations[0]) / "datasets" / "data" / file
    with open_unpacked(path) as opened:
        lines = opened.read().decode("ascii").splitlines()[table.num_header :]
    return np.loadtxt(lines, delimiter=table.delimiter, dtype=np.float64, ndmin=2)


BUNDLED_TABLE = SourceSpec(
    kind="bundled_table",
    label="Classic tables",
    help="Small tables of measurements to classify or to predict a number from. They come with the program.",
    settings=(
        Setting(
            "table", "Table", "choice", "breast_cancer", "Which of the tables.",
            choices=tuple(Choice(key, table.label) for key, table in _TABLES.items()),
        ),
    ),
    detects=lambda _path: False,
    open=open_bundled_table,
    needs_path=False,
)  # fmt: skip
