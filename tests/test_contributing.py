"""The reader shown in the contributing guide is run as it stands there."""

import re
import types
from pathlib import Path

import pytest

from toolkit.checks import ReadError
from toolkit.readers import READERS, pick
from toolkit.readers.contract import Options
from toolkit.readers.source import Source

from .readers.test_contract import SENTENCE

GUIDE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)


@pytest.fixture
def newsletter() -> types.ModuleType:
    module = types.ModuleType("newsletter")
    exec(next(b for b in BLOCKS if "Read newsletters" in b), module.__dict__)
    return module


def mail(text: str) -> Source:
    return Source(Path("a.eml"), "in/a.eml", text.encode())


def test_the_example_reads_its_example(newsletter):
    line = next(b for b in BLOCKS if "Subject: Bridge" in b)
    example = eval(f"{{{line}}}", {"SENTENCE": SENTENCE})["newsletter"]
    source = mail(example.decode())
    assert newsletter.matches(source)
    (batch,) = newsletter.read(source, Options())
    assert batch.table[["title", "outlet"]].values.tolist() == [["Bridge", "F"]]
    assert batch.table["text"][0].startswith("The council of the town met on Monday")


def test_the_example_refuses_what_it_should(newsletter):
    assert not newsletter.matches(mail("From: F\nSubject: a private letter\n\nText."))
    with pytest.raises(ReadError, match=r"in/a\.eml: the e-mail has no part in plain text"):
        next(newsletter.read(mail("Subject: a\nList-Id: f\n\n"), Options()))


def test_no_reader_of_ours_takes_the_example(newsletter):
    with pytest.raises(ReadError):
        pick(mail(f"From: F\nSubject: Bridge\nList-Id: f\n\n{SENTENCE}\n"))
    assert "newsletter" not in READERS
