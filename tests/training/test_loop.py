import math

import numpy as np
import pytest
import torch

from modellab.data.batches import Batches
from modellab.errors import ModelLabError
from modellab.network.build import build
from modellab.network.weights import load_state, read_state, save_state
from modellab.training import loop
from modellab.training.evaluation import measure
from modellab.training.events import CheckpointSaved, EpochDone, RunEnded, RunPreparing, RunStarted
from tests.builders import chain, graph, node, small_cnn
from tests.training.samples import (
    SIZES,
    Listener,
    StepControl,
    class_table,
    dropout_mlp,
    pictures,
    plan,
    train,
    value_mlp,
    value_table,
)


def tiny_cnn(*layers):
    return chain(
        ("image_input", {"channels": 1, "height": 8, "width": 8}), ("conv2d", {"filters": 4, "kernel": 3}), *layers,
        "flatten", ("linear", {"units": 4}), ("class_output", {"classes": 4}),
    )  # fmt: skip


def test_a_classifier_learns():
    result = train(plan(epochs=20, learning_rate=0.02))
    assert result.reason == "finished"
    assert result.metrics["validation/accuracy"] > 0.9
    assert result.metrics["test/accuracy"] > 0.9


def test_a_regressor_learns():
    result = train(plan(value_mlp(), epochs=60, learning_rate=0.02), value_table())
    assert result.metrics["test/r2"] > 0.9
    assert result.metrics["test/mae"] < 0.6


def test_pictures_learn_through_convolutions():
    result = train(plan(tiny_cnn("relu"), epochs=15, learning_rate=0.02), pictures())
    assert result.metrics["test/accuracy"] > 0.9


def test_an_autoencoder_learns_to_give_its_input_back():
    drawn = chain(
        ("table_input", {"features": 4}), ("linear", {"units": 4}), ("reconstruction_output", {"loss": "mse"})
    )
    result = train(plan(drawn, epochs=60, learning_rate=0.05))
    assert result.metrics["test/loss"] < 0.05


def test_several_outputs_are_trained_together():
    nodes = [
        node("table_input_1", "table_input", features=4), node("body", "linear", units=8, activation="relu"),
        node("end", "linear", units=3), node("first", "class_output", classes=3),
        node("back", "linear", units=4), node("second", "reconstruction_output"),
    ]  # fmt: skip
    edges = [("table_input_1", "body"), ("body", "end"), ("end", "first"), ("body", "back"), ("back", "second")]
    result = train(plan(graph(nodes, edges), epochs=2))
    assert {"test/accuracy", "test/second/mae"} <= set(result.metrics)


def test_the_weights_of_the_result_are_those_that_were_measured():
    result = train(plan(epochs=2))
    network = build(plan().graph)
    load_state(network, result.state)
    data = class_table()
    rows = result.preparation.apply(torch.from_numpy(data.samples("columns", "test")))
    predicted = network.eval()(rows).argmax(1).numpy()
    assert (predicted == data.samples("label", "test")).mean() == pytest.approx(result.metrics["test/accuracy"])
    assert result.confusion_KK.trace() == (predicted == data.samples("label", "test")).sum()


def test_events_tell_the_run_in_order():
    listener = Listener()
    train(plan(epochs=2), listener=listener)
    kinds = [type(event) for event in listener.events if not isinstance(event, RunPreparing)]
    assert kinds == [RunStarted, EpochDone, EpochDone, RunEnded]


def test_every_step_is_in_the_curves():
    listener = Listener()
    train(plan(epochs=2), listener=listener)
    for name in ("train/loss", "train/accuracy", "learning_rate"):
        np.testing.assert_array_equal(listener.curves.view(name)[0], np.arange(1, 13))
    assert listener.curves.view("validation/accuracy")[0].tolist() == [6, 12]


def test_the_mean_of_an_epoch_weighs_steps_by_their_samples():
    listener = Listener()
    train(plan(epochs=1, batch_size=40, learning_rate=0.0), listener=listener)
    steps = listener.curves.view("train/loss")[1]
    expected = np.average(steps, weights=[40, 40, 10])
    assert listener.of(EpochDone)[0].metrics["train/loss"] == pytest.approx(expected)


def test_the_same_seed_gives_the_same_bits():
    assert train(plan(dropout_mlp())).state == train(plan(dropout_mlp())).state


def test_another_seed_gives_other_weights():
    assert train(plan(seed=1)).state != train(plan(seed=2)).state


def sequence(*layers):
    return chain(
        ("image_input", {"channels": 1, "height": 8, "width": 8}), ("reshape", {"shape": "8, 8"}), *layers, "flatten",
        ("linear", {"units": 4}), ("class_output", {"classes": 4}),
    )  # fmt: skip


