import type { Participant, ParticipantRole } from '../contracts/conversation-file.ts';

const NAMES: Record<ParticipantRole, string> = {
  CUSTOMER: 'customer',
  AGENT: 'agent',
  SYSTEM: 'system',
  UNKNOWN: 'speaker',
};

/**
 * Names participants by their roles: `customer`, `agent`, and by number where a role comes again
 * (`agent-2`) or says nothing (`speaker-1`). The same roles always give the same ids.
 */
export function nameParticipants(
  sides: readonly { role: ParticipantRole; channel?: number }[],
): Participant[] {
  const seen = new Map<ParticipantRole, number>();
  return sides.map(({ role, channel }) => {
    const number = (seen.get(role) ?? 0) + 1;
    seen.set(role, number);
    const id = number === 1 && role !== 'UNKNOWN' ? NAMES[role] : `${NAMES[role]}-${number}`;
    return { id, role, ...(channel === undefined ? {} : { channel }) };
  });
}

/** `Agent 2` for the participant `agent-2`. */
export function speakerName(participant: string): string {
  const words = participant.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
