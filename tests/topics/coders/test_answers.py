import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.topics.coders.answers import log_odds
from toolkit.topics.coders.design import Question
from toolkit.topics.model import TopicModel


@pytest.fixture
def sheet(model):
    return model.topic_intrusion(6, topics=2, terms=3, coders=["Ana", "Ben"])


def test_answers_stand_beside_those_that_are_right(model, sheet):
    key = model.intrusion_answers(sheet)
    made = ["unit", "coder", "topic", "label", "doc_id", "code", "answer", "right", "log_odds"]
    assert list(key) == made
    assert key["code"].isna().all() and key["right"].isna().all() and key["log_odds"].isna().all()
    wrong = key["answer"] % 3 + 1
    codes = np.where(key["coder"].eq("Ana"), key["answer"], wrong).astype(float)
    codes[0] = np.nan
    table = model.intrusion_answers(sheet.assign(code=codes))
    assert np.isnan(table["right"][0])
    assert table["right"][1:].eq(table["coder"][1:].eq("Ana")).all()
    assert table["log_odds"][table["right"].eq(1)].eq(0).all()
    assert table["log_odds"][table["right"].eq(0)].lt(0).all()


def test_log_odds_by_hand(model):
    """Formula of Chang et al. (2009), section 3.2, with shares .6, .25, .1 and .05."""
    question = Question(3, ("a", "b", "c"), 2, (0, 3, 1), row=0)
    expected = [np.log(0.05 / 0.6), 0.0, np.log(0.05 / 0.25)]
    np.testing.assert_allclose(log_odds(model, question), expected)


def test_a_topic_without_any_share_has_odds_that_are_bounded(model):
    model.theta[0] = [0.75, 0.25, 0, 0]
    question = Question(3, ("a", "b", "c"), 2, (0, 3, 2), row=0)
    np.testing.assert_allclose(log_odds(model, question), [np.log(1e-6 / 0.75), 0, 0])


def test_the_order_of_rows_does_not_matter_and_some_may_be_missing(model, sheet):
    coded = sheet.assign(code=model.intrusion_answers(sheet)["answer"])
    some = coded.sample(frac=0.5, random_state=0)
    assert model.intrusion_answers(some)["right"].eq(1).all()


def test_codes_are_taken_as_they_are_typed(model, sheet):
    sheet = sheet.astype({"code": object})
    sheet["code"] = ["1", " 2 ", "۳", 1.0, 2, None, "", pd.NA, float("nan"), np.int64(3), "1,0", 2]
    codes = model.intrusion_answers(sheet)["code"].tolist()
    nan = np.nan
    np.testing.assert_array_equal(codes, [1, 2, 3, 1, 2, nan, nan, nan, nan, 3, 1, 2])


def test_codes_that_are_no_choice_are_listed(model, sheet):
    sheet = sheet.astype({"code": object})
    sheet.loc[[0, 7], "code"] = [4, "oil"]
    unit, other = sheet["unit"][0], sheet["unit"][7]
    told = (
        rf"2 codes are neither a number from 1 to 3 nor empty: '4' \(unit {unit} of Ana\); "
        rf"'oil' \(unit {other} of Ben\)\. Correct them"
    )
    with pytest.raises(ToolkitError, match=told):
        model.intrusion_answers(sheet)
    with pytest.raises(ToolkitError, match=r"7 codes are .*; and 2 more"):
        model.intrusion_answers(sheet.assign(code=[0] * 7 + [1] * 5))
    for code in (1.5, True, "1.5", -1):
        with pytest.raises(ToolkitError, match="12 codes are neither"):
            model.intrusion_answers(sheet.assign(code=code))


def test_the_sheet_of_another_model_is_refused(model, sheet):
    model.phi[0, :2] = model.phi[0, 1::-1]
    with pytest.raises(ToolkitError, match=r"is about the topics .*, and this model has others"):
        model.intrusion_answers(sheet)


def test_a_saved_model_knows_its_sheets(model, sheet, tmp_path):
    model.save(tmp_path / "model")
    again = TopicModel.load(tmp_path / "model", model.corpus)
    assert again.intrusion_answers(sheet).equals(model.intrusion_answers(sheet))


def test_the_sheet_of_other_documents_is_refused(model, sheet):
    model.theta[:] = model.theta[::-1]
    with pytest.raises(ToolkitError, match="units are not asked by this model: 'u"):
        model.intrusion_answers(sheet)


def test_the_sheet_of_another_seed_is_refused(model, sheet):
    other = sheet.assign(test=sheet["test"].str.replace("seed=0", "seed=1"))
    with pytest.raises(ToolkitError, match="6 units are not asked by this model"):
        model.intrusion_answers(other)


