"""What happens to every sample before the network sees it: fitted once on the training split, saved, used for ever.

Training, evaluation and the answer to a dropped picture all go through ``Preparation``, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from modellab.data.column_scale import ColumnScale, code_of, fit_column
from modellab.data.preparation_rows import PREPARATION, PreparationConfig
from modellab.data.samples import Array, Dataset, PictureFormat
from modellab.data.series import SeriesScale, fit_series
from modellab.data.texts import TextLimits, TextScale, fit_texts
from modellab.errors import ModelLabError, Text

if TYPE_CHECKING:
    from PIL.Image import Image
    from torch import Tensor, device

__all__ = ["PREPARATION", "Preparation", "PreparationConfig", "Prepared", "fit"]

_DARK, _BRIGHT = 64, 160
_DARK_SHARE = 0.9
FIXED = {
    "none": ((0.0,) * 3, (1.0,) * 3),
    "unit": ((0.5,) * 3, (0.5,) * 3),
    "imagenet": ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
}
"""Mean and standard deviation of red, green and blue, pixels from 0 to 1: those that torchvision's weights want."""
_CHUNK = 4096
_SHOWN_NAMES = 10


@dataclass(frozen=True, slots=True)
class PictureScale:
    """Fitted numbers of a picture field.

    Attributes:
        mean: Per channel, of pixels in [0, 1].
        std: Per channel, never 0.
        has_dark_border: Whether the training pictures are grey with a dark border.
    """

    form: PictureFormat
    mean: tuple[float, ...]
    std: tuple[float, ...]
    invert: str = "auto"
    has_dark_border: bool = False


@dataclass(frozen=True, slots=True)
class ValueScale:
    """Fitted numbers of the values to predict: those of the training split.

    Attributes:
        field: Name of the field that holds them.
    """

    mean: float
    std: float
    field: str = "value"


