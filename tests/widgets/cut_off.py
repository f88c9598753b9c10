"""What of a widget's words cannot be read, because there is too little room for them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

SLACK = 1
"""Pixels: sizes are rounded."""


def cut_off(root: QWidget) -> list[str]:
    """A line for every text under ``root`` that is seen and not whole, and has no tooltip that says it."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisible() and widget.window() is root.window():
            found += [f"{path_of(widget)}: {problem}" for problem in _problems(widget)]
    return found


def _problems(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _of_label(widget)
    elif isinstance(widget, QTabBar):
        yield from _of_tabs(widget)
    elif isinstance(widget, QComboBox):
        yield from _of_combo(widget)
    elif isinstance(widget, QHeaderView):
        yield from _of_header(widget)
    elif isinstance(widget, QTableView):
        if 0 < widget.verticalHeader().defaultSectionSize() < widget.fontMetrics().height():
            yield f"rows of {widget.verticalHeader().defaultSectionSize()} pixels"
    elif isinstance(widget, QLineEdit):
        yield from _of_line(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _of_button(widget)


def _of_label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    needed = label.sizeHint()
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + SLACK:
            yield f"{label.text()!r} wants {label.heightForWidth(label.width())} pixels of height, has {label.height()}"
    elif label.width() + SLACK < needed.width() or label.height() + 3 < needed.height():
        whole = _says(label, label.text())
        yield from () if whole else (f"{label.text()!r} wants {needed.toTuple()}, has {label.size().toTuple()}",)
    yield from _clipped(label, label.text())


def _of_button(button: QAbstractButton) -> Iterator[str]:
    icon_only = isinstance(button, QToolButton) and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    if not button.text() or (icon_only and not button.icon().isNull()):
        yield from _clipped(button, button.accessibleName())
        return
    metrics = button.fontMetrics()
    wide = max(metrics.horizontalAdvance(line) for line in re.sub("&(.)", r"\1", button.text()).split("\n"))
    if not button.icon().isNull():
        wide += button.iconSize().width() + 4
    high = metrics.height() * (1 + button.text().count("\n"))
    if (wide > button.width() + SLACK or high > button.height() + SLACK) and not _says(button, button.text()):
        yield f"{button.text()!r} wants {wide, high}, has {button.size().toTuple()}"
    yield from _clipped(button, button.text())


def _of_combo(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(control, option, part, combo)
    needed = combo.fontMetrics().horizontalAdvance(option.currentText)
    if needed > room.width() + SLACK and not _says(combo, combo.currentText()):
        yield f"{option.currentText!r} wants {needed} pixels, has {room.width()}"
    if combo.fontMetrics().height() > combo.height():
        yield f"a line of {combo.fontMetrics().height()} pixels in {combo.height()}"
    yield from _clipped(combo, combo.currentText())


def _of_line(line: QLineEdit) -> Iterator[str]:
    if line.fontMetrics().height() > line.height() + SLACK:
        yield f"a line of {line.fontMetrics().height()} pixels in {line.height()}"
    if line.maxLength() < 100 and line.fontMetrics().horizontalAdvance(line.text()) > line.width():
        yield f"{line.text()!r} in {line.width()} pixels"
    yield from _clipped(line, line.text())


def _of_tabs(bar: QTabBar) -> Iterator[str]:
    font = bar.font()
    font.setWeight(font.Weight.DemiBold)
    for index in range(bar.count()):
        rect = bar.tabRect(index)
        text = bar.tabText(index)
        metrics = QFontMetrics(font if index == bar.currentIndex() else bar.font())
        needed = metrics.horizontalAdvance(re.sub("&(.)", r"\1", text))
        if bar.isTabVisible(index) and needed > rect.width() + SLACK and text not in bar.tabToolTip(index):
            yield f"tab {text!r} wants {needed} pixels, has {rect.width()}"
        if metrics.height() > rect.height() + SLACK:
            yield f"tab {text!r} wants {metrics.height()} pixels of height, has {rect.height()}"


def _of_header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is None or header.orientation() is Qt.Orientation.Vertical:
        return
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation()) or "")
        tip = str(model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
        needed = header.fontMetrics().horizontalAdvance(text)
        if not header.isSectionHidden(section) and needed > header.sectionSize(section) + SLACK and text not in tip:
            yield f"column {text!r} wants {needed} pixels, has {header.sectionSize(section)}"


def _clipped(widget: QWidget, text: str) -> Iterator[str]:
    """Whether a parent is too small for it; not one that scrolls."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(widget.geometry()):
        yield f"{text!r} at {widget.geometry().getRect()} in {parent.size().toTuple()}"


def _says(widget: QWidget, text: str) -> bool:
    """Whether the tooltip has the whole text."""
    words = html.unescape(re.sub("<[^>]*>", "", widget.toolTip()))
    return re.sub("&(.)", r"\1", text) in words


def path_of(widget: QWidget) -> str:
    """The names of a widget and of two around it, to find it by."""
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 3:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)
