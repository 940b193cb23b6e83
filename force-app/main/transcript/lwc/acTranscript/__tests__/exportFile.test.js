import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { exportFile, saveFile } from '../exportFile';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

const content = (conversation, format) => exportFile(conversation, format).content;
const wordsOf = (text, start) => ({
  text,
  start: text.map((_, index) => start + index),
  end: text.map((_, index) => start + index + 0.8),
  confidence: text.map(() => 0.9),
});
const saying = (text, changes = {}) =>
  sampleConversation({
    turns: [{ index: 0, participant: 'customer', start: 1, end: 2, text, ...changes }],
  });
const japanese = saying('お電話ありがとうございます。', {
  words: wordsOf(['お電話', 'ありがとう', 'ございます。'], 1),
});

describe('a transcript as text', () => {
  it('has a line for each turn with its time and speaker', () => {
    expect(content(sampleConversation(), 'text').split('\n').slice(2, 5)).toEqual([
      '[0:00] c.AC_Agent: Thank you for calling Northwind.',
      '[0:03] c.AC_Customer: My delivery is late, and the address was wrong.',
      '[0:08] c.AC_Agent: I am sorry about the delivery. It leaves today.',
    ]);
  });

  it('keeps languages without spaces as they are', () => {
    expect(content(japanese, 'text')).toContain('お電話ありがとうございます。');
  });

  it('tells the events of a chat as such, and names its attachments', () => {
    const chat = sampleConversation({
      channel: 'CHAT',
      turns: [
        { index: 0, participant: 'customer', start: 0, end: 0, text: 'joined', kind: 'EVENT' },
        { index: 1, participant: 'customer', start: 1, end: 1, text: 'bill.pdf', kind: 'ATTACHMENT' },
      ],
    });
    expect(content(chat, 'text')).toContain('[0:00] c.AC_Customer joined');
    expect(content(chat, 'text')).toContain('[0:01] c.AC_Customer: c.AC_Attachment');
  });
});

describe('a transcript as a table', () => {
  const rows = (conversation) => parse(content(conversation, 'csv'), { bom: true });

  it('has a header and a row for each turn', () => {
    const table = rows(sampleConversation());
    expect(table).toHaveLength(4);
    expect(table[2]).toEqual([
      '2',
      '0:03',
      '3.50',
      '8.00',
      'c.AC_Customer',
      'c.AC_Negative',
      'My delivery is late, and the address was wrong.',
    ]);
  });

  it('gives back any text, but for the sign that makes it harmless', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cell = rows(saying(text))[1][6];
        expect(cell === text || cell === `'${text}`).toBe(true);
      }),
    );
  });

  it.each(['=HYPERLINK("http://example.com")', '+1', '-1', '@SUM(1)', '  =1', '\t=1', '\r=1', '＝1'])(
    'lets no spreadsheet take %j for a formula',
    (text) => {
      expect(rows(saying(text))[1][6]).toBe(`'${text}`);
    },
  );

  it('is recognised as UTF-8', () => {
    expect(content(japanese, 'csv').startsWith('\ufeff')).toBe(true);
  });
});

