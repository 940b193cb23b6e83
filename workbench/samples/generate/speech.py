"""What a voice answers: samples, and when each word of the text was said."""

from array import array
from dataclasses import dataclass
from itertools import pairwise

LEAD_SECONDS = 0.06
TAIL_SECONDS = 0.12


@dataclass
class Speech:
    """`samples` are signed 16 bit at `rate`; `words` are (start, end) in seconds, one a written word."""

    samples: array
    rate: int
    words: list[tuple[float, float]]

    def trimmed(self) -> 'Speech':
        """The same speech without the synthesiser's own silence before and after the words."""
        first = max(0, int((self.words[0][0] - LEAD_SECONDS) * self.rate))
        last = min(len(self.samples), int((self.words[-1][1] + TAIL_SECONDS) * self.rate))
        moved = [(start - first / self.rate, end - first / self.rate) for start, end in self.words]
        return Speech(self.samples[first:last], self.rate, moved)


def one_time_for_each_word(text: str, words: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Checks what a synthesiser said about `text`, so that a word it merged or dropped is not guessed."""
    expected = text.split()
    if len(words) != len(expected):
        raise ValueError(f'{len(expected)} words written, {len(words)} spoken: reword "{text}"')
    for word, (start, end) in zip(expected, words):
        if end <= start:
            raise ValueError(f'"{word}" takes no time in "{text}": reword it')
    if any(after[0] < before[1] for before, after in pairwise(words)):
        raise ValueError(f'the words of "{text}" are not one after the other: reword it')
    return words
