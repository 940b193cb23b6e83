import type { Page } from 'playwright-core';
import { loadSamples } from '#samples';
import type { Workbench } from './console-visit.ts';

const samples = loadSamples();

/** The members of the page's elements that the tests look at. */
export type Audio = { currentTime: number };
export type Canvas = {
  width: number;
  height: number;
  clientWidth: number;
  toDataURL(): string;
  getContext(kind: '2d'): { getImageData(x: number, y: number, w: number, h: number): { data: number[] } };
};
export type Turn = { start: number; end: number; words: { text: string[]; start: number[] } };

/** The timeline of a call on its record page, as a user meets it. */
export function timelineVisit(workbench: Workbench, fresh: { readonly page: Page }) {
  const contactId = (name: string) =>
    samples.find((sample) => sample.name === name)?.contactRecord.ContactId as string;
  const timeline = () => fresh.page.locator('c-ac-timeline');
  const surface = () => timeline().getByRole('slider', { name: 'Position in the recording' });
  const minimap = () => timeline().getByRole('slider', { name: 'Visible part' });
  const button = (name: string) => timeline().getByRole('button', { name, exact: true });
  const canvases = () => timeline().locator('canvas');
  /** What the first lane shows. */
  const picture = () =>
    canvases()
      .first()
      .evaluate((canvas) => (canvas as unknown as Canvas).toDataURL());
  const audioTime = () =>
    fresh.page.locator('audio').evaluate((audio) => (audio as unknown as Audio).currentTime);
  const place = async () => Number(await surface().getAttribute('aria-valuenow'));
  const shownPart = () => minimap().getAttribute('aria-valuetext');
  const rangeEnds = async () =>
    Promise.all(
      ['Start of range', 'End of range'].map(async (name) =>
        Number(await timeline().getByRole('slider', { name }).getAttribute('aria-valuenow')),
      ),
    );

  async function openCall(name = 'complaint-resolved', state = ''): Promise<void> {
    const address = workbench.recordAddress('agent', await workbench.recordId(contactId(name)));
    await fresh.page.goto(address + state);
    await canvases().first().waitFor();
    await timeline().locator('c-ac-time-marks .marker').first().waitFor();
  }

  /** A point of the waveform: shares across it, in pixels of the page. */
  async function pointAt(share: number): Promise<{ x: number; y: number }> {
    const box = await surface().boundingBox();
    if (!box) throw new Error('The waveform is not on the page.');
    return { x: box.x + box.width * share, y: box.y + 40 };
  }

  async function drag(from: number, to: number): Promise<void> {
    const { mouse } = fresh.page;
    const [start, end] = [await pointAt(from), await pointAt(to)];
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move((start.x + end.x) / 2, start.y);
    await mouse.move(end.x, end.y);
    await mouse.up();
  }

  async function conversation() {
    const recordId = await workbench.recordId(contactId('complaint-resolved'));
    const { body } = await workbench.callApex('agent', 'AC_ConversationController', 'getConversation', {
      recordId,
      part: 1,
    });
    return JSON.parse((body.returnValue as { text: string }).text) as {
      statistics: { durationSeconds: number };
      turns: Turn[];
    };
  }

  return {
    timeline,
    surface,
    minimap,
    button,
    canvases,
    picture,
    audioTime,
    place,
    shownPart,
    rangeEnds,
    openCall,
    pointAt,
    drag,
    conversation,
  };
}
