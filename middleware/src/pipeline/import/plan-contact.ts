import type { ContactRecord } from '../../contracts/contact-record.ts';
import type { FieldError } from '../../input/field-error.ts';
import { contactFields } from '../../contacts/record-fields.ts';
import { isOnlyStreamed } from '../../contacts/choose-recording.ts';
import { keepDecisions } from '../../contacts/plan-corrections.ts';
import { UNFINISHED_STATUSES } from '../../contracts/states.ts';
import { isVoice, planWork, type WorkPlan } from '../../contacts/work-plan.ts';
import { isNamedAfter } from '../../recordings/playable-recording.ts';
import { resting, stillAwaited, waitingNote } from '../record/outstanding-work.ts';
import type { Owner } from './owners.ts';
import type { PipelineSettings } from '../pipeline.ts';
import type { RecordFields } from '../../fields/record-fields.ts';
import { Problem } from '../../ports/problem.ts';
import { statusReason, withOwnerNote } from '../record/status-reason.ts';
import type { StoredRecord } from '../record/stored-record.ts';

/** So many odd members are named on a record, and so much of the path of each. */
const MOST_LEFT_OUT = 20;
const LONGEST_PATH = 80;

/**
 * Decides what is done for a contact. A contact record that names no recording does not take back the one
 * that an earlier contact record named.
 */
export function planContact(
  { record, leftOut }: { record: ContactRecord; leftOut: readonly FieldError[] },
  earlier: WorkPlan | undefined,
  settings: PipelineSettings,
): { record: ContactRecord; plan: WorkPlan } {
  refuseOtherInstance(record, settings);
  let known = record;
  let plan = planWork(known, settings.switches, settings.channelRoles);
  if (plan.recording.path === null && earlier?.recording.path) {
    known = { ...record, Recording: { Location: earlier.recording.path, Status: earlier.recording.status } };
    plan = planWork(known, settings.switches, settings.channelRoles);
  }
  plan = withNotes(keepDecisions(plan, earlier, settings), record.ContactId, leftOut);
  return { record: known, plan };
}

function withNotes(plan: WorkPlan, contactId: string, leftOut: readonly FieldError[]): WorkPlan {
  const { path } = plan.recording;
  const isNamedOtherwise = path !== null && !isNamedAfter(contactId, path);
  return {
    ...plan,
    ...(isNamedOtherwise ? { recording: { ...plan.recording, namedOtherwise: true } } : {}),
    ...(leftOut.length === 0
      ? {}
      : { leftOut: leftOut.slice(0, MOST_LEFT_OUT).map(({ path: place }) => place.slice(0, LONGEST_PATH)) }),
  };
}

function refuseOtherInstance({ InstanceARN: arn }: ContactRecord, { instanceIds }: PipelineSettings) {
  const id = arn?.split('instance/')[1]?.toLowerCase();
  if (id === undefined || instanceIds.length === 0 || instanceIds.includes(id)) return;
  const message = 'belongs to an Amazon Connect instance that CONNECT_INSTANCE_IDS does not list';
  throw new Problem(
    'contact-record-invalid',
    `The contact record can't be imported: InstanceARN ${message}.`,
    {
      errors: [{ path: 'InstanceARN', message }],
    },
  );
}

/** Whether a contact gets a record: something is asked of it that is on in the deployment. */
export function isWorthARecord(plan: WorkPlan, { switches }: PipelineSettings): boolean {
  return (
    (switches.recordingImport && (plan.recording.asked || plan.redactedRecording.asked)) ||
    (switches.transcribe && plan.transcription.asked) ||
    (switches.contactLensImport && plan.contactLens.asked)
  );
}

/**
 * The fields that a contact record writes. Status and reason are set only where the record is made, or
 * waited for a recording that will not come: otherwise they belong to the later steps, and a contact record
 * that comes again must not turn them back. Of the reason of a finished record only the words about its owner change.
 */
export function importFields(
  record: ContactRecord,
  plan: WorkPlan,
  stored: StoredRecord | undefined,
  owner: Owner,
): RecordFields {
  return {
    ...contactFields(record, plan),
    ...owner.fields,
    ...(plan.redactedRecording.wanted && stored?.redactedRecordingPath === undefined
      ? { WaveformStatus__c: 'PENDING' }
      : {}),
    ...(hasOtherRecording(plan, stored) ? { WaveformStatus__c: 'PENDING', WaveformReason__c: null } : {}),
    ...statusFields(record, plan, stored),
  };
}

function statusFields(record: ContactRecord, plan: WorkPlan, stored: StoredRecord | undefined): RecordFields {
  const status = firstStatus(record, plan);
  const isWaiting = stored?.status === undefined || stored.status === 'IMPORTED';
  if (isFirstRecording(plan, stored)) return { ...status, StatusReason__c: statusReason(plan) };
  if (stored && !isWaiting) return ownerWords(plan, stored);
  if (stored && status.Status__c === 'IMPORTED') return {};
  return { ...status, StatusReason__c: statusReason(plan, [waitingNote(stored, plan)]) };
}

/** Steps that are still to come write the reason themselves, with what the plan notes. */
function ownerWords(plan: WorkPlan, { status, statusReason: reason = '' }: StoredRecord): RecordFields {
  if (UNFINISHED_STATUSES.some((unfinished) => unfinished === status)) return {};
  const changed = withOwnerNote(reason, plan.notes);
  return changed === reason ? {} : { StatusReason__c: changed };
}

/** A contact that was done without a recording and a transcript now has a recording: its work begins. */
export function isFirstRecording(plan: WorkPlan, stored: StoredRecord | undefined): boolean {
  const isDone = stored?.status === 'DONE' && stored.recordingPath === undefined;
  return isDone && stored.dataSource === undefined && hasOtherRecording(plan, stored);
}

/** The waveform on the record, if any, is that of another recording. */
export function hasOtherRecording(plan: WorkPlan, stored: StoredRecord | undefined): boolean {
  return plan.recording.wanted && stored?.recordingPath !== plan.recording.path;
}

/** A contact whose recording is to be worked on, or may still be named, is imported; any other one is done. */
function firstStatus(record: ContactRecord, plan: WorkPlan) {
  const isRecordingAsked = plan.recording.asked || plan.transcription.asked;
  const mayStillBeNamed =
    isVoice(record) && isRecordingAsked && plan.recording.path === null && !isOnlyStreamed(record);
  const isAhead =
    plan.recording.wanted ||
    plan.transcription.wanted ||
    mayStillBeNamed ||
    stillAwaited(undefined, plan) !== undefined;
  return isAhead ? { Status__c: 'IMPORTED', Problem__c: null } : resting(plan);
}
