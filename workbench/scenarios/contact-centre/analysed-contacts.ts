import { randomUUID } from 'node:crypto';
import { loadContacts, type SampleObject } from '#samples';
import type { Call } from './calls.ts';

/** A contact of which Contact Lens has written an analysis. */
export type AnalysedContact = Call & {
  /** What Amazon Connect puts into S3 of it, besides a recording. */
  objects: readonly SampleObject[];
};

const isJson = ({ contentType }: SampleObject) => contentType === 'application/json';
const contacts = new Map(loadContacts().map((contact) => [contact.name, contact]));

/**
 * A new contact made after a sample with an analysis, with an id of its own.
 * @param attributes instead of the sample's
 */
export function makeAnalysed(sample: string, attributes?: Readonly<Record<string, string>>): AnalysedContact {
  const template = contacts.get(sample);
  if (!template) throw new Error(`There is no sample ${sample}.`);
  const contactId = randomUUID();
  const sampleId = String(template.contactRecord.ContactId);
  const renamed = (text: string) => text.replaceAll(sampleId, contactId);
  const contactRecord = JSON.parse(renamed(JSON.stringify(template.contactRecord))) as Call['contactRecord'];
  const location = (contactRecord.Recording as { Location: string }).Location;
  return {
    contactId,
    location,
    key: location.slice(location.indexOf('/') + 1),
    contactRecord: { ...contactRecord, ...(attributes && { Attributes: attributes }) },
    objects: template.objects.map((object) => ({
      ...object,
      key: renamed(object.key),
      content: () => (isJson(object) ? Buffer.from(renamed(String(object.content()))) : object.content()),
    })),
  };
}
