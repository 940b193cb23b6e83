import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcSentimentTimeline from 'c/acSentimentTimeline';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

registerSa11yMatcher();

const quarter = (start, score, label) => ({ start, end: start + 3.75, score, label });
const INSIGHTS = {
  sentimentByQuarter: {
    customer: [quarter(0, -0.6, 'NEGATIVE'), quarter(3.75, -0.1, 'MIXED'), null, quarter(11.25, 0.5)],
    agent: [null, null, quarter(7.5, 0.7), null],
  },
  sentimentTrend: { customer: 'IMPROVING' },
};

describe('c-ac-sentiment-timeline', () => {
  let element;

  beforeEach(() => {
    element = createElement('c-ac-sentiment-timeline', { is: AcSentimentTimeline });
    element.names = { customer: 'Customer', agent: 'Agent' };
    element.conversation = sampleConversation({ insights: INSIGHTS });
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  const all = (selector) => [...element.shadowRoot.querySelectorAll(selector)];
  const showTable = async () => {
    all('lightning-button-icon')[0].click();
    await Promise.resolve();
  };

  it('draws a chart for each party, with the trend in a word', () => {
    expect(all('.chart')).toHaveLength(2);
    expect(all('.trend').map(({ textContent }) => textContent.trim())).toEqual(['c.AC_Trend_Improving']);
    expect(all('.bar').length).toBeGreaterThan(2);
  });

  it('leaves out a party of whom there is nothing to draw', async () => {
    const turns = sampleConversation().turns.filter(({ participant }) => participant === 'customer');
    element.conversation = sampleConversation({ turns, insights: {} });
    await Promise.resolve();
    expect(all('.chart')).toHaveLength(1);
  });

  it('leads to the time that is pressed in the chart', () => {
    const seeks = jest.fn();
    element.addEventListener('seek', (event) => seeks(event.detail.seconds));
    const [chart] = all('.chart');
    chart.getBoundingClientRect = () => ({ left: 100, width: 300 });
    chart.dispatchEvent(new MouseEvent('click', { clientX: 200 }));
    expect(seeks).toHaveBeenCalledWith(5);
  });

  it('says the same as a table', async () => {
    await showTable();
    expect(all('.chart')).toHaveLength(0);
    const rows = all('tbody tr').map(({ cells }) => [...cells].slice(1).map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['c.AC_Negative (-0.6)', 'c.AC_Said_Nothing'],
      ['c.AC_Mixed (-0.1)', 'c.AC_Said_Nothing'],
      ['c.AC_Said_Nothing', 'c.AC_Positive (+0.7)'],
      ['c.AC_Positive (+0.5)', 'c.AC_Said_Nothing'],
    ]);
  });

  it('leads to a quarter from the table', async () => {
    await showTable();
    const seeks = jest.fn();
    element.addEventListener('seek', (event) => seeks(event.detail.seconds));
    all('.time')[2].click();
    expect(seeks).toHaveBeenCalledWith(7.5);
  });

  it('is accessible as a chart and as a table', async () => {
    await expect(element).toBeAccessible();
    await showTable();
    await expect(element).toBeAccessible();
  });
});
