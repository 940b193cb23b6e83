import type { Page } from 'playwright-core';
import type { UserName } from './console-visit.ts';
import {
  NO_CONVERSATION,
  all,
  apexAnswers,
  conversationWith,
  recordWith,
  withoutConversation,
  withoutPermissions,
} from './org-answers.ts';

/** What the record page of a call can be like: each is made of a sample by what the org answers otherwise. */
export type PageState = {
  name: string;
  sample: string;
  user?: UserName;
  /** Added to the address, as `&direction=rtl`. */
  address?: string;
  /** Before the page opens. */
  given?: (page: Page) => Promise<unknown>;
  /** Once the page stands. */
  when?: (page: Page) => Promise<unknown>;
  /** Words that say what the page is like, each of which is to be seen. */
  says: string[];
};

export const play = (page: Page) => page.getByRole('button', { name: 'Play', exact: true }).click();
/** Answers of Apex when Play is pressed, and what the page then says. */
export const PLAYBACK_PROBLEMS: [state: string, title: string][] = [
  ['NOT_YET', "The recording isn't available yet"],
  ['ARCHIVED', 'The recording is archived'],
  ['NOT_ALLOWED', "This recording can't be played"],
  ['NOT_CONFIGURED', "Playback isn't set up yet"],
  ['UNREACHABLE', "The recording service isn't responding"],
  ['AUDIO_UNREACHABLE', "Couldn't load the recording"],
  ['UNSUPPORTED', "Your browser can't play this recording"],
  ['OFFLINE', "You're offline"],
  ['NO_ACCESS', "You can't open this call"],
];

const COMPLAINT = 'complaint-resolved';
const NO_RECORDING = { RecordingPath__c: null, RedactedRecordingPath__c: null, Waveform__c: null };
const COMMENTS = {
  canComment: true,
  comments: [
    {
      recordId: 'a02000000000001AAA',
      body: 'The apology comes late.',
      startTime: 30,
      endTime: 42.5,
      author: 'Priya Nair',
      createdAt: '2026-11-20T15:10:00.000Z',
      isEdited: false,
      isOwn: true,
    },
    {
      recordId: 'a02000000000002AAA',
      body: 'Thank you, I have spoken with Dana.',
      startTime: null,
      endTime: null,
      author: 'Alex Morgan',
      createdAt: '2026-11-21T09:00:00.000Z',
      isEdited: true,
      isOwn: false,
    },
  ],
};

/** The main ones, of which there are pictures. */
export const MAIN_STATES = {
  ready: { name: 'ready', sample: COMPLAINT, says: ['13 turns', 'Whole call'] },
  search: {
    name: 'search',
    sample: COMPLAINT,
    when: (page: Page) => page.getByRole('searchbox', { name: 'Search transcript' }).fill('order'),
    says: ['Search matches'],
  },
  unfinished: {
    name: 'unfinished',
    sample: COMPLAINT,
    given: recordWith({ Status__c: 'TRANSCRIBING', WaveformStatus__c: 'PENDING', Waveform__c: null }),
    says: ['Drawing the waveform', 'Transcribing the call', 'Analyzing the call'],
  },
  noPermission: {
    name: 'no permission',
    sample: COMPLAINT,
    given: withoutPermissions,
    says: ["You don't have permission to play recordings"],
  },
  deleted: {
    name: 'recording deleted, transcription failed',
    sample: COMPLAINT,
    given: all(
      recordWith({
        RecordingStatus__c: 'DELETED',
        Status__c: 'FAILED',
        StatusReason__c: 'Amazon Transcribe: the audio has no channel with speech.',
      }),
      withoutConversation,
    ),
    says: ['The recording was deleted', "The call couldn't be transcribed", 'No insights for this call'],
  },
  unreachable: {
    name: 'unreachable',
    sample: COMPLAINT,
    given: apexAnswers('getPlayback', { state: 'UNREACHABLE' }),
    when: play,
    says: ["The recording service isn't responding"],
  },
  empty: {
    name: 'no recording, no transcript',
    sample: COMPLAINT,
    given: all(recordWith({ ...NO_RECORDING, StatusReason__c: null }), withoutConversation),
    says: ['No recording for this call', 'No transcript for this call'],
  },
  arabic: {
    name: 'Arabic from right to left',
    sample: 'mawid-lil-siyana',
    address: '&direction=rtl&locale=ar-EG',
    says: ['Not analyzed'],
  },
  japanese: {
    name: 'Japanese',
    sample: 'nimotsu-ga-todokanai',
    address: '&locale=ja-JP',
    says: ['Not analyzed'],
  },
  contactLens: {
    name: 'Contact Lens',
    sample: 'long-hold',
    says: ['Action items', 'Generated automatically. Check it before you rely on it.'],
  },
  chat: {
    name: 'chat',
    sample: 'chat-delivery-address',
    says: ["Chats don't have recordings", 'Chat started'],
  },
  comments: {
    name: 'comments',
    sample: COMPLAINT,
    given: apexAnswers('getComments', COMMENTS),
    says: ['The apology comes late.', '0:30–0:42'],
  },
  chain: { name: 'chain', sample: 'billing-transfer-1', says: ['Parts of this call', 'No comments yet'] },
} satisfies Record<string, PageState>;

