"""Which data: source, path, options and splits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from modellab.data.dataset import DatasetConfig
from modellab.data.splitting import SPLITTING
from modellab.desktop.data_page.columns_panel import ColumnsPanel
from modellab.desktop.inspector.form import SettingsForm
from modellab.desktop.session import Session
from modellab.desktop.translation import row_text
from modellab.desktop.widgets.labels import ElidedLabel, Heading, PlainLabel
from modellab.errors import ModelLabError
from modellab.settings import Setting, Settings, complete

if TYPE_CHECKING:
    from modellab.data.samples import Role

if TYPE_CHECKING:
    from modellab.data.samples import Dataset

_NONE = DatasetConfig(source="", path="")
LABEL_PX = 132


class SourcePanel(QWidget):
    """Edits ``session.project.dataset``; every change reads the data again in the background."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._heading, self._split_heading = Heading(), Heading()
        self.bundled = QComboBox()
        self.bundled.activated.connect(self._on_bundled_activated)
        self._file, self._folder, self._again = QPushButton(), QPushButton(), QPushButton()
        self._file.clicked.connect(lambda: self._choose(QFileDialog.FileMode.ExistingFile))
        self._folder.clicked.connect(lambda: self._choose(QFileDialog.FileMode.Directory))
        self._again.clicked.connect(self._on_again_clicked)
        self._path = ElidedLabel("", "muted")
        self.kinds, self._kinds_of, self._roles_of = QComboBox(), "", ("", "")
        self.kinds.activated.connect(self._on_kinds_activated)
        self._help = PlainLabel("", "muted")
        self._help.setWordWrap(True)
        self.options = SettingsForm(label_width_px=LABEL_PX)
        self.splitting = SettingsForm(SPLITTING, label_width_px=LABEL_PX)
        self.columns = ColumnsPanel()
        self.columns.chosen.connect(self._on_columns_chosen)
        self.options.changed.connect(self._on_options_changed)
        self.splitting.changed.connect(self._on_splitting_changed)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._file, self._folder, self._again):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self.bundled)
        layout.addLayout(buttons)
        for widget in (self._path, self.kinds, self._help, self.options, self.columns, self._split_heading):
            layout.addWidget(widget)
        layout.addWidget(self.splitting)
        session.dataset_changed.connect(self._show)
        session.project_opened.connect(self._show)
        self._retranslate()

    def open_path(self, path: Path) -> None:
        """Find out what a file or folder is, and read it."""
        self._session.start(self._open_path(path))

    async def _open_path(self, path: Path) -> None:
        await self._session.open_data(await self._session.data.find(path))

    def _choose(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, self.tr("Open data"))
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.ExistingFile:
            patterns = self.tr("Tables, texts, IDX files and archives ({patterns})")
            names = "*.csv *.tsv *.txt *.json *.gz *ubyte *.zip *.tar *.tgz *.tar.bz2 *.tar.xz"
            dialog.setNameFilters([patterns.format(patterns=names), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.open_path(Path(names[0])))
        dialog.open()

    def _config(self) -> DatasetConfig:
        return self._session.project.dataset or _NONE

    def _show(self) -> None:
        from modellab.data.sources.registry import SOURCES

        config = self._config()
        row = SOURCES.get(config.source)
        with QSignalBlocker(self.bundled):
            self.bundled.setCurrentIndex(max(0, self.bundled.findData(config.source)))
        self._path.setText(config.path)
        self._path.setVisible(bool(config.path))
        self._help.setText(row_text(row.help) if row is not None else "")
        self.options.set_rows(row.settings if row is not None else ())
        if row is not None:
            self.options.set_values(self._complete(row.settings, config))
        self._offer_columns()
        self._show_roles(config)
        self._offer_kinds(config)
        self.splitting.set_rows(splitting_rows(self._session.dataset))
        self.splitting.set_values({setting.name: getattr(config, setting.name) for setting in SPLITTING})
        self._again.setEnabled(bool(config.source))

    def _show_roles(self, config: DatasetConfig) -> None:
        """Show the roles of columns; those known of a file stay while it cannot be read as somebody wants it."""
        dataset = self._session.dataset
        if dataset is not None:
            self.columns.show_roles(dataset.roles)
            self._roles_of = (config.source, config.path)
        elif self._roles_of != (config.source, config.path):
            self.columns.show_roles(())

    def _offer_kinds(self, config: DatasetConfig) -> None:
        """Offer to read a file as something else, where it could be: a series as a table, say."""
        self.kinds.setVisible(self.kinds.count() > 1 and bool(config.path))
        self.kinds.setCurrentIndex(self.kinds.findData(config.source))
        if config.path != self._kinds_of:
            self._kinds_of = config.path
            self.kinds.clear()
            self.kinds.hide()
            if config.path and not self._session.is_opening_data:
                self._session.start(self._find_kinds(config.path))
            else:
                self._kinds_of = ""

    async def _find_kinds(self, path: str) -> None:
        from modellab.data.sources.registry import SOURCES, kinds_of
        from modellab.desktop import background

        base = self._session.data.base
        found = await background.run(kinds_of, base / path if base is not None else Path(path))
        if path != self._kinds_of:
            return
        for kind in found:
            self.kinds.addItem(self.tr("Read as: {kind}").format(kind=row_text(SOURCES[kind].label)), kind)
        self._offer_kinds(self._config())

    def _on_kinds_activated(self, index: int) -> None:
        from modellab.data.sources.registry import SOURCES

        kind, config = self.kinds.itemData(index), self._config()
        if kind != config.source:
            self._session.start(
                self._session.open_data(replace(config, source=kind, options=complete(SOURCES[kind].settings, {})))
            )

    def _offer_columns(self) -> None:
        """Complete the names of columns where an option wants one."""
        dataset = self._session.dataset
        field = self.options.findChild(QLineEdit, "setting_target")
        if dataset is not None and field is not None and dataset.columns:
            completer = QCompleter([column.name for column in dataset.columns], field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)

    def _complete(self, rows: tuple[Setting, ...], config: DatasetConfig) -> Settings:
        try:
            return complete(rows, config.options)
        except ModelLabError as error:  # a project of another version; show defaults and say so
            self._session.failed.emit(error)
            return complete(rows, {})

    def _on_bundled_activated(self, index: int) -> None:
        key = self.bundled.itemData(index)
        if key:
            self._session.start(self._session.open_data(DatasetConfig(source=key)))

    def _on_again_clicked(self) -> None:
        self._session.start(self._session.open_data())

    def _on_options_changed(self, name: str, value: object) -> None:
        config = self._config()
        options = Settings({**config.options, name: value})  # type: ignore[dict-item]  # checked by the form
        self._session.start(self._session.open_data(replace(config, options=options)))

    def _on_columns_chosen(self, name: str, role: Role) -> None:
        from modellab.data.sources.registry import SOURCES
        from modellab.data.sources.table_columns import with_role

        config = self._config()
        options = self._complete(SOURCES[config.source].settings, config)
        self._session.start(self._session.open_data(replace(config, options=with_role(options, name, role))))

    def _on_splitting_changed(self, name: str, value: object) -> None:
        config = replace(self._config(), **{name: value})  # type: ignore[arg-type]  # checked by the form
        self._session.start(self._session.open_data(config))

    def _retranslate(self) -> None:
        from modellab.data.sources.registry import SOURCES

        self._heading.setText(self.tr("Source"))
        self.bundled.setAccessibleName(self._heading.text())
        self._split_heading.setText(self.tr("Splits"))
        self._file.setText(self.tr("Open file..."))
        self._folder.setText(self.tr("Open folder..."))
        self._again.setText(self.tr("Read again"))
        with QSignalBlocker(self.bundled):
            self.bundled.clear()
            self.bundled.addItem(self.tr("Own data"), "")
            for row in SOURCES.values():
                if not row.needs_path:
                    self.bundled.addItem(row_text(row.label), row.kind)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def splitting_rows(dataset: Dataset | None) -> tuple[Setting, ...]:
    """Choose the rows that matter: no share of what the data itself sets apart, no chance where it is cut in order."""
    if dataset is None:
        return SPLITTING
    unread = {f"{split}_fraction" for split in dataset.given}
    if dataset.is_in_order:
        unread |= {"split_seed"} if dataset.series is not None else {"split_seed", "train_limit"}
    return tuple(row for row in SPLITTING if row.name not in unread)
