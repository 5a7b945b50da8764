"""The training loop.

Per-step numbers stay on the device and are read back in blocks (``readback``), chance is keyed by the position
(``randomness``), and the exact state goes to disk beside the training (``checkpoint``).
"""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor

from modellab.data.samples import Dataset
from modellab.errors import ModelLabError, Text
from modellab.network.weights import save_state
from modellab.training import hardware, recipe_rows
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.evaluation import Measured, measure
from modellab.training.events import EpochDone, RunContinued, RunEnded, RunPaused, RunStarted, StopReason, Tell
from modellab.training.features import remember_frozen
from modellab.training.optimizers import RATE
from modellab.training.phases import Phase
from modellab.training.plan import Plan
from modellab.training.randomness import draw_keyed
from modellab.training.readback import Readback
from modellab.training.result import LiveWeights, RunResult
from modellab.training.run import Run, diverged, prepare, weights_of
from modellab.training.saving import Saver

__all__ = ["RunResult", "fit"]


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
        self._saver = Saver(run, tell)
        self._base_rate = run.recipe.optimizer_settings.number("learning_rate")
        self._rate = math.nan
        self._trained = run.trained
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
        if run.plan.take_from is not None and not run.total_step:
            self._saver.save()  # whoever goes on with the run need not have the weights that it began with
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
        remember_frozen(run, self._heed, self._tell)
        while run.epoch <= run.num_epochs:
            if run.watch.is_over(run.epoch - 1):
                self._saver.save()
                return "early_stopping"
            self._train_epoch()
            self._finish_epoch()
        self._saver.save()
        return "finished"

    def _train_epoch(self) -> None:
        run = self._run
        run.network.train()
        batches = run.batches["train"].epoch(run.epoch, run.step)
        for batch in itertools.islice(batches, run.steps_per_epoch - run.step):
            self._heed()
            self._step(batch)
            run.step += 1
            if self._readback.is_due:
                self._read_back()
                self._saver.save_if_due()
        self._read_back()

    def _step(self, batch: Mapping[str, Tensor]) -> None:
        """Take one step: forward, backward, update. Nothing here waits for the device."""
        run = self._run
        rate = self._set_rate()
        first, *others = run.phases
        outputs, loss = self._update(first, batch, ())
        for number, phase in enumerate(others, start=1):
            self._update(phase, batch, (number,))
        target = batch[run.heads[0].target]
        self._readback.add(loss.detach(), self._hits(outputs, target), len(target), rate)

    def _update(
        self, phase: Phase, batch: Mapping[str, Tensor], key: tuple[int, ...]
    ) -> tuple[Tensor | tuple[Tensor, ...], Tensor]:
        """Update the weights of a phase; ``key`` tells its random numbers from those of the first one."""
        run = self._run
        if run.is_stochastic:
            whole = (run.recipe.general.integer("seed"), run.epoch, run.step, *key)
            outputs = draw_keyed(whole, run.device, lambda: run.forward(*run.inputs_of(batch)))
        else:
            outputs = run.forward(*run.inputs_of(batch))
        loss = phase.loss(outputs, batch)
        if run.scaler is None:
            torch.autograd.backward(loss, inputs=phase.trained)
            self._clip()
            run.optimizer.step()
        else:
            torch.autograd.backward(run.scaler.scale(loss), inputs=phase.trained)
            run.scaler.unscale_(run.optimizer)
            self._clip()
            run.scaler.step(run.optimizer)
            run.scaler.update()
        for weight in self._trained:  # as zero_grad() does, without the record of it that takes longer than the work
            weight.grad = None  # the optimizer leaves weights without a gradient as they are
        return outputs, loss

    def _set_rate(self) -> float:
        """Let the optimizer have the learning rate of this step, and return it."""
        run = self._run
        rate = self._base_rate * run.schedule.factor(run.total_step)
        if rate != self._rate:
            self._rate = rate
            for group in run.optimizer.param_groups:
                group["lr"] = rate * group[RATE]
        return rate

    def _hits(self, outputs: Tensor | tuple[Tensor, ...], target: Tensor) -> Tensor | None:
        if not self._run.heads[0].num_classes:
            return None
        first = outputs if isinstance(outputs, Tensor) else outputs[0]
        return (first.detach().argmax(1) == target).sum()

    def _clip(self) -> None:
        if self._clipping is not None:
            torch.nn.utils.clip_grad_norm_(self._trained, self._clipping)

    def _read_back(self) -> None:
        bad = self._readback.flush()
        if bad is not None:
            raise diverged(bad)

    def _heed(self) -> None:
        """Do what the control asks for: wait, or leave the loop. Called before every step and validation batch."""
        if not self._control.is_interrupted:
            return
        run = self._run
        if self._control.is_asked:
            self._hand_over()
        if self._control.is_paused:
            self._read_back()
            self._saver.save()
            self._hand_over()  # nobody could be answered while the loop waits
            self._tell(RunPaused(run.total_step))
            before = time.perf_counter()
            self._control.wait()
            run.started += time.perf_counter() - before  # a pause is no training time
            if not self._control.is_stopping:
                self._tell(RunContinued(run.total_step))
        if self._control.is_stopping:
            self._read_back()
            self._saver.save()
            raise _Stopped

    def _hand_over(self) -> None:
        """Copy the weights for whoever wants to ask the network while it learns."""
        run = self._run
        self._control.answer(
            LiveWeights(run.plan.run_id, save_state(run.network), run.preparation, run.dataset.schema, run.total_step)
        )

    def _finish_epoch(self) -> None:
        """Validate, keep the best weights, and tell."""
        run = self._run
        metrics = self._epoch_means()
        is_measured = run.epoch % run.recipe.general.integer("validate_every") == 0 or run.epoch == run.num_epochs
        if is_measured and "validation" in run.batches:
            metrics |= measure(run, "validation", self._heed).metrics
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

    def _end(self, reason: StopReason, failure: ModelLabError | None) -> RunResult:
        """Load the weights that are kept, measure them on the test split, and put the result together."""
        run = self._run
        has_weights = self._load_kept(is_failed=failure is not None)
        tested = self._measure_test() if has_weights and failure is None else Measured()
        error, hint = (failure.sentence, failure.hint) if failure is not None else (None, None)
        epoch = run.epoch - 1
        self._tell(RunEnded(run.plan.run_id, reason, epoch, run.total_step, run.total_s, tested.metrics, error, hint))
        return RunResult(
            run_id=run.plan.run_id,
            reason=reason,
            state=save_state(run.network) if has_weights else None,
            preparation=run.preparation,
            schema=run.dataset.schema,
            metrics={**run.kept_metrics, **tested.metrics},
            curves=run.curves,
            epoch=epoch,
            step=run.total_step,
            elapsed_s=run.total_s,
            confusion_KK=tested.confusion_KK,
            error=error,
            hint=hint,
        )

    def _measure_test(self) -> Measured:
        """Measure the kept weights on the test split; neither haste nor want of memory there costs the weights."""
        if "test" not in self._run.batches:
            return Measured()
        try:
            return measure(self._run, "test", self._hurry)
        except _Stopped:
            return Measured()
        except (RuntimeError, MemoryError) as error:
            if not hardware.is_out_of_memory(error):
                raise
            return Measured()

    def _hurry(self) -> None:
        if self._control.is_hurried:
            raise _Stopped

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