/** All others. */
export const OTHER_STATES: PageState[] = [
  {
    name: 'not recorded yet',
    sample: COMPLAINT,
    given: recordWith({ ...NO_RECORDING, Status__c: 'RECEIVED' }),
    says: ['This call is still being processed'],
  },
  {
    name: 'loading',
    sample: COMPLAINT,
    // The components' own look at the record; that of the page around them is answered.
    given: (page) =>
      page.route(/ui-api\/records\/.*Status__c/, (route) =>
        route.request().url().includes('Name') ? route.fallback() : new Promise(() => undefined),
      ),
    says: ['Loading the call'],
  },
  {
    name: 'load failed',
    sample: COMPLAINT,
    given: (page) =>
      page.route('**/ui-api/records/**', (route) =>
        route.fulfill({ status: 500, json: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'Out of order.' }] }),
      ),
    says: ["Couldn't load the call", 'Out of order.'],
  },
  {
    name: 'an analysis is tried again',
    sample: COMPLAINT,
    given: all(
      recordWith({ Status__c: 'ANALYSING' }),
      conversationWith((conversation) => {
        conversation['skipped'] = [{ analysis: 'snt', reason: 'failed', detail: 'Throttled.' }];
      }),
    ),
    says: ['13 turns', 'Analyzing the call', 'Not analyzed'],
  },
  { name: 'no access', sample: COMPLAINT, user: 'agentWithout', says: ["You can't open this call"] },
  {
    name: 'redacted, without a waveform',
    sample: 'billing-transfer-2',
    given: recordWith({
      RecordingPath__c: null,
      RedactedRecordingPath__c: 'northwind-connect-recordings/redacted.wav',
      Waveform__c: null,
      WaveformStatus__c: 'FAILED',
      WaveformReason__c: 'The file is not a WAV file.',
    }),
    says: ['Redacted recording', 'No waveform for this recording', 'The file is not a WAV file.'],
  },
  {
    name: 'transcript withheld',
    sample: COMPLAINT,
    given: all(
      recordWith({ StatusReason__c: 'The transcript is withheld: personal data could not be found.' }),
      withoutConversation,
    ),
    says: ['The transcript is withheld'],
  },
  {
    name: 'transcript of a newer version',
    sample: COMPLAINT,
    given: conversationWith((conversation) => {
      conversation['schemaVersion'] = 99;
    }),
    says: ['This transcript needs a newer version of these components'],
  },
  {
    name: 'transcript unreadable',
    sample: COMPLAINT,
    given: apexAnswers('getConversation', { text: '{', part: 1, parts: 1, versionId: 'broken' }),
    says: ["The transcript can't be read"],
  },
  {
    name: 'transcript changed',
    sample: COMPLAINT,
    given: all(
      conversationWith((conversation) => {
        conversation['part'] = { number: 1, of: 2 };
      }),
      apexAnswers('getFurtherPart', { ...NO_CONVERSATION, part: 2 }),
    ),
    says: ['The transcript has just changed'],
  },
  {
    name: 'nobody spoke',
    sample: COMPLAINT,
    given: conversationWith((conversation) => {
      conversation['turns'] = [];
    }),
    says: ['No one spoke on this call'],
  },
  {
    name: 'no turn fits the filters',
    sample: COMPLAINT,
    given: conversationWith((conversation) => {
      for (const turn of conversation['turns'] as { participant: string; sentiment?: object }[])
        if (turn.participant === 'customer') delete turn.sentiment;
    }),
    when: async (page) => {
      await page.getByRole('button', { name: 'Filter' }).click();
      const filter = page.locator('c-ac-transcript-filter');
      await filter.getByRole('button', { name: 'Customer', exact: true }).click();
      await filter.getByRole('button', { name: 'Negative', exact: true }).click();
    },
    says: ['No turns match these filters'],
  },
];
