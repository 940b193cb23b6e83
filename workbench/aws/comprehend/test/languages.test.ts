import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  BatchDetectDominantLanguageCommand,
  BatchDetectEntitiesCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  BatchDetectSyntaxCommand,
  DetectDominantLanguageCommand,
  DetectEntitiesCommand,
  DetectKeyPhrasesCommand,
  DetectPiiEntitiesCommand,
  DetectSentimentCommand,
  DetectSyntaxCommand,
  type LanguageCode,
  type SyntaxLanguageCode,
} from '@aws-sdk/client-comprehend';
import { PRODUCTS, startLocalComprehend, type LocalComprehend } from './local-comprehend.ts';

const README = path.resolve(import.meta.dirname, '../README.md');
const Text = 'A text that is long enough.';
const TextList = [Text];

/** A call of each operation in a language, by its name in the table. */
const CALLS: Record<string, (local: LocalComprehend, code: string) => Promise<unknown>> = {
  DetectSentiment: ({ client }, code) => client.send(new DetectSentimentCommand({ Text, ...of(code) })),
  BatchDetectSentiment: ({ client }, code) =>
    client.send(new BatchDetectSentimentCommand({ TextList, ...of(code) })),
  DetectKeyPhrases: ({ client }, code) => client.send(new DetectKeyPhrasesCommand({ Text, ...of(code) })),
  BatchDetectKeyPhrases: ({ client }, code) =>
    client.send(new BatchDetectKeyPhrasesCommand({ TextList, ...of(code) })),
  DetectEntities: ({ client }, code) => client.send(new DetectEntitiesCommand({ Text, ...of(code) })),
  BatchDetectEntities: ({ client }, code) =>
    client.send(new BatchDetectEntitiesCommand({ TextList, ...of(code) })),
  'DetectEntities with an endpoint': ({ client }, code) =>
    client.send(new DetectEntitiesCommand({ Text, EndpointArn: PRODUCTS, ...of(code) })),
  DetectSyntax: ({ client }, code) =>
    client.send(new DetectSyntaxCommand({ Text, LanguageCode: code as SyntaxLanguageCode })),
  BatchDetectSyntax: ({ client }, code) =>
    client.send(new BatchDetectSyntaxCommand({ TextList, LanguageCode: code as SyntaxLanguageCode })),
  DetectPiiEntities: ({ client }, code) => client.send(new DetectPiiEntitiesCommand({ Text, ...of(code) })),
  DetectDominantLanguage: ({ client }) => client.send(new DetectDominantLanguageCommand({ Text })),
  BatchDetectDominantLanguage: ({ client }) =>
    client.send(new BatchDetectDominantLanguageCommand({ TextList })),
};
const of = (code: string) => ({ LanguageCode: code as LanguageCode });

/** `[operation, language, outcome]` for every cell of the README's table. */
function cells(): [string, string, string][] {
  const lines = readFileSync(README, 'utf8').split('\n');
  const head = lines.findIndex((line) => line.startsWith('| operation'));
  const rowOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [, ...languages] = rowOf(lines[head] ?? '');
  const rows = lines.slice(head + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).flatMap((line) => {
    const [names = '', ...outcomes] = rowOf(line);
    return names
      .replaceAll('`', '')
      .split(', ')
      .flatMap((name) =>
        languages.map((language, place): [string, string, string] => [name, language, outcomes[place] ?? '']),
      );
  });
}

async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'yes';
  } catch (error) {
    const { name, message } = error as Error;
    if (name !== 'UnsupportedLanguageException') return name;
    return message.includes('itself would take') ? 'not here' : 'no';
  }
}

describe('the table of languages', () => {
  let local: LocalComprehend;
  beforeAll(async () => {
    local = await startLocalComprehend();
  });
  afterAll(() => local.close());

  it('has every operation', () => {
    expect([...new Set(cells().map(([name]) => name))].sort()).toEqual(Object.keys(CALLS).sort());
  });

  it('says what the service answers', async () => {
    const answered = await Promise.all(
      cells().map(async ([name, language]) => {
        const outcome = await outcomeOf(CALLS[name]?.(local, language) ?? Promise.reject(new Error(name)));
        return [name, language, outcome];
      }),
    );
    expect(answered).toHaveLength(12 * 14);
    expect(answered).toEqual(cells());
  });
});
