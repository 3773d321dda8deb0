"""Long lists of jobs on all cores; the results come in the order of the jobs."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

PATIENCE = 1.0  # seconds of work after which starting processes is worth it
AHEAD = 4  # jobs for each process that are under way or done and not yet taken


def in_order(
    function: Callable[[Job], Result], jobs: Iterable[Job], patience: float = PATIENCE
) -> Iterator[Result]:
    """Apply a function to every job; what takes longer than `patience` goes to all cores.

    The results are the same and in the same order either way. Jobs are taken only a few ahead.

    Parameters
    ----------
    function
        Defined in a module, so that another process can import it.
    jobs
        Taken one after another.
    patience
        Seconds of work in this process before others are started.
    """
    cores = os.cpu_count() or 1
    waiting = iter(jobs)
    begin = time.monotonic()
    for job in waiting:
        yield function(job)
        if cores > 1 and time.monotonic() - begin > patience:
            yield from _spread(function, waiting, cores)
            return


def _spread(function: Callable[[Job], Result], jobs: Iterator[Job], cores: int) -> Iterator[Result]:
    """Results of other processes; loky's need no guard in the user's script to be started."""
    from loky import get_reusable_executor

    running: deque[Future[Result]] = deque()
    try:
        for job in jobs:
            if not running:
                executor = get_reusable_executor(max_workers=cores)
            running.append(executor.submit(function, job))
            if len(running) == AHEAD * cores:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
    finally:  # also when the taker stops
        for future in running:
            future.cancel()
