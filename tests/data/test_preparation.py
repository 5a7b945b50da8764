import io
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torchvision.transforms.functional import normalize

from modellab.data.column_scale import with_columns_of
from modellab.data.preparation import Preparation, PreparationConfig, fit
from modellab.data.samples import Dataset
from modellab.errors import ModelLabError

Make = Callable[..., Path]
Opened = Callable[..., Dataset]
TABLE = "size,colour,label\n" + "".join(
    f"{i % 7 if i % 5 else ''},{('red', 'blue')[i % 2]},{('a', 'b')[i % 2]}\n" for i in range(100)
)


def test_training_pictures_have_mean_zero_and_deviation_one(digits: Dataset) -> None:
    prepared = fit(digits).apply(torch.from_numpy(digits.samples("image", "train")))
    assert prepared.mean().abs() < 1e-5
    assert abs(prepared.std(correction=0) - 1) < 1e-5


def test_nothing_but_the_training_split_is_looked_at(digits: Dataset) -> None:
    raw = digits.raw["image"].copy()
    raw[digits.splits["test"]] = 255
    changed = Dataset(digits.config, digits.schema, {**digits.raw, "image": raw}, digits.splits, picture=digits.picture)
    assert fit(changed) == fit(digits)


def test_unit_brings_pixels_from_minus_1_to_1(digits: Dataset) -> None:
    preparation = fit(digits, PreparationConfig(normalise="unit"))
    prepared = preparation.apply(torch.tensor([[[[0, 255]]]], dtype=torch.uint8))
    assert prepared.flatten().tolist() == [-1.0, 1.0]


