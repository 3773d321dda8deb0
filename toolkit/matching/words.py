"""One word of a pattern and the distinct words of a corpus that it stands for."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from toolkit.language import LANGUAGES
from toolkit.language.contract import unchanged
from toolkit.language.fold import SIGNED, fold, loosen
from toolkit.matching.wildcards import LETTERS

if TYPE_CHECKING:
    from toolkit.tokens import Tokens

_AS_LETTERS = str.maketrans(LETTERS)
_LIKE = str.maketrans({LETTERS["*"]: "%", LETTERS["?"]: "_"})
_EXPRESSIONS = {LETTERS["*"]: ".*", LETTERS["?"]: "."}
_SIGNED = re.compile(f"[{''.join(SIGNED)}]")


class Word:
    """A word of a pattern, with wildcards if `glob`.

    Without `case` it is compared by its loosened key. A word without the signs of Sorani does
    not match one with them (شیر is no شێر) unless it is read as Sorani; a word that has them
    matches those without, as they are often left out. With a `language` it also stands for
    itself with the clitics and endings of that language; `first` and `last` say whether it
    opens and closes its pattern.
    """

    def __init__(
        self, text: str, glob: bool, case: bool, language: str | None, first: bool, last: bool
    ) -> None:
        self.wild = glob and not {"*", "?"}.isdisjoint(text)
        self.written = text.translate(_AS_LETTERS) if self.wild else text
        self.case = case
        self.language = language
        # A star takes in whatever clitics there are.
        self.ends = first and not text.startswith("*"), last and not text.endswith("*")

    @cached_property
    def forms(self) -> list[str]:
        """Loosened spellings, each once."""
        key = loosen(fold(self.written))
        inflect = LANGUAGES[self.language].inflect if self.language else unchanged
        forms = dict.fromkeys([key, *map(loosen, inflect(key, *self.ends))])
        return [form for form in forms if form == key or not _covers(key, form)]

    @cached_property
    def signed(self) -> bool:
        """Whether it may match words with the signs of Sorani."""
        return self.language == "ckb" or bool(_SIGNED.search(fold(self.written)))

    def types(self, tokens: Tokens) -> npt.NDArray[np.int64]:
        """Numbers of the types it stands for, ascending."""
        if self.case and self.wild:
            return np.flatnonzero(_like(tokens.arrow_types, self.written))
        if self.case:
            found = tokens.types_of(self.written)
            return found[[tokens.types[t] == self.written for t in found]]
        keys = self._matching(tokens) if self.wild else self._listed(tokens)
        if not self.signed:
            keys = [k for k in keys if not _SIGNED.search(tokens.keys[k])]
        return tokens.types_of_keys(keys)

    def _listed(self, tokens: Tokens) -> list[int]:
        known = tokens.loose
        return [key for form in self.forms for key in known.get(form, ())]

    def _matching(self, tokens: Tokens) -> list[int]:
        import pyarrow.compute as pc

        if len(self.forms) == 1:
            return np.flatnonzero(_like(tokens.arrow_loose, self.forms[0])).tolist()
        # RE2 looks for all forms at once, in time that grows with the words alone.
        some = "|".join(_expression(form) for form in self.forms)
        hit = pc.match_substring_regex(tokens.arrow_loose, f"^(?:{some})$")
        return np.flatnonzero(hit.to_numpy(zero_copy_only=False)).tolist()


def _covers(glob: str, form: str) -> bool:
    """Whether a star at an end of a word takes in what a form adds there."""
    star = LETTERS["*"]
    return (glob.endswith(star) and form.startswith(glob[:-1])) or (
        glob.startswith(star) and form.endswith(glob[1:])
    )


def _like(words: Any, form: str) -> npt.NDArray[np.bool_]:
    import pyarrow.compute as pc

    # Tokens never hold % or _, so LIKE needs no escape.
    return pc.match_like(words, form.translate(_LIKE)).to_numpy(zero_copy_only=False)


def _expression(form: str) -> str:
    return "".join(_EXPRESSIONS.get(c) or re.escape(c) for c in form)
