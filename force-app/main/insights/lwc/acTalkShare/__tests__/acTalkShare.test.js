import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTalkShare from 'c/acTalkShare';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';
import { shareParts } from '../talkRows';

registerSa11yMatcher();

function create(conversation = sampleConversation()) {
  const element = createElement('c-ac-talk-share', { is: AcTalkShare });
  Object.assign(element, { conversation, names: { customer: 'Customer', agent: 'Agent' } });
  document.body.appendChild(element);
  return element;
}

const texts = (element, selector) =>
  [...element.shadowRoot.querySelectorAll(selector)].map((each) => each.textContent);

describe('c-ac-talk-share', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('gives the figures of both speakers', () => {
    const element = create();
    expect(texts(element, 'thead th')).toEqual(['Customer', 'Agent']);
    expect(texts(element, 'tbody tr')).toEqual([
      'c.AC_Talk_Share40%60%',
      'c.AC_Talk_Time0:040:07',
      'c.AC_Words_A_Minute140165',
      'c.AC_Interruptions10',
      'c.AC_Longest_Monologue0:050:03',
      'c.AC_Response_Timec.AC_Nonec.AC_Seconds',
    ]);
  });

  it('says how long nobody spoke, and several at once', () => {
    expect(texts(create(), 'dd')).toEqual(['0:03 (20%)', '0:02', '0:00']);
  });

  it('says that no silence was long', () => {
    const conversation = sampleConversation();
    conversation.statistics.silences = [];
    expect(texts(create(conversation), 'dd')[1]).toBe('c.AC_None');
  });

  it('counts what was written in a chat', () => {
    const element = create(sampleConversation({ channel: 'CHAT' }));
    expect(texts(element, 'tbody tr')).toEqual(['c.AC_Messages22', 'c.AC_Words2020']);
    expect(texts(element, 'dd')).toEqual([]);
  });

  it('leaves open what is not known without a transcript', () => {
    const conversation = sampleConversation();
    const stated = { seconds: 3, share: 1, responseSeconds: null };
    conversation.statistics = { durationSeconds: 10, talk: { agent: stated }, silences: [] };
    const element = create(conversation);
    expect(texts(element, 'tbody td')).toEqual(['100%', '0:03', '–', '–', '–', 'c.AC_None']);
    expect(texts(element, 'dd')).toEqual([]);
  });

  it('leaves out a speaker who never spoke', () => {
    const conversation = sampleConversation();
    delete conversation.statistics.talk.customer;
    expect(texts(create(conversation), 'thead th')).toEqual(['Agent']);
  });

  it('fills the whole bar even where speakers talk over one another', () => {
    const rows = [
      { id: 'customer', role: 'CUSTOMER', seconds: 40 },
      { id: 'agent', role: 'AGENT', seconds: 40 },
    ];
    const widths = shareParts(rows, 20).map(({ style }) => Number.parseFloat(style.split(':')[1]));
    expect(widths).toEqual([40, 40, 20]);
  });

  it('stands a call in which there was nothing', () => {
    expect(shareParts([], 0)).toHaveLength(1);
  });

  it('is accessible', async () => {
    await expect(create()).toBeAccessible();
  });
});
