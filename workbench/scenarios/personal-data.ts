import { makeCall, type Call } from './contact-centre/calls.ts';
import type { ContactCentre } from './contact-centre/contact-centre.ts';
import { ensure, expectFields, expectFiles, shown, TRANSCRIPT_FILES } from './contact-centre/shown.ts';
import { spokenAudio } from './contact-centre/spoken-audio.ts';
import { originalText, recordText } from './contact-centre/stored-text.ts';
import type { ScenarioGroup } from './scenario.ts';

const AGENT = 'dana.reyes@northwind.example';
const ADMINISTRATOR = 'alex.morgan@northwind.example';

/** The local Transcribe must know their words. */
export const personal = spokenAudio('en-US', [
  ['agent', 'Thank you for calling Northwind, this is Dana.'],
  ['customer', 'Hello, my name is Marcus Bell and my phone number is +1 555-010-7788.'],
  ['agent', 'Thank you, Mister Bell. Which card did you use for the coffee machine?'],
  ['customer', 'It was 4111 1111 1111 1111, and please write to marcus.bell@example.com today.'],
  ['agent', 'I will call you on +1 555-010-7788 about the coffee machine.'],
]);
export const personalInGerman = spokenAudio('de-DE', [
  ['customer', 'Guten Tag, meine Nummer ist 0911 555 7788.'],
  ['agent', 'Vielen Dank, ich rufe Sie gerne zurück.'],
]);
const VALUES = ['555-010-7788', '4111', 'marcus.bell', 'Marcus', 'Bell'];
const SAID = 'coffee machine';

const asking = (analyses: string, language = 'en-US') =>
  makeCall({
    attributes: {
      postcallTranscribeComprehendAnalysis: analyses,
      postcallTranscribeLanguage: language,
    },
  });

/** What of the call stands anywhere in the org, except on its private record, as the administrator sees it. */
async function leaked(centre: ContactCentre, { contactId }: Call, values: readonly string[]) {
  const text = await recordText(centre.user(ADMINISTRATOR), contactId);
  ensure(text.includes(contactId), 'The record was not read.');
  return values.filter((value) => text.includes(value));
}

async function ensureNothingLeaked(centre: ContactCentre, call: Call, values = VALUES): Promise<void> {
  const found = await leaked(centre, call, values);
  ensure(found.length === 0, `Personal data is on the record or in its files: ${found.join(', ')}.`);
}

export const personalDataScenarios: ScenarioGroup = {
  title: 'Personal data',
  scenarios: [
    {
      title: 'Redaction with all five analyses',
      expected: 'Number, card, address and name stand in no field and in no version of a file',
      run: async (centre) => {
        const call = asking('pii,snt,kw,dl,ne,syn');
        const view = await centre.play(call, personal);
        expectFields(view, { Status__c: 'DONE', Redacted__c: true, Keywords__c: /coffee machine/ });
        expectFields(view, { Transcript__c: /my name is \[NAME\] and my phone number is \[PHONE\]/ });
        expectFiles(view, { ...TRANSCRIPT_FILES, 'ComprehendSyntax.json': 1 });
        await ensureNothingLeaked(centre, call);
        const kinds = view.conversation?.turns.flatMap(({ redactions = [] }) =>
          redactions.map(({ category }) => String(category)),
        );
        return shown(view, [...new Set(kinds)].join(', '));
      },
    },
    {
      title: 'The search for personal data is out of service for a while',
      expected: 'The transcript is held back until it can be redacted, then it is there',
      run: async (centre) => {
        const { comprehend } = centre.workbench.aws;
        const call = asking('pii,kw');
        const failure = { operation: 'DetectPiiEntities' };
        comprehend.failNext(Infinity, 'InternalServerException', failure);
        try {
          await centre.putRecording(call, personal);
          await centre.send(call.contactRecord);
          const held = await centre.untilShown(call, ({ fields }) =>
            /withheld/.test(String(fields.StatusReason__c)),
          );
          expectFields(held, { Status__c: 'ANALYSING', StatusReason__c: /withheld.*retried/ });
          expectFields(held, { Transcript__c: null, WaveformStatus__c: 'READY' });
          expectFiles(held, {});
          await ensureNothingLeaked(centre, call, [...VALUES, SAID]);
        } finally {
          comprehend.failNoMore();
        }
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', Redacted__c: true, Keywords__c: /coffee machine/ });
        await ensureNothingLeaked(centre, call);
        return `ANALYSING, transcript withheld → ${shown(view)}`;
      },
    },
    {
      title: 'The search for personal data stays out of service',
      expected: 'FAILED with the reason; nothing of the transcript is stored',
      run: async (centre) => {
        const { comprehend } = centre.workbench.aws;
        comprehend.failNext(Infinity, 'InternalServerException', { operation: 'DetectPiiEntities' });
        try {
          const call = asking('pii,kw');
          const view = await centre.playWith({ ANALYSIS_RETRY_MINUTES: '0' }, call, personal);
          expectFields(view, { Status__c: 'FAILED', WaveformStatus__c: 'READY' });
          expectFields(view, { StatusReason__c: /withheld.*only when the contact is reprocessed/ });
          expectFiles(view, {});
          await ensureNothingLeaked(centre, call, [...VALUES, SAID]);
          return shown(view, 'transcript withheld');
        } finally {
          comprehend.failNoMore();
        }
      },
    },
    {
      title: 'Redaction asked for in German, which Comprehend does not do',
      expected: 'The transcript is withheld for good, with the reason',
      run: async (centre) => {
        const call = asking('pii,snt', 'de-DE');
        const view = await centre.play(call, personalInGerman);
        expectFields(view, { Status__c: 'FAILED', WaveformStatus__c: 'READY' });
        expectFields(view, {
          StatusReason__c: /withheld.*does not detect personal data in the language de-DE/,
        });
        expectFiles(view, {});
        await ensureNothingLeaked(centre, call, ['0911', 'Guten Tag']);
        return shown(view, 'transcript withheld');
      },
    },
    {
      title: 'The same where the deployment keeps such transcripts',
      expected: 'The transcript is there as it was, and says that it is not redacted',
      run: async (centre) => {
        const call = asking('pii', 'de-DE');
        const view = await centre.playWith({ PII_UNSUPPORTED_LANGUAGE: 'keep' }, call, personalInGerman);
        expectFields(view, { Status__c: 'DONE', Redacted__c: false, Transcript__c: /0911/ });
        expectFields(view, { StatusReason__c: /Redaction: not done/ });
        return shown(view, 'not redacted');
      },
    },
    {
      title: 'The original is kept',
      expected: 'A private record has it, for the supervisor but not for the agent who owns the call',
      run: async (centre) => {
        const call = asking('pii');
        const view = await centre.playWith({ KEEP_ORIGINAL_CONTENT: 'true' }, call, personal);
        expectFields(view, { Status__c: 'DONE', Redacted__c: true });
        await ensureNothingLeaked(centre, call);
        const original = await originalText(centre.user(), call.contactId);
        const missing = VALUES.filter((value) => !original.includes(value));
        ensure(missing.length === 0, `The original lacks ${missing.join(', ')}.`);
        ensure(original.includes(call.location), 'The original does not name its recording.');
        const refusal = await originalText(centre.user(AGENT), call.contactId).catch(String);
        ensure(
          /not supported|does not exist|INVALID_TYPE|NOT_FOUND/.test(refusal),
          `The agent saw: ${refusal}`,
        );
        return shown(view, 'original on its private record');
      },
    },
  ],
};
