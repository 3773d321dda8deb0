"""Jobs of numpy and scikit-learn, which let go of the interpreter, side by side in threads."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


def in_threads(
    function: Callable[[Job], Result],
    jobs: Sequence[Job],
    bar: Any = None,
    steps: Callable[[Job], int] = lambda job: 1,
) -> list[Result]:
    """Results in the order of the jobs, with one core each for products of matrices.

    Their sums would otherwise depend on the number of threads. When the user stops it, what has
    not begun is not begun, and nobody waits for the rest.

    Parameters
    ----------
    bar
        Of tqdm; moved by the `steps` of a job when its turn is done.
    """
    from threadpoolctl import threadpool_limits

    found = []
    with threadpool_limits(1, user_api="blas"):
        pool = ThreadPoolExecutor(min(len(jobs), os.cpu_count() or 1) or 1)
        try:
            running = [pool.submit(function, job) for job in jobs]
            for job, future in zip(jobs, running, strict=True):
                found.append(future.result())
                if bar is not None:
                    bar.update(steps(job))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    return found
