import { RESULTS_BUCKET } from '#run';
import { sampleAudio } from './contact-centre/audio.ts';
import { makeCall, SHORT_CALL } from './contact-centre/calls.ts';
import { ensure, expectFields, expectFiles, shown, TRANSCRIPT_FILES } from './contact-centre/shown.ts';
import type { RecordView } from './contact-centre/record-view.ts';
import { spokenAudio } from './contact-centre/spoken-audio.ts';
import type { ScenarioGroup } from './scenario.ts';

const audio = sampleAudio(SHORT_CALL);
const ALL_FILES = { ...TRANSCRIPT_FILES, 'ComprehendSyntax.json': 1 };
const ALL = 'snt,kw,dl,ne,syn';

/** The local Transcribe must know its words. */
export const thai = spokenAudio('th-TH', [
  ['customer', 'สวัสดีครับ ผมต้องการ สอบถาม เกี่ยวกับ ใบแจ้งหนี้ ของเดือนนี้'],
  ['agent', 'ได้ค่ะ ดิฉัน จะตรวจสอบ ให้เดี๋ยวนี้ กรุณา รอสักครู่'],
]);

/** An endpoint that the account has made in Comprehend, with what it was trained on. */
const PRODUCTS = 'arn:aws:comprehend:us-east-1:111122223333:entity-recognizer-endpoint/products';
export const recognizers = new Map([
  [PRODUCTS, { examples: { APPLIANCE: ['dishwasher', 'washing machine'] } }],
]);

const asking = (analyses: string, more: Record<string, string> = {}) =>
  makeCall({ attributes: { postcallTranscribeComprehendAnalysis: analyses, ...more } });

const skipped = ({ conversation }: RecordView) =>
  [...new Set(conversation?.skipped.map(({ analysis }) => analysis))].sort().join(', ');

