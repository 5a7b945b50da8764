"""The generator in a network as a program of its own: random numbers in, samples out. No torch here.

In a generative pair it begins at the random vectors; in a variational autoencoder where a latent sample is drawn, whose
numbers are as good as standard normal ones once the divergence from those is small (Kingma and Welling 2013).
"""

from __future__ import annotations

from modellab.graph.layers.adversarial import ADVERSARIAL, GENERATED
from modellab.graph.layers.rules import MODULES
from modellab.graph.layers.table import spec_of
from modellab.network.statements import InputSlot, OutputSlot, Program, Statement, Value

_DRAWS = (f"{MODULES}.RandomVector", f"{MODULES}.LatentSample")
"""What a generator begins with: numbers from a standard normal distribution take the place of what these give."""


def generator_of(program: Program) -> Program | None:
    """Cut out what makes the samples; layers and weights keep their names.

    What is drawn at random becomes an input, so that whoever runs the generator chooses the numbers.

    Returns:
        None where the network has no generator, or it reads anything else than what is drawn at random.
    """
    end = _generated(program)
    if end is None:
        return None
    vectors = {module.name for module in program.modules if module.path in _DRAWS}
    drawn = {s.result: s.target for s in program.statements if s.op == "module" and s.target in vectors}
    statements = _leading_to(end.value, program, set(drawn))
    inputs = tuple(
        InputSlot(program.layers[layer].node, value, program.layers[layer].outputs[0])
        for value, layer in drawn.items()
        if any(value in statement.used for statement in statements)
    )
    known = {slot.value for slot in inputs} | {statement.result for statement in statements}
    if not inputs or any(used not in known for statement in statements for used in statement.used):
        return None
    used = {statement.layer for statement in statements} | {drawn[slot.value] for slot in inputs}
    layers = {name: layer for name, layer in program.layers.items() if name in used}
    modules = tuple(module for module in program.modules if module.name in used - vectors)
    return Program(inputs=inputs, outputs=(end,), modules=modules, statements=statements, layers=layers)


def answering(program: Program) -> Program:
    """Return what is of use on its own: the generator of a generative pair, else the whole network."""
    is_pair = program.outputs[0].task == ADVERSARIAL
    return (generator_of(program) if is_pair else None) or program


def _generated(program: Program) -> OutputSlot | None:
    """Find what arrives where generated samples belong; else what is to be like the input."""
    for statement in program.statements:
        spec = spec_of(program.layers[statement.layer].kind) if statement.layer else None
        ports = [port.name for port in spec.inputs] if spec is not None else []
        if GENERATED in ports:
            end = statement.used[ports.index(GENERATED)]
            last = next(layer for layer in program.layers.values() if end in layer.values)
            return OutputSlot(last.node, end, last.outputs[last.values.index(end)])
    return next((slot for slot in program.outputs[:1] if slot.task == "reconstruction"), None)


def _leading_to(end: Value, program: Program, given: set[Value]) -> tuple[Statement, ...]:
    """List the statements that ``end`` follows from, back to what is ``given``."""
    wanted, found = {end}, []
    for statement in reversed(program.statements):
        if statement.result in wanted and statement.result not in given:
            wanted.update(statement.used)
            found.append(statement)
    return tuple(reversed(found))