def test_imagenet_prepares_colours_as_torchvision_does(make_pictures: Callable[..., Path], opened: Opened) -> None:
    dataset = opened(make_pictures(*(f"{name}/{i}.png" for name in "ab" for i in range(5))), image=(3, 8, 8))
    raw = torch.from_numpy(dataset.raw["image"][:2])
    prepared = fit(dataset, PreparationConfig(normalise="imagenet")).apply(raw)
    expected = normalize(raw.float() / 255, [0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
    torch.testing.assert_close(prepared, expected)


def test_columns_are_standardised_however_pictures_are_normalised(make_table: Callable, opened: Opened) -> None:
    dataset = opened(make_table(TABLE))
    assert fit(dataset, PreparationConfig(normalise="imagenet")) == fit(dataset)


def test_without_normalising_pixels_lie_between_0_and_1(digits: Dataset) -> None:
    preparation = fit(digits, PreparationConfig(normalise="none"))
    prepared = preparation.apply(torch.from_numpy(digits.samples("image", "train")))
    assert prepared.min() == 0
    assert prepared.max() == 1


def test_saved_numbers_come_back_exactly(digits: Dataset) -> None:
    preparation = fit(digits)
    assert Preparation.from_json(json.loads(json.dumps(preparation.to_json()))) == preparation


def test_damaged_numbers_are_refused() -> None:
    with pytest.raises(ModelLabError, match="preparation of the data is damaged"):
        Preparation.from_json({"picture": {"mean": [0]}, "columns": []})


def test_a_file_is_read_as_it_was_for_training(make_pictures: Callable[..., Path], opened: Opened) -> None:
    folder = make_pictures(*(f"{name}/{i}.png" for name in "ab" for i in range(5)), size=(31, 17))
    dataset = opened(folder, image=(3, 8, 8))
    preparation = fit(dataset)
    index = int(dataset.splits["train"][0])
    trained = preparation.apply(torch.from_numpy(dataset.raw["image"][index : index + 1]))
    assert torch.equal(preparation.read_picture(folder / dataset.name_of(index)).tensor, trained)


def test_bytes_and_decoded_pictures_give_the_same_as_the_file(digits: Dataset, tmp_path: Path) -> None:
    picture = Image.fromarray(np.random.default_rng(0).integers(0, 256, (20, 20), np.uint8))
    picture.save(tmp_path / "drawn.png")
    from_file = fit(digits).read_picture(tmp_path / "drawn.png").tensor
    assert torch.equal(from_file, fit(digits).read_picture((tmp_path / "drawn.png").read_bytes()).tensor)
    assert torch.equal(from_file, fit(digits).read_picture(picture).tensor)


def _drawn(ground: int, ink: int) -> Image.Image:
    picture = Image.new("L", (24, 24), ground)
    picture.paste(ink, (9, 4, 15, 20))
    return picture


def test_dark_on_bright_is_inverted_for_bright_on_dark_data_and_said(digits: Dataset) -> None:
    preparation = fit(digits)
    inverted, plain = preparation.read_picture(_drawn(255, 0)), preparation.read_picture(_drawn(0, 255))
    assert torch.equal(inverted.tensor, plain.tensor)
    assert "inverted" in inverted.notes[0]
    assert plain.notes == ()


@pytest.mark.parametrize(("choice", "ground", "is_inverted"), [("never", 255, False), ("always", 0, True)])
def test_the_users_choice_to_invert_is_followed(digits: Dataset, choice: str, ground: int, is_inverted: bool) -> None:
    read = fit(digits, PreparationConfig(invert=choice)).read_picture(_drawn(ground, 128))
    assert bool(read.notes) is is_inverted


def test_colour_data_is_never_inverted_by_itself(make_pictures: Callable[..., Path], opened: Opened) -> None:
    folder = make_pictures("a/1.png", "a/2.png", "b/1.png", "b/2.png")
    assert fit(opened(folder)).read_picture(_drawn(255, 0)).notes == ()


def test_gaps_become_the_training_median(make_table: Callable[..., Path], opened: Opened) -> None:
    dataset = opened(make_table(TABLE))
    preparation = fit(dataset)
    train = dataset.raw["columns"][dataset.splits["train"], 0]
    median = str(np.nanmedian(train))
    gap = preparation.read_row({"colour": "red"})
    assert torch.equal(gap.tensor, preparation.read_row({"size": median, "colour": "red"}).tensor)
    assert "size" in gap.notes[0]


def test_rows_are_read_as_they_were_for_training(make_table: Callable[..., Path], opened: Opened) -> None:
    dataset = opened(make_table(TABLE))
    preparation = fit(dataset)
    prepared = preparation.apply(torch.from_numpy(dataset.raw["columns"]))
    assert torch.equal(preparation.read_row({"size": 1, "colour": "blue"}).tensor[0], prepared[1])


def test_numbers_are_standardised_and_categories_one_hot(make_table: Callable[..., Path], opened: Opened) -> None:
    dataset = opened(make_table(TABLE))
    assert dataset.schema.inputs[0].columns == ("size", "colour=blue", "colour=red")
    prepared = fit(dataset).apply(torch.from_numpy(dataset.samples("columns", "train")))
    assert prepared[:, 0].mean().abs() < 1e-5
    assert set(prepared[:, 1].tolist()) == {0.0, 1.0}


REGRESSION = "x,target\n" + "".join(f"{i},{200_000 + 1000.5 * i}\n" for i in range(60))


def test_values_are_standardised_and_restored(make_table: Callable[..., Path], opened: Opened) -> None:
    dataset = opened(make_table(REGRESSION))
    preparation = fit(dataset)
    values = torch.from_numpy(dataset.samples("value", "train"))
    prepared = preparation.prepare_values(values)
    assert prepared.mean().abs() < 1e-4
    assert torch.allclose(preparation.restore_values(prepared), values)


def test_values_are_left_alone_where_the_user_says_so(make_table: Callable[..., Path], opened: Opened) -> None:
    preparation = fit(opened(make_table(REGRESSION)), PreparationConfig(values="none"))
    assert preparation.prepare_values(torch.tensor([5.0])).item() == 5


def test_saved_numbers_of_a_table_come_back_exactly(make_table: Callable[..., Path], opened: Opened) -> None:
    preparation = fit(opened(make_table(REGRESSION)))
    assert Preparation.from_json(json.loads(json.dumps(preparation.to_json()))) == preparation


def test_preparations_saved_before_values_were_scaled_still_open(digits: Dataset) -> None:
    old = fit(digits).to_json()
    del old["values"]
    assert Preparation.from_json(old) == fit(digits)


def test_an_unknown_category_is_none_of_the_known_and_said(make_table: Callable[..., Path], opened: Opened) -> None:
    read = fit(opened(make_table(TABLE))).read_row({"size": 1, "colour": "green"})
    assert read.tensor[0, 1:].tolist() == [0, 0]
    assert 'no "green"' in read.notes[0]


def test_words_in_a_number_column_are_refused(make_table: Callable[..., Path], opened: Opened) -> None:
    with pytest.raises(ModelLabError, match=r'"size": expected a number. Received many'):
        fit(opened(make_table(TABLE))).read_row({"size": "many"})


def test_settings_are_checked() -> None:
    with pytest.raises(ModelLabError, match="Normalise: expected one of"):
        PreparationConfig.from_json({"normalise": "sometimes"})


def test_a_table_network_refuses_pictures(make_table: Callable[..., Path], opened: Opened) -> None:
    buffer = io.BytesIO()
    _drawn(0, 255).save(buffer, "PNG")
    with pytest.raises(ModelLabError, match="trained on a table"):
        fit(opened(make_table(TABLE))).read_picture(buffer.getvalue())


def _prepared(preparation: Preparation, dataset: Dataset) -> torch.Tensor:
    return preparation.apply(torch.from_numpy(with_columns_of(dataset, preparation.columns).raw["columns"]))


def test_columns_in_another_order_with_other_categories_are_prepared_alike(make_table: Make, opened: Opened) -> None:
    rows = [(str(i % 7 if i % 5 else ""), ("red", "blue", "grey")[i % 3], "ab"[i % 2]) for i in range(99)]
    preparation = fit(opened(make_table("size,colour,label\n" + "".join(",".join(row) + "\n" for row in rows))))
    kept = [row for row in rows[::-1] if row[1] != "grey"]
    turned = opened(make_table("label,colour,size\n" + "".join(",".join(row[::-1]) + "\n" for row in kept)))
    expected = [preparation.read_row({"size": size, "colour": colour}).tensor for size, colour, _ in kept]
    assert torch.equal(_prepared(preparation, turned), torch.cat(expected))


@pytest.mark.parametrize(
    ("header", "sentence"), [("size,shade", "lacks: colour"), ("colour,size", '"size" holds words')]
)
def test_other_columns_are_refused(make_table: Make, opened: Opened, header: str, sentence: str) -> None:
    preparation = fit(opened(make_table(TABLE)))
    other = opened(make_table(f"{header},label\n" + TABLE.partition("\n")[2]))
    with pytest.raises(ModelLabError, match=sentence):
        _prepared(preparation, other)
