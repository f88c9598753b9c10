"""The files that were opened or saved last, and their menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from widgets.numbers import fill_in

LONGEST = 10


class RecentFiles(QObject):
    """Paths of files, the newest first, each once."""

    changed = Signal()

    def __init__(self, parent: QObject, paths: tuple[str, ...] = ()) -> None:
        super().__init__(parent)
        self._paths = list(paths[:LONGEST])

    @property
    def paths(self) -> tuple[str, ...]:
        """The newest first."""
        return tuple(self._paths)

    def add(self, path: Path) -> None:
        """A file was opened or saved."""
        name = str(path.absolute())
        self._set([name, *(other for other in self._paths if other != name)][:LONGEST])

    def drop_if_missing(self, path: Path) -> None:
        """A file could not be opened: if it is gone, it is no longer offered."""
        if not path.exists():
            self._set([other for other in self._paths if other != str(path.absolute())])

    def clear(self) -> None:
        """Forget all of them."""
        self._set([])

    def _set(self, paths: list[str]) -> None:
        if paths != self._paths:
            self._paths = paths
            self.changed.emit()


class RecentMenu(QMenu):
    """One entry a file, made when the menu is shown; a file that is gone says so."""

    def __init__(self, recent: RecentFiles, open_path: Callable[[Path], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recent_menu")
        self.setTitle(self.tr("Open recent"))
        self.setToolTipsVisible(True)
        self._recent = recent
        self._open_path = open_path
        self.aboutToShow.connect(self._fill)
        recent.changed.connect(self._show_whether_any)
        self._show_whether_any()

    def _show_whether_any(self) -> None:
        self.menuAction().setEnabled(bool(self._recent.paths))

    def _fill(self) -> None:
        self.clear()
        for number, name in enumerate(self._recent.paths, start=1):
            path = Path(name)
            text = path.name.replace("&", "&&")
            if not path.exists():
                text = fill_in(self.tr("{name} (missing)"), name=text)
            action = self.addAction(f"&{number % 10}  {text}")
            action.setObjectName(f"recent_{number}")
            action.setToolTip(name)
            action.triggered.connect(partial(self._open_path, path))
        self.addSeparator()
        forget = self.addAction(self.tr("Clear the list"))
        forget.setObjectName("recent_clear")
        forget.setToolTip(self.tr("Forget these names; the files stay"))
        forget.triggered.connect(self._recent.clear)