def test_other_names_of_topics_are_refused(model):
    names = {n: f"Name {n}" for n in range(4)}
    sheet = model.label(names).label_test(4, coders="A")
    assert len(model.label(names).intrusion_answers(sheet)) == 4
    with pytest.raises(ToolkitError, match="the names of topics, and the columns unit and test"):
        model.label(names | {0: "Another"}).intrusion_answers(sheet)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda t: t.drop(columns="test"), "The table lacks 'test'.*made by model.word_intrusion"),
        (lambda t: pd.concat([t, t]), "12 codes are given twice by one coder"),
        (lambda t: t.assign(test="x"), "names no test of a topic model"),
        (lambda t: t.assign(test=[*"ab" * 6]), r"The sheet holds 2 tests: 'a', 'b'\. Score one"),
        (lambda t: t.assign(unit=["u1", *t["unit"][1:]]), "1 units are not asked .*: 'u1'"),
        (lambda t: "sheet.csv", "A table is needed, not 'sheet.csv'"),
        (lambda t: t.assign(test=t["test"].str.replace("topic_", "other_")), "names no test; ther"),
        (lambda t: t.assign(test=t["test"].str.replace("n=6", "m=6")), "was changed and cannot be"),
        (lambda t: t.assign(test=t["test"].str.replace("n=6", "n=13")), "was changed and cannot b"),
        (lambda t: t.assign(test=t["test"].str.replace("n=6", "n=six")), "was changed and cannot"),
        (lambda t: t.assign(test=t["test"].str.replace("n=6", "n=\u00b2")), "was changed and cann"),
    ],
)
def test_what_is_no_sheet_is_told(model, sheet, change, told):
    with pytest.raises(ToolkitError, match=told):
        model.intrusion_answers(change(sheet.assign(code=1)))


def swapped(sheet):
    return sheet.rename(columns={"choice_1": "choice_2", "choice_2": "choice_1"})


def test_a_sheet_that_shows_something_else_is_refused(model):
    sheet = model.word_intrusion(coders=["Ana", "Ben"], terms=3)
    coded = sheet.assign(code=model.intrusion_answers(sheet)["answer"])
    unit, own = sheet["unit"][0], sheet["choice_1"][0]
    told = (
        rf"4 cells are not as they were asked: choice_1 of unit {unit} is 'foo', asked was '{own}'"
        r"; .*read_sheet\(path, sheet\)\."
    )
    with pytest.raises(ToolkitError, match=told):
        model.intrusion_score(coded.assign(choice_1="foo"))
    with pytest.raises(ToolkitError, match="8 cells are not as they were asked: choice_1 of unit"):
        model.intrusion_score(swapped(coded))
    with pytest.raises(
        ToolkitError, match=r"asked: question of unit .* is 'Which fits\?', asked w"
    ):
        model.intrusion_answers(coded.assign(question="Which fits?"))
    with pytest.raises(ToolkitError, match=r"asked: choice_5 of unit .* is 'x', asked was ''"):
        model.intrusion_answers(coded.assign(choice_5="x"))
    shown = model.label({n: f"Name {n}" for n in range(4)})
    for name in ("title", "text"):
        asked = shown.label_test(3, coders="Ana").assign(**{name: "Another"})
        with pytest.raises(ToolkitError, match=f"asked: {name} of unit .* is 'Another', asked was"):
            shown.intrusion_answers(asked)


def test_what_was_shown_may_be_missing_or_in_another_order(model, sheet):
    coded = sheet.assign(code=model.intrusion_answers(sheet)["answer"])
    right = model.intrusion_answers(coded)
    assert right["right"].eq(1).all()
    few = coded[["unit", "test", "coder", "code"]]
    for other in (few, coded[coded.columns[::-1]], pd.concat([coded[:5], few[5:]])):
        assert model.intrusion_answers(other).equals(right)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_cells_as_files_give_them_back_are_those_asked(model, tmp_path, suffix):
    """Titles are a formula, a tag and Arabic; blanks and marks of direction come in by hand."""
    from toolkit.validation import write_questions

    sheet = model.topic_intrusion(12, topics=2, terms=3, coders=["Ana", "Ben"])
    assert sheet["title"].eq("=1+1").sum() == 2
    for coder in ("Ana", "Ben"):
        path = write_questions(sheet, tmp_path / f"{coder}.{suffix}", coder=coder)
        filed = pd.read_csv(path) if suffix == "csv" else pd.read_excel(path)
        assert filed["title"].notna().all()
        part = filed.assign(test=sheet["test"][0])
        part["title"] = "\u200f" + part["title"] + "\u200e\u00a0 "
        part["text"] = part["text"].str.replace(" ", "  ", n=3)
        table = model.intrusion_answers(part)
        assert table["unit"].tolist() == sheet["unit"][sheet["coder"].eq(coder)].tolist()
        with pytest.raises(ToolkitError, match="cells are not as they were asked"):
            model.intrusion_answers(swapped(part))