@pytest.mark.parametrize(
    "drawn",
    [
        tiny_cnn("relu"),
        tiny_cnn(("dropout", {"p": 0.2})),
        tiny_cnn(("spatial_dropout", {"p": 0.2})),
        sequence(("lstm", {"units": 4, "layers": 2, "dropout": 0.5})),
        sequence(("gru", {"units": 4, "layers": 2, "dropout": 0.5})),
        sequence(("transformer_encoder", {"heads": 2, "hidden": 8, "dropout": 0.3})),
    ],
)
def test_a_run_leaves_the_global_generator_alone(drawn):
    torch.manual_seed(11)
    before = torch.get_rng_state()
    first = train(plan(drawn), pictures())
    assert torch.equal(torch.get_rng_state(), before)
    torch.manual_seed(12)
    assert train(plan(drawn), pictures()).state == first.state


def test_a_last_batch_of_one_sample_is_left_out_before_batch_norm():
    result = train(plan(tiny_cnn("flatten", "batch_norm"), epochs=1), pictures(SIZES | {"train": 91}))
    assert (result.reason, result.step) == ("finished", 6)


def test_a_continued_pause_changes_nothing():
    listener = Listener()
    listener.control = StepControl(pause=7)
    listener.control.wait = listener.control.resume
    assert train(plan(), listener=listener).state == train(plan()).state
    names = [type(event).__name__ for event in listener.events]
    assert names.index("RunContinued") == names.index("RunPaused") + 1


def test_stop_keeps_what_there_is():
    listener = Listener()
    listener.control = StepControl(stop=4)
    result = train(plan(), listener=listener)
    assert (result.reason, result.step, result.epoch) == ("stopped", 3, 0)
    assert result.state is not None
    assert "test/accuracy" in result.metrics


def test_a_hurried_stop_leaves_the_test_split_out():
    listener = Listener()
    listener.control.stop(hurry=True)
    result = train(plan(), listener=listener)
    assert result.state is not None
    assert not result.metrics


def test_early_stopping_ends_the_run_and_keeps_the_best_weights():
    listener = Listener()
    result = train(plan(epochs=50, early_stopping=2, learning_rate=0.0), listener=listener)
    assert (result.reason, result.epoch) == ("early_stopping", 3)
    assert [event.is_best for event in listener.of(EpochDone)] == [True, False, False]


def test_the_best_weights_are_kept_and_not_the_last():
    settings = {"epochs": 3, "learning_rate": 0.02, "schedule": "constant"}
    first = train(plan(**settings | {"epochs": 1}))
    # a watched metric that can never improve again keeps the weights of the first epoch
    kept = train(plan(**settings, minimum_improvement=5.0))
    assert kept.state == first.state
    assert train(plan(**settings, minimum_improvement=5.0, keep="last")).state != first.state


def test_without_validation_samples_the_training_split_is_watched():
    result = train(plan(), class_table(SIZES | {"validation": 0}))
    assert "validation/loss" not in result.metrics
    assert result.reason == "finished"


def test_validation_can_be_rare():
    listener = Listener()
    train(plan(epochs=5, validate_every=2), listener=listener)
    validated = ["validation/loss" in event.metrics for event in listener.of(EpochDone)]
    assert validated == [False, True, False, True, True]


def test_a_loss_that_is_no_number_ends_the_run_with_a_sentence():
    result = train(plan(value_mlp(), optimizer="sgd", learning_rate=100.0), value_table())
    assert result.reason == "failed"
    assert result.state is None
    assert "not a number" in result.error
    assert result.hint


def test_weights_of_before_survive_a_loss_that_is_no_number(monkeypatch):
    good = train(plan(epochs=1))
    monkeypatch.setattr(loop.Readback, "flush", _fail_after(loop.Readback.flush, step=8))
    result = train(plan())
    assert result.reason == "failed"
    assert result.state == good.state


def _fail_after(flush, step):
    def failing(self):
        bad = flush(self)
        return step if self._step >= step else bad

    return failing


def test_running_out_of_memory_is_a_sentence_that_halves_the_batch(monkeypatch):
    def exhausted(*_args):
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20 GiB")

    monkeypatch.setattr(loop._Loop, "_step", exhausted)
    result = train(plan(batch_size=64))
    assert result.reason == "failed"
    assert "batch size of 32 instead of 64" in result.hint


def test_a_test_split_that_does_not_fit_into_memory_costs_no_weights(monkeypatch):
    def exhausted(run, split, heed):
        if split == "test":
            raise MemoryError
        return measure(run, split, heed)

    monkeypatch.setattr(loop, "measure", exhausted)
    result = train(plan())
    assert (result.reason, result.state) == ("finished", train(plan()).state)


