import pytest
import torch

from modellab.errors import ModelLabError
from modellab.training.checkpoint import Checkpoints, Snapshot, check_belongs


def snapshot(number):
    return Snapshot(
        {"epoch": number, "loss": float("nan")}, {"w": torch.full((3,), float(number)), "s": torch.tensor(1)}
    )


def test_every_kind_of_tensor_comes_back_exactly(tmp_path):
    tensors = {
        "f": torch.randn(2, 3, generator=torch.Generator().manual_seed(0)), "d": torch.zeros(0, 4, dtype=torch.float64),
        "h": torch.ones(2, dtype=torch.bfloat16), "i": torch.tensor(7), "b": torch.tensor([True, False]),
    }  # fmt: skip
    checkpoints = Checkpoints(tmp_path)
    checkpoints.save(Snapshot({}, tensors))
    found = checkpoints.load().tensors
    assert found.keys() == tensors.keys()
    assert all(torch.equal(found[name], tensors[name]) and found[name].dtype is tensors[name].dtype for name in tensors)


@pytest.fixture
def saved(tmp_path):
    checkpoints = Checkpoints(tmp_path / "run")
    for number in (1, 2, 3):
        checkpoints.save(snapshot(number))
    return checkpoints, tmp_path / "run"


def test_the_newest_state_is_read(saved):
    found = saved[0].load()
    assert found.values["epoch"] == 3
    assert found.tensors["w"].tolist() == [3, 3, 3]


def test_two_files_are_kept(saved):
    assert sorted(path.name for path in saved[1].iterdir()) == ["checkpoint-0.state", "checkpoint-1.state"]


def test_an_empty_folder_has_no_state(tmp_path):
    assert Checkpoints(tmp_path / "none").load() is None


@pytest.mark.parametrize("size", [0, 10, 60, -1])
def test_a_truncated_newest_file_gives_the_one_before(saved, size):
    newest = saved[1] / "checkpoint-1.state"
    newest.write_bytes(newest.read_bytes()[:size])
    assert saved[0].load().values["epoch"] == 2


def test_every_flipped_bit_is_noticed(saved):
    newest = saved[1] / "checkpoint-1.state"
    whole = newest.read_bytes()
    for position in range(0, len(whole), 7):
        damaged = bytearray(whole)
        damaged[position] ^= 1 << position % 8
        newest.write_bytes(damaged)
        assert saved[0].load().values["epoch"] == 2


def test_a_new_process_writes_over_the_older_file(saved):
    Checkpoints(saved[1]).save(snapshot(4))
    assert Checkpoints(saved[1]).load().values["epoch"] == 4
    (saved[1] / "checkpoint-0.state").unlink()
    assert Checkpoints(saved[1]).load().values["epoch"] == 3


def test_a_state_of_another_run_is_refused():
    with pytest.raises(ModelLabError, match="another network"):
        check_belongs(Snapshot({"identity": "a"}, {}), "b")
