"""The training loop.

Per-step numbers stay on the device and are read back in blocks (``readback``), chance is keyed by the position
(``randomness``), and the exact state goes to disk beside the training (``checkpoint``).
"""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from modellab.data.dataset import Schema, SplitName
from modellab.data.preparation import Preparation
from modellab.data.samples import Dataset
from modellab.errors import ModelLabError, Text
from modellab.network.weights import save_state
from modellab.training import hardware, recipe_rows
from modellab.training.checkpoint import COST_FACTOR, MINIMUM_INTERVAL_S
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.events import (
    CheckpointSaved,
    EpochDone,
    Event,
    RunContinued,
    RunEnded,
    RunPaused,
    RunPreparing,
    RunStarted,
    StopReason,
)
from modellab.training.plan import Plan
from modellab.training.randomness import draw_keyed
from modellab.training.readback import Readback
from modellab.training.run import Run, diverged, prepare, weights_of
from modellab.training.runners.background import Background

Tell = Callable[[Event], None]


@dataclass(frozen=True)
class RunResult:
    """What a run leaves behind.

    Attributes:
        reason: Why it ended.
        state: The kept weights as safetensors bytes; None if it failed before there were any worth keeping.
        preparation: Must be applied to every later sample.
        schema: Of the data it was trained on.
        metrics: ``train/loss``, ``validation/accuracy`` ... of the epoch whose weights are kept, and ``test/...``.
        curves: As recorded.
        epoch: Epochs finished.
        step: Steps done.
        elapsed_s: Training time.
        confusion_KK: Of the first output on the test split; row = truth, column = prediction; None without one.
        error: The sentence to show when it failed.
        hint: What to do about it.
    """

    run_id: str
    reason: StopReason
    state: bytes | None = field(repr=False)
    preparation: Preparation
    schema: Schema
    metrics: Mapping[str, float]
    curves: Curves = field(repr=False)
    epoch: int
    step: int
    elapsed_s: float
    confusion_KK: np.ndarray | None = None
    error: Text | None = None
    hint: Text | None = None


class _Stopped(Exception):  # noqa: N818 - the way out of the loop, not an error
    """The user stopped the run."""


def fit(plan: Plan, tell: Tell, control: Control, curves: Curves, dataset: Dataset | None = None) -> RunResult:
    """Train a network from its plan to its end, and keep what there is whatever happens.

    Args:
        plan: What to train, on what, how and where.
        tell: Gets every event, in this thread.
        control: Pauses and stops; looked at once a step.
        curves: Gets the numbers of every step in blocks, and those of every epoch.
        dataset: The data, if it is open already.

    Returns:
        The result, with reason ``failed`` when the loss ceased to be a number or memory ran out.

    Raises:
        ModelLabError: The run could not begin.
    """
    is_short_of_memory = False
    try:
        run = prepare(plan, tell, curves, dataset)
    except (RuntimeError, MemoryError) as error:
        if not hardware.is_out_of_memory(error):
            raise
        is_short_of_memory = True
    if is_short_of_memory:  # outside of except: the error holds on to what filled the memory
        raise _out_of_memory(plan)
    with hardware.threads(run.num_threads):
        return _Loop(run, tell, control).fit()


