import numpy as np
import torch

from modellab.data.keyed import mix, mix_array, mix_tensor, uniform


def test_mixing_follows_the_published_sequence_of_splitmix64() -> None:
    # First output for seed 1234567, from the reference implementation.
    assert mix(1234567) == 6457827717110365317


def test_arrays_and_tensors_are_mixed_to_the_same_bits() -> None:
    indices = np.array([0, 1, 2, 10**9, 2**62])
    of_array = mix_array(7, indices).astype(np.int64)
    assert (mix_tensor(7, torch.from_numpy(indices)).numpy() == of_array).all()


def test_order_of_parts_matters() -> None:
    assert mix(1, 2) != mix(2, 1)


def test_uniform_numbers_fill_the_interval_evenly() -> None:
    numbers = uniform(torch.arange(100_000))
    counts = torch.histc(numbers, 10, 0, 1)
    assert numbers.min() >= 0
    assert numbers.max() < 1
    assert (counts - 10_000).abs().max() < 500


def test_uniform_numbers_of_neighbouring_keys_are_unrelated() -> None:
    numbers = uniform(torch.arange(100_000))
    correlation = torch.corrcoef(torch.stack([numbers[:-1], numbers[1:]]))[0, 1]
    assert abs(correlation) < 0.02
