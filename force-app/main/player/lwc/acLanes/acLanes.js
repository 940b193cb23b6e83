import { participantNames, roleNames } from 'c/acSpeakers';

/**
 * @import {Conversation, Participant} from 'c/acConversation'
 * @import {Span} from 'c/acTimelineView'
 * @import {WaveformData} from 'c/acWaveformData'
 * @typedef {{id: string, name: string, style: string, peaks: number[] | null, spans: Span[]}} Lane
 *   `style` sets the lane's colours, `peaks` is null where there is no waveform; `spans` is when the lane's speakers speak
 */

const OTHER_TONES = ['third', 'fourth'];
/** How Amazon Connect records: left the customer, right the agent. @type {Participant[]} */
const USUAL_PARTICIPANTS = [
  { id: 'customer', role: 'CUSTOMER', channel: 0 },
  { id: 'agent', role: 'AGENT', channel: 1 },
];

/**
 * The colour of each speaker: the first customer and the first agent have their own.
 * @param {Participant[]} participants
 * @returns {Record<string, string>} by participant id
 */
export function tonesOf(participants) {
  const first = (/** @type {string} */ role) => participants.find((each) => each.role === role)?.id;
  const own = { [first('CUSTOMER') ?? '']: 'customer', [first('AGENT') ?? '']: 'agent' };
  let others = 0;
  return Object.fromEntries(
    participants.map(({ id }) => [id, own[id] ?? OTHER_TONES[others++ % OTHER_TONES.length]]),
  );
}

/**
 * The colours of a lane, of which the card around it knows the values: `--ac-lane` where it was
 * played or stands alone, `--ac-lane-quiet` where it was not played yet.
 * @param {string} tone
 */
export function toneStyle(tone) {
  return `--ac-lane: var(--ac-${tone}); --ac-lane-quiet: var(--ac-${tone}-quiet)`;
}

/**
 * One lane for each speaker. Where the recording keeps the speakers apart, a lane is a channel; where
 * one channel has them all and they were told apart by voice, a lane is what was heard while one spoke.
 * @param {WaveformData | null} waveform
 * @param {Conversation | null | undefined} conversation
 * @param {string} everyone what a lane of all speakers together is called
 * @returns {Lane[]}
 */
export function lanesOf(waveform, conversation, everyone) {
  const participants = conversation?.participants ?? USUAL_PARTICIPANTS;
  const names = conversation ? participantNames(conversation) : {};
  const tones = tonesOf(participants);
  const spans = talkSpans(conversation?.turns ?? []);
  const laneOf = (/** @type {Participant} */ { id, role }) => ({
    id,
    name: names[id] ?? roleNames[role],
    style: toneStyle(tones[id]),
    spans: spans.get(id) ?? [],
  });
  if (!waveform) return participants.map((each) => ({ ...laneOf(each), peaks: null }));
  const { lanes, durationSeconds } = waveform;
  const heard = participants.filter(({ id }) => spans.has(id));
  if (lanes.length === 1 && heard.length > 1 && heard.every(({ channel }) => channel === undefined)) {
    return heard
      .map(laneOf)
      .map((lane) => ({ ...lane, peaks: whileSpeaking(lanes[0], durationSeconds, lane.spans) }));
  }
  return lanes.map((peaks, channel) => {
    const on = participants.filter((each) => each.channel === channel).map(laneOf);
    if (on.length === 0 || (lanes.length === 1 && !conversation)) {
      return { id: `channel-${channel}`, name: everyone, style: toneStyle('everyone'), spans: [], peaks };
    }
    const name = on.map((each) => each.name).join(', ');
    return { ...on[0], name, spans: on.flatMap((each) => each.spans).sort(byStart), peaks };
  });
}

/**
 * When more than one speaks.
 * @param {{participant: string, start: number, end: number}[]} turns in order of start
 * @returns {Span[]} in order
 */
export function overlapsOf(turns) {
  /** @type {Span[]} */
  const overlaps = [];
  /** The end of what each speaker has begun. @type {Map<string, number>} */
  const ends = new Map();
  for (const { participant, start, end } of turns) {
    for (const [other, until] of ends) {
      if (other === participant || until <= start) continue;
      const last = overlaps.at(-1);
      const overlap = { start, end: Math.min(end, until) };
      if (last && overlap.start <= last.end) last.end = Math.max(last.end, overlap.end);
      else overlaps.push(overlap);
    }
    ends.set(participant, Math.max(end, ends.get(participant) ?? 0));
  }
  return overlaps;
}

/** @param {{participant: string, start: number, end: number}[]} turns @returns {Map<string, Span[]>} */
function talkSpans(turns) {
  const spans = new Map();
  for (const { participant, start, end } of turns) {
    if (!spans.has(participant)) spans.set(participant, []);
    spans.get(participant).push({ start, end });
  }
  return spans;
}

/**
 * @param {number[]} peaks
 * @param {number} duration seconds
 * @param {Span[]} spans in order of start
 */
function whileSpeaking(peaks, duration, spans) {
  const heard = peaks.map(() => 0);
  const pointsPerSecond = peaks.length / duration;
  for (const { start, end } of spans) {
    const last = Math.min(peaks.length, Math.ceil(end * pointsPerSecond));
    for (let point = Math.floor(start * pointsPerSecond); point < last; point += 1)
      heard[point] = peaks[point];
  }
  return heard;
}

/** @param {Span} one @param {Span} other */
function byStart(one, other) {
  return one.start - other.start;
}
