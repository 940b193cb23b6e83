"""The sound as a contact centre records it: telephone band, line noise, even levels, two channels."""

import math
import random
import subprocess
import wave
from array import array
from pathlib import Path

from dialogue import CHANNELS, Channel, Dialogue

RATE = 8000
SPEECH_RMS = 0.1
PEAK = 0.89
NOISE_RMS = 0.0008
FULL_SCALE = 32767


def write_recording(path: Path, name: str, dialogue: Dialogue) -> None:
    """Writes 8 kHz, 16 bit, stereo: customer left, agent right."""
    frames = round(dialogue.duration * RATE)
    interleaved = array('h', bytes(frames * 4))
    for position, speaker in enumerate(CHANNELS):
        channel = dialogue.channels[speaker]
        samples = _telephone(channel, frames)
        gain = _gain(samples, channel)
        noise = random.Random(f'{name} {speaker}')
        interleaved[position::2] = array(
            'h', (round((sample * gain + noise.gauss(0, NOISE_RMS)) * FULL_SCALE) for sample in samples)
        )
    with wave.open(str(path), 'wb') as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(interleaved.tobytes())


def _telephone(channel: Channel, frames: int) -> array:
    """Resamples to 8 kHz and keeps 300 to 3,400 Hz; without dither, for the same bytes each time."""
    command = ['sox', '-R', '-D', '-c', '1', '-t', 'raw']
    command += ['-e', 'signed', '-b', '16', '-r', str(channel.rate), '-', '-t', 'raw']
    command += ['-e', 'floating-point', '-b', '32', '-r', str(RATE), '-']
    # Some room, so that the filter's overshoot is not clipped; levels are set afterwards.
    command += ['gain', '-6', 'rate', '-h', str(RATE), 'sinc', '300-3400']
    done = subprocess.run(command, input=channel.samples.tobytes(), capture_output=True, check=True)
    samples = array('f')
    samples.frombytes(done.stdout)
    samples.extend([0.0] * (frames - len(samples)))
    return samples[:frames]


def _gain(samples: array, channel: Channel) -> float:
    """Brings the words of a channel to one loudness, and no sample over the peak."""
    power, count = 0.0, 0
    for word in channel.words:
        span = samples[int(word.start * RATE) : int(word.end * RATE)]
        power += sum(sample * sample for sample in span)
        count += len(span)
    return min(SPEECH_RMS / math.sqrt(power / count), PEAK / max(map(abs, samples)))
