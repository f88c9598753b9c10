"""Everything a person can do from a menu, in one table: menus, toolbar and the help on shortcuts come from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from widgets.icons import icon
from widgets.language import CHOICES as LANGUAGES
from widgets.numbers import fill_in
from widgets.text_size import SIZES
from widgets.theme import CHOICES, Theme


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """``text``, which lupdate collects by this function's name; PySide6's own one is not typed."""
    return text


class ActionSpec(msgspec.Struct, frozen=True):
    """One action. ``text`` and ``tooltip`` are not yet translated; a separator stands before it if ``apart``."""

    id: str
    text: str
    tooltip: str
    shortcuts: tuple[str, ...] = ()
    icon: str | None = None
    apart: bool = False
    checkable: bool = False
    short: str | None = None  # the text on a button, where the menu's is too long

    @property
    def menu(self) -> str:
        """The menu it is in, which the id begins with."""
        return max((name for name in MENUS if self.id.startswith(f"{name}_")), key=len)


MENUS: dict[str, str] = {
    "file": QT_TRANSLATE_NOOP("Actions", "File"),
    "export": QT_TRANSLATE_NOOP("Actions", "Export"),
    "edit": QT_TRANSLATE_NOOP("Actions", "Edit"),
    "train": QT_TRANSLATE_NOOP("Actions", "Train"),
    "timeline": QT_TRANSLATE_NOOP("Actions", "Timeline"),
    "view": QT_TRANSLATE_NOOP("Actions", "View"),
    "view_theme": QT_TRANSLATE_NOOP("Actions", "Theme"),
    "view_language": QT_TRANSLATE_NOOP("Actions", "Language"),
    "text": QT_TRANSLATE_NOOP("Actions", "Text size"),
    "help": QT_TRANSLATE_NOOP("Actions", "Help"),
}
MNEMONICS = {
    "file": "F",
    "export": "X",
    "edit": "E",
    "train": "T",
    "timeline": "L",
    "view": "V",
    "text": "Z",
    "view_theme": "M",
    "view_language": "G",
    "help": "H",
}
"""The letter that opens a menu together with Alt, in every language."""
SUBMENUS = {"export": "file", "view_theme": "view", "view_language": "view", "text": "view"}
"""Menus that are in another one."""

ACTIONS = (
    ActionSpec(
        "file_new",
        QT_TRANSLATE_NOOP("Actions", "New"),
        QT_TRANSLATE_NOOP("Actions", "Begin anew with the default experiment"),
        ("Ctrl+N",),
        "new",
    ),
    ActionSpec(
        "file_open",
        QT_TRANSLATE_NOOP("Actions", "Open…"),
        QT_TRANSLATE_NOOP("Actions", "Open an experiment, or a session with its trained network"),
        ("Ctrl+O",),
        "open",
    ),
    ActionSpec(
        "file_save",
        QT_TRANSLATE_NOOP("Actions", "Save"),
        QT_TRANSLATE_NOOP("Actions", "Save to the file it came from"),
        ("Ctrl+S",),
        "save",
        apart=True,
    ),
    ActionSpec(
        "file_save_as",
        QT_TRANSLATE_NOOP("Actions", "Save as…"),
        QT_TRANSLATE_NOOP("Actions", "Save to another file: the experiment alone, or with its trained network"),
        ("Ctrl+Shift+S",),
    ),
    ActionSpec(
        "file_rename",
        QT_TRANSLATE_NOOP("Actions", "Rename…"),
        QT_TRANSLATE_NOOP("Actions", "Give the experiment another name"),
        ("F2",),
    ),
    ActionSpec(
        "export_script",
        QT_TRANSLATE_NOOP("Actions", "PyTorch script…"),
        QT_TRANSLATE_NOOP("Actions", "A plain PyTorch program that repeats this run, to the bit"),
        shortcuts=("Ctrl+Shift+E",),
        icon="export",
    ),
    ActionSpec(
        "export_script_here",
        QT_TRANSLATE_NOOP("Actions", "PyTorch script from here…"),
        QT_TRANSLATE_NOOP("Actions", "A plain PyTorch program that begins with the parameters on screen and trains on"),
    ),
    ActionSpec(
        "export_notebook",
        QT_TRANSLATE_NOOP("Actions", "Notebook…"),
        QT_TRANSLATE_NOOP("Actions", "The same program in cells, with explanations and plots"),
    ),
    ActionSpec(
        "export_weights",
        QT_TRANSLATE_NOOP("Actions", "Weights…"),
        QT_TRANSLATE_NOOP("Actions", "The parameters on screen as safetensors, for the script's nn.Sequential"),
        apart=True,
    ),
    ActionSpec(
        "export_onnx",
        QT_TRANSLATE_NOOP("Actions", "ONNX model…"),
        QT_TRANSLATE_NOOP("Actions", "The network on screen with its scaling, so that it gives the data's own units"),
    ),
    ActionSpec(
        "export_curves",
        QT_TRANSLATE_NOOP("Actions", "Curves…"),
        QT_TRANSLATE_NOOP("Actions", "The losses of every epoch and the gradients at every snapshot, as CSV"),
        apart=True,
    ),
    ActionSpec(
        "export_animation",
        QT_TRANSLATE_NOOP("Actions", "Animation of the training…"),
        QT_TRANSLATE_NOOP("Actions", "The fit and the losses from the first update to now, as GIF or MP4"),
    ),
    ActionSpec(
        "export_report",
        QT_TRANSLATE_NOOP("Actions", "Report…"),
        QT_TRANSLATE_NOOP("Actions", "One web page with the experiment, curves, fit, gradients and diagnosis"),
    ),
    ActionSpec(
        "file_quit",
        QT_TRANSLATE_NOOP("Actions", "Quit"),
        QT_TRANSLATE_NOOP("Actions", "Stop training and close the program"),
        ("Ctrl+Q",),
        apart=True,
    ),
    ActionSpec(
        "edit_undo",
        QT_TRANSLATE_NOOP("Actions", "Undo"),
        QT_TRANSLATE_NOOP("Actions", "Take back the last edit; a run that it threw away comes back trained"),
        ("Ctrl+Z",),
        "undo",
    ),
    ActionSpec(
        "edit_redo",
        QT_TRANSLATE_NOOP("Actions", "Redo"),
        QT_TRANSLATE_NOOP("Actions", "Do again what was undone"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
    ),
    ActionSpec(
        "edit_copy_data",
        QT_TRANSLATE_NOOP("Actions", "Copy data"),
        QT_TRANSLATE_NOOP("Actions", "Copy the samples as text, which a spreadsheet takes as cells"),
        ("Ctrl+C",),
        apart=True,
    ),
    ActionSpec(
        "edit_paste_data",
        QT_TRANSLATE_NOOP("Actions", "Paste data"),
        QT_TRANSLATE_NOOP(
            "Actions", "Take cells copied from a spreadsheet as data; while you draw, add them as points"
        ),
        ("Ctrl+V",),
    ),
    ActionSpec(
        "edit_copy_link",
        QT_TRANSLATE_NOOP("Actions", "Copy as link text"),
        QT_TRANSLATE_NOOP("Actions", "Copy the whole experiment as one short line of text, to be pasted into a chat"),
        ("Ctrl+Shift+C",),
        apart=True,
    ),
    ActionSpec(
        "edit_paste_link",
        QT_TRANSLATE_NOOP("Actions", "Paste link text"),
        QT_TRANSLATE_NOOP("Actions", "Open the experiment whose line of text was copied from a chat"),
        ("Ctrl+Shift+V",),
    ),
    ActionSpec(
        "train_toggle",
        QT_TRANSLATE_NOOP("Actions", "Train"),
        QT_TRANSLATE_NOOP("Actions", "Train until paused, or pause"),
        ("Space",),
        "play",
    ),
    ActionSpec(
        "train_step",
        QT_TRANSLATE_NOOP("Actions", "One update"),
        QT_TRANSLATE_NOOP("Actions", "One step of the optimiser on one batch, then pause"),
        ("Right",),
        "step",
        short=QT_TRANSLATE_NOOP("Actions", "Step"),
    ),
    ActionSpec(
        "train_epoch",
        QT_TRANSLATE_NOOP("Actions", "One epoch"),
        QT_TRANSLATE_NOOP("Actions", "Train until every training point was used once more, then pause"),
        ("E",),
        "epoch",
        short=QT_TRANSLATE_NOOP("Actions", "Epoch"),
    ),
    ActionSpec(
        "train_run_to",
        QT_TRANSLATE_NOOP("Actions", "Run to epoch…"),
        QT_TRANSLATE_NOOP("Actions", "Train until an epoch of your choice, then pause"),
        ("Ctrl+E",),
        "run-to",
    ),
    ActionSpec(
        "train_reset",
        QT_TRANSLATE_NOOP("Actions", "Reset"),
        QT_TRANSLATE_NOOP("Actions", "Start again from exactly the same initial parameters"),
        ("R",),
        "reset",
        apart=True,
    ),
    ActionSpec(
        "train_reseed",
        QT_TRANSLATE_NOOP("Actions", "New initial parameters"),
        QT_TRANSLATE_NOOP("Actions", "Throw the dice: start again from other initial parameters"),
        ("D",),
        "dice",
    ),
    ActionSpec(
        "train_slow",
        QT_TRANSLATE_NOOP("Actions", "Slow motion"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "One update after the other, slow enough to be watched in the chain rule: forward, loss, backward, "
            "update. Once more, and it is as fast as before",
        ),
        ("S",),
        "slow",
        apart=True,
        checkable=True,
    ),
    ActionSpec(
        "train_guess",
        QT_TRANSLATE_NOOP("Actions", "Predict first…"),
        QT_TRANSLATE_NOOP("Actions", "Cover the plot and draw what training will make of it, before it is revealed"),
        ("G",),
        "guess",
    ),
    ActionSpec(
        "train_race",
        QT_TRANSLATE_NOOP("Actions", "Race…"),
        QT_TRANSLATE_NOOP("Actions", "Train variants of this experiment side by side, from the same start"),
        ("Ctrl+R",),
        "race",
        apart=True,
    ),
    ActionSpec(
        "train_seeds",
        QT_TRANSLATE_NOOP("Actions", "16 seeds"),
        QT_TRANSLATE_NOOP("Actions", "Train this network from 16 initial parameters at once: how much of it is luck?"),
        ("Ctrl+Shift+R",),
        "seeds",
    ),
    ActionSpec(
        "train_pin",
        QT_TRANSLATE_NOOP("Actions", "Pin run"),
        QT_TRANSLATE_NOOP("Actions", "Keep this run as it is now, and draw it, dashed, over what comes next"),
        ("P",),
        "pin",
        apart=True,
    ),
    ActionSpec(
        "timeline_play_back",
        QT_TRANSLATE_NOOP("Actions", "Play backwards"),
        QT_TRANSLATE_NOOP("Actions", "Play the run backwards in every view, or stop playing; training goes on"),
        ("Ctrl+Left",),
        "play-back",
    ),
    ActionSpec(
        "timeline_play_forward",
        QT_TRANSLATE_NOOP("Actions", "Play forwards"),
        QT_TRANSLATE_NOOP("Actions", "Play the run forwards, from its start or from where you look; training goes on"),
        ("Ctrl+Right",),
        "play",
    ),
    ActionSpec(
        "timeline_earlier",
        QT_TRANSLATE_NOOP("Actions", "Earlier snapshot"),
        QT_TRANSLATE_NOOP("Actions", "Show the network as it was one snapshot earlier"),
        ("Shift+Left",),
        "back",
        apart=True,
    ),
    ActionSpec(
        "timeline_later",
        QT_TRANSLATE_NOOP("Actions", "Later snapshot"),
        QT_TRANSLATE_NOOP("Actions", "Show the network as it was one snapshot later"),
        ("Shift+Right",),
        "forward",
    ),
    ActionSpec(
        "timeline_live",
        QT_TRANSLATE_NOOP("Actions", "Live"),
        QT_TRANSLATE_NOOP("Actions", "Show the run as it is now"),
        ("L",),
        "live",
        apart=True,
    ),
    ActionSpec(
        "timeline_continue",
        QT_TRANSLATE_NOOP("Actions", "Continue from here"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "A new run from this moment on: its parameters, its optimiser's memory and its order of the data, with the "
            "settings as they are now. Undo brings the run back where it was",
        ),
        ("Ctrl+Return",),
        "branch",
    ),
    ActionSpec(
        "view_present",
        QT_TRANSLATE_NOOP("Actions", "Presentation"),
        QT_TRANSLATE_NOOP("Actions", "For a room that watches: the whole screen, large letters, thick lines"),
        ("F11",),
        "present",
        apart=True,
        checkable=True,
    ),
    ActionSpec(
        "view_spotlight",
        QT_TRANSLATE_NOOP("Actions", "Spotlight"),
        QT_TRANSLATE_NOOP("Actions", "Dim all cards but one; arrow keys or a click choose which, Esc ends it"),
        ("F9",),
        "spotlight",
        checkable=True,
    ),
    ActionSpec(
        "view_theme_system",
        QT_TRANSLATE_NOOP("Actions", "System"),
        QT_TRANSLATE_NOOP("Actions", "Light or dark as the desktop is"),
        checkable=True,
    ),
    ActionSpec(
        "view_theme_light",
        QT_TRANSLATE_NOOP("Actions", "Light"),
        QT_TRANSLATE_NOOP("Actions", "Dark letters on light surfaces"),
        checkable=True,
    ),
    ActionSpec(
        "view_theme_dark",
        QT_TRANSLATE_NOOP("Actions", "Dark"),
        QT_TRANSLATE_NOOP("Actions", "Light letters on dark surfaces"),
        checkable=True,
    ),
    ActionSpec(
        "view_language_system",
        QT_TRANSLATE_NOOP("Actions", "System"),
        QT_TRANSLATE_NOOP("Actions", "Korean where the system speaks it, else English"),
        checkable=True,
    ),
    ActionSpec("view_language_en", "English", QT_TRANSLATE_NOOP("Actions", "Everything in English"), checkable=True),
    ActionSpec("view_language_ko", "한국어", QT_TRANSLATE_NOOP("Actions", "Everything in Korean"), checkable=True),
    ActionSpec(
        "text_larger",
        QT_TRANSLATE_NOOP("Actions", "Larger text"),
        QT_TRANSLATE_NOOP("Actions", "Everything that is written becomes one step larger, up to twice its usual size"),
        ("Ctrl++", "Ctrl+="),
    ),
    ActionSpec(
        "text_smaller",
        QT_TRANSLATE_NOOP("Actions", "Smaller text"),
        QT_TRANSLATE_NOOP("Actions", "Everything that is written becomes one step smaller"),
        ("Ctrl+-",),
    ),
    ActionSpec(
        "text_usual",
        QT_TRANSLATE_NOOP("Actions", "Usual text size"),
        QT_TRANSLATE_NOOP("Actions", "Letters as large as the system has them"),
        ("Ctrl+0",),
    ),
    *(
        ActionSpec(
            f"text_{size}",
            QT_TRANSLATE_NOOP("Actions", "{size} %"),
            QT_TRANSLATE_NOOP("Actions", "Letters so large, measured by those of the system"),
            apart=size == SIZES[0],
            checkable=True,
        )
        for size in SIZES
    ),
    ActionSpec(
        "view_reduce_motion",
        QT_TRANSLATE_NOOP("Actions", "Reduce motion"),
        QT_TRANSLATE_NOOP("Actions", "Nothing flashes, fades or slides by itself; else as the desktop has it"),
        checkable=True,
        apart=True,
    ),
    ActionSpec(
        "view_describe",
        QT_TRANSLATE_NOOP("Actions", "Describe this view"),
        QT_TRANSLATE_NOOP("Actions", "Say in words what the plot with the focus shows; a screen reader reads it out"),
        ("Ctrl+Shift+D",),
        apart=True,
    ),
    ActionSpec(
        "view_next_card",
        QT_TRANSLATE_NOOP("Actions", "Next card"),
        QT_TRANSLATE_NOOP("Actions", "Put the keyboard's focus on the next card, bar or row of tabs"),
        ("F6",),
        apart=True,
    ),
    ActionSpec(
        "view_previous_card",
        QT_TRANSLATE_NOOP("Actions", "Previous card"),
        QT_TRANSLATE_NOOP("Actions", "Put the keyboard's focus on the card, bar or row of tabs before"),
        ("Shift+F6",),
    ),
    ActionSpec(
        "view_reset_layout",
        QT_TRANSLATE_NOOP("Actions", "Reset layout"),
        QT_TRANSLATE_NOOP("Actions", "Put every card back where it was at first"),
        icon="layout",
        apart=True,
    ),
    ActionSpec(
        "view_save_picture",
        QT_TRANSLATE_NOOP("Actions", "Save picture of the window…"),
        QT_TRANSLATE_NOOP("Actions", "Save what the window shows as PNG or SVG"),
        ("Ctrl+P",),
        "picture",
    ),
    ActionSpec(
        "help_lessons",
        QT_TRANSLATE_NOOP("Actions", "Lessons"),
        QT_TRANSLATE_NOOP("Actions", "A course on deep regression, beside the work"),
        ("F3",),
        "lessons",
    ),
    ActionSpec(
        "help_lock",
        QT_TRANSLATE_NOOP("Actions", "Locked mode"),
        QT_TRANSLATE_NOOP("Actions", "Only what the lesson needs can be used; the same keys open everything again"),
        ("Ctrl+Shift+L",),
        "lock",
        checkable=True,
    ),
    ActionSpec(
        "help_certificate",
        QT_TRANSLATE_NOOP("Actions", "Certificate…"),
        QT_TRANSLATE_NOOP("Actions", "What was reached in the course, as a page to print or to save as PDF"),
        icon="certificate",
    ),
    ActionSpec(
        "help_shortcuts",
        QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"),
        QT_TRANSLATE_NOOP("Actions", "Show every shortcut"),
        ("F1",),
        "keyboard",
    ),
    ActionSpec(
        "help_about",
        QT_TRANSLATE_NOOP("Actions", "About"),
        QT_TRANSLATE_NOOP("Actions", "Versions of the program and of what it is built on"),
        icon="info",
    ),
)


def menu_title(name: str) -> str:
    """The title of a menu in the person's language, with its letter underlined or, if it has no such one, behind it."""
    text, letter = translated(MENUS[name]), MNEMONICS[name]
    at = text.upper().find(letter)
    return f"{text}(&{letter})" if at < 0 else f"{text[:at]}&{text[at:]}"


