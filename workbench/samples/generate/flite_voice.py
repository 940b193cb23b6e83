"""English voices: flite, whose utterance structure says when each segment of each word is spoken."""

import ctypes
from array import array

from speech import Speech, one_time_for_each_word

_SEGMENT_START = b'R:SylStructure.daughter1.daughter1.R:Segment.p.end'
_SEGMENT_END = b'R:SylStructure.daughtern.daughtern.R:Segment.end'


def _library(name: str) -> ctypes.CDLL:
    # Global, because flite's libraries find one another's symbols only so.
    return ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL)


def _function(library, name: str, result, *arguments):
    function = getattr(library, name)
    function.restype = result
    function.argtypes = list(arguments)
    return function


_POINTER = ctypes.c_void_p
_flite = _library('libflite.so.1')
_library('libflite_usenglish.so.1')
_library('libflite_cmulex.so.1')
_flite.flite_init()

_synthesise = _function(_flite, 'flite_synth_text', _POINTER, ctypes.c_char_p, _POINTER)
_relation = _function(_flite, 'utt_relation', _POINTER, _POINTER, ctypes.c_char_p)
_head = _function(_flite, 'relation_head', _POINTER, _POINTER)
_next = _function(_flite, 'item_next', _POINTER, _POINTER)
_in_relation = _function(_flite, 'item_as', _POINTER, _POINTER, ctypes.c_char_p)
_parent = _function(_flite, 'item_parent', _POINTER, _POINTER)
_number = _function(_flite, 'ffeature_float', ctypes.c_float, _POINTER, ctypes.c_char_p)
_wave = _function(_flite, 'utt_wave', _POINTER, _POINTER)
_delete = _function(_flite, 'delete_utterance', None, _POINTER)
_set_feature = _function(
    _flite, 'flite_feat_set_float', None, _POINTER, ctypes.c_char_p, ctypes.c_float
)


class _Voice(ctypes.Structure):
    _fields_ = [('name', ctypes.c_char_p), ('features', _POINTER)]


class _Wave(ctypes.Structure):
    _fields_ = [
        ('type', ctypes.c_char_p),
        ('sample_rate', ctypes.c_int),
        ('num_samples', ctypes.c_int),
        ('num_channels', ctypes.c_int),
        ('samples', ctypes.POINTER(ctypes.c_short)),
    ]


class FliteVoice:
    """`voice`: slt, rms or awb. `pitch` 1.1 is a tenth higher, `stretch` 1.1 a tenth slower."""

    def __init__(self, voice: str, pitch: float = 1.0, stretch: float = 1.0):
        register = _function(
            _library(f'libflite_cmu_us_{voice}.so.1'), f'register_cmu_us_{voice}', _POINTER, _POINTER
        )
        self._voice = register(None)
        self._pitch = pitch
        # A higher pitch is made by playing faster, so the speech itself is slowed by as much.
        self._stretch = stretch * pitch

    def say(self, text: str) -> Speech:
        features = ctypes.cast(self._voice, ctypes.POINTER(_Voice)).contents.features
        _set_feature(features, b'duration_stretch', self._stretch)
        utterance = _synthesise(text.encode(), self._voice)
        wave = ctypes.cast(_wave(utterance), ctypes.POINTER(_Wave)).contents
        samples = array('h', wave.samples[: wave.num_samples])
        rate = round(wave.sample_rate * self._pitch)
        faster = rate / wave.sample_rate
        words = [(start / faster, end / faster) for start, end in _word_times(utterance)]
        _delete(utterance)
        return Speech(samples, rate, one_time_for_each_word(text, words))


def _word_times(utterance) -> list[tuple[float, float]]:
    """One (start, end) for each token as written: flite may speak a token as several words."""
    times: dict[int, tuple[float, float]] = {}
    word = _head(_relation(utterance, b'Word'))
    while word:
        token = _parent(_in_relation(word, b'Token'))
        start = times[token][0] if token in times else _number(word, _SEGMENT_START)
        times[token] = (start, _number(word, _SEGMENT_END))
        word = _next(word)
    return list(times.values())
