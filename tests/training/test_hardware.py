import pytest
import torch

from modellab.errors import ModelLabError
from modellab.network.build import build
from modellab.training import hardware
from modellab.training.recipe_rows import make_recipe
from tests.builders import small_cnn, tiny_mlp

CPU = torch.device("cpu")


def test_a_tiny_network_gets_one_thread():
    assert hardware.choose_threads(make_recipe(), 1e3) == 1


def test_a_large_network_gets_all_cores():
    assert hardware.choose_threads(make_recipe(), 1e15) == hardware.num_cores()


def test_the_user_decides_about_threads():
    assert hardware.choose_threads(make_recipe(threads=7), 1e15) == 7


def test_the_number_of_threads_is_put_back():
    before = torch.get_num_threads()
    with hardware.threads(before + 1):
        assert torch.get_num_threads() == before + 1
    assert torch.get_num_threads() == before


def test_pictures_lie_channels_last_only_for_convolutions():
    assert hardware.memory_format(build(small_cnn(), seed=0)) is torch.channels_last
    assert hardware.memory_format(build(tiny_mlp(), seed=0)) is torch.contiguous_format


def test_float16_is_refused_on_the_cpu():
    with pytest.raises(ModelLabError, match="float16 needs an NVIDIA GPU"):
        hardware.choose_precision(make_recipe(precision="float16"), CPU, 1e9)


def test_automatic_precision_is_exact_on_the_cpu():
    assert hardware.choose_precision(make_recipe(), CPU, 1e15).name == "float32"


def test_bfloat16_computes_roughly_and_answers_in_float32():
    layer, x = torch.nn.Linear(64, 8), torch.randn(4, 64, generator=torch.Generator().manual_seed(0))
    rough = hardware.Precision("bfloat16", "cpu").wrap(layer)(x)
    assert rough.dtype is torch.float32
    assert not torch.equal(rough, layer(x))
    torch.testing.assert_close(rough, layer(x), atol=0.05, rtol=0.05)


@pytest.mark.parametrize(
    ("error", "is_short"),
    [
        (MemoryError(), True),
        (torch.OutOfMemoryError("CUDA out of memory"), True),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 4 bytes"), True),
        (RuntimeError("mat1 and mat2 shapes cannot be multiplied"), False),
        (ValueError("out of memory"), False),
    ],
)
def test_running_out_of_memory_is_told_from_other_errors(error, is_short):
    assert hardware.is_out_of_memory(error) is is_short
