"""Long lists of jobs on all cores; the results come in the order of the jobs."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

PATIENCE = 2.0  # seconds of work after which starting processes is worth it
AHEAD = 4  # jobs that wait for each process, so that memory holds few of them


def in_order(
    function: Callable[[Job], Result], jobs: Iterable[Job], patience: float = PATIENCE
) -> Iterator[Result]:
    """Apply a function to every job; what takes longer than `patience` goes to all cores.

    The results are the same and in the same order either way.

    Parameters
    ----------
    function
        Defined in a module, so that another process can import it.
    jobs
        Taken one after another, a few ahead.
    patience
        Seconds of work in this process before others are started.
    """
    waiting = iter(jobs)
    begin = time.monotonic()
    for job in waiting:
        yield function(job)
        if time.monotonic() - begin > patience and (os.cpu_count() or 1) > 1:
            break
    first = next(waiting, None)
    if first is None:
        return
    # Processes of joblib need no guard in the user's script, as those of multiprocessing do.
    from joblib import Parallel, delayed

    cores = os.cpu_count() or 1
    pool = Parallel(n_jobs=cores, return_as="generator", pre_dispatch=AHEAD * cores)
    yield from pool(delayed(function)(job) for job in chain([first], waiting))
