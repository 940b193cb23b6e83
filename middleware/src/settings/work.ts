import { z } from 'zod';
import { isCallingCode } from '../contacts/phone-number.ts';
import { participantRole } from '../contracts/conversation-file.ts';
import { about, section } from './section.ts';
import {
  attributeNames,
  attributes,
  languageCode,
  kmsKey,
  languageSettings,
  list,
  objectLocation,
  otherLookup,
  personalDataTypes,
  recognizers,
  roleArn,
  score,
  trueOrFalse,
  whole,
} from './values.ts';

export const relatedRecords = section(
  'Case, contact, account',
  "Contact attributes that hold the ID of a Salesforce record; of several, the first that is set counts. Where no attribute names them, contact and account are searched for by the customer's number.",
  {
    CASE_ATTRIBUTE: attributeNames('sfCaseId').meta(
      about({ description: 'Attribute with the ID of the case.' }),
    ),
    CONTACT_ATTRIBUTE: attributeNames('sfContactId').meta(
      about({ description: 'Attribute with the ID of the contact.' }),
    ),
    ACCOUNT_ATTRIBUTE: attributeNames('sfAccountId').meta(
      about({ description: 'Attribute with the ID of the account.' }),
    ),
    OTHER_LOOKUPS: list
      .default([])
      .pipe(z.array(otherLookup))
      .meta(
        about({
          description:
            'Lookups that you added to AC Contact Channel Analytics, as field:object:attribute, separated by commas; the integration user needs read on the object and edit on the field.',
          example: 'Opportunity__c:Opportunity:sfOpportunityId',
        }),
      ),
    MATCH_PHONE_NUMBERS: trueOrFalse(true).meta(
      about({ description: 'Whether contact and account are searched for by number.' }),
    ),
    PHONE_COUNTRY_CODE: z
      .string()
      .refine(isCallingCode, 'must be the calling code of a country without its +, such as 1 or 44')
      .default('1')
      .meta(
        about({ description: 'Calling code of the country of numbers that are in Salesforce without a +.' }),
      ),
  },
);

