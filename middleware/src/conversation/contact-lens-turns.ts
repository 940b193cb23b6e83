import type { ContactLensItem } from './contact-lens-output.ts';
import type { Speakers } from './contact-lens-speakers.ts';
import type { Redaction, Turn } from '../contracts/conversation-file.ts';
import { wordsOfTemplate } from './interactive-message.ts';
import { speakerName } from './participants.ts';

/** A turn with what Contact Lens says of it. */
export type LensTurn = { turn: Turn; item: ContactLensItem };

type Timed = { item: ContactLensItem; text: string; kind?: Turn['kind']; start: number; end: number };

/** What redaction leaves in a text: `[PII]`, or the kind of the data such as `[NAME]`. */
const MARK = /\[([A-Z][A-Z_]*)\]/g;
const seconds = (millis: number) => millis / 1000;

/** The turns of a call. An item without words or times is none. */
export function turnsOfCall(
  items: readonly ContactLensItem[],
  speakers: Speakers,
  redacted: boolean,
): LensTurn[] {
  const timed = items.flatMap((item): Timed[] => {
    const { content: text, beginMillis, endMillis } = item;
    if (!text?.trim() || beginMillis === undefined) return [];
    return [{ item, text, start: seconds(beginMillis), end: seconds(Math.max(endMillis ?? 0, beginMillis)) }];
  });
  return inOrder(timed, speakers, redacted);
}

/** The messages of a chat, each at its moment; `startedAt` is that of the first, ISO 8601. */
export function turnsOfChat(
  items: readonly ContactLensItem[],
  speakers: Speakers,
  redacted: boolean,
): { turns: LensTurn[]; startedAt?: string } {
  const messages = items.flatMap((item) => {
    const entry = entryOf(item, speakers);
    const time = Date.parse(item.absoluteTime ?? '');
    return entry.text.trim() === '' || Number.isNaN(time) ? [] : [{ ...entry, item, time }];
  });
  if (messages.length === 0) return { turns: [] };
  const first = messages.reduce((least, { time }) => Math.min(least, time), Infinity);
  const timed = messages.map(({ time, ...entry }) => {
    const start = seconds(time - first);
    return { ...entry, start, end: start };
  });
  return { turns: inOrder(timed, speakers, redacted), startedAt: new Date(first).toISOString() };
}

function inOrder(timed: readonly Timed[], speakers: Speakers, redacted: boolean): LensTurn[] {
  return timed
    .toSorted((a, b) => a.start - b.start)
    .map(({ item, text, kind, start, end }, index) => ({
      item,
      turn: {
        index,
        participant: speakers.of(item),
        start,
        end,
        text,
        ...(kind ? { kind } : {}),
        words: { text: [], start: [], end: [], confidence: [] },
        ...(item.sentiment ? { sentiment: { label: item.sentiment } } : {}),
        ...redactionsOf(item, text, redacted),
        // Contact Lens writes 0 where nothing was heard.
        ...(item.loudness ? { loudness: item.loudness.map((value) => value || null) } : {}),
      },
    }));
}

/** Somebody's coming and going, as far as it can be told in a word. */
const EVENTS: Readonly<Record<string, string>> = {
  'participant.joined': 'joined',
  'participant.left': 'left',
  'transfer.succeeded': 'transferred the chat',
};

/** What an item says; of an event who did what (by role: names are personal data), of an attachment its name. */
function entryOf(item: ContactLensItem, speakers: Speakers): Pick<Timed, 'text' | 'kind'> {
  const { type, content, contentType = '', attachments } = item;
  if (type === 'EVENT') {
    const happened = EVENTS[contentType.split('.event.')[1] ?? ''];
    const who = speakers.of(item);
    const isTold = happened !== undefined && who !== '';
    return { text: isTold ? `${speakerName(who)} ${happened}` : '', kind: 'EVENT' };
  }
  const names = (attachments ?? []).flatMap(({ AttachmentName: name }) => name ?? []);
  if (names.length > 0) return { text: names.join(', '), kind: 'ATTACHMENT' };
  return { text: /json|interactive/.test(contentType) ? wordsOfTemplate(content ?? '') : (content ?? '') };
}

/**
 * The first time stands for the first mark, the second for the second, and so on. The unredacted file has the
 * same times beside its full text: nothing was taken out of that one.
 */
function redactionsOf(item: ContactLensItem, text: string, redacted: boolean): { redactions?: Redaction[] } {
  if (!redacted) return {};
  const redactions = [...text.matchAll(MARK)].map(({ 0: mark, 1: kind = '', index }, place): Redaction => {
    const time = item.redactedTimes?.[place];
    return {
      from: index,
      to: index + mark.length,
      ...(time ? { start: seconds(time.BeginOffsetMillis), end: seconds(time.EndOffsetMillis) } : {}),
      ...(kind === 'PII' ? {} : { category: kind }),
    };
  });
  return redactions.length > 0 ? { redactions } : {};
}
