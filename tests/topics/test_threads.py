import threading
import time

import pytest
from threadpoolctl import threadpool_info

from toolkit.topics.threads import in_threads


class Bar:
    def __init__(self):
        self.moved = []

    def update(self, steps):
        self.moved.append(steps)


@pytest.mark.parametrize("cores", [1, 2, None])
def test_results_come_in_the_order_of_the_jobs(monkeypatch, cores):
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    bar = Bar()
    slow_first = [0.03, 0.0, 0.01]
    assert in_threads(lambda job: time.sleep(job) or job, slow_first, bar) == slow_first
    assert bar.moved == [1, 1, 1]
    assert in_threads(len, ["aa", "b"], bar, len) == [2, 1]
    assert bar.moved[3:] == [2, 1]
    assert in_threads(len, []) == []


def test_products_of_matrices_have_one_thread_in_it():
    def threads(job):
        return [p["num_threads"] for p in threadpool_info() if p["user_api"] == "blas"]

    before = threads(None)
    (inside,) = in_threads(threads, [None])
    assert set(inside) == {1}
    assert threads(None) == before


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError])
def test_what_has_not_begun_when_it_is_stopped_is_not_begun(monkeypatch, stop):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    begun, go = [], threading.Event()

    def job(number):
        begun.append(number)
        if number == 0:
            raise stop
        go.wait(10)

    with pytest.raises(stop):  # though the second job still runs
        in_threads(job, range(50))
    left = len(begun)
    go.set()
    time.sleep(0.05)
    assert len(begun) == left < 50