@dataclass(frozen=True, slots=True)
class Prepared:
    """One sample ready for the network.

    Attributes:
        tensor: Float32 (1, ...) on the CPU; int64 (1, T) of a text.
        notes: What people should know about how it was read.
    """

    tensor: Tensor
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Preparation:
    """Frozen numbers that turn raw samples into what the network reads."""

    picture: PictureScale | None = None
    columns: tuple[ColumnScale, ...] = ()
    values: ValueScale | None = None
    texts: tuple[TextScale, ...] = ()
    series: SeriesScale | None = None

    def prepare_values(self, values: Tensor) -> Tensor:
        """Bring values of the data to what the network is taught to answer."""
        return values if self.values is None else (values - self.values.mean) / self.values.std

    def restore_values(self, values: Tensor) -> Tensor:
        """Bring answers of a value output back to the unit of the data."""
        return values if self.values is None else values * self.values.std + self.values.mean

    def restore(self, field: str, numbers: Tensor) -> Tensor:
        """Bring answers or targets of a field back to the unit of the data; anything but values is left alone."""
        return self.restore_values(numbers) if self.values is not None and self.values.field == field else numbers

    def apply(self, raw: Tensor) -> Tensor:
        """Prepare raw samples of a data set.

        Args:
            raw: Pictures, uint8 (B, C, H, W) on any device, rows of a table, float64 (B, columns) on the CPU, or
                windows of a series, float (B, steps, features) on any device.

        Returns:
            Float32 (B, C, H, W), (B, features) or (B, steps, features) on the same device.
        """
        if self.series is not None and raw.dim() == 3:
            return self.series.apply(raw)
        return self.normalise(raw, 255.0) if raw.dim() == 4 else self._apply_table(raw)

    def normalise(self, x_BCHW: Tensor, brightest: float = 1.0) -> Tensor:
        """Normalise pictures whose pixels reach from 0 to ``brightest``."""
        assert self.picture is not None
        factor, offset = _constants(self.picture, brightest, x_BCHW.device)
        # In place on the fresh copy that the conversion makes: two passes over memory instead of three.
        return x_BCHW.float().mul(factor).add_(offset)

    def restore_pictures(self, x_BCHW: Tensor) -> Tensor:
        """Undo ``normalise``: bring pictures that a network made back to pixels, 0 to 1 where it made them right."""
        assert self.picture is not None
        factor, offset = _constants(self.picture, 1.0, x_BCHW.device)
        return (x_BCHW.float() - offset) / factor

    def _apply_table(self, raw_BK: Tensor) -> Tensor:
        import torch

        parts = []
        for k, column in enumerate(self.columns):
            cells = torch.nan_to_num(raw_BK[:, k], nan=column.fill)
            if column.kind == "number":
                parts.append(((cells - column.mean) / column.std)[:, None])
            else:
                parts.append(cells[:, None] == torch.arange(len(column.values)))
        return torch.cat([part.float() for part in parts], dim=1)

    def read_picture(self, source: Image | Path | str | bytes) -> Prepared:
        """Read a new picture exactly as those of the training set were read.

        Raises:
            ModelLabError: It is not a picture that can be read, or this data set has no pictures.
        """
        import torch

        from modellab.data import pictures

        if self.picture is None:
            raise ModelLabError(Text("The network was trained on a table, not on pictures."))
        opened = pictures.read_picture(source) if isinstance(source, Path | str | bytes) else source
        is_inverted = self._inverts(opened)
        array = pictures.to_array(opened, self.picture.form, is_inverted=is_inverted)
        note = Text("The picture was inverted, since the training pictures are bright on dark.")
        if self.picture.invert == "always":
            note = Text("The picture was inverted, as the settings say.")
        return Prepared(self.apply(torch.from_numpy(array)[None]), (note,) if is_inverted else ())

    def _inverts(self, picture: Image) -> bool:
        from modellab.data.pictures import to_mode

        assert self.picture is not None
        if self.picture.invert != "auto":
            return self.picture.invert == "always"
        if not self.picture.has_dark_border:
            return False
        grey = np.asarray(to_mode(picture, 1))[None, None]
        return bool(_border_medians(grey)[0] > _BRIGHT)

    def read_row(self, cells: Mapping[str, object]) -> Prepared:
        """Read a new row of a table; a missing or empty cell is filled in as gaps were in training.

        Args:
            cells: By column name; numbers, or texts as in the file.

        Raises:
            ModelLabError: A cell of a number column holds no number, or nothing of the row is known.
        """
        import torch

        self.check_row(cells)
        codes, notes = [], []
        for column in self.columns:
            code, note = code_of(column, cells.get(column.name))
            codes.append(code)
            notes += [note] if note else []
        return Prepared(self._apply_table(torch.tensor([codes], dtype=torch.float64)), tuple(notes))

    @property
    def first_text(self) -> TextScale:
        """What was fitted on the text field that the network reads, the first where there are several.

        Raises:
            ModelLabError: The network does not read texts.
        """
        return self.text_scale(self.texts[0].field if self.texts else "")

    def text_scale(self, field: str = "text") -> TextScale:
        """Return what was fitted on a text field.

        Raises:
            ModelLabError: The network does not read this field.
        """
        scale = next((scale for scale in self.texts if scale.field == field), None)
        if scale is None:
            raise ModelLabError(Text("The network does not read texts."), Text("Choose a run of one that does."))
        return scale

    def read_text(self, text: str, field: str = "text", *, cut: str = "") -> Prepared:
        """Read a new text exactly as those of the training set were read.

        Args:
            text: As it was typed.
            field: Which text of a sample it is.
            cut: Which end of a text that is too long is kept, ``start`` or ``end``; empty for the one of training.

        Raises:
            ModelLabError: There is no text, or the network does not read texts.
        """
        import torch

        scale = self.text_scale(field)
        ids, notes = scale.read(text, cut)
        return Prepared(torch.from_numpy(np.array([scale.fill(ids)], np.int64)), notes)  # quicker than torch.tensor

    def encode(self, field: str, texts: Iterable[str]) -> list[list[int]]:
        """Return the token ids of texts of a field, none longer than the text input takes."""
        return self.text_scale(field).encode(texts)

    def check_row(self, cells: Mapping[str, object]) -> None:
        """Refuse a row of another table: filled in from end to end, it would get an answer that means nothing.

        Raises:
            ModelLabError: It has none of the columns.
        """
        names = [*(column.name for column in self.columns), *(scale.column for scale in self.texts if scale.column)]
        if not names:
            raise ModelLabError(Text("The network was trained on pictures, not on a table."))
        if not any(name in cells for name in names):
            raise ModelLabError(
                Text("The row has none of the columns that the network was trained on."),
                Text("Expected: {names}.", names=", ".join(names[:_SHOWN_NAMES])),
            )

    def read_series(self, rows: Any) -> Prepared:
        """Read the last window of a new series.

        Args:
            rows: Float (rows, features) in the unit of the data, or (rows,) of one column; NaN for gaps, which the
                number before them fills.

        Raises:
            ModelLabError: It has other columns or too few rows, or this data set has no series.
        """
        import torch

        if self.series is None:
            raise ModelLabError(Text("The network was not trained on a series."))
        return Prepared(self.series.apply(torch.from_numpy(self.series.check(rows))[None]))

    def to_json(self) -> dict[str, Any]:
        """Return plain data for files."""
        picture = asdict(self.picture) if self.picture else None
        columns = [asdict(column) for column in self.columns]
        return {
            "picture": picture,
            "columns": columns,
            "values": asdict(self.values) if self.values else None,
            "texts": [asdict(scale) for scale in self.texts],
            "series": asdict(self.series) if self.series else None,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what ``to_json`` wrote.

        Raises:
            ModelLabError: The data was not written by ``to_json``.
        """
        try:
            picture, values = data["picture"], data.get("values")
            return cls(
                picture=_picture_scale(picture) if picture else None,
                columns=tuple(ColumnScale(**{**c, "values": tuple(c["values"])}) for c in data["columns"]),
                values=ValueScale(float(values["mean"]), float(values["std"]), str(values["field"]))
                if values
                else None,
                texts=tuple(TextScale(**text) for text in data.get("texts", ())),
                series=SeriesScale.from_json(data["series"]) if data.get("series") else None,
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ModelLabError(
                Text("The saved preparation of the data is damaged: {reason}.", reason=str(error)),
                Text("Train again to fit it anew."),
            ) from error


def _picture_scale(data: Mapping[str, Any]) -> PictureScale:
    numbers = {name: tuple(float(number) for number in data[name]) for name in ("mean", "std")}
    return PictureScale(**{**data, **numbers, "form": PictureFormat(**data["form"])})


def fit(dataset: Dataset, config: PreparationConfig | None = None, limits: Sequence[TextLimits] = ()) -> Preparation:
    """Fit the preparation on the training split, and on nothing else.

    Args:
        dataset: Opened.
        config: The user's choice.
        limits: What the text inputs of the network take, in order (``wiring.text_limits``).

    Raises:
        ModelLabError: A tokenizer cannot be fitted within the limits.
    """
    config = config or PreparationConfig()
    return Preparation(
        picture=_fit_pictures(dataset, config) if dataset.picture else None,
        columns=tuple(fit_column(dataset, k, config) for k in range(len(dataset.columns))),
        values=_fit_values(dataset, config),
        texts=fit_texts(dataset, config, limits),
        series=fit_series(dataset, is_standardised=config.normalise != "none") if dataset.series else None,
    )


def _fit_values(dataset: Dataset, config: PreparationConfig) -> ValueScale | None:
    field = next((field for field in dataset.schema.targets if field.modality == "value"), None)
    train = dataset.splits["train"]
    if field is None or config.values != "standardise" or not len(train):
        return None
    values = dataset.raw[field.name][train].astype(np.float64)
    std = float(values.std())
    return ValueScale(float(values.mean()), std if std > 1e-12 else 1.0, field.name)


def _fit_pictures(dataset: Dataset, config: PreparationConfig) -> PictureScale:
    assert dataset.picture is not None
    form, raw, train = dataset.picture, dataset.raw["image"], dataset.splits["train"]
    counts = np.zeros((form.channels, 256), np.int64)
    num_dark = 0
    for start in range(0, len(train), _CHUNK):
        chunk = raw[train[start : start + _CHUNK]]
        for channel in range(form.channels):
            counts[channel] += np.bincount(chunk[:, channel].ravel(), minlength=256)
        num_dark += int((_border_medians(chunk) < _DARK).sum()) if form.channels == 1 else 0
    mean, std = _moments(counts) if config.normalise == "standardise" else _fixed(config.normalise, form.channels)
    return PictureScale(
        form=form,
        mean=tuple(mean),
        std=tuple(std),
        invert=config.invert,
        has_dark_border=form.channels == 1 and num_dark >= _DARK_SHARE * max(len(train), 1),
    )


def _fixed(normalise: str, channels: int) -> tuple[list[float], list[float]]:
    """Mean and standard deviation per channel that do not depend on the samples."""
    mean, std = FIXED[normalise]
    if channels == len(mean):
        return list(mean), list(std)
    return [sum(mean) / len(mean)] * channels, [sum(std) / len(std)] * channels


def _moments(counts: Array) -> tuple[list[float], list[float]]:
    """Mean and standard deviation per channel from a histogram of bytes, exact whatever the number of pictures."""
    levels = np.arange(256) / 255
    total = np.maximum(counts.sum(axis=1), 1)
    mean = counts @ levels / total
    variance = np.maximum(counts @ levels**2 / total - mean**2, 0)
    std = np.sqrt(variance)
    return mean.tolist(), np.where(std < 1e-6, 1.0, std).tolist()


def _border_medians(raw_NCHW: Array) -> Array:
    """Median brightness of the outermost pixels of each picture."""
    edges = (raw_NCHW[:, 0, 0], raw_NCHW[:, 0, -1], raw_NCHW[:, 0, :, 0], raw_NCHW[:, 0, :, -1])
    # np.median takes 40 microseconds for one small picture, a fifth of reading it.
    pixels = np.sort(np.concatenate(edges, axis=1), axis=1).astype(np.float64)
    middle = pixels.shape[1] // 2
    medians: Array = (pixels[:, middle] + pixels[:, -1 - middle]) / 2
    return medians


@lru_cache(maxsize=64)
def _constants(scale: PictureScale, brightest: float, place: device) -> tuple[Tensor, Tensor]:
    """Factor and offset on the device, so that a batch sends nothing there."""
    import torch

    shape = (1, -1, 1, 1)
    with torch.inference_mode(False):  # what a prediction was first to ask for must serve training too
        std = torch.tensor(scale.std, dtype=torch.float64).reshape(shape)
        mean = torch.tensor(scale.mean, dtype=torch.float64).reshape(shape)
        return (1 / (std * brightest)).float().to(place), (-mean / std).float().to(place)
