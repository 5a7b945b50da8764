"""Strict records of what stands in the file, and their way to and from the program's own values."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from modellab.data import dataset as data
from modellab.errors import ModelLabError, Text
from modellab.project import plainjson
from modellab.project.plainjson import plain_text
from modellab.settings import Settings
from modellab.training.recipe import Recipe

Name = Annotated[str, Field(max_length=1_000)]
Long = Annotated[str, Field(max_length=100_000)]
Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0, le=2**62)]
Value = bool | int | float | Long | Annotated[list[int], Field(max_length=16)] | None
Values = Annotated[dict[Key, Value], Field(max_length=200)]
Opaque = Annotated[dict[str, object], Field(max_length=10_000)]
_MAX_SHOWN = 3


class Record(BaseModel):
    """A part of the file: exact types, no unknown fields."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


AnyRecord = TypeVar("AnyRecord", bound=Record)


class PartRecord(Record):
    """One member of the archive."""

    name: Name
    size: Count
    sha256: Sha256


class ManifestRecord(Record):
    """``manifest.json``: what the file is and what it holds."""

    app: Name
    digest: Sha256
    format: Annotated[int, Field(ge=1)]
    name: Name
    parts: Annotated[list[PartRecord], Field(max_length=20_000)]
    reader: Annotated[int, Field(ge=1)]
    runs: Annotated[list[Key], Field(max_length=1_000)]


class DatasetRecord(Record):
    """Where the data comes from; mirrors ``DatasetConfig``."""

    source: Key
    path: Annotated[str, Field(max_length=4_096, pattern=r"^[^\x00]*$")]
    options: Values
    validation_fraction: Annotated[float, Field(ge=0, lt=1)]
    test_fraction: Annotated[float, Field(ge=0, lt=1)]
    split_seed: Annotated[int, Field(ge=-(2**63), lt=2**64)]
    train_limit: Annotated[int, Field(ge=1, le=2**62)] | None = None

    def value(self, path: str) -> data.DatasetConfig:
        """Return the configuration, with the path as the program shall use it."""
        return data.DatasetConfig(
            self.source,
            path,
            _settings(self.options),
            self.validation_fraction,
            self.test_fraction,
            self.split_seed,
            self.train_limit,
        )


class TrainingRecord(Record):
    """How to train; mirrors ``Recipe``."""

    general: Values
    optimizer: Key
    optimizer_settings: Values
    schedule: Key
    schedule_settings: Values
    loss: Key | Literal[""]
    loss_settings: Values

    def value(self) -> Recipe:
        """Return the recipe."""
        return Recipe(
            _settings(self.general),
            self.optimizer,
            _settings(self.optimizer_settings),
            self.schedule,
            _settings(self.schedule_settings),
            self.loss,
            _settings(self.loss_settings),
        )


class FieldRecord(Record):
    """One named part of a sample; mirrors ``data.Field``."""

    name: Name
    modality: data.Modality
    shape: Annotated[list[Count], Field(max_length=8)]
    classes: Annotated[list[Name], Field(max_length=100_000)]
    columns: Annotated[list[Name], Field(max_length=100_000)]
    label: Name = ""
    characters: Count = 0
    categories: Count = 0


class SchemaRecord(Record):
    """What was understood of a data set; mirrors ``data.Schema``."""

    fields: Annotated[list[FieldRecord], Field(max_length=100)]
    counts: dict[data.SplitName, Count]
    class_counts: Annotated[dict[Name, Count], Field(max_length=100_000)]
    fingerprint: Name
    skipped: Annotated[list[Annotated[list[Long], Field(min_length=2, max_length=2)]], Field(max_length=100_000)]

    def value(self) -> data.Schema:
        """Return the schema."""
        parts = tuple(
            data.Field(
                f.name, f.modality, tuple(f.shape), tuple(f.classes), tuple(f.columns), f.label, f.characters,
                f.categories,
            )
            for f in self.fields
        )  # fmt: skip
        skipped = tuple((entry[0], entry[1]) for entry in self.skipped)
        return data.Schema(parts, self.counts, self.class_counts, self.fingerprint, skipped)


class RecipeRecord(Record):
    """``recipe.json``: data, preparation, augmentation and training, of the project or of a run."""

    augmentation: Opaque
    dataset: DatasetRecord | None
    fingerprint: Name
    preparation: Opaque
    data_schema: SchemaRecord | None
    training: TrainingRecord


class RunInfoRecord(Record):
    """``runs/<id>/environment.json``: what a run is called, when and where it ran, how it ended."""

    created: float
    environment: Annotated[dict[Name, Long], Field(max_length=1_000)]
    group: Name = ""
    metrics: Annotated[dict[Name, float | None], Field(max_length=10_000)]
    name: Name
    note: Long


def parse(record: type[AnyRecord], value: object, part: str) -> AnyRecord:
    """Check a part of the file, and name everything that is wrong in one sentence.

    Raises:
        ModelLabError: A field is missing, unknown, or not of its type.
    """
    try:
        return record.model_validate(value)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        shown = [f"{'.'.join(map(str, entry['loc'])) or 'all'}: {entry['msg']}" for entry in found[:_MAX_SHOWN]]
        more = [f"and {len(found) - _MAX_SHOWN} more"] if len(found) > _MAX_SHOWN else []
        problems = plain_text("; ".join([*shown, *more]).replace("\n", " "), 400)
        raise ModelLabError(
            Text("{part} does not hold what it should: {problems}.", part=part, problems=problems)
        ) from None


def describe(record: type[Record], value: object, part: str) -> dict[str, object]:
    """Turn the program's own values into what a part of the file holds, and check it before it is written.

    Raises:
        ModelLabError: A value cannot stand in the file: too long, not finite, not plain data.
    """
    try:
        found = plainjson.loads(plainjson.dumps(_plain(value)))
    except (TypeError, ValueError):
        raise ModelLabError(Text("{part} holds values that cannot be saved.", part=part)) from None
    # what a field of its own was added for later is left out where it is not used, so that older programs read the rest
    return parse(record, found, part).model_dump(exclude_defaults=True)


def numbers_out(metrics: Mapping[str, float]) -> dict[str, float | None]:
    """Write what is not a finite number as null, which JSON can hold."""
    return {name: float(value) if math.isfinite(value) else None for name, value in metrics.items()}


def numbers_in(metrics: Mapping[str, float | None]) -> dict[str, float]:
    """Read null as "not a number"."""
    return {name: math.nan if value is None else value for name, value in metrics.items()}


def _plain(value: object) -> object:
    """Write frozen records as objects; their fields have the names of the records above."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    return value


def _settings(values: Mapping[str, Value]) -> Settings:
    return Settings({name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})
