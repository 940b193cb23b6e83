import { loadContacts, loadSamples } from '#samples';
import { Workbench, eventually, freshPages } from './console-visit.ts';

const workbench = new Workbench();
const complaint = loadSamples()[0]?.contactRecord.ContactId as string;
const fresh = freshPages();

/** The members of the page's elements that these tests look at. */
type Audio = { currentTime: number; playbackRate: number };
type Canvas = {
  width: number;
  height: number;
  getContext(kind: '2d'): { getImageData(x: number, y: number, w: number, h: number): { data: number[] } };
};

const audioTime = () =>
  fresh.page.locator('audio').evaluate((audio) => (audio as unknown as Audio).currentTime);
const toRecordings = (url: string) => url.includes('northwind-connect-recordings');
const turns = () => fresh.page.locator('c-ac-turn');
const activeTurn = () => fresh.page.locator('c-ac-turn button[aria-current="true"]');

async function openCall(): Promise<void> {
  await fresh.page.goto(workbench.recordAddress('agent', await workbench.recordId(complaint)));
  await fresh.page.locator('c-ac-waveform canvas').first().waitFor();
  await turns().first().waitFor();
}

describe('the list of calls', () => {
  it('stands behind the navigation item and shows every call that the agent took', async () => {
    await fresh.page.goto(`${workbench.url}/lightning/?user=dana.reyes%40northwind.example`);
    await fresh.page.getByRole('link', { name: 'AC Contact Channel Analytics' }).waitFor();
    await fresh.page.locator('tbody tr').first().waitFor();
    const theirs = loadContacts().filter(
      ({ contactRecord }) =>
        (contactRecord.Agent as { Username: string }).Username === 'dana.reyes@northwind.example',
    );
    await eventually(
      () => fresh.page.locator('tbody tr').count(),
      (rows) => rows >= theirs.length,
    );
    expect(fresh.visit.errors).toEqual([]);
  });

  it('opens a record by its name', async () => {
    await fresh.page.goto(workbench.listAddress('agent'));
    await fresh.page.locator('tbody a').first().click();
    await fresh.page.locator('c-ac-recording').waitFor();
    expect(fresh.page.url()).toMatch(/\/lightning\/r\/AC_Contact_Channel_Analytics__c\/\w{18}\/view/);
  });
});

describe('a call on its record', () => {
  it('draws the waveform before Play is pressed and without fetching the audio', async () => {
    await openCall();
    const inked = await fresh.page.locator('c-ac-waveform canvas').evaluateAll((canvases) =>
      (canvases as unknown as Canvas[]).some((canvas) =>
        canvas
          .getContext('2d')
          ?.getImageData(0, 0, canvas.width, canvas.height)
          .data.some((value) => value > 0),
      ),
    );
    expect(inked).toBe(true);
    expect(fresh.visit.requests.filter(toRecordings)).toEqual([]);
    expect(fresh.visit.errors).toEqual([]);
  });

  it('plays, moves in time, and the turn that is spoken becomes the active one', async () => {
    await openCall();
    await fresh.page.getByRole('button', { name: 'Play' }).click();
    await fresh.page.getByRole('button', { name: 'Pause' }).waitFor();
    await eventually(audioTime, (time) => time > 1.5);
    await activeTurn().waitFor();
    const first = await activeTurn().textContent();
    await fresh.page.locator('audio').evaluate((audio) => {
      (audio as unknown as Audio).playbackRate = 3;
    });
    await eventually(
      () => activeTurn().textContent(),
      (text) => text !== first,
    );
    expect(fresh.visit.requests.some(toRecordings)).toBe(true);
  });

  it('seeks to a turn that is clicked', async () => {
    await openCall();
    const file = await conversation();
    const target = file.turns[6];
    if (!target) throw new Error('The sample has fewer turns than this test needs.');
    await turns().nth(6).locator('.bubble').click();
    await eventually(audioTime, (time) => time >= target.start - 0.05);
    await expect(audioTime()).resolves.toBeLessThan(target.end + 5);
    await eventually(
      () => activeTurn().textContent(),
      (text) => text?.includes(target.text.slice(0, 20)) === true,
    );
  });

  async function conversation() {
    const recordId = await workbench.recordId(complaint);
    const { body } = await workbench.callApex('agent', 'AC_ConversationController', 'getConversation', {
      recordId,
      part: 1,
    });
    return JSON.parse((body.returnValue as { text: string }).text) as {
      turns: { start: number; end: number; text: string }[];
    };
  }
});
