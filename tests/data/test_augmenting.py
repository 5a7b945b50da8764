import numpy as np
import pytest
import torch
from torch import Tensor
from torchvision.transforms.v2 import InterpolationMode, functional

from modellab.data.augmentation import AUGMENTATIONS, AugmentationConfig, step
from modellab.data.augmenting import augment, draws, preview, sample_keys
from modellab.errors import ModelLabError

ALL = AugmentationConfig(tuple(step(kind) for kind in AUGMENTATIONS))


def _pictures(count: int = 16, channels: int = 3, height: int = 12, width: int = 10) -> Tensor:
    return torch.rand(count, channels, height, width, generator=torch.Generator().manual_seed(0))


def _keys(count: int = 16, epoch: int = 1) -> Tensor:
    return sample_keys(0, epoch, torch.arange(count))


def _varied(kind: str, pictures: Tensor, **settings: object) -> Tensor:
    return augment(pictures, _keys(len(pictures)), AugmentationConfig((step(kind, **settings),)))


@pytest.mark.parametrize("kind", list(AUGMENTATIONS))
def test_what_happens_to_a_sample_does_not_depend_on_its_neighbours(kind: str) -> None:
    pictures, config = _pictures(), AugmentationConfig((step(kind),))
    together = augment(pictures, _keys(), config)
    alone = torch.cat([augment(pictures[i : i + 1], _keys()[i : i + 1], config) for i in range(16)])
    assert torch.allclose(together, alone, atol=1e-6)


@pytest.mark.parametrize("kind", list(AUGMENTATIONS))
@pytest.mark.parametrize("channels", [1, 3])
def test_every_row_varies_pictures_and_keeps_shape_and_range(kind: str, channels: int) -> None:
    pictures = _pictures(channels=channels)
    varied = _varied(kind, pictures)
    assert varied.shape == pictures.shape
    assert varied.min() >= 0
    assert varied.max() <= 1
    assert not torch.equal(varied, pictures)


def test_another_epoch_gives_other_variations() -> None:
    pictures = _pictures()
    assert not torch.equal(augment(pictures, _keys(epoch=1), ALL), augment(pictures, _keys(epoch=2), ALL))


def test_the_global_generator_is_left_alone() -> None:
    state = torch.get_rng_state()
    augment(_pictures(), _keys(), ALL)
    assert torch.equal(torch.get_rng_state(), state)


def test_no_steps_leave_pictures_as_they_are() -> None:
    assert torch.equal(augment(_pictures(), _keys(), AugmentationConfig()), _pictures())


def test_flip_mirrors_about_half_of_the_samples() -> None:
    pictures = _pictures(400)
    varied = _varied("flip_horizontal", pictures)
    flipped = [torch.equal(a, b.flip(-1)) for a, b in zip(varied, pictures, strict=True)]
    kept = [torch.equal(a, b) for a, b in zip(varied, pictures, strict=True)]
    assert sum(flipped) + sum(kept) == 400
    assert 160 < sum(flipped) < 240


def test_crop_shifts_by_whole_pixels_at_most_the_padding() -> None:
    dot = torch.zeros(200, 1, 9, 9)
    dot[:, :, 4, 4] = 1
    places = _varied("crop", dot, padding=2).flatten(1).argmax(1)
    rows, columns = places // 9, places % 9
    assert sorted(set(rows.tolist())) == [2, 3, 4, 5, 6]
    assert sorted(set(columns.tolist())) == [2, 3, 4, 5, 6]


def test_rotation_agrees_with_torchvision() -> None:
    picture = _pictures(1, height=11, width=17)
    angle = (draws(_keys(1), 1)[0, 0].item() * 2 - 1) * 30
    expected = functional.rotate(picture, angle, InterpolationMode.BILINEAR)
    inner = (..., slice(4, -4), slice(5, -5))  # beyond it torchvision blends its fill colour in another way
    assert torch.allclose(_varied("rotate", picture, degrees=30)[inner], expected[inner], atol=1e-4)


def _centre(pictures: Tensor) -> Tensor:
    rows, columns = torch.meshgrid(torch.arange(41.0), torch.arange(41.0), indexing="ij")
    weights = pictures[:, 0] / pictures[:, 0].sum(dim=(1, 2), keepdim=True)
    return torch.stack([(weights * rows).sum(dim=(1, 2)), (weights * columns).sum(dim=(1, 2))])


def test_steps_that_move_pixels_happen_in_their_order() -> None:
    blob = torch.zeros(8, 1, 41, 41)
    blob[:, :, 16:19, 22:27] = 1
    turn, move = step("rotate", degrees=40), step("scale", scale=0.0, translate=0.2)
    nothing = step("flip_horizontal", probability=0.0)  # ends a row of moves, so that each is sampled by itself
    together = augment(blob, _keys(8), AugmentationConfig((nothing, turn, move)))
    turned = augment(blob, _keys(8), AugmentationConfig((nothing, turn)))
    apart = augment(turned, _keys(8), AugmentationConfig((nothing, step("rotate", degrees=0), move)))
    assert (_centre(together) - _centre(apart)).abs().max() < 0.1


def test_erase_blackens_one_rectangle() -> None:
    varied = _varied("erase", torch.ones(50, 1, 20, 20), probability=1.0, area=0.3)
    for picture in varied[:, 0]:
        rows, columns = torch.nonzero(picture == 0, as_tuple=True)
        if len(rows):
            box = picture[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
            assert (box == 0).all()
    assert 0 < (varied == 0).float().mean() < 0.3


def test_without_saturation_grey_stays_grey() -> None:
    grey = _pictures(channels=1).expand(-1, 3, -1, -1)
    varied = _varied("colour", grey, brightness=0.0, contrast=0.0, saturation=1.0)
    assert torch.allclose(varied, grey, atol=1e-6)


def test_preview_gives_pictures_to_look_at() -> None:
    raw = (_pictures(4).numpy() * 255).astype(np.uint8)
    assert preview(raw, ALL).dtype == np.uint8
    assert (preview(raw, AugmentationConfig()) == raw).all()


def test_a_choice_survives_the_file() -> None:
    assert AugmentationConfig.from_json(ALL.to_json()) == ALL


def test_an_unknown_row_names_the_nearest() -> None:
    with pytest.raises(ModelLabError, match="Did you mean rotate"):
        step("rotat")
