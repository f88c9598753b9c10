"""How large letters are, in percent of the system's: one number for the whole program, which may change at run time.

The base is the font that the application had at first. Fonts that a widget was given (``scaled_font``) are scaled
along; lengths in pixels that go with letters (icons, heights of rows) are written for 100 % and pass ``px``. A widget
that keeps such lengths says them with ``fix`` or has ``show_text_size``, and gets new ones when the size changes.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QTabBar, QWidget

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Percent that a person steps through."""
USUAL = 100
FRAME = QSize(16, 48)
"""What a window's frame takes, or somewhat more."""
_PERCENT, _BASE, _FIXED = "text_size", "text_base", "fixed_at_usual_size"
_INHERITS = "inherits_text_size"
_REMEMBERED = "_q_styleSheetWidgetFont"
"""Where Qt's style sheets keep the font that a widget was given."""
_SIZE_SET = 0x2
"""The bit of ``QFont.resolveMask`` that says that the size is the font's own."""


@runtime_checkable
class Sized(Protocol):
    """A widget that measures something once, by its letters."""

    def show_text_size(self) -> None:
        """Measure again: fonts have changed."""


def percent() -> int:
    """The size now, 100 where there is no application yet."""
    app = QApplication.instance()
    value = None if app is None else app.property(_PERCENT)
    return value if isinstance(value, int) else USUAL


def px(length: float) -> int:
    """``length``, in pixels at 100 %, at the size now."""
    return round(scaled(length))


def scaled(length: float) -> float:
    """``length`` in pixels at 100 %, at the size now and not rounded."""
    return length * percent() / 100


def on_screen(widget: QWidget, width: int, height: int) -> QSize:
    """A size for a dialog, in pixels at 100 %, that the screen has room for."""
    return QSize(px(width), px(height)).boundedTo(widget.screen().availableSize() - FRAME)


def stepped(size: int, steps: int) -> int:
    """The size so many steps larger than ``size``, or smaller if negative, and no further than ``SIZES`` goes."""
    others = [known for known in SIZES if (known > size if steps > 0 else known < size)]
    others = others if steps > 0 else others[::-1]
    return (
        others[min(abs(steps), len(others)) - 1]
        if others and steps
        else min(SIZES, key=lambda known: abs(known - size))
    )


def set_percent(app: QApplication, size: int) -> bool:
    """Make letters ``size`` percent large; whether that changed anything.

    Where widgets are already, the style sheet, which has lengths in it too, is to be set anew afterwards
    (``widgets.theme.apply``), and then ``measure_again``. Raises ``ValueError`` for a size out of bounds.
    """
    if not SIZES[0] <= size <= SIZES[-1]:
        raise ValueError(f"a text size of {size} % is not between {SIZES[0]} and {SIZES[-1]}")
    before = percent()
    if size == before:
        return False
    if not isinstance(app.property(_BASE), float):
        app.setProperty(_BASE, app.font().pointSizeF())
    app.setProperty(_PERCENT, size)
    for widget in app.allWidgets():
        if (own := _own_size(widget)) is not None:
            _set_size(widget, own * size / before)
    font = QFont(app.font())
    font.setPointSizeF(app.property(_BASE) * size / 100)
    app.setFont(font)
    return True


def inherit_sizes(app: QApplication) -> None:
    """Letters as large as those around them, wherever a widget was not given a size.

    That is how it is at first; but when a style sheet is set anew, Qt takes the sizes that the one before had handed
    on for the widgets' own.
    """
    for window in app.topLevelWidgets():
        _hand_on(window)


def measure_again(app: QApplication) -> None:
    """Lengths that go with letters, for letters of the size now."""
    inherit_sizes(app)
    widgets = app.allWidgets()
    for widget in widgets:
        _apply_fixed(widget)
    for widget in widgets:
        if isinstance(widget, Sized):
            widget.show_text_size()


def fix(
    widget: QWidget,
    *,
    width: int | None = None,
    height: int | None = None,
    icon: tuple[int, int] | int | None = None,
    least: int | None = None,
) -> None:
    """Fixed width or height, the icon's size, the least width: in pixels at 100 %; they follow the text size."""
    across, down = (icon, icon) if isinstance(icon, int) or icon is None else icon
    lengths = [width, height, across, down, least]
    widget.setProperty(_FIXED, [-1 if length is None else length for length in lengths])
    _apply_fixed(widget)


def _apply_fixed(widget: QWidget) -> None:
    lengths = widget.property(_FIXED)
    if lengths is None:
        return
    width, height, across, down, least = (px(length) if length >= 0 else -1 for length in lengths)
    if width >= 0:
        widget.setFixedWidth(width)
    if height >= 0:
        widget.setFixedHeight(height)
    if least >= 0:
        widget.setMinimumWidth(least)
    if across >= 0 and isinstance(widget, QAbstractButton | QTabBar):
        widget.setIconSize(QSize(across, down))


def _own_size(widget: QWidget) -> float | None:
    """The size that a widget was given; ``None`` if its letters are as large as those around it."""
    if widget.property(_INHERITS) or isinstance(widget.parentWidget(), QComboBox):
        return None  # the list of a combo box has the box's letters
    remembered = widget.property(_REMEMBERED)
    if isinstance(remembered, QFont):
        own = bool(remembered.resolveMask() & _SIZE_SET)
    else:
        own = widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) and bool(widget.font().resolveMask() & _SIZE_SET)
    return widget.font().pointSizeF() if own else None


def _set_size(widget: QWidget, size: float) -> None:
    font = QFont(widget.font())
    font.setPointSizeF(size)
    if widget.property(_REMEMBERED) is not None:
        widget.setProperty(_REMEMBERED, font)
    widget.setFont(font)


def _hand_on(widget: QWidget) -> None:
    size = widget.font().pointSizeF()
    for child in widget.children():
        if isinstance(child, QWidget):
            if not child.isWindow() and child.font().pointSizeF() != size and _own_size(child) is None:
                child.setProperty(_INHERITS, True)
                _set_size(child, size)
            _hand_on(child)
