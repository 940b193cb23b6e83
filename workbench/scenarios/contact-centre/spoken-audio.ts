import type { SpokenWord } from '#aws';
import { toneAudio, type Audio } from './audio.ts';

/** One line of a call. */
export type Line = readonly [speaker: 'customer' | 'agent', text: string];

const WORD_SECONDS = 0.4;
const PAUSE_SECONDS = 0.6;
const CONFIDENCE = 0.98;

/**
 * A recording of which the local Transcribe knows the words, though nothing but a tone is to be heard: for calls
 * about which something must be said that no sample says.
 */
export function spokenAudio(languageCode: string, lines: readonly Line[]): Audio {
  let at = 0;
  const channels = { customer: [] as SpokenWord[], agent: [] as SpokenWord[] };
  for (const [speaker, text] of lines) {
    for (const word of text.split(' ')) {
      channels[speaker].push(spokenWord(word, at));
      at += WORD_SECONDS;
    }
    at += PAUSE_SECONDS;
  }
  return {
    // As long as it must be, and of a length that no other call has.
    bytes: toneAudio(at, lines.join().length).bytes,
    words: {
      languageCode,
      durationSeconds: at,
      channels: [{ words: channels.customer }, { words: channels.agent }],
    },
  };
}

function spokenWord(word: string, start: number): SpokenWord {
  const [, text = word, punctuation] = /^(.*?)([.,?!])?$/u.exec(word) ?? [];
  const times = { start, end: start + WORD_SECONDS * 0.9, confidence: CONFIDENCE };
  return { text, ...times, ...(punctuation && { punctuation }) };
}
