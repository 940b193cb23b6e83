import type { SpeakerSegment, TranscribeItem } from './transcribe-output.ts';

/** One word as displayed, punctuation attached; times in seconds, confidence 0 to 1. */
export type SpokenWord = { text: string; start: number; end: number; confidence: number };

/** Written before the word that it belongs to, unlike all other punctuation. */
const OPENING = /^[¿¡«“‘([{「『]$/;

/** The words of one channel's items, in order of time. Items without content are passed over. */
export function spokenWords(items: Iterable<TranscribeItem>): SpokenWord[] {
  const words: SpokenWord[] = [];
  let opening = '';
  for (const item of items) {
    const best = item.alternatives[0];
    if (!best || best.content === '') continue;
    if (isSpoken(item.type, best.content)) {
      words.push(spokenWord(opening + best.content, item, best.confidence, words.at(-1)));
      opening = '';
    } else if (OPENING.test(best.content) || words.length === 0) {
      opening += best.content;
    } else {
      attach(words, best.content);
    }
  }
  if (opening !== '' && words.length > 0) attach(words, opening);
  return words.sort((a, b) => a.start - b.start);
}

/** What is of neither of the documented kinds is a word where it has letters or figures. */
function isSpoken(type: string, content: string): boolean {
  return type === 'pronunciation' || (type !== 'punctuation' && /[\p{L}\p{N}]/u.test(content));
}

/** A word without a time stands where the word before it ended. */
function spokenWord(
  text: string,
  item: TranscribeItem,
  confidence: number | null | undefined,
  before: SpokenWord | undefined,
): SpokenWord {
  const start = item.start_time ?? before?.end ?? 0;
  return { text, start, end: Math.max(start, item.end_time ?? start), confidence: confidence ?? 0 };
}

function attach(words: SpokenWord[], punctuation: string): void {
  const last = words.at(-1);
  if (last) words[words.length - 1] = { ...last, text: last.text + punctuation };
}

/**
 * Sorts items by speaker where the recording has one channel and speakers were told apart by voice.
 * Punctuation goes to whom the word before it went to.
 */
export function itemsBySpeaker(
  items: Iterable<TranscribeItem>,
  segments: readonly SpeakerSegment[],
): Map<string, TranscribeItem[]> {
  const bySpeaker = new Map<string, TranscribeItem[]>();
  const speakerAt = speakerFinder(segments);
  let speaker = segments[0]?.speaker_label ?? 'spk_0';
  for (const item of items) {
    if (item.speaker_label) speaker = item.speaker_label;
    else if (typeof item.start_time === 'number') speaker = speakerAt(item.start_time) ?? speaker;
    const own = bySpeaker.get(speaker) ?? [];
    own.push(item);
    bySpeaker.set(speaker, own);
  }
  return bySpeaker;
}

/** Asked in order of time, so that each segment is passed once. */
function speakerFinder(segments: readonly SpeakerSegment[]): (time: number) => string | undefined {
  const inOrder = [...segments].sort((a, b) => a.start_time - b.start_time);
  let next = 0;
  return (time) => {
    while (next < inOrder.length - 1 && (inOrder[next + 1]?.start_time ?? Infinity) <= time) next += 1;
    return inOrder[next]?.speaker_label;
  };
}

/** Fewer words may well be said by two at once, such as a greeting. */
const ENOUGH_WORDS = 2;
/** Of the words of both, as many must have their equal at the same time. */
const SAME_SHARE = 0.9;
/** Seconds that the service may hear the same word apart. */
const SAME_TIME = 0.3;

/** Whether two channels carry the same speech: nearly every word of one is in the other, at its time. */
export function sayTheSame(one: readonly SpokenWord[], other: readonly SpokenWord[]): boolean {
  if (Math.min(one.length, other.length) < ENOUGH_WORDS) return false;
  let next = 0;
  let same = 0;
  for (const word of one) {
    while ((other[next]?.start ?? Infinity) < word.start - SAME_TIME) next += 1;
    for (let at = next; (other[at]?.start ?? Infinity) <= word.start + SAME_TIME; at += 1) {
      if (folded(other[at]) !== folded(word)) continue;
      same += 1;
      next = at + 1;
      break;
    }
  }
  return same >= SAME_SHARE * Math.max(one.length, other.length);
}

const folded = (word: SpokenWord | undefined) => word?.text.toLowerCase().replace(/[\p{P}\s]+/gu, '');