def translated(text: str) -> str:
    """A text of the tables above in the person's language."""
    return QCoreApplication.translate("Actions", text)


def build_actions(parent: QObject, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """An action for every entry of the table, by id, wired to its handler; ``KeyError`` if one has none."""
    actions = {}
    for spec in ACTIONS:
        text = fill_in(translated(spec.text), size=spec.id.rpartition("_")[2])
        action = QAction(text, parent)
        action.setObjectName(spec.id)
        action.setIconText(translated(spec.short) if spec.short else text)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in spec.shortcuts])
        action.setToolTip(with_shortcut(translated(spec.tooltip), action))
        action.setCheckable(spec.checkable)
        action.setMenuRole(QAction.MenuRole.QuitRole if spec.id == "file_quit" else QAction.MenuRole.NoRole)
        handler = handlers[spec.id]
        action.triggered.connect(lambda _checked=False, handler=handler: handler())
        actions[spec.id] = action
    for kind, choices in (("view_theme", CHOICES), ("view_language", LANGUAGES), ("text", SIZES)):
        group = QActionGroup(parent)
        for choice in choices:
            group.addAction(actions[f"{kind}_{choice}"])
    return actions


def with_shortcut(text: str, action: QAction) -> str:
    """``text`` and the action's first shortcut in brackets, as a tooltip says it."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})" if keys else text


def tint(actions: Mapping[str, QAction], theme: Theme) -> None:
    """Draw the icons of all actions in the theme's colours."""
    for spec in ACTIONS:
        if spec.icon is not None:
            actions[spec.id].setIcon(icon(spec.icon, theme))
