"""Devices by key."""

from __future__ import annotations

import pytest
import torch

from modellab.errors import ModelLabError
from modellab.network import device


def test_automatic_comes_first_and_the_cpu_last():
    keys = [info.key for info in device.devices()]
    assert (keys[0], keys[-1]) == ("auto", "cpu")


def test_automatic_is_the_fastest_device():
    assert device.resolve("auto") == torch.device(device.devices()[1].key)


def test_the_cpu_is_always_there():
    assert device.resolve("cpu") == torch.device("cpu")


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has an NVIDIA GPU")
@pytest.mark.parametrize("key", ["cuda", "cuda:0", "cuda:7"])
def test_a_missing_gpu_is_said_in_a_sentence(key):
    with pytest.raises(ModelLabError, match=r"NVIDIA GPU.*choose another device"):
        device.resolve(key)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="this machine has no NVIDIA GPU")
def test_cuda_means_the_first_gpu():
    assert device.resolve("cuda") == torch.device("cuda:0")


@pytest.mark.skipif(torch.backends.mps.is_available(), reason="this machine has an Apple GPU")
def test_a_missing_apple_gpu_is_said_in_a_sentence():
    with pytest.raises(ModelLabError, match="Apple GPU"):
        device.resolve("mps")


@pytest.mark.parametrize("key", ["", "gpu", "cpu:9", "../cpu"])
def test_an_unknown_device_is_refused(key):
    with pytest.raises(ModelLabError):
        device.resolve(key)


def test_the_memory_of_the_cpu_is_that_of_the_computer():
    use = device.memory(torch.device("cpu"))
    assert 0 <= use.used_bytes < use.total_bytes
