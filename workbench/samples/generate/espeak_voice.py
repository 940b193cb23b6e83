"""Voices of languages other than English: espeak-ng, whose events say at which sample each word and phoneme begins."""

import ctypes
from array import array

from speech import Speech, one_time_for_each_word

_WORD, _PHONEME = 1, 7
_SYNCHRONOUS, _PHONEME_EVENTS, _UTF8 = 2, 1, 1
_RATE, _OK = 1, 0
_BETWEEN_WORDS_SECONDS = 0.03
_MARKS = '¿¡.,?!،؟'


class _Identity(ctypes.Union):
    _fields_ = [('number', ctypes.c_int), ('name', ctypes.c_char_p), ('string', ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ('type', ctypes.c_int),
        ('unique_identifier', ctypes.c_uint),
        ('text_position', ctypes.c_int),
        ('length', ctypes.c_int),
        ('audio_position', ctypes.c_int),
        ('sample', ctypes.c_int),
        ('user_data', ctypes.c_void_p),
        ('id', _Identity),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)
_espeak = ctypes.CDLL('libespeak-ng.so.1')
_sample_rate = _espeak.espeak_Initialize(_SYNCHRONOUS, 0, None, _PHONEME_EVENTS)


class EspeakVoice:
    """`voice`: a language and a variant, such as es-419+f2. `rate`: words a minute."""

    def __init__(self, voice: str, rate: int):
        self._name = voice
        self._rate = rate

    def say(self, text: str) -> Speech:
        samples, events = self._synthesised(text)
        words = [(start / _sample_rate, end / _sample_rate) for start, end in _word_samples(text, events)]
        return Speech(samples, _sample_rate, one_time_for_each_word(text, words))

    def say_each(self, readings: list[str]) -> Speech:
        """Says words one by one, for writing from which the voice cannot tell where words end or how they sound."""
        samples = array('h')
        words = []
        for reading in readings:
            said, events = self._synthesised(reading)
            first, last = _spoken_span(events, len(said))
            start = len(samples)
            samples.extend(said[first:last])
            words.append((start / _sample_rate, len(samples) / _sample_rate))
            samples.extend([0] * round(_BETWEEN_WORDS_SECONDS * _sample_rate))
        return Speech(samples, _sample_rate, words)

    def _synthesised(self, text: str) -> tuple[array, list[tuple]]:
        if _espeak.espeak_SetVoiceByName(self._name.encode()) != _OK:
            raise ValueError(f'espeak-ng has no voice "{self._name}": see espeak-ng --voices')
        _espeak.espeak_SetParameter(_RATE, self._rate, 0)
        samples = array('h')
        events: list[tuple] = []
        receive = _Callback(lambda wave, count, first: _receive(samples, events, wave, count, first))
        _espeak.espeak_SetSynthCallback(receive)
        encoded = text.encode()
        _espeak.espeak_Synth(encoded, len(encoded) + 1, 0, 0, 0, _UTF8, None, None)
        _espeak.espeak_Synchronize()
        return samples, events


def _receive(samples, events, wave, count, first) -> int:
    index = 0
    while first[index].type:
        event = first[index]
        name = event.id.string if event.type == _PHONEME else b''
        events.append((event.type, event.length, event.sample, name))
        index += 1
    if wave and count:
        samples.extend(wave[:count])
    return 0


def _word_samples(text: str, events) -> list[tuple[int, int]]:
    """One (start, end) for each spoken word; it ends where a pause or the next word begins.

    Words are matched by their order and checked by their length, so that none is taken for another.
    """
    times: list[tuple[int, int]] = []
    lengths: list[int] = []
    speaking = False
    for kind, length, sample, name in events:
        # espeak-ng announces some pauses as words of no length.
        pause = (kind == _PHONEME and name.startswith(b'_')) or (kind == _WORD and length == 0)
        if speaking and (pause or kind == _WORD):
            times[-1] = (times[-1][0], sample)
            speaking = False
        if kind == _WORD and not pause:
            times.append((sample, sample))
            lengths.append(length)
            speaking = True
    if lengths != [len(word.strip(_MARKS)) for word in text.split()]:
        raise ValueError(f'espeak-ng joins or splits words of "{text}": reword it')
    return times


def _spoken_span(events, length: int) -> tuple[int, int]:
    """From the first sound to the pause that follows the last one, in samples."""
    phonemes = [(sample, name) for kind, _, sample, name in events if kind == _PHONEME]
    sounds = [index for index, (_, name) in enumerate(phonemes) if name and not name.startswith(b'_')]
    after = phonemes[sounds[-1] + 1 :]
    return phonemes[sounds[0]][0], after[0][0] if after else length
