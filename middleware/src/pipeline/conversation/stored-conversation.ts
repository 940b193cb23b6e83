import { conversation as conversationSchema, type Conversation } from '../../contracts/conversation-file.ts';
import { conversationFileName } from '../../conversation/conversation-files.ts';
import type { Pipeline } from '../pipeline.ts';
import type { StoredRecord } from '../record/stored-record.ts';

/** The conversation that is on the record, of all its parts; `undefined` where there is none that can be read. */
export async function storedConversation(
  record: StoredRecord,
  pipeline: Pipeline,
): Promise<Conversation | undefined> {
  const first = await readPart(record, 1, pipeline);
  if (!first) return undefined;
  const others = Array.from({ length: first.part.of - 1 }, (_, place) =>
    readPart(record, place + 2, pipeline),
  );
  const parts = [first, ...(await Promise.all(others))];
  const turns = parts.flatMap((part) => part?.turns ?? []);
  return { ...first, part: { number: 1, of: 1 }, turns };
}

async function readPart(
  { recordId, contactId }: StoredRecord,
  number: number,
  { records, observer }: Pipeline,
): Promise<Conversation | undefined> {
  const text = await observer.stage('read-file', () =>
    records.readFile(recordId, contactId, conversationFileName(number)),
  );
  try {
    const part: unknown = JSON.parse(text ?? 'null');
    // Taken as it was written, not as it was parsed: members in another order would be another file.
    return conversationSchema.safeParse(part).success ? (part as Conversation) : undefined;
  } catch {
    return undefined;
  }
}
