"""The one stylesheet of the application, filled in from a theme.

A widget asks for another look with the dynamic property ``role``: buttons ``primary`` (green), ``accent`` (blue),
``danger`` (red), ``quiet`` (no frame), ``segment``; frames ``card``, ``bar``, ``segments``, ``toast``; labels
``muted``, ``heading``, ``title``, ``error``. Set it before the widget is first shown, or call ``restyle`` after.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from modellab.assets import asset_path

if TYPE_CHECKING:
    from modellab.desktop.theme import Theme

_TEMPLATE = Template(
    """
QToolTip { background: $field; color: $text; border: 1px solid $border; padding: 4px 8px; }

QMenuBar { background: $panel; color: $muted; border-bottom: 1px solid $border; padding: 1px 4px; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenu { background: $panel; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; color: $text; }
QMenu::item:selected { background: $accent; color: $accent_text; }
QMenu::item:disabled { color: $edge; background: transparent; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::icon { padding-left: 6px; }

QFrame[role="bar"] { background: $panel; border: none; border-bottom: 1px solid $border; }
QFrame[role="card"] { background: $field; border: none; border-radius: ${radius}px; }
QFrame[role="outlined"] { background: $panel; border: 1px solid $border; border-radius: ${radius}px; }
QFrame[role="toast"] { background: $hover; border: 1px solid $border; border-radius: ${radius}px; }
QFrame[role="toast-error"] { background: $hover; border: 1px solid $error; border-radius: ${radius}px; }
QFrame[role="segments"] { background: $field; border: 1px solid $grid; border-radius: ${radius}px; }
QFrame[role="line"] { background: $border; border: none; }

QLabel[role="muted"] { color: $muted; }
QLabel[role="heading"] { color: $muted; font-weight: 600; letter-spacing: 0.4px; }
QLabel[role="title"] { color: $text; font-weight: 700; }
QLabel[role="error"] { color: $error; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="success"] { color: $success; }

QPushButton, QToolButton[role="button"] {
    background: $field; color: $text; border: 1px solid $border; border-radius: 6px; padding: 5px 12px;
}
QPushButton:hover, QToolButton[role="button"]:hover { background: $hover; }
QPushButton:checked { background: $hover; color: $accent; }
QPushButton:pressed, QToolButton[role="button"]:pressed { background: $border; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $edge; background: $panel; border-color: $grid; }
QPushButton[role="primary"] { background: $success; color: $success_text; border-color: $success; }
QPushButton[role="primary"]:hover { border-color: $text; }
QPushButton[role="accent"] { background: $accent; color: $accent_text; border-color: $accent; }
QPushButton[role="accent"]:hover { border-color: $text; }
QPushButton[role="danger"] { background: $error; color: $error_text; border-color: $error; }
QPushButton[role="primary"]:disabled, QPushButton[role="accent"]:disabled, QPushButton[role="danger"]:disabled {
    background: $field; color: $edge; border-color: $grid;
}
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $muted; padding: 3px 8px; }
QPushButton[role="quiet"]:hover { background: $hover; color: $text; }
QPushButton[role="quiet"]:checked { color: $text; background: $field; }
QPushButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="card"] { border-radius: ${radius}px; text-align: left; padding: 0; }
QPushButton[role="card"]:hover { border-color: $accent; }
QPushButton[role="segment"] {
    background: transparent; border: 1px solid transparent; color: $muted; padding: 5px 16px; border-radius: 6px;
}
QPushButton[role="segment"]:hover { color: $text; }
QPushButton[role="segment"]:checked { background: $accent; color: $accent_text; }
QPushButton[role="segment"]:focus { border-color: $muted; }
QPushButton::menu-indicator { image: url($icons/chevron-down.svg); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 3px; color: $muted; background: transparent; }
QToolButton:hover { background: $hover; color: $text; }
QToolButton:checked { background: $hover; color: $text; }
QToolButton:focus { border-color: $accent; }

QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit {
    background: $field; color: $text; border: 1px solid $border; border-radius: 6px; padding: 4px 8px;
    selection-background-color: $accent; selection-color: $accent_text;
}
QLineEdit:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {
    border-color: $accent;
}
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
    color: $edge; background: $panel; border-color: $grid;
}
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"] { border-color: $error; }
QAbstractSpinBox { padding-right: 18px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: none; padding: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: none; background: transparent; width: 18px; subcontrol-origin: border;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 2px; }
QAbstractSpinBox::up-arrow { image: url($icons/chevron-up.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($icons/chevron-down.svg); width: 10px; height: 10px; }
QComboBox { padding-right: 22px; }
QComboBox:hover { background: $hover; }
QComboBox::drop-down { border: none; width: 22px; subcontrol-origin: border; subcontrol-position: center right; }
QComboBox::down-arrow { image: url($icons/chevron-down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $border; padding: 2px; outline: none;
    selection-background-color: $accent; selection-color: $accent_text; }

QCheckBox, QRadioButton { spacing: 8px; color: $text; }
QCheckBox:disabled, QRadioButton:disabled { color: $edge; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $border; background: $field;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox:focus::indicator, QRadioButton:focus::indicator { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($icons/tick.svg); }
QRadioButton::indicator:checked { background: $accent_text; border: 5px solid $accent; width: 8px; height: 8px; }
QSlider::groove:horizontal { height: 4px; background: $border; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: $text; }
QProgressBar { background: $field; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $success; border-radius: 3px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDialog { background: $panel; }

QMainWindow { background: $panel; }
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QDockWidget { color: $muted; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $panel; color: $muted; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px 14px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }

QAbstractItemView { background: $panel; alternate-background-color: $field; border: none; outline: none;
    selection-background-color: $accent; selection-color: $accent_text; }
QListView::item, QTreeView::item { padding: 3px 4px; border-radius: 4px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $accent; color: $accent_text; }
QTableView { gridline-color: $grid; }
QTableView::item { padding: 0 6px; }
QHeaderView::section { background: $panel; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: 5px 8px; font-weight: 600; }
QTableCornerButton::section { background: $panel; border: none; }
QGroupBox { border: 1px solid $border; border-radius: ${radius}px; margin-top: 12px; padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; color: $muted; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
)
_COLORS = (
    "canvas", "panel", "card", "field", "hover", "border", "grid", "edge", "text", "muted", "accent", "accent_text",
    "error", "error_text", "warning", "success", "success_text",
)  # fmt: skip


def build(theme: Theme) -> str:
    """Return the stylesheet of ``theme``."""
    colors = {name: getattr(theme, name) for name in _COLORS}
    return _TEMPLATE.substitute(colors, radius=8, icons=asset_path("icons").as_posix())


def restyle(widget: QWidget, role: str) -> None:
    """Give ``widget`` another ``role`` after it has been shown."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
