import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.validation.estimators import ppi, tenenbein


def test_share_and_variance_by_hand():
    found = tenenbein(300, 1000, hits=(54, 60), misses=(7, 140))
    assert found.value == pytest.approx(0.3 * 0.9 + 0.7 * 0.05)
    # phi of the coded 200: (54 * 133 - 6 * 7) / sqrt(60 * 140 * 61 * 139).
    k = (54 * 133 - 6 * 7) ** 2 / (60 * 140 * 61 * 139)
    p = found.value
    assert found.se**2 == pytest.approx(p * (1 - p) * ((1 - k) / 200 + k / 1000))


def test_a_lexicon_that_says_nothing_leaves_the_codes_alone():
    found = tenenbein(500, 10_000, hits=(30, 100), misses=(30, 100))
    assert found.value == pytest.approx(0.3)
    assert found.se == pytest.approx((0.3 * 0.7 / 200) ** 0.5)


def test_a_lexicon_without_error_is_as_good_as_coding_all():
    found = tenenbein(300, 1000, hits=(60, 60), misses=(0, 140))
    assert found.value == pytest.approx(0.3)
    assert found.se == pytest.approx((0.3 * 0.7 / 1000) ** 0.5)


def draws(p, se, sp, n, total, runs, seed):
    """A simple random part of `n` documents coded, time and again."""
    rng = np.random.default_rng(seed)
    for _ in range(runs):
        true = rng.random(total) < p
        flags = rng.random(total) < np.where(true, se, 1 - sp)
        yield flags, true, rng.permutation(total)[:n]


@pytest.mark.parametrize(
    ("p", "se", "sp", "n", "total"),
    [(0.3, 0.8, 0.95, 200, 1000), (0.1, 0.9, 0.97, 300, 1500), (0.5, 0.6, 0.7, 150, 600)],
)
def test_the_interval_covers_the_truth(p, se, sp, n, total):
    inside = []
    for flags, true, part in draws(p, se, sp, n, total, 1000, seed=4):
        f, y = flags[part], true[part]
        found = tenenbein(
            flags.sum(), total, ((f & y).sum(), f.sum()), ((~f & y).sum(), (~f).sum())
        )
        inside.append(found.low <= p <= found.high)
    assert 0.93 <= np.mean(inside) <= 0.97


def test_it_is_surer_than_the_codes_alone_and_agrees_with_ppi():
    flags, true, part = next(draws(0.3, 0.9, 0.95, 200, 2000, 1, seed=1))
    f, y = flags[part], true[part]
    found = tenenbein(flags.sum(), 2000, ((f & y).sum(), f.sum()), ((~f & y).sum(), (~f).sum()))
    assert found.se < 0.75 * (y.mean() * (1 - y.mean()) / 200) ** 0.5
    other = ppi(np.delete(flags, part), f, y)
    assert found.value == pytest.approx(other.value, abs=2 * other.se)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((300, 1000, (54, 60), (200, 140)), "do not fit together"),
        ((50, 1000, (54, 60), (7, 140)), "do not fit together"),
        ((300, 1000, (5, 9), (7, 140)), "9 codings of flagged documents are too few"),
        ((300, 1000, (54, 60), (0, 0)), "0 codings of documents that are not flagged are too few"),
    ],
)
def test_what_does_not_fit_is_told(given, told):
    with pytest.raises(ToolkitError, match=told):
        tenenbein(*given)
