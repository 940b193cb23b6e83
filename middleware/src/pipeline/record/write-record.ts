import type { Pipeline, WorkResult } from '../pipeline.ts';
import type { RecordFields } from '../../fields/record-fields.ts';
import type { RecordProblem } from '../../contracts/states.ts';
import { statusReason } from './status-reason.ts';
import type { StoredRecord } from './stored-record.ts';
import { throwUnlessWritten } from '../../ports/write-outcomes.ts';

/** Writes fields of one record. Throws where Salesforce does not take them; a deleted record is none of that. */
export async function writeRecord({ recordId }: StoredRecord, fields: RecordFields, pipeline: Pipeline) {
  const [outcome] = await pipeline.observer.stage('write-record', () =>
    pipeline.records.update([{ recordId, fields }]),
  );
  throwUnlessWritten(outcome);
}

/** Ends a record's work as failed, with the reason for its reader. */
export async function failRecord(
  record: StoredRecord,
  problem: RecordProblem,
  reason: string,
  pipeline: Pipeline,
): Promise<WorkResult> {
  const explained = record.plan ? statusReason(record.plan, [reason]) : reason;
  const fields = { Status__c: 'FAILED', StatusReason__c: explained, Problem__c: problem };
  await writeRecord(record, fields, pipeline);
  return { outcome: 'done' };
}
