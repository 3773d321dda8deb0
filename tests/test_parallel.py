import os

from toolkit.parallel import in_order


def squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def test_few_jobs_stay_in_this_process_and_in_order():
    found = list(in_order(squared, range(5)))
    assert [value for value, _ in found] == [0, 1, 4, 9, 16]
    assert {process for _, process in found} == {os.getpid()}


def test_long_work_goes_to_other_processes_and_stays_in_order():
    found = list(in_order(squared, iter(range(40)), patience=0))
    assert [value for value, _ in found] == [n * n for n in range(40)]
    processes = {process for _, process in found}
    assert os.getpid() in processes  # the first job
    assert len(processes) > 1 or os.cpu_count() == 1


def test_jobs_are_taken_a_few_ahead_only():
    taken = []

    def jobs():
        for number in range(1000):
            taken.append(number)
            yield number

    running = in_order(squared, jobs(), patience=0)
    assert next(running)[0] == 0
    assert next(running)[0] == 1
    assert len(taken) <= 4 * (os.cpu_count() or 1) + 2
    running.close()


def test_no_jobs():
    assert list(in_order(squared, [])) == []
