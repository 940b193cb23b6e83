import type { ContactLensOutput } from './contact-lens-output.ts';
import type { Speakers } from './contact-lens-speakers.ts';
import type { Turn } from '../contracts/conversation-file.ts';
import type { TalkStatistics } from '../contracts/talk-statistics.ts';
import { talkStatistics } from './talk-statistics.ts';
import { isSaid } from './turns.ts';

type Talk = TalkStatistics['talk'][string];
const inSeconds = ({
  BeginOffsetMillis,
  EndOffsetMillis,
}: {
  BeginOffsetMillis: number;
  EndOffsetMillis: number;
}) => ({
  start: BeginOffsetMillis / 1000,
  end: EndOffsetMillis / 1000,
});

/**
 * A chat has no talk that takes time and no silence: what is left of its statistics is who wrote how many words in
 * how many messages, and how long each let the other wait. Of an e-mail nothing is left.
 */
export function statisticsOfText(
  output: ContactLensOutput,
  speakers: Speakers,
  turns: readonly Turn[],
): TalkStatistics {
  const durationSeconds = turns.reduce((latest, { end }) => Math.max(latest, end), 0);
  const {
    silenceSeconds: _silence,
    overlapSeconds: _overlap,
    ...measured
  } = statisticsOf(output, speakers, turns, durationSeconds);
  return { ...measured, silences: [] };
}

/** What Contact Lens measured, and where it measured nothing, what the turns tell. */
export function statisticsOf(
  output: ContactLensOutput,
  speakers: Speakers,
  turns: readonly Turn[],
  durationSeconds: number | undefined,
): TalkStatistics {
  // The length of the recording may become known later: what the file says comes first, so that nothing changes then.
  const measured = output.durationMillis === undefined ? undefined : output.durationMillis / 1000;
  const computed = talkStatistics(turns.filter(isSaid), measured ?? durationSeconds ?? 0);
  const interruptions = interruptionsOf(output, speakers);
  const { silences, silentMillis } = output;
  return {
    ...computed,
    talk: talkOf(output, speakers, computed.talk, interruptions),
    ...(silentMillis === undefined ? {} : { silenceSeconds: silentMillis / 1000 }),
    ...(silences ? { silences: silences.map(inSeconds) } : {}),
    ...(interruptions ? { interruptions } : {}),
  };
}

function interruptionsOf(
  { interruptions }: ContactLensOutput,
  speakers: Speakers,
): TalkStatistics['interruptions'] {
  if (!interruptions) return undefined;
  return Object.entries(speakers.byId(interruptions))
    .flatMap(([participant, spans]) => spans.map((span) => ({ participant, ...inSeconds(span) })))
    .sort((a, b) => a.start - b.start);
}

/**
 * Shares are of all talk, so they follow from the times of all. Of a party that has no turns what the file says is
 * all that is known.
 */
function talkOf(
  output: ContactLensOutput,
  speakers: Speakers,
  computed: TalkStatistics['talk'],
  interruptions: TalkStatistics['interruptions'],
): TalkStatistics['talk'] {
  const times = speakers.byId(output.talkTime);
  const speeds = speakers.byId(output.talkSpeed);
  const responses = speakers.byId(output.responseTime);
  const ids = [...new Set([...Object.keys(computed), ...Object.keys(times)])];
  const seconds = (id: string) =>
    times[id] ? times[id].TotalTimeMillis / 1000 : (computed[id]?.seconds ?? 0);
  const all = ids.reduce((sum, id) => sum + seconds(id), 0);
  return Object.fromEntries(
    ids.map((id): [string, Talk] => {
      const response = responses[id]?.Average?.ValueMillis;
      return [
        id,
        {
          responseSeconds: null,
          ...computed[id],
          seconds: seconds(id),
          share: all > 0 ? Math.round((seconds(id) / all) * 10_000) / 10_000 : 0,
          ...(speeds[id] ? { wordsPerMinute: Math.round(speeds[id].AverageWordsPerMinute) } : {}),
          ...(response === undefined ? {} : { responseSeconds: response / 1000 }),
          ...(interruptions
            ? { interruptions: interruptions.filter(({ participant }) => participant === id).length }
            : {}),
        },
      ];
    }),
  );
}
