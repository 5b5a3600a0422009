"""Named random streams: each uncertain input has its own, and adding one disturbs no other.

A stream is keyed by the seed and the input's name, and stratified replicate by replicate: of every
500 draws exactly one falls in each 500th of the distribution (a Latin hypercube made column by
column: M. D. McKay, R. J. Beckman and W. J. Conover (1979), Technometrics 21(2), 239-245). Each
replicate takes a fixed stretch of the counter-based generator Philox (J. K. Salmon and others
(2011), "Parallel random numbers: as easy as 1, 2, 3"), so that blocks and threads cannot change it.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benefitshare.quantities import FloatArray

REPLICATE: Final = 500
"""Draws stratified together. Part of the method: another number would give other results."""

_WORDS_A_STEP: Final = 4  # words of 64 bits for each step of the generator's counter
_PLACES: Final = np.uint32(0x1FF)  # room for the places of a replicate's draws, 500 of 512


@dataclass(frozen=True, slots=True)
class Design:
    """How many draws there are, and the seed they all follow from."""

    seed: int
    draws: int

    def uniforms(self, name: str, start: int, stop: int) -> FloatArray:
        """Return the named stream's points for draws ``start`` up to ``stop``.

        Shape (stop - start,), each strictly between 0 and 1. ``start`` is a multiple of
        ``REPLICATE``, and so is ``stop`` unless it is the last draw of all.

        >>> Design(seed=1, draws=4).uniforms("terms.royalty.rate", 0, 4).shape
        (4,)
        """
        if start % REPLICATE or (stop % REPLICATE and stop != self.draws):
            raise ValueError("A block of draws must consist of whole replicates.")
        if not 0 <= start < stop <= self.draws:
            raise ValueError("A block of draws must lie among the draws of the design.")
        words = self._words(name, start, stop)
        whole = (stop - start) // REPLICATE
        points = _stratified(words[:whole]).ravel()
        rest = (stop - start) % REPLICATE
        if not rest:
            return points
        return np.concatenate([points, _stratified(words[whole:, :rest]).ravel()])

    def _words(self, name: str, start: int, stop: int) -> NDArray[np.uint64]:
        # Imported here since it takes longer to load than all of a small command's own work.
        from numpy.random import Philox  # noqa: PLC0415

        key = blake2b(f"{self.seed}\0{name}".encode(), digest_size=16).digest()
        replicates = -(-(stop - start) // REPLICATE)
        source = Philox(key=int.from_bytes(key, "little"), counter=start // _WORDS_A_STEP)
        return source.random_raw(replicates * REPLICATE).reshape(replicates, REPLICATE)


def _stratified(words: NDArray[np.uint64]) -> FloatArray:
    """Make each row of random words a shuffled, jittered grid on (0, 1).

    The top 23 bits of each word shuffle, with its place below them in a word of 32, which sorts
    three times faster than 64 bits; two that agree (1 pair in 8 million) keep their order. The
    low half jitters: with 32 bits every sum of stratum and jitter is exact, so that no point can
    round up to 1.
    """
    size = words.shape[1]
    order = (words >> np.uint64(32)).astype(np.uint32)
    order &= ~_PLACES
    order |= np.arange(size, dtype=np.uint32)
    order.sort(axis=1)
    order &= _PLACES
    points = words.astype(np.uint32).astype(np.float64)
    points += 0.5
    points *= 2.0**-32
    points += order
    points /= size
    return points
