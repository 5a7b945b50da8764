"""The form of a file of labelled texts: found from its rows, corrected by options, then read with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from modellab.data.columns import unique_names
from modellab.data.sources.text_roles import (
    MAX_CLASSES,
    MAX_LABEL,
    Facts,
    Roles,
    choose_roles,
    facts_of,
    is_header,
)
from modellab.data.sources.text_rows import SPLITTERS, Row, Splitter, even_rows, is_airy, num_empty_lines
from modellab.errors import ModelLabError, Text, look_up, unknown
from modellab.graph.naming import clean
from modellab.settings import Settings

Skipped = tuple[str, str]
_MIN_TEXT, _TEXT_SHARE = 40, 4
_SHORT_NAME, _FEW_ROWS = 24, 4


@dataclass(frozen=True)
class Form:
    """How to read a file.

    Attributes:
        splitter: Takes lines apart.
        roles: What the columns are for.
        header: Names of the columns as the first row has them; empty without a header.
        skipped: (column, reason) of the columns that are not read.
    """

    splitter: Splitter
    roles: Roles
    header: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass
class Rows:
    """Texts with their labels.

    Attributes:
        lines: Line of the file of each.
        skipped: (line, reason) of what was left out.
    """

    texts: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def guess_form(text: str, name: str, *, is_sample: bool = False) -> Form | None:
    """Find the form of a file without being told anything; None if it is not labelled text.

    Args:
        text: Of the file, or of its beginning.
        name: Of the file.
        is_sample: Whether the text is only the beginning.
    """
    for splitter, rows in _candidates(text, name, "auto"):
        facts = _facts(rows[1:] or rows)
        roles = choose_roles(facts, rows[0][1], is_guess=splitter.is_guess, is_sample=is_sample)
        if roles is not None and (not is_sample or _is_mostly_text(facts, roles)):
            return _form(splitter, rows, facts, roles, "auto")
    return None


def _is_mostly_text(facts: Sequence[Facts], roles: Roles) -> bool:
    """Tell labelled texts from a table that has a text among its columns, which a network could read as well."""
    if any(facts[k].is_telling for k in roles.others):
        return False
    rest = sum(facts[k].mean for k in roles.others)
    text = sum(facts[k].mean for k in roles.texts)
    return not roles.others or (text >= _MIN_TEXT and text >= _TEXT_SHARE * rest)


def find_form(text: str, name: str, options: Settings) -> Form:
    """Find the form of a file of which the options may say some.

    Raises:
        ModelLabError: There is no label or no text in it; the sentence says which.
    """
    wanted = (options.text("label"), options.text("text"))
    candidates = list(_candidates(text, name, options.text("delimiter")))
    for splitter, rows in candidates:
        is_guess = splitter.is_guess and options.text("delimiter") == "auto"
        facts = _facts(rows[1:] or rows)
        roles = choose_roles(facts, rows[0][1], is_guess=is_guess)
        if any(wanted) and (roles is not None or not is_guess):
            roles = _corrected(roles, facts, rows[0][1], options, name)
        if roles is not None:
            return _form(splitter, rows, facts, roles, options.text("header"))
    raise _formless(candidates, name)


def read_rows(text: str, name: str, form: Form) -> Rows:
    """Read all rows of a file; those without text or label are left out and named."""
    width, even, odd = even_rows(form.splitter.split(text, name))
    found = Rows(skipped=list(odd))
    empty = num_empty_lines(text)
    if empty:
        found.skipped.append((name, Text("{count} empty lines", count=empty)))
    if width <= max(form.roles.label, *form.roles.texts):
        raise ModelLabError(Text("The columns of {name} are not those of the file beside it.", name=name))
    is_first_header = bool(form.header) and bool(even) and even[0][1][form.roles.label] == form.header[form.roles.label]
    for number, cells in even[1 if is_first_header else 0 :]:
        _add(found, number, cells, form)
    return found


def _add(found: Rows, number: int, cells: Sequence[str], form: Form) -> None:
    label = cells[form.roles.label]
    text = " ".join(cells[k] for k in form.roles.texts if cells[k])
    problem = ""
    if not text:
        problem = Text("its text is empty")
    elif not label:
        problem = Text("it has no label")
    elif form.splitter.key == "fasttext" and " " in label:
        problem = Text("it has several labels")
    if problem:
        found.skipped.append((Text("line {line}", line=number), problem))
        return
    found.texts.append(text)
    found.labels.append(label)
    found.lines.append(number)


def _candidates(text: str, name: str, delimiter: str) -> Iterator[tuple[Splitter, list[Row]]]:
    """Try the ways to take a text apart that give even rows."""
    table = {splitter.key: splitter for splitter in SPLITTERS}
    tried = table.values() if delimiter == "auto" else (look_up(table, delimiter, Text("delimiter")),)
    seen: set[str] = set()
    is_certain = delimiter == "auto" and is_airy(text)
    for splitter in tried:
        if splitter.unlike in seen or (splitter.is_guess and is_certain):
            continue
        try:
            width, rows, _ = even_rows(splitter.split(text, name))
        except ModelLabError:  # a quotation mark that is none
            if delimiter != "auto":
                raise
            continue
        if rows:
            seen.add(splitter.key)
            is_certain = is_certain or _is_table(splitter, width, rows)
            yield splitter, rows


def _is_table(splitter: Splitter, width: int, rows: Sequence[Row]) -> bool:
    """Whether these are columns for sure; one comma in each line may be chance."""
    if splitter.is_guess:
        return False
    return splitter.key != "," or width > 2 or any(column.is_number for column in _facts(rows[1:] or rows))


def _facts(rows: Sequence[Row]) -> list[Facts]:
    return [facts_of(cells) for cells in zip(*(cells for _, cells in rows), strict=True)]


def _form(splitter: Splitter, rows: Sequence[Row], facts: Sequence[Facts], roles: Roles, header: str) -> Form:
    first = rows[0][1]
    below = {cells[roles.label] for _, cells in rows[1:]}
    has_header = header == "yes"
    if header == "auto":
        has_header = is_header(first, roles.label, below, label_is_number=facts[roles.label].is_number)
    names = column_names(first) if has_header else column_names([""] * len(first))
    skipped = tuple(
        (Text('column "{name}"', name=names[k]), Text("it is neither the label nor text")) for k in roles.others
    )
    return Form(splitter, roles, tuple(first) if has_header else (), skipped)


def column_names(first: Sequence[str]) -> tuple[str, ...]:
    """Name columns by a first row; those without a name by their number."""
    return unique_names(clean(name) or f"column {k + 1}" for k, name in enumerate(first))


def _corrected(
    found: Roles | None, facts: Sequence[Facts], first: Sequence[str], options: Settings, name: str
) -> Roles | None:
    """Put the columns that people chose into their roles."""
    label = column_of(options.text("label"), first) if options.text("label") else found.label if found else None
    chosen = [part.strip() for part in options.text("text").split(",") if part.strip()]
    if label is None:
        label = next(
            (k for k, column in enumerate(facts) if column.can_be_label(is_guess=False, is_sample=False)), None
        )
    if label is None:
        return None
    _check_label(facts[label], options.text("label") or f"column {label + 1}", name)
    texts = tuple(column_of(part, first) for part in chosen) or tuple(
        k for k, column in enumerate(facts) if k != label and column.can_be_text
    )
    if label in texts:
        raise ModelLabError(
            Text(
                'The column "{column}" cannot be both the label and the text.',
                column=options.text("label") or chosen[0],
            )
        )
    others = tuple(k for k in range(len(facts)) if k != label and k not in texts)
    return Roles(label, texts, others) if texts else None


def column_of(wanted: str, first: Sequence[str]) -> int:
    """Find a column by its name in the first row, by ``column 2``, or by ``2``.

    Raises:
        ModelLabError: There is none; the nearest name is listed.
    """
    names = column_names(first)
    for known in (names, column_names([""] * len(first)), tuple(str(k + 1) for k in range(len(first)))):
        if wanted in known:
            return known.index(wanted)
    shown = [name if len(name) <= _SHORT_NAME else f"column {k + 1}" for k, name in enumerate(names)]
    raise unknown(Text("column"), wanted, shown)


def _check_label(facts: Facts, column: str, name: str) -> None:
    if facts.longest > MAX_LABEL:
        raise ModelLabError(
            Text('The column "{column}" of {name} holds texts of up to {count} characters, which are no labels.',
                 column=column, name=name, count=facts.longest),
            Text("Choose another label column."),
        )  # fmt: skip
    if facts.num_different > MAX_CLASSES:
        raise ModelLabError(
            Text('The column "{column}" of {name} has {count} different values. At most 1,000 classes are supported.',
                 column=column, name=name, count=facts.num_different),
            Text("Choose another label column."),
        )  # fmt: skip
    if facts.num_rows > _FEW_ROWS and 2 * facts.num_different > facts.num_rows:
        raise ModelLabError(
            Text('The column "{column}" of {name} holds something else in nearly every row, so it is no label.',
                 column=column, name=name),
            Text("Choose another label column."),
        )  # fmt: skip


def only_one_class(name: str, label: str) -> ModelLabError:
    """Build the error for texts that all have the same label."""
    return ModelLabError(
        Text('All texts of {name} have the same label, "{label}". At least two classes are needed.',
             name=name, label=label),
        Text("Choose another label column or file, or read the file as running text."),
    )  # fmt: skip


def _formless(candidates: Sequence[tuple[Splitter, Sequence[Row]]], name: str) -> ModelLabError:
    """Say what is missing: columns, texts or labels."""
    even = [rows for splitter, rows in candidates if not splitter.is_guess]
    if not even:
        return ModelLabError(
            Text("The lines of {name} do not hold a label and a text.", name=name),
            Text("Write one sample a line, label and text separated by a tab or a comma; "
                 "or read the file as running text."),
        )  # fmt: skip
    facts = _facts(even[0][1:] or even[0])
    alike = [k for k, column in enumerate(facts) if column.num_different == 1 and column.longest <= MAX_LABEL]
    if alike and any(column.can_be_text for column in facts):
        label = next(cells[alike[0]] for _, cells in even[0][1:] or even[0] if cells[alike[0]])
        return only_one_class(name, label)
    if not any(column.can_be_text for column in facts):
        return ModelLabError(
            Text("{name} has labels, but no column of texts.", name=name),
            Text("Read it as a table, or choose the column."),
        )
    return ModelLabError(
        Text("No column of {name} repeats like a label does.", name=name),
        Text("Choose the label column, or read the file as running text."),
    )
