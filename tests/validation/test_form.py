import re

import pytest

from toolkit.checks import ToolkitError
from toolkit.validation.asking import PAUSE, REST
from toolkit.validation.coding import Coding
from toolkit.validation.filled import read_sheet
from toolkit.validation.form import Form, coding_form
from toolkit.validation.sample import validation_sample

THEMES = {"kirkuk": {"patterns": ["kirkuk", "کرکوک"], "label": "Kirkuk", "why": "the <city>"}}


@pytest.fixture
def sample(few):
    return validation_sample(few, THEMES, n=6, by=())


@pytest.fixture
def made(sample, few, tmp_path):
    """Make a form whose clock goes on by a second with every look."""

    def make(**given):
        ticks = iter(range(1000))
        return Form(sample, few, tmp_path / "log.csv", clock=lambda: next(ticks), **given)

    return make


def test_a_document_is_shown_and_nothing_that_gives_it_away(made, few, sample):
    form = made(themes=THEMES)
    docs = few.docs.set_index("doc_id")
    for _, row in sample.iterrows():
        page = form.article.value
        assert f'lang="{docs["language"][row["doc_id"]]}"' in page
        assert "<mark" not in page and row["doc_id"] not in page
        assert "outlet" not in page and "flagged" not in page
        form.yes.click()
    assert "All 6 documents were shown" in form.article.value
    assert form.yes.disabled and not form.back.disabled


def test_the_text_of_articles_is_never_run(made, sample):
    form = made(themes=THEMES)
    pages = []
    for _ in range(len(sample)):
        pages.append(form.article.value)
        form.yes.click()
    page = next(p for p in pages if "alert" in p)
    assert "<script" not in page and "&lt;script&gt;" in page
    form.back.click()
    assert "the &lt;city&gt;" in form.theme.value


def test_buttons_write_to_the_log(made, sample):
    form = made()
    form.yes.click()
    form.no.click()
    form.note.value = "is it?"
    form.unsure.click()
    assert form.note.value == ""
    assert form.progress.value == 2
    assert form.state.value == "document 4, 2 of 6 coded"
    read = read_sheet(form.coding.path, sample)
    assert read["code"].tolist()[:2] == [1, 0] and read["code"].isna().sum() == 4
    assert read["note"][2] == "is it?"


def test_keys_answer_and_go_back(made):
    form = made()
    for key in ("1", "۰", "."):
        form.keys.value = REST + key
        assert form.keys.value == REST
    said = [answer.code for answer in form.coding.answers.values()]
    assert said == [1, 0, None] and form.coding.at == 3
    form.keys.value = ""  # Backspace
    assert form.keys.value == REST and form.coding.at == 2
    form.keys.value = ""
    assert form.state.value.endswith("your answer: no")
    form.keys.value = "1"  # typed over
    assert [answer.code for answer in form.coding.answers.values()] == [1, 1, None]


@pytest.mark.parametrize("typed", ["2", "y", "10", "<b>", "11"])
def test_another_key_is_no_answer(made, typed):
    form = made()
    form.keys.value = REST + typed
    assert form.coding.at == 0 and form.keys.value == REST
    assert "is no answer: 1 yes, 0 no, . unsure" in form.message.value
    assert "<b>" not in form.message.value
    form.keys.value = REST * 2
    assert form.keys.value == REST and form.coding.at == 0


def test_a_key_held_down_answers_once(sample, few, tmp_path):
    now = [0.0]
    form = Form(sample, few, tmp_path / "log.csv", clock=lambda: now[0])
    for _ in range(20):
        form.keys.value = REST + "1"
        now[0] += PAUSE / 3
    assert form.coding.at == 1
    assert "Two answers at once" in form.message.value
    now[0] += PAUSE
    form.yes.click()
    form.yes.click()
    assert form.coding.at == 2


def test_a_key_counts_though_the_browser_has_not_emptied_the_field(made):
    form = made()
    for typed in ("1", "10", "10.", "1", ".", "10"):
        form.keys.value = REST + typed
    said = [answer.code for answer in form.coding.answers.values()]
    # The last is two keys in an empty field.
    assert said == [1, 0, None, 1, None]
    assert "10&#x27; is no answer" in form.message.value


def test_going_on_after_a_restart(made, sample):
    first = made()
    first.yes.click()
    first.unsure.click()
    first.no.click()
    again = made()
    assert again.state.value == "document 2, 2 of 6 coded"
    again.unsure.click()
    again.open.click()
    assert again.coding.at == 1
    again.back.click()
    assert again.state.value == "document 1, 2 of 6 coded, your answer: yes"


def test_a_note_is_kept_when_going_back(made, sample):
    form = made()
    form.yes.click()
    form.back.click()
    form.note.value = "on second thought"
    form.open.click()
    read = read_sheet(form.coding.path, sample)
    assert (read["code"][0], read["note"][0]) == (1, "on second thought")
    form.note.value = "hard"
    form.back.click()
    assert form.note.value == "on second thought"
    form.open.click()
    assert form.note.value == "hard" and form.coding.coded == 1


def test_hits_are_shown_on_request(made):
    form = made(themes=THEMES)
    shown = set()
    for _ in range(6):
        form.highlight.value = True
        shown |= set(re.findall(r"<mark[^>]*>(.*?)</mark>", form.article.value))
        form.highlight.value = False
        assert "<mark" not in form.article.value
        form.yes.click()
    assert shown == {"Kirkuk", "کرکوک"}
    assert form.highlight in form.box.children
    assert made().highlight not in made().box.children


def test_a_broken_log_is_told(made, sample):
    form = made()
    form.yes.click()
    with form.coding.path.open("ab") as file:
        file.write(b"u12,<b>")
    again = made()
    assert "was not finished" in again.message.value and "&lt;b&gt;" in again.message.value
    assert again.coding.coded == 1
    again.yes.click()
    assert again.message.value == ""


def test_a_full_disk_is_told_and_nothing_moves(made, monkeypatch):
    form = made()

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        form.note.value = "a note"
        form.yes.click()
        assert "NOT saved" in form.message.value and "No space left" in form.message.value
        assert form.coding.at == 0 and form.note.value == "a note"
        form.back.click()
        assert "note was NOT saved" in form.message.value
    form.yes.click()
    assert form.coding.at == 1 and form.message.value == ""


def test_the_form_of_a_notebook(sample, few, tmp_path):
    import ipywidgets

    box = coding_form(sample, few, tmp_path / "log.csv", THEMES)
    assert isinstance(box, ipywidgets.VBox)
    buttons = [w for row in box.children if hasattr(row, "children") for w in row.children]
    yes = next(w for w in buttons if getattr(w, "description", "") == "Yes (1)")
    yes.click()
    assert Coding(sample, tmp_path / "log.csv").coded == 1
    with pytest.raises(ToolkitError, match="which are not among those given: 'oil'"):
        coding_form(sample, few, tmp_path / "log.csv", ["oil"])


def test_the_form_is_for_one_coder(few, tmp_path):
    sample = validation_sample(few, ["oil"], n=6, by=(), coders=["Ana", "Ben"], double=0.5)
    with pytest.raises(ToolkitError, match=r"Whose rows\? Its coders: 'Ana', 'Ben'"):
        coding_form(sample, few, tmp_path / "log.csv")
    assert Form(sample, few, tmp_path / "log.csv", coder="Ben").progress.max == 3
