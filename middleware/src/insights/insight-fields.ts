import type { FieldValue, RecordFields } from '../fields/record-fields.ts';
import type { Conversation, Entity, KeyPhrase, ParticipantRole } from '../conversation/conversation.ts';
import { cutAtWord, linesWithin } from '../fields/cut-text.ts';
import { WHOLE_CONVERSATION } from './parties.ts';
import { confidenceOf } from './sentiment.ts';

/** Lengths of fields. */
const LONGEST_LIST = 32_768;
const LONGEST_SYNTAX = 4_000;
const LONGEST_LANGUAGE = 12;

const SIDES: readonly (readonly [name: string, role: ParticipantRole])[] = [
  ['Customer', 'CUSTOMER'],
  ['Agent', 'AGENT'],
];

/**
 * The record's fields of the analyses that were asked for and have a result; the others are absent, so
 * that what an earlier run found is not blanked.
 */
export function insightFields(conversation: Conversation, codes: readonly string[]): RecordFields {
  return {
    ...(codes.includes('snt') ? sentimentFields(conversation) : {}),
    ...(codes.includes('kw') ? keywordFields(conversation) : {}),
    ...(codes.includes('dl') ? languageFields(conversation) : {}),
    ...(codes.includes('ne') ? entityFields(conversation) : {}),
    ...(codes.includes('syn') ? syntaxFields(conversation) : {}),
  };
}

function sentimentFields(conversation: Conversation): RecordFields {
  const { sentiment, sentimentTrend } = conversation.insights;
  const whole = sentiment?.[WHOLE_CONVERSATION];
  if (!whole) return {};
  const side = (name: string, role: ParticipantRole): RecordFields => {
    const own = ofRole(role, conversation, sentiment);
    if (!own) return {};
    return {
      [`${name}Sentiment__c`]: own.label,
      [`${name}SentimentScore__c`]: confidenceOf(own),
      [`${name}SentimentTrend__c`]: ofRole(role, conversation, sentimentTrend) ?? null,
    };
  };
  return {
    Sentiment__c: whole.label,
    SentimentPositive__c: whole.scores.positive,
    SentimentNegative__c: whole.scores.negative,
    SentimentNeutral__c: whole.scores.neutral,
    SentimentMixed__c: whole.scores.mixed,
    SentimentTrend__c: sentimentTrend?.[WHOLE_CONVERSATION] ?? null,
    ...bothSides(side),
  };
}

/** Of several with one role, the first who has a result. */
function ofRole<T>(
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

const bothSides = (fields: (name: string, role: ParticipantRole) => RecordFields): RecordFields =>
  Object.assign({}, ...SIDES.map(([name, role]) => fields(name, role))) as RecordFields;

function keywordFields(conversation: Conversation): RecordFields {
  const { keyPhrases } = conversation.insights;
  if (!keyPhrases) return {};
  const text = (phrases: readonly KeyPhrase[]) =>
    orNull(cutAtWord(phrases.map((phrase) => phrase.text).join(', '), LONGEST_LIST));
  return {
    Keywords__c: text(keyPhrases),
    ...bothSides((name, role) =>
      ifKnown(role, conversation, { [`${name}Keywords__c`]: text(saidBy(role, keyPhrases, conversation)) }),
    ),
  };
}

/** Where nobody is known to have the role, as in a recording of one channel, nothing is claimed. */
function ifKnown(role: ParticipantRole, conversation: Conversation, fields: RecordFields): RecordFields {
  return idsOf(role, conversation).length > 0 ? fields : {};
}

/** What one side said, by how often that side said it. */
function saidBy<Found extends KeyPhrase>(
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

function languageFields(conversation: Conversation): RecordFields {
  const { dominantLanguages } = conversation.insights;
  const code = (languages: readonly { code: string }[] | undefined) =>
    languages?.[0]?.code.slice(0, LONGEST_LANGUAGE);
  const whole = code(dominantLanguages?.[WHOLE_CONVERSATION]);
  return {
    ...(whole ? { DominantLanguage__c: whole } : {}),
    ...bothSides((name, role) => {
      const own = code(ofRole(role, conversation, dominantLanguages));
      return own ? { [`${name}DominantLanguage__c`]: own } : {};
    }),
  };
}

/** Only of the sources that answered. */
function entityFields(conversation: Conversation): RecordFields {
  const { entities = [], entitySources = [] } = conversation.insights;
  const builtIn = entities.filter(({ source }) => source === 'BUILT_IN');
  const own = entities.filter(({ source }) => source !== 'BUILT_IN');
  const named = () => ({
    NamedEntities__c: entityLines(builtIn),
    ...bothSides((name, role) =>
      ifKnown(role, conversation, {
        [`${name}NamedEntities__c`]: entityLines(saidBy(role, builtIn, conversation)),
      }),
    ),
  });
  return {
    ...(entitySources.includes('BUILT_IN') ? named() : {}),
    ...(entitySources.some((source) => source !== 'BUILT_IN') ? { CustomEntities__c: entityLines(own) } : {}),
  };
}

const entityLines = (entities: readonly Entity[]) =>
  orNull(linesWithin([...new Set(entities.map(({ type, text }) => `${type}: ${text}`))], LONGEST_LIST));

function syntaxFields({ insights: { syntax } }: Conversation): RecordFields {
  if (!syntax) return {};
  const counts = syntax[WHOLE_CONVERSATION]?.partsOfSpeech ?? [];
  return {
    Syntax__c: orNull(
      linesWithin(
        counts.map(({ tag, count }) => `${tag}: ${count}`),
        LONGEST_SYNTAX,
      ),
    ),
  };
}

/** Asked for and not found empties the field. */
const orNull = (text: string): FieldValue => (text === '' ? null : text);
