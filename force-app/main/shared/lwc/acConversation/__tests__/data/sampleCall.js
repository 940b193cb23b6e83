/** A short call, as the middleware would describe it, and its record, as the platform would give it. */

const RECORD_ID = 'a01000000000001AAA';

const scores = (positive, negative) => ({ positive, negative, neutral: 1 - positive - negative, mixed: 0 });

const TURNS = [
  { participant: 'agent', start: 0.5, end: 3, text: 'Thank you for calling Northwind.' },
  {
    participant: 'customer',
    start: 3.5,
    end: 8,
    text: 'My delivery is late, and the address was wrong.',
    sentiment: { label: 'NEGATIVE', scores: scores(0.02, 0.9) },
  },
  {
    participant: 'agent',
    start: 8.5,
    end: 12,
    text: 'I am sorry about the delivery. It leaves today.',
    sentiment: { label: 'POSITIVE', scores: scores(0.8, 0.05) },
  },
];

const talk = (share, wordsPerMinute, interruptions) => ({
  seconds: share * 12,
  share,
  words: 20,
  wordsPerMinute,
  turns: 2,
  longestTurnSeconds: 4,
  longestMonologueSeconds: share === 0.4 ? 5 : 3,
  responseSeconds: share === 0.4 ? null : 0.5,
  interruptions,
});

function sampleConversation(overrides = {}) {
  return {
    schemaVersion: 1,
    contactId: '3f2a7d52-0c1e-4a7b-9d2b-5c8f2a9e1b10',
    source: 'TRANSCRIBE',
    languageCode: 'en-US',
    separator: ' ',
    part: { number: 1, of: 1 },
    participants: [
      { id: 'customer', role: 'CUSTOMER', channel: 0 },
      { id: 'agent', role: 'AGENT', channel: 1 },
    ],
    turns: TURNS.map((turn, index) => ({ index, ...turn })),
    statistics: {
      durationSeconds: 15,
      talk: { customer: talk(0.4, 140, 1), agent: talk(0.6, 165, 0) },
      silenceSeconds: 3,
      overlapSeconds: 0.5,
      silences: [{ start: 12, end: 14.5 }],
    },
    insights: {
      sentiment: {
        conversation: { label: 'MIXED', scores: { positive: 0.3, negative: 0.3, neutral: 0.1, mixed: 0.3 } },
        customer: { label: 'NEGATIVE', scores: scores(0.1, 0.7) },
        agent: { label: 'POSITIVE', scores: scores(0.7, 0.1) },
      },
      keyPhrases: [
        phrase('the address', [{ turn: 1, start: 6, end: 6.5 }]),
        phrase('the delivery', [
          { turn: 1, start: 4, end: 4.5 },
          { turn: 2, start: 9, end: 9.5 },
        ]),
      ],
      dominantLanguages: { conversation: [{ code: 'en', score: 0.98 }] },
    },
    skipped: [],
    ...overrides,
  };
}

function phrase(text, places) {
  return { text, score: 0.9, count: places.length, participants: ['customer'], places };
}

/** A conversation of many turns, each a second long. */
function longConversation(count) {
  const turns = Array.from({ length: count }, (_, index) => ({
    index,
    participant: index % 2 ? 'agent' : 'customer',
    start: index,
    end: index + 0.9,
    text: `Turn number ${index}`,
  }));
  return sampleConversation({ turns });
}

/** The answer of Apex for a conversation that fits into one file. */
function conversationFile(conversation, versionId = '068000000000001AAA') {
  return { text: JSON.stringify(conversation), part: 1, parts: 1, versionId };
}

const NO_FILE = { text: null, part: 1, parts: 0, versionId: null };

/** The record with the given field values. */
function sampleRecord(values = {}) {
  const all = { ContactId__c: 'c', Status__c: 'DONE', ...values };
  const fields = Object.entries(all).map(([name, value]) => [name, { value, displayValue: null }]);
  return { id: RECORD_ID, apiName: 'AC_Contact_Channel_Analytics__c', fields: Object.fromEntries(fields) };
}

/** A waveform as `Waveform__c` holds it, given the minimum and maximum of each point and channel. */
function sampleWaveform(points, { sampleRate = 8000, samplesPerPoint = 800, version = 2, flags = 1 } = {}) {
  const channels = points[0].length;
  const header = [version, flags, sampleRate, samplesPerPoint, points.length, channels];
  const file = new DataView(new ArrayBuffer(24 + points.length * channels * 2));
  header.forEach((value, index) => file.setInt32(index * 4, value, true));
  points.flat(2).forEach((value, index) => file.setInt8(24 + index, value));
  return btoa(String.fromCharCode(...new Uint8Array(file.buffer)));
}

export {
  NO_FILE,
  RECORD_ID,
  conversationFile,
  longConversation,
  sampleConversation,
  sampleRecord,
  sampleWaveform,
};