def test_clipping_shortens_the_first_step():
    def moved(**changes):
        recipe = {"optimizer": "sgd", "momentum": 0.0, "learning_rate": 1.0, "epochs": 1, "batch_size": 90, **changes}
        after = read_state(train(plan(keep="last", **recipe)).state)
        before = build(plan().graph, seed=0).state_dict()
        return math.sqrt(sum(float((after[name] - before[name]).square().sum()) for name in after))

    assert moved(gradient_clipping=0.01) == pytest.approx(0.01, rel=1e-3)
    assert moved() > 0.1


def test_class_weights_make_rare_classes_count():
    rare = class_table(features=4, classes=3, weights=(0.7, 0.2, 0.1))
    result = train(plan(epochs=1, batch_size=90, learning_rate=0.0, class_weights="balanced"), rare)
    x = result.preparation.apply(torch.from_numpy(rare.samples("columns", "train")))
    y = torch.from_numpy(rare.samples("label", "train"))
    weight = 90 / (3 * y.bincount())
    expected = torch.nn.functional.cross_entropy(build(plan().graph, seed=0)(x), y, weight=weight)
    assert result.metrics["train/loss"] == pytest.approx(expected.item(), rel=1e-5)


def test_the_schedule_moves_the_learning_rate():
    listener = Listener()
    train(plan(epochs=2, schedule="step", step_epochs=1, gamma=0.1, warmup_steps=0), listener=listener)
    rates = listener.curves.view("learning_rate")[1]
    assert rates[[0, 5, 6, 11]] == pytest.approx([1e-3, 1e-3, 1e-4, 1e-4])


def test_training_in_bfloat16_learns_too():
    result = train(plan(epochs=20, learning_rate=0.02, precision="bfloat16"))
    assert result.metrics["validation/accuracy"] > 0.9


def test_frozen_layers_keep_their_weights():
    drawn = chain(("table_input", {"features": 4}), ("linear", {"units": 8}), ("linear", {"units": 3}),
                  ("class_output", {"classes": 3}))  # fmt: skip
    nodes = {**drawn.nodes, "linear_1": node("linear_1", "linear", units=8).__class__(
        "linear_1", "linear", drawn.nodes["linear_1"].settings, is_frozen=True)}  # fmt: skip
    frozen = type(drawn)(nodes, drawn.edges)
    after, before = read_state(train(plan(frozen)).state), build(frozen, seed=0).state_dict()
    assert torch.equal(after["linear_1.weight"], before["linear_1.weight"])
    assert not torch.equal(after["linear_2.weight"], before["linear_2.weight"])


def test_a_run_can_start_from_given_weights():
    network = build(plan().graph, seed=99)
    begun = plan(epochs=1, learning_rate=0.0)
    given = type(begun)(**{**begun.__dict__, "initial_state": save_state(network)})
    assert train(given).state == save_state(network)


def test_data_that_does_not_fit_is_refused_before_the_first_step():
    with pytest.raises(ModelLabError, match="reads pictures"):
        train(plan(small_cnn()), class_table())


def test_a_loss_that_does_not_fit_the_output_is_refused():
    with pytest.raises(ModelLabError, match="cannot be trained with the loss"):
        train(plan(loss="mse"))


def test_no_training_samples_is_a_sentence():
    with pytest.raises(ModelLabError, match="no training samples"):
        train(plan(), class_table({"train": 0, "validation": 5, "test": 5}))


def test_a_full_disk_does_not_end_the_training(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    listener = Listener()
    result = train(plan(folder=tmp_path / "file" / "run"), listener=listener)
    assert result.reason == "finished"
    assert any("could not be saved" in event.stage for event in listener.of(RunPreparing))
    assert not listener.of(CheckpointSaved)


def test_every_loss_is_that_of_a_hand_written_loop():
    listener = Listener()
    result = train(plan(epochs=1, keep="last"), listener=listener)
    data = class_table()
    x = result.preparation.apply(torch.from_numpy(data.samples("columns", "train")))
    y = torch.from_numpy(data.samples("label", "train"))
    network = build(plan().graph, seed=0)
    optimizer = torch.optim.Adam(network.parameters())
    order = Batches(data, result.preparation, None, "train", 15, 0, "cpu").order(1).tolist()
    expected = []
    for chosen in np.array_split(order, 6):
        loss = torch.nn.functional.cross_entropy(network(x[chosen]), y[chosen])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        expected.append(loss.item())
    assert listener.curves.view("train/loss")[1] == pytest.approx(expected, rel=1e-5)
