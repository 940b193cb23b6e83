import type { Conversation, Entity, Skipped } from '../../contracts/conversation-file.ts';
import { linesWithin } from '../../fields/cut-text.ts';
import type { RecordFields } from '../../fields/record-fields.ts';
import type { Analysis, AnalysisMeans, Findings } from '../analysis.ts';
import { COMPREHEND_LANGUAGES } from '../comprehend-language.ts';
import { aggregateEntities, joinEntities, prepareEntities, type EntitySource } from '../entities.ts';
import { describeFailure, type Failure } from '../failures.ts';
import { bothSides, ifKnown, LONGEST_LIST, orNull, saidBy } from '../fields-by-side.ts';
import { hasOtherWord } from '../merge-findings.ts';
import { findOwnTerms, listProblems } from '../own-terms.ts';
import type { TermList } from '../read-term-list.ts';

export const namedEntities = {
  code: 'ne',
  name: 'Named entities',
  member: 'entitySources',
  quotes: ['entities'],
  withoutWords: ({ entities }, isNoWord) =>
    entities ? { entities: entities.filter(({ text }) => hasOtherWord(text, isNoWord)) } : {},
  list: 'entities',
  run: analyseEntities,
  fields: entityFields,
} as const satisfies Analysis;

type FromSource = { source: EntitySource; entities: Entity[]; notes?: Skipped[] } | Failure;

/** Named entities. Each source by itself: one that fails, or does not know the language, leaves what the others found. */
async function analyseEntities(
  conversation: Conversation,
  means: AnalysisMeans,
  language: string,
): Promise<Findings> {
  const outcomes = await Promise.all([
    builtInEntities(conversation, means, language),
    customEntities(conversation, means, language),
    ownTerms(conversation, means),
  ]);
  const asked = outcomes.filter((outcome) => outcome !== undefined);
  const found = asked.filter((outcome) => 'entities' in outcome);
  const failures = asked.filter((outcome) => 'skipped' in outcome);
  return {
    ...(found.length > 0
      ? {
          insights: {
            entities: joinEntities(found.map(({ entities }) => entities)),
            entitySources: found.map(({ source }) => source),
          },
        }
      : {}),
    skipped: [...failures.flatMap(({ skipped }) => skipped), ...found.flatMap(({ notes }) => notes ?? [])],
    incomplete: failures.some(({ incomplete }) => incomplete),
  };
}

async function builtInEntities(
  conversation: Conversation,
  { text }: AnalysisMeans,
  language: string,
): Promise<FromSource> {
  const failure = { code: 'ne', name: 'Named entities', languageCode: conversation.languageCode };
  if (!COMPREHEND_LANGUAGES.includes(language)) return describeFailure(failure);
  try {
    const requests = prepareEntities(conversation, 'BUILT_IN');
    const responses = await Promise.all(requests.map((request) => text.entities(request.text, language)));
    return {
      source: 'BUILT_IN',
      entities: aggregateEntities(conversation, 'BUILT_IN', requests, responses),
    };
  } catch (error) {
    return describeFailure(failure, error);
  }
}

/** `undefined` where no recogniser is configured for the language: nobody expects one. */
async function customEntities(
  conversation: Conversation,
  { text, recognizers }: AnalysisMeans,
  language: string,
): Promise<FromSource | undefined> {
  const endpoint = recognizers[conversation.languageCode] ?? recognizers[language];
  if (endpoint === undefined) return undefined;
  try {
    const requests = prepareEntities(conversation, 'CUSTOM');
    const responses = await Promise.all(
      requests.map((request) => text.customEntities(request.text, endpoint)),
    );
    return { source: 'CUSTOM', entities: aggregateEntities(conversation, 'CUSTOM', requests, responses) };
  } catch (error) {
    const name = 'Custom entities';
    return describeFailure({ code: 'ne', name, languageCode: conversation.languageCode }, error);
  }
}

/** `undefined` where no list is configured. Terms need neither the text service nor a language that it knows. */
async function ownTerms(
  conversation: Conversation,
  { terms }: AnalysisMeans,
): Promise<FromSource | undefined> {
  const because = (reason: Skipped['reason'], why: string): Failure => ({
    skipped: [{ analysis: 'ne', reason, detail: `Own terms: ${why}.` }],
    incomplete: reason === 'failed',
  });
  let list: TermList | 'not-there' | undefined;
  try {
    list = await terms();
  } catch {
    return because('failed', 'the list could not be read');
  }
  if (list === undefined) return undefined;
  if (list === 'not-there') return because('not-configured', 'the configured list is not in S3');
  return { source: 'TERM', entities: findOwnTerms(conversation, list), notes: listProblems(list) };
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
