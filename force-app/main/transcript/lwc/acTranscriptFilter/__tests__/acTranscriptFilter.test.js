import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import { findingsOf } from 'c/acTextMarks';
import AcTranscriptFilter from 'c/acTranscriptFilter';
import { NO_FILTER } from 'c/acTurnFilter';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

registerSa11yMatcher();

const CONVERSATION = sampleConversation();
const FINDINGS = findingsOf(CONVERSATION);
const [ADDRESS] = FINDINGS.map(({ key }) => key);

function create(properties = {}) {
  const element = createElement('c-ac-transcript-filter', { is: AcTranscriptFilter });
  Object.assign(element, { conversation: CONVERSATION, findings: FINDINGS, ...properties });
  document.body.appendChild(element);
  return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];
const chip = (element, value) => find(element, `[data-value="${value}"]`);

describe('c-ac-transcript-filter', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  function filterAfter(element, act) {
    let filter;
    element.addEventListener('filterchange', (event) => {
      filter = event.detail.filter;
    });
    act();
    return filter;
  }

  it('offers who spoke, the moods that occur, and what was found, by kind', () => {
    const element = create();
    expect(all(element, '.chip').map((each) => each.textContent.trim())).toEqual([
      'c.AC_Agent',
      'c.AC_Customer',
      'c.AC_Positive',
      'c.AC_Negative',
    ]);
    expect(all(element, 'optgroup').map(({ label }) => label)).toEqual(['c.AC_Mark_Phrase']);
    expect(all(element, 'optgroup option')).toHaveLength(2);
  });

  it('offers nothing that does not occur', () => {
    const turns = CONVERSATION.turns.map((turn) => ({ ...turn, sentiment: undefined }));
    const element = create({ conversation: { ...CONVERSATION, turns }, findings: [] });
    expect(all(element, '.group')).toHaveLength(1);
  });

  it('chooses a speaker, and no longer', () => {
    const element = create();
    expect(filterAfter(element, () => chip(element, 'agent').click())).toEqual({
      ...NO_FILTER,
      participants: ['agent'],
    });
    const chosen = create({ filter: { ...NO_FILTER, participants: ['agent'] } });
    expect(chip(chosen, 'agent').getAttribute('aria-pressed')).toBe('true');
    expect(filterAfter(chosen, () => chip(chosen, 'agent').click())).toEqual(NO_FILTER);
  });

  it('chooses what was said, shows it as chosen, and takes it away again', () => {
    const element = create();
    const select = find(element, 'select');
    const filter = filterAfter(element, () => {
      select.value = ADDRESS;
      select.dispatchEvent(new CustomEvent('change'));
    });
    expect(filter.findings).toEqual([ADDRESS]);
    const chosen = create({ filter });
    expect(all(chosen, 'optgroup option')).toHaveLength(1);
    expect(filterAfter(chosen, () => chip(chosen, ADDRESS).click())).toEqual(NO_FILTER);
  });

  it('clears everything', () => {
    expect(find(create(), '.clear')).toBeNull();
    const element = create({ filter: { ...NO_FILTER, sentiments: ['NEGATIVE'] } });
    expect(filterAfter(element, () => find(element, '.clear').click())).toBe(NO_FILTER);
  });

  it.each([
    ['with nothing chosen', NO_FILTER],
    ['with something chosen', { participants: ['agent'], sentiments: ['NEGATIVE'], findings: [ADDRESS] }],
  ])('is accessible %s', async (_, filter) => {
    await expect(create({ filter })).toBeAccessible();
  });
});
