"""Every action of the program as a row: menu, text, keys, and what it does. Menus and command palette read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modellab.desktop import pages
from modellab.desktop.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from modellab.desktop.commands import Commands

CONTEXT = "Actions"


def _always(_commands: Commands) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing to do.

    Attributes:
        id: ``menu.verb``; the menu it stands in comes first.
        text: What people see, to be translated in the context ``Actions``; ends in "…" if it asks something first.
        keys: Shortcuts, the first one shown.
        slot: Method of ``Commands``.
        is_enabled: Whether it can be done now.
        is_checked: Whether it is on, for actions that switch; None for those that do not.
        starts_group: Whether a line stands above it in the menu.
        canvas_only: Whether its keys work only while the canvas has the keyboard, because they are letters.
        context: Where ``text`` is looked up in translations.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    slot: Callable[[Commands], object]
    is_enabled: Callable[[Commands], bool] = _always
    is_checked: Callable[[Commands], bool] | None = None
    starts_group: bool = False
    canvas_only: bool = False
    context: str = CONTEXT

    @property
    def menu(self) -> str:
        """Key of the menu."""
        return self.id.partition(".")[0]


MENUS = (
    ("file", QT_TRANSLATE_NOOP("Actions", "File")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "Edit")),
    ("network", QT_TRANSLATE_NOOP("Actions", "Network")),
    ("train", QT_TRANSLATE_NOOP("Actions", "Train")),
    ("test", QT_TRANSLATE_NOOP("Actions", "Test")),
    ("view", QT_TRANSLATE_NOOP("Actions", "View")),
    ("help", QT_TRANSLATE_NOOP("Actions", "Help")),
)


def rows() -> tuple[ActionSpec, ...]:
    """Return all rows in menu order."""
    from modellab.desktop.commands import Commands

    return (
        *_file(Commands),
        *_edit(Commands),
        *_network(Commands),
        *_run(Commands),
        *_pages(Commands),
        *_view(Commands),
    )


def _file(do: type[Commands]) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("file.new", QT_TRANSLATE_NOOP("Actions", "New"), ("Ctrl+N",), do.new),
        ActionSpec("file.open", QT_TRANSLATE_NOOP("Actions", "Open…"), ("Ctrl+O",), do.open),
        ActionSpec("file.start", QT_TRANSLATE_NOOP("Actions", "Samples and recent projects"), ("Ctrl+Shift+O",),
                   do.show_start),
        ActionSpec("file.save", QT_TRANSLATE_NOOP("Actions", "Save"), ("Ctrl+S",), do.save, starts_group=True),
        ActionSpec("file.save_as", QT_TRANSLATE_NOOP("Actions", "Save as…"), ("Ctrl+Shift+S",), do.save_as),
        ActionSpec("file.export", QT_TRANSLATE_NOOP("Actions", "Export as Python…"), ("Ctrl+E",), do.export_python,
                   do.has_layers),
        ActionSpec("file.quit", QT_TRANSLATE_NOOP("Actions", "Quit"), ("Ctrl+Q",), do.quit, starts_group=True),
    )  # fmt: skip


def _edit(do: type[Commands]) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",), do.undo, do.can_undo),
        ActionSpec("edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), do.redo, do.can_redo),
        ActionSpec("edit.cut", QT_TRANSLATE_NOOP("Actions", "Cut"), ("Ctrl+X",), do.on_canvas("cut"), do.has_selection,
                   starts_group=True),
        ActionSpec("edit.copy", QT_TRANSLATE_NOOP("Actions", "Copy"), ("Ctrl+C",), do.on_canvas("copy"),
                   do.has_selection),
        ActionSpec("edit.paste", QT_TRANSLATE_NOOP("Actions", "Paste"), ("Ctrl+V",), do.on_canvas("paste")),
        ActionSpec("edit.delete", QT_TRANSLATE_NOOP("Actions", "Delete"), ("Del", "Backspace"),
                   do.on_canvas("delete"), do.has_selection, canvas_only=True),
        ActionSpec("edit.select_all", QT_TRANSLATE_NOOP("Actions", "Select all"), ("Ctrl+A",),
                   do.on_canvas("select_all"), do.has_layers),
        ActionSpec("edit.duplicate", QT_TRANSLATE_NOOP("Actions", "Duplicate"), ("Ctrl+D",),
                   do.on_canvas("duplicate"), do.has_selection),
        ActionSpec("edit.rename", QT_TRANSLATE_NOOP("Actions", "Rename the layer"), ("F2",), do.on_canvas("rename"),
                   do.has_selection, canvas_only=True),
        ActionSpec("edit.group", QT_TRANSLATE_NOOP("Actions", "Group into a block"), ("Ctrl+G",),
                   do.on_canvas("group"), do.has_selection, starts_group=True),
        ActionSpec("edit.ungroup", QT_TRANSLATE_NOOP("Actions", "Dissolve the block"), ("Ctrl+Shift+G",),
                   do.on_canvas("ungroup"), do.has_selection),
    )  # fmt: skip


def _network(do: type[Commands]) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("network.add", QT_TRANSLATE_NOOP("Actions", "Add layer…"), ("Space", "Ctrl+Shift+A"),
                   do.on_canvas("add_layer"), canvas_only=True),
        ActionSpec("network.connect", QT_TRANSLATE_NOOP("Actions", "Connect the layer to…"), ("C",),
                   do.on_canvas("connect_mode"), do.has_selection, canvas_only=True),
        ActionSpec("network.freeze", QT_TRANSLATE_NOOP("Actions", "Freeze or train weights"), ("Shift+F",),
                   do.on_canvas("toggle_frozen"), do.has_selection, canvas_only=True),
        ActionSpec("network.enter", QT_TRANSLATE_NOOP("Actions", "Open the block"), ("Alt+Down",),
                   do.on_canvas("enter_block"), do.has_selection),
        ActionSpec("network.leave", QT_TRANSLATE_NOOP("Actions", "Leave the block"), ("Alt+Up",),
                   do.on_canvas("leave_block")),
        ActionSpec("network.arrange", QT_TRANSLATE_NOOP("Actions", "Arrange"), ("Ctrl+L",), do.on_canvas("arrange"),
                   do.has_layers),
        ActionSpec("network.fit", QT_TRANSLATE_NOOP("Actions", "Show all layers"), ("F",), do.on_canvas("fit"),
                   do.has_layers, canvas_only=True, starts_group=True),
        ActionSpec("network.zoom_in", QT_TRANSLATE_NOOP("Actions", "Zoom in"), ("+", "="), do.on_canvas("zoom_in"),
                   do.has_layers, canvas_only=True),
        ActionSpec("network.zoom_out", QT_TRANSLATE_NOOP("Actions", "Zoom out"), ("-",), do.on_canvas("zoom_out"),
                   do.has_layers, canvas_only=True),
        ActionSpec("network.zoom_actual", QT_TRANSLATE_NOOP("Actions", "Actual size"), ("0",),
                   do.on_canvas("zoom_actual"), do.has_layers, canvas_only=True),
    )  # fmt: skip


def _run(do: type[Commands]) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("train.start", QT_TRANSLATE_NOOP("Actions", "Train"), ("F5",), do.train, do.can_train),
        ActionSpec("train.pause", QT_TRANSLATE_NOOP("Actions", "Pause or continue"), ("F6",), do.pause, do.can_pause),
        ActionSpec("train.stop", QT_TRANSLATE_NOOP("Actions", "Stop and keep"), ("Shift+F5",), do.stop, do.can_stop),
        ActionSpec("train.from", QT_TRANSLATE_NOOP("Actions", "Start from other weights…"), ("Ctrl+F5",),
                   do.train_from, do.can_train, starts_group=True),
        ActionSpec("train.folds", QT_TRANSLATE_NOOP("Actions", "Cross-validate…"), ("Ctrl+Shift+F5",),
                   do.cross_validate, do.can_train),
        ActionSpec("test.open", QT_TRANSLATE_NOOP("Actions", "Open a file to test…"), ("Ctrl+T",), do.open_test_file,
                   do.has_test),
    )  # fmt: skip


def _pages(do: type[Commands]) -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(f"view.{row.key}", row.title, (row.keys,), do.page(row.key), is_checked=do.is_page(row.key),
                   context="Pages")
        for row in pages.installed(pages.PAGES)
    )  # fmt: skip


def _view(do: type[Commands]) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("view.dark", QT_TRANSLATE_NOOP("Actions", "Dark"), ("Ctrl+Shift+F1",), do.scheme("dark"),
                   is_checked=do.is_scheme("dark"), starts_group=True),
        ActionSpec("view.light", QT_TRANSLATE_NOOP("Actions", "Light"), ("Ctrl+Shift+F2",), do.scheme("light"),
                   is_checked=do.is_scheme("light")),
        ActionSpec("view.system", QT_TRANSLATE_NOOP("Actions", "As the system"), ("Ctrl+Shift+F3",),
                   do.scheme("system"), is_checked=do.is_scheme("system")),
        ActionSpec("view.english", "English", ("Ctrl+Alt+E",), do.language("en"), is_checked=do.is_language("en"),
                   starts_group=True),
        ActionSpec("view.chinese", "简体中文", ("Ctrl+Alt+Z",), do.language("zh_CN"),
                   is_checked=do.is_language("zh_CN")),
        ActionSpec("help.commands", QT_TRANSLATE_NOOP("Actions", "All actions…"), ("Ctrl+K",), do.show_commands),
        ActionSpec("help.keys", QT_TRANSLATE_NOOP("Actions", "Keys"), ("F1",), do.show_keys),
        ActionSpec("help.about", QT_TRANSLATE_NOOP("Actions", "About Model Lab"), ("Shift+F1",), do.show_about),
    )  # fmt: skip
