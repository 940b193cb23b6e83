import type { ContactLensItem, ContactLensOutput } from './contact-lens-output.ts';
import { participantRole, type Participant, type ParticipantRole } from './conversation.ts';
import { nameParticipants } from './participants.ts';

type Speaker = { key: string; role: ParticipantRole; displayName?: string };
export type Speakers = {
  participants: Participant[];
  /** Id of the participant who said an item. */
  of(item: ContactLensItem): string;
  /** Values by participant id, of a map by role or by Contact Lens's own id; parties that are unknown are left out. */
  byId<T>(values: Readonly<Record<string, T | null | undefined>> | undefined): Record<string, T>;
};

/** Automated messages of a chat carry no name worth showing. */
const SYSTEM_NAME = 'SYSTEM_MESSAGE';
const BOTS = new Set(['SYSTEM', 'CUSTOM_BOT', 'BOT', 'LEX_BOT']);
const ORDER: readonly ParticipantRole[] = ['CUSTOMER', 'AGENT', 'SYSTEM', 'UNKNOWN'];
/** A name that was taken out, such as `[PII]`. */
const MARK = /^\[[A-Z_]+\]$/;

/**
 * Who took part: those who said something, and customer and agent also where they did not.
 * @param channelRoles who is on which channel of the recording; empty for chats
 */
export function readSpeakers(output: ContactLensOutput, channelRoles: readonly ParticipantRole[]): Speakers {
  // The transcript of a chat tells roles with its messages only.
  const roles = new Map(output.items.map((item) => [keyOf(item), item.participantRole]));
  const listed = (output.participants ?? []).map(
    ({ ParticipantId: id, ParticipantRole: role, DisplayName: name }) =>
      speaker(id, role ?? roles.get(id), name),
  );
  const spoke = new Map<string, Speaker>();
  for (const item of output.items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    if (!spoke.has(key)) spoke.set(key, speaker(key, item.participantRole, item.displayName));
  }
  const kept = listed.filter(({ key, role }) => spoke.has(key) || role === 'CUSTOMER' || role === 'AGENT');
  const keys = new Set(kept.map(({ key }) => key));
  const all = [...kept, ...[...spoke.values()].filter(({ key }) => !keys.has(key))];
  const inOrder = all.sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
  const participants = nameParticipants(inOrder).map((named, place) => ({
    ...named,
    ...channelOf(named.role, channelRoles),
    ...nameOf(inOrder[place]),
  }));
  const idByKey = new Map(inOrder.map(({ key }, place) => [key, participants[place]?.id ?? '']));
  const idOf = (key: string) => idByKey.get(key) ?? participants.find(({ role }) => role === roleOf(key))?.id;
  return {
    participants,
    of: (item) => idOf(keyOf(item) ?? '') ?? '',
    byId: (values) =>
      Object.fromEntries(
        Object.entries(values ?? {}).flatMap(([key, value]) => {
          const id = idOf(key);
          return id === undefined || value === null || value === undefined ? [] : [[id, value]];
        }),
      ),
  };
}

const keyOf = ({ participantId, participantRole: role, content }: ContactLensItem) =>
  participantId ?? role ?? (content === undefined ? undefined : 'UNKNOWN');

/** In old files the id is the role. */
function speaker(key: string, role: string | null | undefined, name: string | null | undefined): Speaker {
  return { key, role: roleOf(role ?? key), ...(name ? { displayName: name } : {}) };
}

function roleOf(name: string): ParticipantRole {
  const upper = name.toUpperCase();
  return BOTS.has(upper) ? 'SYSTEM' : (participantRole.safeParse(upper).data ?? 'UNKNOWN');
}

function channelOf(role: ParticipantRole, channelRoles: readonly ParticipantRole[]): { channel?: number } {
  const channel = channelRoles.indexOf(role);
  return channel < 0 ? {} : { channel };
}

function nameOf(one: Speaker | undefined): { displayName?: string } {
  const name = one?.displayName;
  return name === undefined || name === SYSTEM_NAME || MARK.test(name) ? {} : { displayName: name };
}
