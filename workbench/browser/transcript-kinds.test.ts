import type { Conversation, Turn } from '../../middleware/src/contracts/conversation-file.ts';
import { eventually, freshPages } from './console-visit.ts';
import { longConversation } from './long-conversation.ts';
import { TranscriptVisit, conversationOf } from './transcript-visit.ts';

const JAPANESE = 'nimotsu-ga-todokanai';
const ARABIC = 'mawid-lil-siyana';
const fresh = freshPages();
const transcript = new TranscriptVisit(fresh);

const NO_WORDS = { text: [], start: [], end: [], confidence: [] };
/** The member of the page that these tests look at. */
type Page = { getComputedStyle(element: unknown): { direction: string } };
/** What a turn looks like in the direction of its text. */
const directionOf = (position: number) =>
  transcript
    .bubble(position)
    .locator('.text')
    .evaluate((text) => (globalThis as unknown as Page).getComputedStyle(text).direction);
const middleOf = async (position: number) => {
  const box = await transcript.bubble(position).boundingBox();
  return (box?.x ?? 0) + (box?.width ?? 0) / 2;
};
const positionOf = async (sample: string, participant: string) =>
  (await conversationOf(sample)).turns.findIndex((turn) => turn.participant === participant);

describe('a call in a language without spaces', () => {
  it('is found by its characters and marked without spaces', async () => {
    await transcript.open(JAPANESE);
    await transcript.search.fill('荷物');
    await transcript.element.locator('mark.current').waitFor();
    await expect(transcript.element.locator('mark.current').textContent()).resolves.toBe('荷物');
    const [turn] = (await conversationOf(JAPANESE)).turns;
    await expect(transcript.bubble(0).locator('.text').textContent()).resolves.toBe(turn?.text);
    expect(turn?.text).not.toMatch(/\s/);
    await expect(transcript.bubble(0).locator('.text').getAttribute('lang')).resolves.toBe('ja-JP');
  });

  it('is followed word by word', async () => {
    await transcript.open(JAPANESE);
    const { turns } = await conversationOf(JAPANESE);
    await transcript.bubble(1).locator('[data-word="1"]').first().click();
    await transcript.said.first().waitFor();
    const said = (await transcript.said.allTextContents()).join('');
    expect(turns.flatMap(({ words }) => words.text)).toContain(said);
  });
});

describe('a call in a language from right to left', () => {
  it('runs from right to left in its bubbles, on a page from left to right', async () => {
    await transcript.open(ARABIC);
    await expect(directionOf(0)).resolves.toBe('rtl');
    const agent = await positionOf(ARABIC, 'agent');
    const customer = await positionOf(ARABIC, 'customer');
    expect(await middleOf(agent)).toBeGreaterThan(await middleOf(customer));
  });

  it('is mirrored on a page from right to left: the agent stands at its end', async () => {
    await transcript.open(ARABIC, '&direction=rtl&locale=ar-EG');
    const agent = await positionOf(ARABIC, 'agent');
    const customer = await positionOf(ARABIC, 'customer');
    expect(await middleOf(agent)).toBeLessThan(await middleOf(customer));
    await transcript.bubble(0).focus();
    await fresh.page.keyboard.press('ArrowLeft');
    await fresh.page.keyboard.press('ArrowLeft');
    const { words } = (await conversationOf(ARABIC)).turns[0] ?? {};
    await expect(transcript.bubble(0).locator('.cursor').textContent()).resolves.toBe(words?.text[1]);
  });

  it('keeps its own direction for English words on such a page', async () => {
    await transcript.open('praise-short', '&direction=rtl');
    await expect(directionOf(0)).resolves.toBe('ltr');
  });
});

describe('a call of ten thousand turns', () => {
  const COUNT = 10_000;

  it('holds few of them on the page, and any of them is reached', async () => {
    await transcript.openWith('praise-short', await longConversation('praise-short', COUNT));
    const rendered = () => transcript.turns.count();
    await expect(rendered()).resolves.toBeLessThan(200);
    await transcript.search.fill('number 9876 ');
    await transcript.comesIntoSight(9876);
    await expect(transcript.count.textContent()).resolves.toBe('1 of 1');
    await expect(rendered()).resolves.toBeLessThan(200);
    await transcript.bubble(9876).focus();
    await fresh.page.keyboard.press('End');
    await transcript.comesIntoSight(COUNT - 1);
    await fresh.page.keyboard.press('Home');
    await transcript.comesIntoSight(0);
    await expect(rendered()).resolves.toBeLessThan(200);
    expect(fresh.visit.errors).toEqual([]);
  });

  it('can be searched for what stands in every turn', async () => {
    await transcript.openWith('praise-short', await longConversation('praise-short', COUNT));
    await transcript.search.fill('turn');
    await eventually(
      () => transcript.count.textContent(),
      (text) => text === '1 of 10,000',
    );
    await transcript.search.press('Shift+Enter');
    await transcript.comesIntoSight(COUNT - 1);
  });
});

describe('a chat', () => {
  const message = (index: number, participant: string, text: string, more: Partial<Turn> = {}): Turn => ({
    index,
    participant,
    start: index * 60,
    end: index * 60,
    text,
    words: NO_WORDS,
    ...more,
  });

  async function chat(): Promise<Conversation> {
    const conversation = await conversationOf('praise-short');
    return {
      ...conversation,
      source: 'CONTACT_LENS',
      channel: 'CHAT',
      startedAt: '2026-11-20T14:03:00Z',
      insights: {},
      participants: [
        { id: 'customer', role: 'CUSTOMER', displayName: 'Jo Park' },
        { id: 'agent', role: 'AGENT', displayName: 'Dana' },
      ],
      turns: [
        message(0, 'agent', 'joined', { kind: 'EVENT' }),
        message(1, 'customer', 'Hello, my name is [NAME].', {
          redactions: [{ from: 18, to: 24, category: 'NAME' }],
          sentiment: { label: 'NEUTRAL' },
        }),
        message(2, 'customer', 'invoice.pdf', { kind: 'ATTACHMENT' }),
        message(3, 'agent', 'Thank you, I will look at it.'),
      ],
    };
  }

  it('shows messages, events and attachments at the time of day, without playback', async () => {
    await transcript.openWith('praise-short', await chat());
    await transcript.element.getByText('Chat started').waitFor();
    await transcript.element.getByText('Chat ended').waitFor();
    await transcript.element.getByText('Attachment: invoice.pdf').waitFor();
    await expect(transcript.element.locator('.event').textContent()).resolves.toMatch(/Dana.*joined/s);
    await expect(transcript.element.locator('.speaker').allTextContents()).resolves.toEqual([
      'Dana',
      'Jo Park',
      'Jo Park',
      'Dana',
    ]);
    await expect(transcript.element.locator('.time').first().textContent()).resolves.toMatch(/:03:00/);
    await expect(transcript.follow.count()).resolves.toBe(0);
    expect(fresh.visit.errors).toEqual([]);
  });

  it('marks what was taken out, is searched and exported without subtitles', async () => {
    await transcript.openWith('praise-short', await chat());
    const redaction = transcript.element.locator('.redaction');
    await expect(redaction.textContent()).resolves.toBe('[NAME]');
    await expect(redaction.getAttribute('title')).resolves.toBe('Personal data (removed): Name');
    await transcript.search.fill('thank');
    await transcript.count.getByText('1 of 1').waitFor();
    await transcript.element.getByRole('button', { name: 'Export' }).click();
    await fresh.page.getByRole('menuitem', { name: 'Text' }).waitFor();
    await expect(fresh.page.getByRole('menuitem').count()).resolves.toBe(2);
  });
});
