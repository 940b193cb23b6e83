import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, openPage, RunningWorkbench, Workbench, type UserName } from '#browser';
import { loadContacts } from '#samples';

/** Takes the documentation's pictures from a demo that it starts. */
const FOLDER = path.resolve(import.meta.dirname, '../docs/pictures');
const DESKTOP = { width: 1366, height: 900 };
const PHONE = { width: 390, height: 844 };

type Picture = {
  name: string;
  user: UserName;
  viewport: { width: number; height: number };
  /** The sample whose record is opened; the list without one. */
  sample?: string;
  /** Parameters of the workbench, such as `theme=dark`. */
  view?: string;
  prepare?: (page: Page) => Promise<void>;
  /** Takes this element alone. */
  only?: string;
};

const playing = async (page: Page) => {
  await page.locator('c-ac-turn button').nth(4).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.waitForTimeout(1500);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.mouse.move(0, 0);
};

const tab = (name: string) => async (page: Page) => {
  await page.locator('c-ac-insights').getByRole('tab', { name }).click();
  await page.waitForTimeout(400);
};

const nouns = async (page: Page) => {
  await tab('Language')(page);
  await page.locator('c-ac-syntax').getByRole('button', { name: 'Nouns', exact: true }).click();
  await page.waitForTimeout(400);
};

const searching = async (page: Page) => {
  await page.locator('c-ac-transcript').getByRole('searchbox').fill('delivery');
  await page.locator('c-ac-transcript mark').first().waitFor();
  await page.waitForTimeout(400);
};

const zoomed = async (page: Page) => {
  await playing(page);
  const zoomIn = page.locator('c-ac-timeline').getByRole('button', { name: 'Zoom in' });
  await zoomIn.click();
  await zoomIn.click();
  await page.waitForTimeout(400);
};

const agentsCall = { user: 'agent', sample: 'complaint-resolved' } as const;
const insightsOf = (name: string, title: string, sample = 'complaint-resolved'): Picture => ({
  name,
  user: 'agent',
  sample,
  viewport: DESKTOP,
  prepare: tab(title),
  only: 'c-ac-insights',
});

/** They stand in docs/tour.md, in the guides and on the README's first screen. */
const pictures: Picture[] = [
  { name: 'list-view', user: 'supervisor', viewport: { ...DESKTOP, height: 480 } },
  { name: 'record-page', ...agentsCall, viewport: DESKTOP, prepare: playing },
  { name: 'record-page-dark', ...agentsCall, viewport: DESKTOP, prepare: playing, view: 'theme=dark' },
  { name: 'record-page-phone', ...agentsCall, viewport: PHONE, prepare: playing },
  { name: 'list-view-phone', user: 'agent', viewport: PHONE },
  { name: 'waveform-zoomed', ...agentsCall, viewport: DESKTOP, prepare: zoomed, only: 'c-ac-recording' },
  {
    name: 'transcript-search',
    ...agentsCall,
    viewport: DESKTOP,
    prepare: searching,
    only: 'c-ac-transcript',
  },
  insightsOf('insights-sentiment', 'Sentiment'),
  insightsOf('insights-talk', 'Talk', 'long-hold'),
  insightsOf('insights-topics', 'Topics'),
  { ...insightsOf('insights-language', 'Language'), prepare: nouns },
  insightsOf('insights-summary', 'Summary', 'long-hold'),
  { name: 'long-hold', user: 'agent', viewport: DESKTOP, sample: 'long-hold', prepare: playing },
  { name: 'redacted', user: 'agent', viewport: DESKTOP, sample: 'billing-transfer-2' },
  { name: 'chat', user: 'agent', viewport: DESKTOP, sample: 'chat-delivery-address' },
  { name: 'spanish', user: 'agent', viewport: DESKTOP, sample: 'consulta-en-espanol' },
  {
    name: 'japanese',
    user: 'agent',
    viewport: DESKTOP,
    sample: 'nimotsu-ga-todokanai',
    only: 'c-ac-transcript',
  },
  { name: 'arabic', user: 'agent', viewport: DESKTOP, sample: 'mawid-lil-siyana', view: 'direction=rtl' },
  { name: 'no-permission', user: 'agentWithout', viewport: DESKTOP, sample: 'complaint-resolved' },
];

mkdirSync(FOLDER, { recursive: true });
const running = await RunningWorkbench.start();
const workbench = new Workbench(running.url);
const browser = await launchBrowser();
try {
  for (const picture of pictures) {
    await take(picture);
    console.log(`docs/pictures/${picture.name}.png`);
  }
} finally {
  await browser.close();
  await running.stop();
}

async function take({ name, user, viewport, sample, view, prepare, only }: Picture): Promise<void> {
  const { page, close } = await openPage(browser, viewport);
  const address = sample
    ? workbench.recordAddress(user, await recordOf(sample))
    : workbench.listAddress(user);
  await page.goto(view ? `${address}&${view}` : address);
  await page.waitForLoadState('networkidle');
  if (sample && user !== 'agentWithout') await page.locator('c-ac-turn, c-ac-empty-state').first().waitFor();
  await page.locator('lightning-icon svg').first().waitFor();
  await page.evaluate('document.fonts.ready.then(() => true)');
  await prepare?.(page);
  const file = path.join(FOLDER, `${name}.png`);
  if (only) await page.locator(only).screenshot({ path: file });
  else await page.screenshot({ path: file, fullPage: name.endsWith('phone') });
  await close();
}

async function recordOf(sample: string): Promise<string> {
  const found = loadContacts().find(({ name }) => name === sample);
  if (!found) throw new Error(`There is no sample ${sample}.`);
  return workbench.recordId(found.contactRecord.ContactId as string);
}