class _Loop:
    """One pass through a run; a class because every part of it needs the run, the listener and the flags."""

    def __init__(self, run: Run, tell: Tell, control: Control) -> None:
        self._run = run
        self._tell = tell
        self._control = control
        self._readback = Readback(run.curves, run.total_step)
        self._saver = Background()
        self._saved_at = time.perf_counter()
        self._copying_s = 0.0
        self._saving: CheckpointSaved | None = None
        self._confusion_KK: np.ndarray | None = None
        self._base_rate = run.recipe.optimizer_settings.number("learning_rate")
        clipping = run.recipe.general["gradient_clipping"]
        self._clipping = None if clipping is None else run.recipe.general.number("gradient_clipping")

    def fit(self) -> RunResult:
        run = self._run
        self._tell(
            RunStarted(
                run.plan.run_id, str(run.device), run.num_epochs, run.steps_per_epoch,
                sum(parameter.numel() for parameter in run.network.parameters()),
            )
        )  # fmt: skip
        reason: StopReason = "failed"
        failure: ModelLabError | None = None
        is_short_of_memory = False
        try:
            reason = self._train()
        except _Stopped:
            reason = "stopped"
        except ModelLabError as error:
            failure = error
        except (RuntimeError, MemoryError) as error:
            if not hardware.is_out_of_memory(error):
                raise
            is_short_of_memory = True
        finally:
            self._saver.join()
        if is_short_of_memory:  # outside of except: the error holds on to what filled the memory
            run.optimizer.zero_grad(set_to_none=True)
            failure = _out_of_memory(run.plan)
        return self._end(reason, failure)

    def _train(self) -> StopReason:
        run = self._run
        while run.epoch <= run.num_epochs:
            if run.watch.is_over(run.epoch - 1):
                self._save_now()
                return "early_stopping"
            self._train_epoch()
            self._finish_epoch()
        self._save_now()
        return "finished"

    def _train_epoch(self) -> None:
        run = self._run
        run.network.train()
        batches = run.batches["train"].epoch(run.epoch, run.step)
        for batch in itertools.islice(batches, run.steps_per_epoch - run.step):
            if self._control.is_interrupted:
                self._heed()
            self._step(batch)
            run.step += 1
            if self._readback.is_due:
                self._read_back()
                self._save_if_due()
        self._read_back()

    def _step(self, batch: Mapping[str, Tensor]) -> None:
        """Take one step: forward, backward, update. Nothing here waits for the device."""
        run = self._run
        rate = self._base_rate * run.schedule.factor(run.total_step)
        for group in run.optimizer.param_groups:
            group["lr"] = rate
        if run.is_stochastic:
            key = (run.recipe.general.integer("seed"), run.epoch, run.step)
            outputs = draw_keyed(key, run.device, lambda: run.forward(*run.inputs_of(batch)))
        else:
            outputs = run.forward(*run.inputs_of(batch))
        loss = self._loss(outputs, batch)
        if run.scaler is None:
            torch.autograd.backward(loss)
            self._clip()
            run.optimizer.step()
        else:
            torch.autograd.backward(run.scaler.scale(loss))
            run.scaler.unscale_(run.optimizer)
            self._clip()
            run.scaler.step(run.optimizer)
            run.scaler.update()
        run.optimizer.zero_grad(set_to_none=True)
        target = batch[run.heads[0].target]
        self._readback.add(loss.detach(), self._hits(outputs, target), len(target), rate)

    def _loss(self, outputs: Tensor | tuple[Tensor, ...], batch: Mapping[str, Tensor]) -> Tensor:
        heads = self._run.heads
        if isinstance(outputs, Tensor):
            return heads[0].objective(outputs, batch[heads[0].target])
        losses = [head.objective(out, batch[head.target]) for head, out in zip(heads, outputs, strict=True)]
        return torch.stack(losses).sum()

    def _hits(self, outputs: Tensor | tuple[Tensor, ...], target: Tensor) -> Tensor | None:
        if not self._run.heads[0].num_classes:
            return None
        first = outputs if isinstance(outputs, Tensor) else outputs[0]
        return (first.detach().argmax(1) == target).sum()

    def _clip(self) -> None:
        if self._clipping is not None:
            torch.nn.utils.clip_grad_norm_(self._run.network.parameters(), self._clipping)

    def _read_back(self) -> None:
        bad = self._readback.flush()
        if bad is not None:
            raise diverged(bad)

    def _heed(self) -> None:
        """Do what the control asks for: wait, or leave the loop."""
        run = self._run
        if self._control.is_paused:
            self._read_back()
            self._save_now()
            self._tell(RunPaused(run.total_step))
            before = time.perf_counter()
            self._control.wait()
            run.started += time.perf_counter() - before  # a pause is no training time
            if not self._control.is_stopping:
                self._tell(RunContinued(run.total_step))
        if self._control.is_stopping:
            self._read_back()
            self._save_now()
            raise _Stopped

    def _finish_epoch(self) -> None:
        """Validate, keep the best weights, and tell."""
        run = self._run
        metrics = self._epoch_means()
        is_measured = run.epoch % run.recipe.general.integer("validate_every") == 0 or run.epoch == run.num_epochs
        if is_measured and "validation" in run.batches:
            metrics |= self._evaluate("validation")
            if "validation/loss" not in metrics:
                raise diverged(run.total_step)
            for name, value in metrics.items():
                if name.startswith("validation/"):
                    run.curves.append(name, run.total_step, value)
        is_best = run.watch.improves(run.epoch, metrics)
        if is_best:
            run.keep_best()
        if run.watch.metric in metrics:
            run.schedule.finish_epoch(has_improved=is_best)
        if is_best or run.recipe.general["keep"] == "last":
            run.kept_metrics = metrics
        self._tell(EpochDone(run.epoch, metrics, run.total_s, is_best))
        run.epoch, run.step = run.epoch + 1, 0

    def _epoch_means(self) -> dict[str, float]:
        """Average the steps of this epoch, each by its number of samples."""
        run = self._run
        batches = run.batches["train"]
        first = np.arange(run.step) * batches.batch_size
        sizes = np.minimum(batches.num_samples - first, batches.batch_size)
        names = ("train/loss", "train/accuracy")
        recorded = {name: run.curves.view(name)[1][-run.step :] for name in names}
        return {name: float(np.average(y, weights=sizes)) for name, y in recorded.items() if len(y)}

    @torch.inference_mode()
    def _evaluate(self, split: SplitName) -> dict[str, float]:
        """Measure the present weights on a split; only what came out finite is returned."""
        run, batches = self._run, self._run.batches[split]
        scores = [head.scores(run.device) for head in run.heads]
        total = torch.zeros((), device=run.device)
        run.network.eval()
        for batch in batches.epoch(1):
            if self._control.is_interrupted and split == "validation":
                self._heed()
            outputs = run.forward(*run.inputs_of(batch))
            parts = (outputs,) if isinstance(outputs, Tensor) else outputs
            total += self._loss(outputs, batch) * len(batch[run.heads[0].target])
            for head, score, output in zip(run.heads, scores, parts, strict=True):
                score.update(output, batch[head.target])
        metrics = {f"{split}/loss": float(total) / batches.num_samples}
        for head, score in zip(run.heads, scores, strict=True):
            metrics |= {f"{split}/{head.prefix}{name}": value for name, value in score.read().items()}
        self._confusion_KK = scores[0].confusion()
        return {name: value for name, value in metrics.items() if math.isfinite(value)}

    def _save_if_due(self) -> None:
        """Write a checkpoint beside the training, seldom enough to cost little, never two at once."""
        if self._saver.is_busy:
            return
        self._tell_saved()
        interval = max(MINIMUM_INTERVAL_S, COST_FACTOR * (self._copying_s + self._saver.last_s))
        if time.perf_counter() - self._saved_at >= interval:
            self._save()

    def _save_now(self) -> None:
        """Write a checkpoint and wait until it is on the disk."""
        self._save()
        self._saver.join()
        self._tell_saved()

    def _save(self) -> None:
        checkpoints = self._run.checkpoints
        if checkpoints is None:
            return
        self._saver.join()
        self._tell_saved()
        start = time.perf_counter()
        snapshot = self._run.capture()
        self._saved_at = time.perf_counter()
        self._copying_s = self._saved_at - start
        self._saving = CheckpointSaved(self._run.epoch, self._run.total_step)
        self._saver.start(lambda: checkpoints.save(snapshot))

    def _tell_saved(self) -> None:
        """Tell what became of the last checkpoint; from this thread, so that events keep their order."""
        saved, self._saving = self._saving, None
        if saved is None:
            return
        if self._saver.error is None:
            self._tell(saved)
        else:
            self._tell(RunPreparing(Text("The state could not be saved: {reason}", reason=self._saver.error.sentence)))

    def _end(self, reason: StopReason, failure: ModelLabError | None) -> RunResult:
        """Load the weights that are kept, measure them on the test split, and put the result together."""
        run = self._run
        has_weights = self._load_kept(is_failed=failure is not None)
        metrics = dict(run.kept_metrics)
        confusion_KK = None
        if has_weights and failure is None and "test" in run.batches and not self._control.is_hurried:
            metrics |= self._measure_test()
            confusion_KK = self._confusion_KK
        error, hint = (failure.sentence, failure.hint) if failure is not None else (None, None)
        epoch = run.epoch - 1
        test = {name: value for name, value in metrics.items() if name.startswith("test/")}
        self._tell(RunEnded(run.plan.run_id, reason, epoch, run.total_step, run.total_s, test, error, hint))
        return RunResult(
            run_id=run.plan.run_id,
            reason=reason,
            state=save_state(run.network) if has_weights else None,
            preparation=run.preparation,
            schema=run.dataset.schema,
            metrics=metrics,
            curves=run.curves,
            epoch=epoch,
            step=run.total_step,
            elapsed_s=run.total_s,
            confusion_KK=confusion_KK,
            error=error,
            hint=hint,
        )

    def _measure_test(self) -> dict[str, float]:
        """Measure the kept weights on the test split; memory that is too small for it must not cost them."""
        try:
            return self._evaluate("test")
        except (RuntimeError, MemoryError) as error:
            if not hardware.is_out_of_memory(error):
                raise
        self._confusion_KK = None
        return {}

    def _load_kept(self, *, is_failed: bool) -> bool:
        """Put the weights to keep into the network: best, last, or those of the last good checkpoint."""
        run = self._run
        if run.best is not None and (is_failed or run.recipe.general["keep"] == "best"):
            run.network.load_state_dict(run.best)
            return True
        if not is_failed:
            return True
        snapshot = run.checkpoints.load() if run.checkpoints is not None else None
        if snapshot is None or snapshot.values["identity"] != run.identity:
            return False
        run.network.load_state_dict(weights_of(snapshot))
        return True


def _out_of_memory(plan: Plan) -> ModelLabError:
    size = recipe_rows.complete_recipe(plan.recipe).general.integer("batch_size")
    if size == 1:
        hint = Text("Make the network or its input smaller.")
    else:
        hint = Text("Try a batch size of {half} instead of {size}.", half=size // 2, size=size)
    return ModelLabError(Text("The memory of the device is not enough for this network and batch size."), hint)
