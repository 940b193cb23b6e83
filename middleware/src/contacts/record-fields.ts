import type { FieldValue, RecordFields } from '../fields/record-fields.ts';
import type { ContactRecord } from '../contracts/contact-record.ts';
import { recordedPartsJson } from './recorded-parts.ts';
import type { WorkPlan } from './work-plan.ts';

type Given<T> = T | null | undefined;
const CHANNELS = ['VOICE', 'CHAT', 'TASK', 'EMAIL'];

/**
 * The fields of a record that come from its contact record, all but the contact id, which is the key of
 * the write. What the contact record does not mention is absent, what it says to be nothing is null;
 * only the recording is never blanked, because a later contact record may leave it out.
 */
export function contactFields(record: ContactRecord, plan: WorkPlan): RecordFields {
  const { Agent: agent, Queue: queue } = record;
  const fields: Record<string, Given<FieldValue>> = {
    InitialContactId__c: record.InitialContactId,
    PreviousContactId__c: record.PreviousContactId,
    NextContactId__c: nextContactId(record),
    ...instanceFields(record),
    ...channelField(record),
    InitiationMethod__c: text(record.InitiationMethod, 40)?.toUpperCase(),
    InitiationTimestamp__c: time(record.InitiationTimestamp),
    ConnectedToSystemTimestamp__c: time(record.ConnectedToSystemTimestamp),
    DisconnectTimestamp__c: time(record.DisconnectTimestamp),
    LastUpdateTimestamp__c: lastUpdate(record),
    DisconnectReason__c: text(record.DisconnectReason, 80),
    Duration__c: duration(record),
    CustomerEndpointAddress__c: text(inside(record.CustomerEndpoint, 'Address'), 255),
    SystemEndpointAddress__c: text(inside(record.SystemEndpoint, 'Address'), 255),
    AgentUsername__c: text(inside(agent, 'Username'), 100),
    ConnectedToAgentTimestamp__c: time(inside(agent, 'ConnectedToAgentTimestamp')),
    AgentInteractionDuration__c: whole(inside(agent, 'AgentInteractionDuration')),
    AfterContactWorkDuration__c: whole(inside(agent, 'AfterContactWorkDuration')),
    NumberOfHolds__c: whole(inside(agent, 'NumberOfHolds')),
    CustomerHoldDuration__c: whole(inside(agent, 'CustomerHoldDuration')),
    LongestHoldDuration__c: whole(inside(agent, 'LongestHoldDuration')),
    QueueName__c: text(inside(queue, 'Name'), 255),
    QueueDuration__c: whole(inside(queue, 'Duration')),
    EnqueueTimestamp__c: time(inside(queue, 'EnqueueTimestamp')),
    ...recordingFields(plan),
    ...recordedParts(record, plan),
    WorkPlan__c: JSON.stringify(plan),
  };
  return Object.fromEntries(Object.entries(fields).filter(isGiven));
}

/** An available recording that is not imported leaves no trace; that one was deleted is worth knowing. */
function recordingFields({ recording }: WorkPlan): Record<string, Given<FieldValue>> {
  if (recording.wanted) return { RecordingStatus__c: recording.status, RecordingPath__c: recording.path };
  const gone = recording.status === 'DELETED' || recording.status === 'UNAVAILABLE';
  return recording.asked && gone ? { RecordingStatus__c: recording.status } : {};
}

function recordedParts(record: ContactRecord, { recording }: WorkPlan): Record<string, Given<FieldValue>> {
  const isKept = recording.wanted || (recording.asked && recording.status !== 'AVAILABLE');
  return isKept ? { RecordedParts__c: recordedPartsJson(record) } : {};
}

/** The list came later than the single member, which only the first of them fills. */
function nextContactId({ NextContactId: one, NextContacts: several }: ContactRecord): Given<string> {
  return one ?? several?.find(({ ContactId: id }) => id)?.ContactId ?? one;
}

/** `arn:aws:connect:<region>:<account>:instance/<id>` */
function instanceFields({ InstanceARN: arn }: ContactRecord): Record<string, Given<FieldValue>> {
  const [, , , region, , resource] = arn?.split(':') ?? [];
  const id = resource?.startsWith('instance/') ? resource.slice('instance/'.length) : undefined;
  return { InstanceId__c: text(id || undefined, 36), Region__c: text(region || undefined, 32) };
}

/** The picklist is restricted: a channel that Amazon Connect adds later is left out, not refused. */
function channelField({ Channel }: ContactRecord): Record<string, Given<FieldValue>> {
  const channel = Channel?.toUpperCase();
  return channel && !CHANNELS.includes(channel) ? {} : { Channel__c: channel };
}

/**
 * Order among contact records of one contact hangs on this. Without the contact record's own time, the
 * last moment that it speaks of stands in, which is never later.
 */
function lastUpdate(record: ContactRecord): Given<string> {
  if (record.LastUpdateTimestamp) return time(record.LastUpdateTimestamp);
  const moments = [
    record.Agent?.AfterContactWorkEndTimestamp,
    record.DisconnectTimestamp,
    record.ConnectedToSystemTimestamp,
    record.InitiationTimestamp,
  ];
  return moments
    .map((moment) => time(moment))
    .filter((moment) => typeof moment === 'string')
    .sort()
    .at(-1);
}

function duration({
  ConnectedToSystemTimestamp: from,
  DisconnectTimestamp: to,
}: ContactRecord): Given<number> {
  if (!from || !to) return undefined;
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
  return seconds >= 0 ? seconds : undefined;
}

/** A member of something that may be null as a whole: then the member is null, too. */
function inside<T extends object, K extends keyof T>(whole: Given<T>, member: K): T[K] | null | undefined {
  return whole ? whole[member] : (whole as null | undefined);
}

/** In UTC, as Salesforce reads it. */
function time(value: Given<string>): Given<string> {
  return value ? new Date(value).toISOString() : (value as null | undefined);
}

function whole(value: Given<number>): Given<number> {
  return typeof value === 'number' ? Math.round(value) : value;
}

/** Cut at the field's length, never through a character. */
function text(value: Given<string>, length: number): Given<string> {
  if (typeof value !== 'string' || value.length <= length) return value;
  const cut = value.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

function isGiven(entry: [string, Given<FieldValue>]): entry is [string, FieldValue] {
  return entry[1] !== undefined;
}
