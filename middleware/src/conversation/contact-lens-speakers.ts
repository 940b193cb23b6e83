import type { ContactLensItem, ContactLensOutput } from './contact-lens-output.ts';
import { participantRole, type Participant, type ParticipantRole } from '../contracts/conversation-file.ts';
import { nameParticipants } from './participants.ts';

type Speaker = { key: string; role: ParticipantRole; displayName?: string };
type Values<T> = Readonly<Record<string, T | null | undefined>> | undefined;
export type Speakers = {
  participants: Participant[];
  /** Id of the participant who said an item. */
  of(item: ContactLensItem): string;
  /**
   * Values by participant id, of a map by role or by Contact Lens's own id; parties that are unknown are left out,
   * and so is what is told of a role that several have.
   */
  byId<T>(values: Values<T>): Record<string, T>;
  /** The same, but what is told of a role that several have goes to the first of them. */
  byRole<T>(values: Values<T>): Record<string, T>;
};

/** Automated messages of a chat carry no name worth showing. */
const SYSTEM_NAME = 'SYSTEM_MESSAGE';
const BOTS = new Set(['SYSTEM', 'CUSTOM_BOT', 'BOT', 'LEX_BOT']);
const ORDER: readonly ParticipantRole[] = ['CUSTOMER', 'AGENT', 'SYSTEM', 'UNKNOWN'];
/** A name that was taken out, such as `[PII]`. */
const MARK = /^\[[A-Z_]+\]$/;

/**
 * Who took part: those who said something, and customer and agent also where they did not. A file may name one
 * party by its id here and by its role there: where only one has the role, that is who is meant.
 * @param channelRoles who is on which channel of the recording; empty for chats
 */
export function readSpeakers(output: ContactLensOutput, channelRoles: readonly ParticipantRole[]): Speakers {
  const parties = partiesOf(output);
  const keys = keysOfParties([...parties.values()]);
  const keyIn = (item: ContactLensItem) => keys(keyOf(item) ?? '');
  const spoke = new Set(output.items.map(keyIn));
  const inOrder = [...parties.values()]
    .filter(({ key }) => keys(key) === key)
    .filter(({ key, role }) => spoke.has(key) || role === 'CUSTOMER' || role === 'AGENT')
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
  const participants = nameParticipants(inOrder).map((named, place) => ({
    ...named,
    ...channelOf(named.role, channelRoles),
    ...nameOf(inOrder[place]),
  }));
  const idByKey = new Map(inOrder.map(({ key }, place) => [key, participants[place]?.id ?? '']));
  const idsOfRole = (key: string) =>
    participants.filter(({ role }) => isRoleName(key) && role === roleOf(key)).map(({ id }) => id);
  const named = (key: string) => idByKey.get(keys(key));
  const only = (ids: readonly string[]) => (ids.length === 1 ? ids[0] : undefined);
  return {
    participants,
    of: (item) => idByKey.get(keyIn(item)) ?? '',
    byId: (values) => valuesById(values, (key) => named(key) ?? only(idsOfRole(key))),
    byRole: (values) => valuesById(values, (key) => named(key) ?? idsOfRole(key)[0]),
  };
}

/** All that the file names, by what it calls them: those that it lists, then those of its items only. */
function partiesOf({ participants, items }: ContactLensOutput): Map<string, Speaker> {
  // The transcript of a chat tells roles with its messages only.
  const roles = new Map(items.map((item) => [keyOf(item), item.participantRole]));
  const parties = new Map<string, Speaker>();
  for (const { ParticipantId: id, ParticipantRole: role, DisplayName: name } of participants ?? [])
    parties.set(id, speaker(id, role ?? roles.get(id), name));
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined && !parties.has(key))
      parties.set(key, speaker(key, item.participantRole, item.displayName));
  }
  return parties;
}

/** From what a file calls a party to the one name that stands for it. */
function keysOfParties(parties: readonly Speaker[]): (key: string) => string {
  const ids = Map.groupBy(
    parties.filter(({ key }) => !isRoleName(key)),
    ({ role }) => role,
  );
  return (key) => {
    if (!isRoleName(key)) return key;
    const [first, ...others] = ids.get(roleOf(key)) ?? [];
    if (first && others.length === 0) return first.key;
    return parties.find((one) => one.key.toUpperCase() === key.toUpperCase())?.key ?? key;
  };
}

/** What is told of a party by its own id counts before what is told of its role. */
function valuesById<T>(values: Values<T>, idOf: (key: string) => string | undefined): Record<string, T> {
  const told = Object.entries(values ?? {}).sort(([a], [b]) => Number(isRoleName(b)) - Number(isRoleName(a)));
  return Object.fromEntries(
    told.flatMap(([key, value]) => {
      const id = idOf(key);
      return id === undefined || value === null || value === undefined ? [] : [[id, value]];
    }),
  );
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

const isRoleName = (key: string) => roleOf(key) !== 'UNKNOWN';

function channelOf(role: ParticipantRole, channelRoles: readonly ParticipantRole[]): { channel?: number } {
  const channel = channelRoles.indexOf(role);
  return channel < 0 ? {} : { channel };
}

function nameOf(one: Speaker | undefined): { displayName?: string } {
  const name = one?.displayName;
  return name === undefined || name === SYSTEM_NAME || MARK.test(name) ? {} : { displayName: name };
}
