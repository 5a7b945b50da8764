"""Every row of the layer table against torch on the ``meta`` device: shape, parameters, FLOPs."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass, field

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from modellab.graph.layers.activation import ACTIVATIONS
from modellab.graph.layers.table import FAMILIES, LAYERS, default_settings, spec_of
from modellab.graph.shape import TensorType
from modellab.settings import Settings, complete
from tests.graph.layer_cases import CASES, Case

BATCH = 3
STEPS = 7
"""What the symbolic dimensions N and T are in these tests."""


@dataclass
class Run:
    """A row's forward pass, done at once on tensors without memory; implements ``Emitter``."""

    case: Case
    settings: Settings
    built: torch.nn.Module | None = None
    calls: list[str] = field(default_factory=list)

    def module(self, *inputs):
        spec = LAYERS[self.case.kind]
        if self.built is None:
            path = spec.module_path(self.settings, self.case.inputs)
            with torch.device("meta"):
                self.built = pkgutil.resolve_name(path)(**spec.arguments(self.settings, self.case.inputs))
        return self.built(*inputs)

    def mask(self, _index=0, axis=1):
        return None

    def call(self, function, *args, **kwargs):
        return pkgutil.resolve_name(function)(*args, **kwargs)

    def method(self, name, self_ref, *args):
        return getattr(self_ref, name)(*args)

    def item(self, ref, *index):
        return ref[index[0] if len(index) == 1 else index]

    def forward(self):
        """Return the results for inputs in which every symbol has its number."""
        tensors = tuple(_tensor(value) for value in self.case.inputs)
        results = LAYERS[self.case.kind].emit(self, self.settings, self.case.inputs, tensors)
        function = ACTIVATIONS.get(self.settings.get("activation", ""), "")
        return (self.call(function, results[0]),) if function else results


def _sized(value: TensorType) -> tuple[int, ...]:
    return tuple({"N": BATCH, "T": STEPS}.get(dim, dim) for dim in value.shape)


def _evaluated(value: TensorType) -> tuple[int, ...]:
    """Put numbers into a result such as (N, 2T, (T-2)//2)."""
    return tuple(dim if isinstance(dim, int) else _number(dim) for dim in value.shape)


def _number(text: str) -> int:
    spelled = "".join(f"*{c}" if c in "TN" and i and text[i - 1].isdigit() else c for i, c in enumerate(text))
    return eval(spelled, {"N": BATCH, "T": STEPS})


def _tensor(value: TensorType) -> torch.Tensor:
    dtype = torch.int64 if value.dtype == "int" else torch.float32
    return torch.empty(_sized(value), dtype=dtype, device="meta")


def _run(case: Case) -> Run:
    return Run(case, complete(LAYERS[case.kind].settings, dict(case.settings)))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_shape_rule_agrees_with_torch(case):
    run = _run(case)
    expected = LAYERS[case.kind].shape(run.settings, case.inputs)
    assert [tuple(result.shape) for result in run.forward()] == [_evaluated(value) for value in expected]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_parameter_count_agrees_with_torch(case):
    run = _run(case)
    run.forward()
    built = sum(p.numel() for p in run.built.parameters()) if run.built else 0
    assert LAYERS[case.kind].parameters(run.settings, case.inputs) == built


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_formula_gives_the_parameter_count(case):
    spec, settings = LAYERS[case.kind], _run(case).settings
    formula = spec.formula(settings, case.inputs).replace("·[", "*(").replace("]", ")").replace("·", "*")
    assert (eval(formula) if formula else 0) == spec.parameters(settings, case.inputs)


@pytest.mark.parametrize("case", [case for case in CASES if not case.is_symbolic], ids=str)
def test_the_flops_agree_with_torch(case):
    run = _run(case)
    with FlopCounterMode(display=False) as counter:
        run.forward()
    assert LAYERS[case.kind].flops(run.settings, case.inputs) * BATCH == counter.get_total_flops()


@pytest.mark.parametrize("kind", [kind for kind, spec in LAYERS.items() if spec.role == "layer"])
def test_every_kind_has_at_least_one_case(kind):
    assert any(case.kind == kind for case in CASES)


@pytest.mark.parametrize("spec", LAYERS.values(), ids=LAYERS.keys())
class TestEveryRow:
    def test_defaults_are_values_that_the_rows_allow(self, spec):
        assert complete(spec.settings, dict(default_settings(spec.kind))) == default_settings(spec.kind)

    def test_settings_have_labels_and_help_in_words(self, spec):
        assert all(row.label and row.help.endswith(".") for row in spec.settings)

    def test_help_is_one_to_three_sentences(self, spec):
        assert spec.help.endswith(".") and len(spec.help) < 200

    def test_settings_that_depend_on_others_name_existing_ones(self, spec):
        names = {row.name for row in spec.settings}
        assert {row.shown_when[0] for row in spec.settings if row.shown_when} <= names

    def test_the_summary_of_a_new_node_is_short(self, spec):
        assert len(spec.summary(default_settings(spec.kind))) <= 40

    def test_the_family_is_one_of_the_palette(self, spec):
        assert spec.family in {family.key for family in FAMILIES}


def test_labels_tell_the_rows_apart():
    assert len({spec.label for spec in LAYERS.values()}) == len(LAYERS)


def test_a_former_kind_leads_to_its_row():
    assert spec_of("global_avg_pool2d") is LAYERS["global_avg_pool"]


def test_former_kinds_hide_no_present_one():
    assert not {former for spec in LAYERS.values() for former in spec.former_kinds} & set(LAYERS)


def test_an_unknown_kind_has_no_row():
    assert spec_of("quantum_conv") is None
