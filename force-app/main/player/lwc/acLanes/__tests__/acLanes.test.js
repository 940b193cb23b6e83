import fc from 'fast-check';
import { lanesOf, overlapsOf, tonesOf } from 'c/acLanes';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

const STEREO = {
  durationSeconds: 10,
  lanes: [
    [0.1, 0.2],
    [0.3, 0.4],
  ],
};
const MONO = { durationSeconds: 10, lanes: [[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]] };
const turn = (participant, start, end) => ({ participant, start, end, text: 'x' });
const voices = () =>
  sampleConversation({
    speakersBy: 'VOICE',
    participants: [
      { id: 'speaker-1', role: 'UNKNOWN' },
      { id: 'speaker-2', role: 'UNKNOWN' },
    ],
    turns: [turn('speaker-1', 0, 4), turn('speaker-2', 3, 6)],
  });
const shown = (lanes) => lanes.map(({ id, name, peaks }) => ({ id, name, peaks }));

describe('the lanes of a recording', () => {
  it('are its channels, with who speaks on them', () => {
    expect(shown(lanesOf(STEREO, sampleConversation(), 'All'))).toEqual([
      { id: 'customer', name: 'c.AC_Customer', peaks: [0.1, 0.2] },
      { id: 'agent', name: 'c.AC_Agent', peaks: [0.3, 0.4] },
    ]);
  });

  it('follow the channels where speakers were swapped', () => {
    const conversation = sampleConversation({
      participants: [
        { id: 'customer', role: 'CUSTOMER', channel: 1 },
        { id: 'agent', role: 'AGENT', channel: 0 },
      ],
    });
    expect(lanesOf(STEREO, conversation, 'All').map(({ id }) => id)).toEqual(['agent', 'customer']);
  });

  it('are as Amazon Connect records while nothing is known of the conversation', () => {
    expect(lanesOf(STEREO, null, 'All').map(({ id }) => id)).toEqual(['customer', 'agent']);
    expect(shown(lanesOf(MONO, null, 'All'))).toEqual([
      { id: 'channel-0', name: 'All', peaks: MONO.lanes[0] },
    ]);
  });

  it('are what was heard while each spoke, where one channel has all voices', () => {
    expect(shown(lanesOf(MONO, voices(), 'All'))).toEqual([
      { id: 'speaker-1', name: 'c.AC_Speaker 1', peaks: [1, 1, 1, 1, 0, 0, 0, 0, 0, 0] },
      { id: 'speaker-2', name: 'c.AC_Speaker 2', peaks: [0, 0, 0, 1, 1, 1, 0, 0, 0, 0] },
    ]);
  });

  it('name all who share a channel, and a channel of nobody', () => {
    const lanes = [[1], [1], [1]];
    const participants = [
      { id: 'customer', role: 'CUSTOMER', channel: 0 },
      { id: 'guest', role: 'CUSTOMER', channel: 0 },
      { id: 'agent', role: 'AGENT', channel: 1 },
    ];
    const names = lanesOf({ durationSeconds: 1, lanes }, sampleConversation({ participants }), 'All').map(
      ({ name }) => name,
    );
    expect(names).toEqual(['c.AC_Customer 1, c.AC_Customer 2', 'c.AC_Agent', 'All']);
  });

  it('are who speaks when where there is no waveform', () => {
    const [customer] = lanesOf(null, sampleConversation(), 'All');
    expect(customer).toMatchObject({ peaks: null, spans: [{ start: 3.5, end: 8 }] });
  });

  it('have colours of their own for customer and agent, and others for who else speaks', () => {
    const participants = ['a', 'b', 'c', 'd'].map((id, index) => ({
      id,
      role: ['AGENT', 'CUSTOMER', 'AGENT', 'SYSTEM'][index],
    }));
    expect(tonesOf(participants)).toEqual({ a: 'agent', b: 'customer', c: 'third', d: 'fourth' });
  });
});

describe('speaking at once', () => {
  it('is where turns of different speakers meet', () => {
    expect(overlapsOf([turn('a', 0, 5), turn('b', 4, 9), turn('a', 8, 12)])).toEqual([
      { start: 4, end: 5 },
      { start: 8, end: 9 },
    ]);
  });

  it('is not two turns of one speaker', () => {
    expect(overlapsOf([turn('a', 0, 5), turn('a', 4, 9)])).toEqual([]);
  });

  it('is every moment at which two speak, and no other', () => {
    const turns = fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(60), fc.integer({ min: 1, max: 12 })), {
        maxLength: 30,
      })
      .map((all) => all.map(([who, start, length]) => turn(who, start, start + length)))
      .map((all) => all.sort((one, other) => one.start - other.start));
    fc.assert(
      fc.property(turns, (all) => {
        const overlaps = overlapsOf(all);
        for (let second = 0.5; second < 75; second += 1) {
          const speaking = new Set(
            all.filter((each) => each.start < second && second < each.end).map((each) => each.participant),
          );
          expect(overlaps.some(({ start, end }) => start < second && second < end)).toBe(speaking.size > 1);
        }
      }),
    );
  });
});
