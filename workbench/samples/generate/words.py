"""`words.json`: what a recogniser would have heard, with the synthesiser's own times."""

import hashlib
import json
import random
from pathlib import Path

from dialogue import CHANNELS, Channel, Dialogue
from recording import RATE

MARKS = '.,?!。、،؟'


def write_words(path: Path, name: str, call: dict, dialogue: Dialogue, recording: Path) -> None:
    """One word a line, so that a change of a call reads well in a diff."""
    channels = []
    for position, speaker in enumerate(CHANNELS):
        others = dialogue.channels[CHANNELS[1 - position]]
        lines = _words(f'{name} {speaker}', dialogue.channels[speaker], others)
        listed = ',\n'.join(f'        {json.dumps(word, ensure_ascii=False)}' for word in lines)
        channels.append(f'    {{\n      "words": [\n{listed}\n      ]\n    }}')
    head = {
        'languageCode': call['languageCode'],
        'sha256': hashlib.sha256(recording.read_bytes()).hexdigest(),
        'durationSeconds': round(dialogue.duration * RATE) / RATE,
    }
    facts = ''.join(f'  {json.dumps(key)}: {json.dumps(value)},\n' for key, value in head.items())
    path.write_text('{\n' + facts + '  "channels": [\n' + ',\n'.join(channels) + '\n  ]\n}\n')


def _words(seed: str, channel: Channel, others: Channel) -> list[dict]:
    luck = random.Random(seed)
    words = []
    for word in channel.words:
        text = word.text.rstrip(MARKS)
        entry: dict = {'text': text, 'start': round(word.start, 3), 'end': round(word.end, 3)}
        entry['confidence'] = _confidence(luck, _overlaps(word, others))
        if text != word.text:
            entry['punctuation'] = word.text[len(text) :]
        words.append(entry)
    return words


def _overlaps(word, others: Channel) -> bool:
    return any(word.start < other.end and other.start < word.end for other in others.words)


def _confidence(luck: random.Random, overlapped: bool) -> float:
    """Mostly sure, now and then in doubt, less sure where both talk."""
    chance, depth = luck.random(), luck.random()
    if chance < 0.03:
        sure = 0.48 + 0.24 * depth
    elif chance < 0.12:
        sure = 0.78 + 0.16 * depth
    else:
        sure = 0.965 + 0.034 * depth
    return round(sure * (0.9 if overlapped else 1.0), 3)
