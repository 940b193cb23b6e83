import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTalkMoments from 'c/acTalkMoments';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';
import { interruptionsBySpeaker, longestMonologues, silencesByLength } from '../moments';

registerSa11yMatcher();

const NAMES = { customer: 'Customer', agent: 'Agent' };
const INTERRUPTIONS = [
  { participant: 'agent', start: 4, end: 5 },
  { participant: 'customer', start: 9, end: 9.5 },
  { participant: 'agent', start: 11, end: 11.5 },
];

function conversationWith(statistics) {
  const conversation = sampleConversation();
  return { ...conversation, statistics: { ...conversation.statistics, ...statistics } };
}

function create(conversation) {
  const element = createElement('c-ac-talk-moments', { is: AcTalkMoments });
  Object.assign(element, { conversation, names: NAMES });
  document.body.appendChild(element);
  return element;
}

const lists = (element) => [...element.shadowRoot.querySelectorAll('c-ac-mentions')];

describe('c-ac-talk-moments', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows what there is, and no heading of what there is not', () => {
    const { talk } = sampleConversation().statistics;
    talk.customer.longestMonologueStart = 3.5;
    const element = create(conversationWith({ interruptions: INTERRUPTIONS, talk }));
    expect(lists(element).map(({ label }) => label)).toEqual([
      'c.AC_Interruptions',
      'c.AC_Silence',
      'c.AC_Longest_Monologue',
    ]);
    const empty = create(conversationWith({ interruptions: [], silences: [], talk: {} }));
    expect(lists(empty)).toEqual([]);
  });

  it('leads to where it was', () => {
    const element = create(conversationWith({ interruptions: INTERRUPTIONS }));
    const seek = jest.fn();
    element.addEventListener('seek', ({ detail }) => seek(detail));
    lists(element)[0].dispatchEvent(new CustomEvent('seek', { detail: { seconds: 4 } }));
    expect(seek).toHaveBeenCalledWith({ seconds: 4 });
  });

  it('gathers the interruptions of each who interrupted', () => {
    expect(interruptionsBySpeaker({ interruptions: INTERRUPTIONS }, NAMES)).toEqual([
      { key: 'agent', text: 'Agent', places: [INTERRUPTIONS[0], INTERRUPTIONS[2]] },
      { key: 'customer', text: 'Customer', places: [INTERRUPTIONS[1]] },
    ]);
    expect(interruptionsBySpeaker({}, NAMES)).toEqual([]);
  });

  it('puts the longest silence first', () => {
    const silences = [
      { start: 1, end: 5 },
      { start: 20, end: 50 },
    ];
    expect(silencesByLength({ silences }).map(({ places }) => places[0].start)).toEqual([20, 1]);
  });

  it('finds the longest monologue of each, where the file tells', () => {
    const talk = {
      agent: { longestMonologueSeconds: 24, longestMonologueStart: 3 },
      customer: { longestMonologueSeconds: 8 },
    };
    const participants = [{ id: 'customer' }, { id: 'agent' }, { id: 'speaker-2' }];
    expect(longestMonologues({ talk }, participants, NAMES)).toEqual([
      { key: 'agent', text: 'c.AC_Length_Of_Speaker', places: [{ start: 3 }] },
    ]);
  });

  it('is accessible', async () => {
    await expect(create(conversationWith({ interruptions: INTERRUPTIONS }))).toBeAccessible();
  });
});