export const processing = section(
  'What is done',
  'Switches of the whole deployment; a call needs its contact attribute as well.',
  {
    POSTCALL_RECORDING_IMPORT_ENABLED: trueOrFalse(true).meta(
      about({ description: "The recording's path and waveform on the record." }),
    ),
    POSTCALL_TRANSCRIBE_ENABLED: trueOrFalse(true).meta(
      about({ description: 'Transcription by Amazon Transcribe.' }),
    ),
    CONTACT_LENS_IMPORT_ENABLED: trueOrFalse(true).meta(
      about({ description: 'The analysis that Contact Lens writes of a call or chat.' }),
    ),
    CUSTOMER_TRANSCRIPT_FILE_ENABLED: trueOrFalse(true).meta(
      about({ description: "The customer's transcript as a file on the record." }),
    ),
    AGENT_TRANSCRIPT_FILE_ENABLED: trueOrFalse(true).meta(
      about({ description: "The agent's transcript as a file on the record." }),
    ),
    SYNTAX_FILE_ENABLED: trueOrFalse(true).meta(
      about({
        description:
          'The words by part of speech as a file on the record, where the analysis syn is asked for.',
      }),
    ),
    AUDIO_FILE_IMPORT_ENABLED: trueOrFalse(false).meta(
      about({
        description:
          "The recording itself as a file on the record: needs the recording's import; up to 2 GB each, and it counts against the org's file storage.",
      }),
    ),
    TRANSCRIPTION_LANGUAGE_CANDIDATES: list
      .default([])
      .pipe(z.array(languageCode))
      .meta(
        about({
          description:
            'Languages to choose from where one is to be identified, at least two; without, any. The likelier the better.',
          example: 'en-US,es-US',
        }),
      ),
    TRANSCRIPTION_LANGUAGES: languageSettings.default({}).meta(
      about({
        description:
          'By language code, names of resources in this account and region: custom vocabulary, custom language model, vocabulary filter (method mask, remove or tag), and kinds of personal data to take out (ALL, NAME, PHONE, ADDRESS, EMAIL, …). Where the language is to be identified, vocabularies, models and filters apply to candidates only; redaction needs a second job.',
        example:
          '{"en-US":{"vocabulary":"products","vocabularyFilter":{"name":"swearing","method":"mask"},"redaction":["ALL"]}}',
      }),
    ),
    TRANSCRIPT_KMS_KEY: kmsKey.optional().meta(
      about({
        description:
          "Key of AWS KMS that encrypts Amazon Transcribe's output; without it, the results bucket's own. The middleware's role needs kms:GenerateDataKey and kms:Decrypt on it.",
        example: 'arn:aws:kms:us-east-1:111122223333:key/7d1f8a3c-5b2e-4e0f-9c6d-0a1b2c3d4e5f',
      }),
    ),
    TRANSCRIBE_QUEUE_ROLE: roleArn.optional().meta(
      about({
        description:
          "Role that Amazon Transcribe assumes to read recordings and write its output. With it, more jobs than the account's quota allows are queued and not refused. The middleware's role needs iam:PassRole on it.",
        example: 'arn:aws:iam::111122223333:role/transcribe-recordings',
      }),
    ),
    TRANSCRIPT_DATE_FOLDERS: trueOrFalse(false).meta(
      about({
        description:
          'Whether the output of transcriptions lies below the day of the recording, as transcripts/2026/11/20/. Once on, leave it on: switched off, earlier output below a day is not found any more, and reprocessing transcribes anew.',
      }),
    ),
    ANALYSIS_RETRY_MINUTES: whole(0, 10_080, 1440).meta(
      about({
        description:
          "An analysis that Amazon Comprehend did not answer is tried again, by the queue and by reconciliation, for this long after the call's transcription began; 0: it is not.",
      }),
    ),
    COMPREHEND_RECOGNIZER_ENDPOINTS: list
      .default([])
      .pipe(recognizers)
      .meta(
        about({
          description:
            'Endpoints of your own entity recognizers in Amazon Comprehend, for the analysis ne, as language=ARN, separated by commas; the language is that of the call, as en or as en-US.',
          example: 'en=arn:aws:comprehend:us-east-1:111122223333:entity-recognizer-endpoint/products',
        }),
      ),
    PII_TYPES: personalDataTypes.default(['ALL']).meta(
      about({
        description:
          'Contacts that ask for pii have personal data removed from what is written to Salesforce: these kinds, as Amazon Comprehend names them, separated by commas.',
      }),
    ),
    PII_MINIMUM_SCORE: score
      .default(0.5)
      .meta(about({ description: 'How sure Comprehend must be of it.', shape: '0 to 1' })),
    PII_UNSUPPORTED_LANGUAGE: z
      .enum(['withhold', 'keep'], 'must be withhold or keep')
      .default('withhold')
      .meta(
        about({
          description:
            'Comprehend finds personal data in English and Spanish. In other languages such a transcript is withheld, or kept as it is.',
          shape: 'withhold, keep',
        }),
      ),
    KEEP_ORIGINAL_CONTENT: trueOrFalse(false).meta(
      about({
        description: 'Whether the transcript as it was is kept on a private record, AC Original Content.',
      }),
    ),
    TERMS_CSV: objectLocation.optional().meta(
      about({
        description:
          'Your own list of terms for the analysis ne: a CSV in S3 as bucket/key, with the columns term, type, canonical and language (only term is needed). A change is noticed within five minutes.',
        example: 'northwind-contact-analytics/settings/terms.csv',
      }),
    ),
    CHANNEL_ROLES: list
      .default(['CUSTOMER', 'AGENT'])
      .pipe(
        z
          .array(participantRole, 'must name roles: CUSTOMER, AGENT, SYSTEM or UNKNOWN')
          .min(1, 'must name a role'),
      )
      .meta(
        about({
          description:
            'Who speaks on the channels of a recording, left first: CUSTOMER, AGENT, SYSTEM or UNKNOWN.',
        }),
      ),
  },
);

export const reconciliation = section('Reconciliation (npm run reconcile)', '', {
  RECONCILE_AFTER_MINUTES: whole(5, 10_080, 60).meta(
    about({ description: 'A record that is in progress and unchanged for this many minutes is looked at.' }),
  ),
  RECONCILE_GIVE_UP_DAYS: whole(1, 365, 7).meta(
    about({
      description:
        'A recording that is not there this many days after its contact record will not come any more.',
    }),
  ),
  RECONCILE_RECORDING_DAYS: whole(0, 31, 2).meta(
    about({
      description:
        "Recordings of today and this many days before are compared with the records; 0: today's only.",
    }),
  ),
  RECONCILE_MOST: whole(1, 10_000, 500).meta(
    about({
      description:
        'Records worked on in one run, and recordings without a record imported in one run, at most.',
    }),
  ),
  RECONCILE_ATTRIBUTES: attributes.optional().meta(
    about({
      description:
        'A recording alone does not say what its call asked for. With contact attributes here, recordings without a record are imported as if their calls had them; without, they are only counted.',
      example: '{"postcallRecordingImportEnabled":"true"}',
    }),
  ),
});
