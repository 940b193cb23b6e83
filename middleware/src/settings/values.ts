import { PiiEntityType } from '@aws-sdk/client-comprehend';
import { z } from 'zod';
import type { Lookup } from '../contacts/named-records.ts';
import { transcribeLanguage } from '../contracts/transcribe-languages.ts';
import { settingsByLanguage } from '../contacts/transcription-settings.ts';

export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);
export const whole = (lowest: number, highest: number, byDefault: number) =>
  z.coerce
    .number(`must be a whole number from ${lowest} to ${highest}`)
    .int(`must be a whole number from ${lowest} to ${highest}`)
    .min(lowest, `must be at least ${lowest}`)
    .max(highest, `must be at most ${highest}`)
    .default(byDefault)
    .meta({ shape: `${lowest} to ${highest}` });
export const trueOrFalse = (byDefault: boolean) =>
  z
    .string()
    .transform((value) => value.trim().toLowerCase())
    .pipe(z.enum(['true', 'false'], 'must be true or false'))
    .transform((value) => value === 'true')
    .default(byDefault);
/** Contact attributes, the first that is set counts. */
export const attributeNames = (name: string) => list.default([name]);
export const required = z.string('is required').min(1, 'is required');
export const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });
export const pem = z.string().transform((value) => value.replaceAll('\\n', '\n'));

const RECOGNIZER =
  /^([a-z]{2}(?:-[A-Z]{2})?)\s*=\s*(arn:[\w-]+:comprehend:[\w-]+:\d{12}:entity-recognizer-endpoint\/[\w-]+)$/;
const API_NAME = /^[A-Za-z]\w*$/;
/** A lookup of the organisation's own, as `field:object:attribute`. */
export const otherLookup = z.string().transform((entry, context): Lookup => {
  const [field = '', object = '', ...attributes] = entry.split(':').map((part) => part.trim());
  const isComplete = API_NAME.test(field) && API_NAME.test(object) && attributes.some((name) => name !== '');
  if (!isComplete) context.addIssue('each must be field:object:attribute, with API names of Salesforce');
  return { field, object, attributes };
});

/** Codes in the service's own spelling, however they are written. */
export const languageCode = z.string().transform((code, context) => {
  const known = transcribeLanguage(code);
  if (known === undefined) context.addIssue('each must be an Amazon Transcribe language code, such as en-US');
  return known ?? '';
});
export const objectLocation = z.string().transform((path, context) => {
  const [, bucket = '', key = ''] = /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/(.+)$/.exec(path) ?? [];
  if (bucket === '') context.addIssue('must be bucket/key');
  return { bucket, key };
});
/** As Amazon Transcribe's API has it. */
export const roleArn = z
  .string()
  .regex(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w:/+=,@.-]{1,1024}$/, 'must be the ARN of a role');
/** A key's id or ARN, or the name or ARN of an alias. */
export const kmsKey = z
  .string()
  .regex(/^[A-Za-z0-9][\w:/+=,@.-]{0,2047}$/, 'must be the ID, ARN or alias of a key in AWS KMS');
/** `en=arn:…,es-US=arn:…` */
export const recognizers = z.array(z.string()).transform((entries, context) => {
  const pairs = entries.map((entry) => {
    const [, language = '', arn = ''] = RECOGNIZER.exec(entry) ?? [];
    if (language === '') {
      context.addIssue('each must be a language code, =, and the ARN of an entity recognizer endpoint');
    }
    return [language, arn] as const;
  });
  if (new Set(pairs.map(([language]) => language)).size < pairs.length)
    context.addIssue('must name each language once');
  return Object.fromEntries(pairs);
});
/** `{"en-US": {"vocabulary": "…"}}` */
export const languageSettings = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('must be JSON: an object with settings by language code');
      return z.NEVER;
    }
  })
  .pipe(settingsByLanguage)
  .pipe(z.record(languageCode, z.custom<z.infer<typeof settingsByLanguage>[string]>()));
export const attributes = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('must be JSON: an object with contact attributes');
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.string('must be an object whose values are strings'), 'must be an object'));

export const personalDataTypes = list.pipe(
  z
    .array(
      z.enum(
        PiiEntityType,
        'must name kinds of personal data as Amazon Comprehend does, such as NAME or PHONE',
      ),
    )
    .min(1, 'must name a kind of personal data, or ALL'),
);
export const score = z.coerce
  .number('must be a number from 0 to 1')
  .min(0, 'must be at least 0')
  .max(1, 'must be at most 1');

/** Short keys can be guessed; this length of random hexadecimal digits cannot. */
const SHORTEST_API_KEY = 20;
export const apiKeys = list
  .pipe(
    z.array(z.string().min(SHORTEST_API_KEY, `each key must have at least ${SHORTEST_API_KEY} characters`)),
  )
  .default([]);
