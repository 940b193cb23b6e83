"""Lays the turns of a call out in time: who says which word when, and the sound of either side."""

import random
import re
from array import array
from dataclasses import dataclass, field

from espeak_voice import EspeakVoice
from flite_voice import FliteVoice

OPENING_SECONDS = 0.9
CLOSING_SECONDS = 0.8
CHANNELS = ('CUSTOMER', 'AGENT')


@dataclass
class Word:
    text: str
    start: float
    end: float


@dataclass
class Channel:
    """One side of the call: its words, and its samples at the rate of its voice."""

    rate: int = 0
    samples: array = field(default_factory=lambda: array('h'))
    words: list[Word] = field(default_factory=list)


@dataclass
class Dialogue:
    """`holds`: seconds of each hold."""

    channels: dict[str, Channel]
    duration: float
    holds: list[float]


def perform(name: str, call: dict) -> Dialogue:
    """Speaks every turn of `call`; pauses are drawn from the call's name, so they are always the same."""
    pauses = random.Random(name)
    voices = {'CUSTOMER': _voice(call['customer']), 'AGENT': _voice(call['agent'])}
    channels = {speaker: Channel() for speaker in CHANNELS}
    end = OPENING_SECONDS
    for index, turn in enumerate(call['turns']):
        pause = 0 if index == 0 else turn.get('hold', turn.get('gap', pauses.uniform(0.25, 0.7)))
        channel, voice = channels[turn['speaker']], voices[turn['speaker']]
        if 'words' in turn:
            texts, readings = zip(*turn['words'])
            end = _say(channel, voice.say_each(readings), texts, end + pause)
        else:
            end = _speak(channel, voice, turn['text'], end + pause, pauses)
    holds = [turn['hold'] for turn in call['turns'] if 'hold' in turn]
    return Dialogue(channels, max(end, _last_end(channels)) + CLOSING_SECONDS, holds)


def _voice(settings: dict):
    if settings['engine'] == 'flite':
        return FliteVoice(settings['voice'], settings.get('pitch', 1.0), settings.get('stretch', 1.0))
    if settings['engine'] == 'espeak-ng':
        return EspeakVoice(settings['voice'], settings['rate'])
    raise ValueError(f'unknown engine "{settings["engine"]}": use flite or espeak-ng')


def _speak(channel: Channel, voice, text: str, start: float, pauses: random.Random) -> float:
    """Says `text` sentence by sentence from `start`; answers when its last word ends."""
    if channel.words and start < channel.words[-1].end:
        raise ValueError(f'one speaker would talk over themselves at "{text}": make the gap smaller')
    for index, sentence in enumerate(re.split(r'(?<=[.?!])\s+', text)):
        if index > 0:
            start += pauses.uniform(0.18, 0.4)
        start = _say(channel, voice.say(sentence).trimmed(), sentence.split(), start)
    return start


def _say(channel: Channel, speech, texts: list[str], start: float) -> float:
    channel.rate = speech.rate
    offset = round((start - speech.words[0][0]) * speech.rate)
    missing = offset - len(channel.samples)
    if missing > 0:
        channel.samples.extend([0] * missing)
    del channel.samples[offset:]
    channel.samples.extend(speech.samples)
    moved = offset / speech.rate
    for text, (begin, end) in zip(texts, speech.words):
        channel.words.append(Word(text, begin + moved, end + moved))
    return channel.words[-1].end


def _last_end(channels: dict[str, Channel]) -> float:
    return max(channel.words[-1].end for channel in channels.values())
