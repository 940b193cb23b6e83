import { sampleAudio } from './contact-centre/audio.ts';
import { makeCall, SHORT_CALL } from './contact-centre/calls.ts';
import { ensure, expectFields, shown } from './contact-centre/shown.ts';
import type { ScenarioGroup } from './scenario.ts';

const audio = sampleAudio(SHORT_CALL);
const withoutTranscript = { postcallTranscribeEnabled: undefined };
const callFrom = (Address: string) => ({ CustomerEndpoint: { Address, Type: 'TELEPHONE_NUMBER' } });

export const relatedRecordScenarios: ScenarioGroup = {
  title: 'Case, contact and account',
  scenarios: [
    {
      title: 'Contact attributes that name a case, a contact and an account',
      expected: 'The lookups lead there',
      run: async (centre) => {
        const Account__c = await centre.createSeen('Account', { Name: 'Hartwell Bakery' });
        const Contact__c = await centre.createSeen('Contact', { LastName: 'Hartwell' });
        const Case__c = await centre.createSeen('Case', { Subject: 'A late delivery' });
        const names = { sfCaseId: Case__c, sfContactId: Contact__c, sfAccountId: Account__c };
        const view = await centre.play(makeCall({ attributes: { ...withoutTranscript, ...names } }), audio);
        expectFields(view, {
          Status__c: 'DONE',
          Case__c,
          Contact__c,
          Account__c,
          RelatedRecordsNote__c: null,
        });
        return shown(view, 'case, contact, account');
      },
    },
    {
      title: 'A contact attribute with an id that is wrong',
      expected: 'Only the lookup stays empty, with a note',
      run: async (centre) => {
        const attributes = { ...withoutTranscript, sfCaseId: '500000000000000AAA' };
        const view = await centre.play(makeCall({ attributes }), audio);
        const note = /Case: empty because/;
        expectFields(view, { Status__c: 'DONE', WaveformStatus__c: 'READY', Case__c: null });
        expectFields(view, { RelatedRecordsNote__c: note });
        return shown(view, String(view.fields.RelatedRecordsNote__c));
      },
    },
    {
      title: 'A number that one contact has, written otherwise',
      expected: 'Contact and account are found by it',
      run: async (centre) => {
        const Account__c = await centre.createSeen('Account', { Name: 'Okafor Freight' });
        const person = { LastName: 'Okafor', Phone: '(303) 555-0142', AccountId: Account__c };
        const Contact__c = await centre.createSeen('Contact', person);
        const members = callFrom('+13035550142');
        const view = await centre.play(makeCall({ attributes: withoutTranscript, members }), audio);
        expectFields(view, { Status__c: 'DONE', Contact__c, Account__c });
        return shown(view, String(view.fields.RelatedRecordsNote__c));
      },
    },
    {
      title: 'A number that two contacts have',
      expected: 'The lookup stays empty, both are listed',
      run: async (centre) => {
        const ids = [
          await centre.createSeen('Contact', { LastName: 'Lindqvist', Phone: '+1 303 555 0177' }),
          await centre.createSeen('Contact', { LastName: 'Moreau', MobilePhone: '13035550177' }),
        ];
        const members = callFrom('+13035550177');
        const view = await centre.play(makeCall({ attributes: withoutTranscript, members }), audio);
        expectFields(view, { Status__c: 'DONE', Contact__c: null });
        const note = String(view.fields.RelatedRecordsNote__c);
        ensure(
          ids.every((id) => note.includes(id)),
          `The note does not list both contacts: ${note}`,
        );
        return shown(view, note);
      },
    },
  ],
};
