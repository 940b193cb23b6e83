#!/usr/bin/env python3
"""Makes the sample calls from the dialogues in `calls/`. See README.md; the same bytes come out each time.

Usage: python3 generate.py [call ...]     (all calls without arguments)
"""

import json
import sys
from datetime import datetime
from pathlib import Path

from contact_record import contact_record
from dialogue import Dialogue, perform
from recording import write_recording
from words import write_words

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent


def main(names: list[str]) -> None:
    calls = {path.stem: json.loads(path.read_text()) for path in sorted((HERE / 'calls').glob('*.json'))}
    unknown = [name for name in names if name not in calls]
    if unknown:
        raise SystemExit(f'no call named {", ".join(unknown)}: use {", ".join(calls)}')
    for name in names or calls:
        dialogue = perform(name, calls[name])
        write_sample(name, calls, dialogue)
        print(f'{name}: {dialogue.duration:.1f} s')


def write_sample(name: str, calls: dict, dialogue: Dialogue) -> None:
    folder = SAMPLES / name
    folder.mkdir(exist_ok=True)
    write_recording(folder / 'recording.wav', name, dialogue)
    write_words(folder / 'words.json', name, calls[name], dialogue, folder / 'recording.wav')
    record = contact_record(calls[name], dialogue, chain_of(name, calls))
    text = json.dumps(record, indent=2, ensure_ascii=False, sort_keys=True)
    (folder / 'contact-record.json').write_text(text + '\n')


def chain_of(name: str, calls: dict) -> dict:
    """Where a contact stands in a chain of transfers; its previous contact must have been written."""
    before, after = calls[name].get('previous'), calls[name].get('next')
    first = name
    while 'previous' in calls[first]:
        first = calls[first]['previous']
    return {
        'previous': calls[before]['contactId'] if before else None,
        'next': calls[after]['contactId'] if after else None,
        'initial': calls[first]['contactId'] if before else None,
        'initiated': datetime.fromisoformat(end_of(before) if before else calls[name]['initiated']),
    }


def end_of(name: str) -> str:
    return json.loads((SAMPLES / name / 'contact-record.json').read_text())['DisconnectTimestamp']


if __name__ == '__main__':
    main(sys.argv[1:])