describe('a transcript as subtitles', () => {
  it('begins with its signature and has a cue for each turn', () => {
    const blocks = content(sampleConversation(), 'vtt').trim().split('\n\n');
    expect(blocks[0]).toBe('WEBVTT');
    expect(blocks[2]).toBe(
      '00:00:03.500 --> 00:00:08.000\n<v c.AC_Customer>My delivery is late, and the address was wrong.',
    );
    expect(blocks).toHaveLength(4);
  });

  it('cuts long turns between words, with the words’ own times', () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${index}`);
    const blocks = content(saying(words.join(' '), { end: 41, words: wordsOf(words, 1) }), 'vtt')
      .trim()
      .split('\n\n')
      .slice(1);
    const texts = blocks.map((block) => block.split('>').at(-1));
    expect(texts.join(' ')).toBe(words.join(' '));
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(84);
    expect(blocks[0]).toMatch(/^00:00:01\.000 --> /);
    expect(blocks.at(-1)).toMatch(/ --> 00:00:40\.800\n/);
  });

  it('adds no spaces to languages that have none', () => {
    expect(content(japanese, 'vtt')).toContain('>お電話ありがとうございます。\n');
  });

  it('orders the cues of turns that overlap', () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${index}`);
    const { turns } = saying(words.join(' '), { end: 41, words: wordsOf(words, 1) });
    const overlapping = [...turns, { index: 1, participant: 'agent', start: 2, end: 3, text: 'Yes.' }];
    const starts = content(sampleConversation({ turns: overlapping }), 'vtt').match(/^\S+(?= -->)/gm);
    expect(starts).toEqual([...starts].sort());
  });

  it('is well-formed whatever was said', () => {
    const cue = /^\d{2,}:\d\d:\d\d\.\d{3} --> \d{2,}:\d\d:\d\d\.\d{3}\n<v [^<>&\n]+>[^<>\n]*$/;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(500_000), (text, start) => {
        const blocks = content(saying(text, { start, end: start }), 'vtt')
          .trimEnd()
          .split('\n\n');
        for (const block of blocks.slice(1)) expect(block).toMatch(cue);
        expect(blocks.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('cuts turns without the times of words too, which are estimated by their place in the text', () => {
    const said = 'I have looked at both of your orders, and the first parcel has left. ';
    const text = said.repeat(6).trim();
    const blocks = content(saying(text, { start: 3, end: 34.5 }), 'vtt')
      .trim()
      .split('\n\n')
      .slice(1);
    const texts = blocks.map((block) => block.split('>').at(-1));
    expect(texts.join(' ')).toBe(text);
    expect(blocks.length).toBeGreaterThanOrEqual(5);
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(84);
    expect(blocks[0]).toMatch(/^00:00:03\.000 --> /);
    expect(blocks.at(-1)).toMatch(/ --> 00:00:34\.500\n/);
  });

  it.each([
    ['a language without spaces', 'お電話ありがとうございます。ご注文の配送が遅れています。'.repeat(8)],
    ['one word without an end', 'x'.repeat(300)],
  ])('cuts %s', (_what, text) => {
    const cues = content(saying(text, { start: 0, end: 60 }), 'vtt').match(/(?<=<v [^>]*>).*/g);
    expect(cues.join('')).toBe(text);
    expect(Math.max(...cues.map(({ length }) => length))).toBeLessThanOrEqual(84);
  });

  it('leaves a short word long enough to be read, if nothing else is said', () => {
    const turns = [
      { index: 0, participant: 'agent', start: 1, end: 1.1, text: 'One moment, please.' },
      { index: 1, participant: 'customer', start: 10, end: 10.1, text: 'All right, thank you.' },
      { index: 2, participant: 'agent', start: 10.4, end: 12, text: 'Yes.' },
    ];
    const times = content(sampleConversation({ turns }), 'vtt').match(/^.* --> .*$/gm);
    expect(times[0]).toBe('00:00:01.000 --> 00:00:01.950');
    expect(times[1]).toBe('00:00:10.000 --> 00:00:10.400');
  });

  it('are numbered in SRT, with the speaker in the text', () => {
    expect(content(sampleConversation(), 'srt').split('\n').slice(4, 8)).toEqual([
      '2',
      '00:00:03,500 --> 00:00:08,000',
      'c.AC_Customer: My delivery is late, and the address was wrong.',
      '',
    ]);
  });

  it('are well-formed in SRT whatever was said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const blocks = content(saying(`a ${text}`), 'srt').split('\n\n');
        blocks.forEach((block, index) => {
          const [number, times, said, ...rest] = block.trimEnd().split('\n');
          expect([number, rest]).toEqual([String(index + 1), []]);
          expect(times).toMatch(/^\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}$/);
          expect(said).not.toContain('-->');
        });
      }),
    );
  });

  it('escapes what would be markup', () => {
    expect(content(saying('a <b> & c --> d'), 'vtt')).toContain('>a &lt;b&gt; &amp; c --&gt; d\n');
  });
});

describe('saving', () => {
  const saved = jest.fn();

  beforeEach(() => {
    jest.useFakeTimers();
    URL.createObjectURL = jest.fn(() => 'blob:one');
    URL.revokeObjectURL = jest.fn();
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click() {
      saved(this.href, this.download);
    });
  });

  afterEach(() => {
    delete URL.createObjectURL;
    delete URL.revokeObjectURL;
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it.each([
    ['text', 'txt', 'text/plain'],
    ['csv', 'csv', 'application/octet-stream'],
    ['vtt', 'vtt', 'application/octet-stream'],
    ['srt', 'srt', 'application/octet-stream'],
  ])('offers %s under a name that tells its kind, and releases it', (format, extension, type) => {
    const conversation = sampleConversation();
    saveFile(exportFile(conversation, format));
    expect(saved).toHaveBeenCalledWith('blob:one', `transcript-${conversation.contactId}.${extension}`);
    expect(URL.createObjectURL.mock.calls[0][0].type).toBe(type);
    jest.runAllTimers();
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:one');
  });
});
