import fc from 'fast-check';
import {
  contactLensObject,
  contactLensPrefixes,
  isPreferredAnalysis,
} from '../../src/recordings/contact-lens-keys.ts';
import { audioLocations, playableRecording } from '../../src/recordings/playable-recording.ts';

const ID = '3f0a5c1e-0000-4000-8000-00000000a001';
const key = (folder: string, rest: string) => `Analysis/${folder}/2026/11/20/${ID}_${rest}`;

describe('a key of Contact Lens', () => {
  it.each([
    [key('Voice', 'analysis_2026-11-20T14:05:16Z.json'), 'analysis', false],
    [key('Voice/ivr', 'analysis_2026-11-20T14:05:16Z.json'), 'analysis', false],
    [key('Voice/ivr/Redacted', 'analysis_redacted_2026-11-20T14:05:16Z.json'), 'analysis', true],
    [key('Email', 'analysis_20261120T14:05_UTC.json'), 'analysis', false],
    [key('Email/Redacted', 'analysis_redacted_20261120T14:05_UTC.json'), 'analysis', true],
    [key('Chat', 'analysis_2026-11-20T14:05:16Z.json'), 'analysis', false],
    [key('Voice/Redacted', 'analysis_redacted_2026-11-20T14:05:16Z.json'), 'analysis', true],
    [key('Chat/Redacted', 'analysis_redacted_2026-11-20T14:05:16Z.json'), 'analysis', true],
    [key('Voice/Redacted', 'call_recording_redacted_2026-11-20T14:05:16Z.wav'), 'redacted-recording', true],
    [`connect/northwind/ChatTranscripts/2026/11/20/${ID}_20261120T14:05_UTC.json`, 'chat-transcript', false],
    [key('Voice', 'analysis_2026-11-20T14:05:16Z.json').toUpperCase(), 'analysis', false],
  ])('tells what it names: %s', (written, kind, redacted) => {
    const found = contactLensObject(written);
    expect({ ...found, contactId: found?.contactId.toLowerCase() }).toEqual({
      kind,
      contactId: ID,
      redacted,
      selfService: /\/ivr\//i.test(written),
      time: expect.stringMatching(/^2026-?11-?20T14:05(:16Z|_UTC)$/) as string,
    });
    expect(contactLensObject(`any folder/with+plus/${written}`)).toEqual(found);
  });

  it.each([
    'connect/northwind/CallRecordings/2026/11/20/x_20261120T14:03_UTC.wav',
    key('Email/ivr', 'analysis_20261120T14:05_UTC.json'),
    key('Voice/Redacted/ivr', 'analysis_redacted_2026-11-20T14:05:16Z.json'),
    key('Voice', 'analysis_2026-11-20T14:05:16Z.json.tmp'),
    'NotAnalysis/Voice/2026/11/20/x_analysis_1.json',
    'Analysis/Voice/2026/11/x_analysis_1.json',
    '',
  ])('is none: %s', (written) => {
    expect(contactLensObject(written)).toBeUndefined();
  });

  it('says whether it is of the talk with an automated system', () => {
    expect(contactLensObject(key('Voice/ivr', 'analysis_1.json'))?.selfService).toBe(true);
    expect(contactLensObject(key('Voice/ivr/Redacted', 'analysis_redacted_1.json'))?.selfService).toBe(true);
    expect(contactLensObject(key('Voice', 'analysis_1.json'))?.selfService).toBe(false);
  });

  const FOLDERS = {
    VOICE: ['Voice', 'Voice/Redacted', 'Voice/ivr', 'Voice/ivr/Redacted'],
    CHAT: ['Chat', 'Chat/Redacted'],
    EMAIL: ['Email', 'Email/Redacted'],
  };

  it.each([
    ...Object.entries(FOLDERS),
    ['a channel that is not known', Object.values(FOLDERS).flat()] as const,
    ['TASK', []] as const,
  ])('is looked for in the folders of its channel: %s', (channel, folders) => {
    const days = ['2026-11-20', '2026-12-01'];
    const below = (id: string) =>
      days.flatMap((day) =>
        folders.map((folder) => `top/Analysis/${folder}/${day.replaceAll('-', '/')}/${id}`),
      );
    expect(contactLensPrefixes('top/', days, { contactId: ID, channel })).toEqual(below(ID));
    expect(contactLensPrefixes('top/', days, { channel })).toEqual(below(''));
  });

  it('may be of a redacted recording that is played from where Contact Lens may be read, of its contact only', () => {
    const locations = {
      recordings: [{ bucket: 'bucket', prefix: 'CallRecordings/' }],
      contactLens: { locations: [{ bucket: 'bucket', prefix: '' }] },
    };
    const recording = `bucket/${key('Voice/Redacted', 'call_recording_redacted_1.wav')}`;
    const isPlayable = (contactId: string, path: string) =>
      playableRecording(contactId, path, audioLocations(path, locations)).playable;
    expect(isPlayable(ID, recording)).toBe(true);
    expect(isPlayable('another', recording)).toBe(false);
    const analysis = `bucket/${key('Voice', 'analysis_1.json')}`;
    expect(isPlayable(ID, analysis)).toBe(false);
  });
});

describe('of several analyses', () => {
  const raw = (time: number) => key('Voice', `analysis_${time}.json`);
  const redacted = (time: number) => key('Voice/Redacted', `analysis_redacted_${time}.json`);
  const written = fc
    .tuple(fc.boolean(), fc.integer({ min: 1, max: 9 }))
    .map(([isRedacted, time]) => (isRedacted ? redacted(time) : raw(time)));

  it.each([
    ['the only one is chosen', raw(1), undefined, false, true],
    ['the later one is chosen', raw(2), raw(1), false, true],
    ['the earlier one is not', raw(1), raw(2), false, false],
    ['the one in use is chosen when it comes again', raw(1), raw(1), false, true],
    ['a later redacted one does not replace one that is complete', redacted(2), raw(1), false, false],
    ['one that is complete replaces a later redacted one', raw(1), redacted(2), false, true],
    ['where only redacted ones count, no other is chosen', raw(2), undefined, true, false],
    ['where only redacted ones count, one replaces what is complete', redacted(1), raw(2), true, true],
    ['where only redacted ones count, the later one is chosen', redacted(2), redacted(1), true, true],
    ['where only redacted ones count, the earlier one is not', redacted(1), redacted(2), true, false],
    [
      'a redacted recording is none',
      key('Voice/Redacted', 'call_recording_redacted_1.wav'),
      undefined,
      true,
      false,
    ],
    ['another file is none', 'CallRecordings/x_1.wav', undefined, false, false],
    ['one replaces what is none', raw(1), 'CallRecordings/x_1.wav', false, true],
  ])('%s', (_words, one, current, redactedOnly, isChosen) => {
    expect(isPreferredAnalysis(one, current, redactedOnly)).toBe(isChosen);
  });

  it('the same one is chosen in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 6 }), fc.boolean(), (keys, redactedOnly) => {
        const chosen = (order: string[]) =>
          order.reduce<string | undefined>(
            (current, one) => (isPreferredAnalysis(one, current, redactedOnly) ? one : current),
            undefined,
          );
        const first = chosen(keys);
        expect(chosen([...keys].reverse())).toBe(first);
        expect(chosen([...keys].sort())).toBe(first);
        expect(redactedOnly && first?.includes('/Redacted/') === false).toBe(false);
      }),
    );
  });
});
