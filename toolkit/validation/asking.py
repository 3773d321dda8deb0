"""The widgets of a form: one unit at a time, by mouse or by keys, every answer saved at once."""

from __future__ import annotations

import time
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable
from html import escape
from typing import Any, NamedTuple

from toolkit.validation.coding import Coding

#: What the field for keys holds at rest, so that deleting it can be noticed.
REST = " "
#: Seconds in which a second answer is taken for a key held down or a double click.
PAUSE = 0.3


class Given(NamedTuple):
    """An answer that can be given: its `key`, `code`, what stands on its button, its style."""

    key: str
    code: int | None
    shown: str
    style: str = ""


class Asking(ABC):
    """The widgets over a `Coding`; `box` holds them all.

    A form says what is asked: `unit_html` gives the question and what it is about, `said_html`
    tells an answer that was given, `body` and `extras` are the widgets above and below the keys.

    Parameters
    ----------
    coding : Coding
    answers : list of Given
        What can be answered, in the order of the buttons.
    help : str
        The keys, in words.
    things, table : str
        What the units are: documents, questions; and what their table is called in examples.
    clock : callable
        For tests.
    """

    def __init__(
        self,
        coding: Coding,
        answers: list[Given],
        help: str,
        things: str,
        table: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.coding, self._help, self._things, self._table = coding, help, things, table
        self._codes = {given.key: given.code for given in answers}
        self._clock, self._last = clock, -PAUSE
        self._typed_before = ""
        self._make(answers)
        self._show(self.coding.warning)

    @abstractmethod
    def unit_html(self) -> tuple[str, str]:
        """The question and what it is about, for the unit at hand; text must be escaped."""

    @abstractmethod
    def said_html(self, code: int | None) -> str:
        """How an answer that was given before is told."""

    def body(self) -> list[Any]:
        """The widgets between the question and the keys."""
        import ipywidgets as w

        return [self.article, w.HBox([*self.buttons, self.back, self.open])]

    def extras(self) -> list[Any]:
        """Widgets below the keys."""
        return []

    def _make(self, answers: list[Given]) -> None:
        import ipywidgets as w

        wide = w.Layout(width="auto", min_width="6rem")
        self.asked, self.article, self.state, self.message = (w.HTML() for _ in range(4))
        self.progress = w.IntProgress(max=len(self.coding), layout=w.Layout(width="16rem"))
        self.buttons = [
            w.Button(description=given.shown, button_style=given.style, layout=wide)
            for given in answers
        ]
        self.back = w.Button(description="Back", icon="arrow-left", layout=wide)
        self.open = w.Button(description="First without a code", layout=wide)
        # A browser hands on what is typed into a field and no other keys.
        self.keys = w.Text(REST, description="Keys", layout=w.Layout(width="10rem"))
        self.note = w.Text(
            description="Note", placeholder="before the answer", layout=w.Layout(width="28rem")
        )
        for button, given in zip(self.buttons, answers, strict=True):
            button.on_click(lambda _, code=given.code: self._answer(code))
        self.back.on_click(lambda _: self._move(self.coding.back))
        self.open.on_click(lambda _: self._move(self.coding.first_open))
        self.keys.observe(self._typed, "value")
        self.box = w.VBox(
            [
                w.HBox([self.progress, self.state]),
                self.asked,
                *self.body(),
                w.HBox([self.keys, self.note]),
                w.HTML(f"<small>Click into the field Keys, then type: {self._help}.</small>"),
                *self.extras(),
                self.message,
            ],
            layout=w.Layout(max_width="56rem"),
        )

    def _typed(self, change: dict[str, Any]) -> None:
        value = change["new"]
        if value == REST:
            return
        # Fast keys may reach us before the browser has emptied the field.
        before, self._typed_before = self._typed_before, value
        self.keys.value = REST
        if not value:
            self._move(self.coding.back)
            return
        grown = bool(before) and value != before and value.startswith(before)
        typed = value[len(before) :] if grown else value.replace(REST, "", 1)
        # Digits of Persian and Arabic keyboards too.
        key = str(unicodedata.decimal(typed)) if len(typed) == 1 and typed.isdecimal() else typed
        if key in self._codes:
            self._answer(self._codes[key])
        elif key.strip():
            self._say(f"{typed!r} is no answer: {self._help}.")

    def _answer(self, code: int | None) -> None:
        if self.coding.unit is None:
            return
        now = self._clock()
        early, self._last = now - self._last < PAUSE, now  # a key held down stays early
        if early:
            self._say("Two answers at once: the second was not counted.")
            return
        try:
            self.coding.answer(code, self.note.value)
        except OSError as error:
            self._say(f"The answer was NOT saved: {error}. Make room on the disk, answer again.")
            return
        self._show()

    def _move(self, go: Callable[[], None]) -> None:
        said = self.coding.said
        try:
            if self.coding.unit is not None and self.note.value != said.note:
                self.coding.keep(said.code, self.note.value)  # a note is work too
        except OSError as error:
            self._say(f"The note was NOT saved: {error}.")
            return
        go()
        self._show()

    def _show(self, warning: str = "") -> None:
        """Show the unit at hand. Widgets are filled and never replaced: the cursor stays."""
        coding = self.coding
        self.progress.value = coding.coded
        place = f"{self._things[:-1]} {coding.at + 1}, " if coding.unit is not None else ""
        told = f"{place}{coding.coded} of {len(coding)} coded"
        said = "" if coding.said.code is None else self.said_html(coding.said.code)
        self.state.value = escape(told) + (f", your answer: {said}" if said else "")
        for button in self.buttons:
            button.disabled = coding.unit is None
        self.note.value = coding.said.note
        self._say(warning)
        self._draw()

    def _draw(self) -> None:
        if self.coding.unit is None:
            self.asked.value, self.article.value = "", self._end()
            return
        self.asked.value, self.article.value = self.unit_html()

    def _end(self) -> str:
        left = len(self.coding) - self.coding.coded
        todo = f"{left} are without a code: First without a code shows them. " if left else ""
        path = escape(repr(str(self.coding.path)))
        return (
            f"<p>All {len(self.coding)} {self._things} were shown. {todo}Take the answers in with "
            f"<code>tk.validation.read_sheet({path}, {self._table})</code>.</p>"
        )

    def _say(self, text: str) -> None:
        style = "border-left:4px solid #d97706;padding-left:.6rem"
        self.message.value = f'<div style="{style}">{escape(text)}</div>' if text else ""
