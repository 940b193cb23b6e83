import type { Conversation, KeyPhrase, ParticipantRole } from '../contracts/conversation-file.ts';
import type { FieldValue, RecordFields } from '../fields/record-fields.ts';

/** Length of the fields that list phrases or entities. */
export const LONGEST_LIST = 32_768;

const SIDES: readonly (readonly [name: string, role: ParticipantRole])[] = [
  ['Customer', 'CUSTOMER'],
  ['Agent', 'AGENT'],
];

/** Of several with one role, the first who has a result. */
export function ofRole<T>(
  role: ParticipantRole,
  conversation: Conversation,
  byParty: Readonly<Record<string, T>> | undefined,
): T | undefined {
  return idsOf(role, conversation)
    .map((id) => byParty?.[id])
    .find((own) => own !== undefined);
}

const idsOf = (role: ParticipantRole, { participants }: Conversation) =>
  participants.filter((participant) => participant.role === role).map(({ id }) => id);

/** Fields of the customer and of the agent. */
export const bothSides = (fields: (name: string, role: ParticipantRole) => RecordFields): RecordFields =>
  Object.assign({}, ...SIDES.map(([name, role]) => fields(name, role))) as RecordFields;

/** Where nobody is known to have the role, as in a recording of one channel, nothing is claimed. */
export function ifKnown(
  role: ParticipantRole,
  conversation: Conversation,
  fields: RecordFields,
): RecordFields {
  return idsOf(role, conversation).length > 0 ? fields : {};
}

/** What one side said, by how often that side said it. */
export function saidBy<Found extends KeyPhrase>(
  role: ParticipantRole,
  findings: readonly Found[],
  conversation: Conversation,
): Found[] {
  const ids = new Set(idsOf(role, conversation));
  const isOwn = (turn: number) => ids.has(conversation.turns[turn]?.participant ?? '');
  return findings
    .map((finding) => ({ finding, count: finding.places.filter(({ turn }) => isOwn(turn)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ finding }) => finding);
}

/** Asked for and not found empties the field. */
export const orNull = (text: string): FieldValue => (text === '' ? null : text);