export const analysisScenarios: ScenarioGroup = {
  title: 'Analyses',
  scenarios: [
    {
      title: 'All five analyses',
      expected: 'Every field and every file has its finding, for each party and the whole',
      run: async (centre) => {
        const view = await centre.play(asking(ALL), audio);
        expectFields(view, { Status__c: 'DONE', Sentiment__c: 'POSITIVE', CustomerSentiment__c: /[A-Z]/ });
        expectFields(view, { AgentSentiment__c: /[A-Z]/, CustomerSentimentTrend__c: /[A-Z]/ });
        expectFields(view, { Keywords__c: /dishwasher/, CustomerKeywords__c: /dishwasher/ });
        expectFields(view, { DominantLanguage__c: 'en', CustomerDominantLanguage__c: 'en' });
        expectFields(view, { NamedEntities__c: /Portland/, Syntax__c: /NOUN/ });
        expectFiles(view, ALL_FILES);
        const { insights, turns = [] } = view.conversation ?? {};
        ensure(
          turns.every(({ sentiment }) => sentiment),
          'A turn has no sentiment.',
        );
        const parties = Object.keys(insights?.syntax ?? {}).sort();
        ensure(parties.join() === 'agent,conversation,customer', `Syntax is of ${parties.join()}.`);
        return shown(view, Object.keys(insights ?? {}).join(', '));
      },
    },
    {
      title: 'Codes in odd case, repeated, and one that nobody knows',
      expected: 'Each is done once, what was not asked for stays empty, the record names the unknown one',
      run: async (centre) => {
        const view = await centre.play(asking(' KW ,, Ne,kw,NE , mood,kW '), audio);
        expectFields(view, { Status__c: 'DONE', Keywords__c: /dishwasher/, NamedEntities__c: /Portland/ });
        expectFields(view, { Sentiment__c: null, DominantLanguage__c: null, Syntax__c: null });
        expectFields(view, { StatusReason__c: /Unknown analyses: mood/ });
        expectFiles(view, TRANSCRIPT_FILES);
        ensure(skipped(view) === 'mood', `Skipped is ${skipped(view)}.`);
        return shown(view, 'key phrases, named entities; mood is not known');
      },
    },
    {
      title: 'Analyses of a call in Thai, which Comprehend does not read',
      expected: 'The language is told, the others are skipped with their reason, the transcript is there',
      run: async (centre) => {
        const view = await centre.play(asking(ALL, { postcallTranscribeLanguage: 'th-TH' }), thai);
        expectFields(view, { Status__c: 'DONE', DominantLanguage__c: 'th', Sentiment__c: null });
        expectFields(view, { StatusReason__c: /not available for the language th-TH/ });
        expectFiles(view, TRANSCRIPT_FILES);
        ensure(skipped(view) === 'kw, ne, snt, syn', `Skipped is ${skipped(view)}.`);
        return shown(view, `without ${skipped(view)}`);
      },
    },
    {
      title: 'One operation fails for a while',
      expected: 'Transcript and the other findings are there at once, the missing one in the end',
      run: async (centre) => {
        const { comprehend } = centre.workbench.aws;
        comprehend.failNext(Infinity, 'InternalServerException', { operation: 'DetectKeyPhrases' });
        const call = asking(ALL);
        let before: RecordView;
        try {
          await centre.putRecording(call, audio);
          await centre.send(call.contactRecord);
          before = await centre.untilShown(call, ({ fields }) =>
            /will be retried/.test(String(fields.StatusReason__c)),
          );
          expectFields(before, { Status__c: 'ANALYSING', StatusReason__c: /The transcript is complete/ });
          expectFiles(before, ALL_FILES);
          ensure(skipped(before) === 'kw', `Skipped is ${skipped(before)}.`);
        } finally {
          comprehend.failNoMore();
        }
        const view = await centre.ended(call);
        expectFields(view, { Status__c: 'DONE', Keywords__c: /dishwasher/, Sentiment__c: 'POSITIVE' });
        ensure(skipped(view) === '', `Skipped is ${skipped(view)}.`);
        return `${shown(before, 'without kw')} → ${shown(view, 'all analyses')}`;
      },
    },
    {
      title: 'One operation fails for good',
      expected: 'The record ends with everything else, and says what is missing',
      run: async (centre) => {
        const { comprehend } = centre.workbench.aws;
        comprehend.failNext(Infinity, 'InternalServerException', { operation: 'BatchDetectSyntax' });
        try {
          const view = await centre.playWith({ ANALYSIS_RETRY_MINUTES: '0' }, asking(ALL), audio);
          expectFields(view, { Status__c: 'DONE', Sentiment__c: 'POSITIVE', NamedEntities__c: /Portland/ });
          expectFields(view, { Syntax__c: null, StatusReason__c: /Syntax: [^]*only when the contact/ });
          expectFiles(view, TRANSCRIPT_FILES);
          ensure(skipped(view) === 'syn', `Skipped is ${skipped(view)}.`);
          return shown(view, 'without syn');
        } finally {
          comprehend.failNoMore();
        }
      },
    },
    {
      title: 'An account that allows two calls of an operation a second',
      expected: 'Three calls at once are slower, but complete',
      run: async (centre) => {
        const { comprehend } = centre.workbench.aws;
        comprehend.limitRate(2);
        try {
          const views = await Promise.all([1, 2, 3].map(() => centre.play(asking(ALL), audio)));
          for (const view of views) {
            expectFields(view, { Status__c: 'DONE', Sentiment__c: 'POSITIVE', Keywords__c: /dishwasher/ });
            expectFields(view, { NamedEntities__c: /Portland/, Syntax__c: /NOUN/ });
            expectFiles(view, ALL_FILES);
          }
          return views.map((view) => shown(view)).join(' | ');
        } finally {
          comprehend.limitRate(Infinity);
        }
      },
    },
    {
      title: 'A recogniser of one’s own for English',
      expected: 'Its entities are told apart from the built-in ones',
      run: async (centre) => {
        const variables = { COMPREHEND_RECOGNIZER_ENDPOINTS: `en=${PRODUCTS}` };
        const view = await centre.playWith(variables, asking('ne'), audio);
        expectFields(view, {
          Status__c: 'DONE',
          CustomEntities__c: /dishwasher/,
          NamedEntities__c: /Portland/,
        });
        const entities = view.conversation?.insights.entities ?? [];
        const own = entities.filter(({ source }) => source === 'CUSTOM');
        ensure(
          own.length === 1 && own[0]?.type === 'APPLIANCE',
          'The recogniser’s entity is not told apart.',
        );
        return shown(view, String(view.fields.CustomEntities__c));
      },
    },
    {
      title: 'A list of terms of one’s own, as a CSV in S3',
      expected: 'Its terms are found whatever their case and accents, the longest of several',
      run: async (centre) => {
        const rows = ['term,type', 'DISHWÀSHER,APPLIANCE', 'loose shelf,DEFECT', 'shelf,FURNITURE'];
        const list = { bucket: RESULTS_BUCKET, key: 'settings/terms.csv', contentType: 'text/csv' };
        await centre.putObject({ ...list, content: () => Buffer.from(rows.join('\n')) });
        const variables = { TERMS_CSV: `${list.bucket}/${list.key}` };
        const view = await centre.playWith(variables, asking('ne'), audio);
        expectFields(view, { Status__c: 'DONE', NamedEntities__c: /Portland/ });
        expectFields(view, { CustomEntities__c: /^(?=[^]*APPLIANCE)(?=[^]*DEFECT)(?![^]*FURNITURE)/ });
        return shown(view, String(view.fields.CustomEntities__c).replaceAll('\n', ', '));
      },
    },
    {
      title: 'A recogniser whose endpoint is gone',
      expected: 'The built-in entities are there, the record says what is missing',
      run: async (centre) => {
        const gone = { COMPREHEND_RECOGNIZER_ENDPOINTS: `en=${PRODUCTS}-gone`, ANALYSIS_RETRY_MINUTES: '0' };
        const view = await centre.playWith(gone, asking('ne,kw'), audio);
        expectFields(view, { Status__c: 'DONE', NamedEntities__c: /Portland/, Keywords__c: /dishwasher/ });
        ensure(skipped(view) === 'ne', `Skipped is ${skipped(view)}.`);
        return shown(view, 'built-in entities only');
      },
    },
  ],
};
