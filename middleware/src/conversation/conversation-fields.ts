import type { RecordFields } from '../contacts/record-fields.ts';
import type { Conversation, ParticipantRole } from './conversation.ts';

/** The record's fields about the talk. Shares are per cent, times are seconds. */
export function conversationFields({ participants, statistics, source }: Conversation): RecordFields {
  const { talk, durationSeconds, silenceSeconds } = statistics;
  const interruptions = Object.values(talk).reduce((sum, side) => sum + side.interruptions, 0);
  return {
    DataSource__c: source,
    ...sideFields('Customer', 'CUSTOMER'),
    ...sideFields('Agent', 'AGENT'),
    SilenceShare__c: durationSeconds > 0 ? perCent(silenceSeconds / durationSeconds) : 0,
    SilenceTime__c: tenths(silenceSeconds),
    InterruptionCount__c: interruptions,
  };

  /** Where nobody is known to have the role, as in a recording of one channel, nothing is claimed. */
  function sideFields(name: string, role: ParticipantRole): RecordFields {
    const ids = participants.filter((participant) => participant.role === role).map(({ id }) => id);
    if (ids.length === 0) return {};
    const sum = (member: 'share' | 'seconds') =>
      ids.reduce((total, id) => total + (talk[id]?.[member] ?? 0), 0);
    return {
      [`${name}TalkShare__c`]: perCent(sum('share')),
      [`${name}TalkTime__c`]: tenths(sum('seconds')),
    };
  }
}

function perCent(share: number): number {
  return Math.round(share * 10_000) / 100;
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
