import pytest

from toolkit.checks import ToolkitError
from toolkit.validation.size import sample_size

# Krejcie, R. V., & Morgan, D. W. (1970). Determining sample size for research activities.
# Educational and Psychological Measurement 30, table 1 (error .05, share .5, level .95). They
# round to the nearest number, the function up.
KREJCIE_MORGAN = {
    10: 10,
    50: 44,
    100: 80,
    200: 132,
    300: 169,
    500: 217,
    1_000: 278,
    1_500: 306,
    2_000: 322,
    5_000: 357,
    10_000: 370,
    50_000: 381,
    75_000: 382,
}


def test_cochran_with_and_without_a_population():
    # z² / 4 e² = 384.146 for z = 1.959964
    assert sample_size(0.05) == 385
    assert sample_size(0.05, population=1000) == 278
    assert sample_size(0.03) == 1068
    assert sample_size(0.01, 0.1) == 3458


@pytest.mark.parametrize(("population", "published"), KREJCIE_MORGAN.items())
def test_the_table_of_krejcie_and_morgan(population, published):
    assert 0 <= sample_size(0.05, population=population) - published <= 1


def test_never_more_than_there_are_and_never_none():
    assert sample_size(0.001, population=20) == 20
    assert sample_size(0.9, 0.01) == 1


@pytest.mark.parametrize("error", [0, 1, 5, -0.1, True, "0.05", float("nan")])
def test_an_error_that_is_no_share_is_refused(error):
    with pytest.raises(ToolkitError, match=r"error=.* must lie between 0 and 1.*five points"):
        sample_size(error)


def test_what_else_is_refused():
    with pytest.raises(ToolkitError, match=r"share=1 must lie between 0 and 1"):
        sample_size(0.05, 1)
    with pytest.raises(ToolkitError, match=r"level=95 must lie between 0 and 1"):
        sample_size(0.05, level=95)
    with pytest.raises(ToolkitError, match="population=0 must be a whole number, 1 or more"):
        sample_size(0.05, population=0)
