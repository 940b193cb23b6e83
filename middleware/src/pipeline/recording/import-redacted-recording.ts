import { contactLensObject } from '../../recordings/contact-lens-keys.ts';
import type { ConnectFile } from '../sources/connect-files.ts';
import { makeWaveform } from './make-waveform.ts';
import { resting, stillAwaited } from '../record/outstanding-work.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';
import { statusReason } from '../record/status-reason.ts';
import { planOf, type StoredRecord } from '../record/stored-record.ts';
import { writeRecord } from '../record/write-record.ts';

/**
 * Puts the redacted recording, and its waveform, on a record that was asked to have it. A later one takes the
 * place of an earlier one.
 */
export async function importRedactedRecording(
  record: StoredRecord,
  { bucket, key, path, object }: ConnectFile,
  pipeline: Pipeline,
): Promise<WorkResult> {
  const plan = planOf(record);
  if (!plan.redactedRecording.wanted) return { outcome: 'ignored' };
  // The talk with an automated system has a recording of its own.
  if (object.selfService !== (plan.recording.automated === true)) return { outcome: 'ignored' };
  const current = contactLensObject(record.redactedRecordingPath ?? '');
  if (current && current.time > object.time) return { outcome: 'ignored' };
  if (record.redactedRecordingPath === path && record.waveformStatus === 'READY') return { outcome: 'done' };
  const waveform = await pipeline.observer.stage('waveform', () => makeWaveform({ bucket, key }, pipeline));
  if (waveform.outcome === 'waiting') return { outcome: 'waiting' };
  const taken = { ...record, redactedRecordingPath: path };
  const note = waveform.outcome === 'unreadable' ? waveform.problem.message : undefined;
  const isLast = record.status === 'IMPORTED' && stillAwaited(taken, plan) === undefined;
  const fields = {
    ...waveform.fields,
    RedactedRecordingPath__c: path,
    RecordingStatus__c: 'AVAILABLE',
    ...(isLast
      ? {
          ...resting(plan),
          StatusReason__c: statusReason(plan, [note]),
        }
      : {}),
  };
  await writeRecord(record, fields, pipeline);
  return waveform.outcome === 'unreadable'
    ? { outcome: 'failed', problem: waveform.problem }
    : { outcome: 'done' };
}
