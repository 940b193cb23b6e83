import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { Workbench, launchBrowser, openPage, type UserName } from '../workbench/browser/console-visit.ts';
import { RunningWorkbench } from '../workbench/browser/running-workbench.ts';
import { loadSamples } from '../workbench/samples/samples.ts';

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
  prepare?: (page: Page) => Promise<void>;
};

const playing = async (page: Page) => {
  await page.locator('c-ac-turn button').nth(4).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.waitForTimeout(1500);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.mouse.move(0, 0);
};

const pictures: Picture[] = [
  { name: 'list-view', user: 'supervisor', viewport: { ...DESKTOP, height: 420 } },
  { name: 'record-page', user: 'agent', viewport: DESKTOP, sample: 'complaint-resolved', prepare: playing },
  {
    name: 'record-page-phone',
    user: 'agent',
    viewport: PHONE,
    sample: 'complaint-resolved',
    prepare: playing,
  },
  { name: 'list-view-phone', user: 'agent', viewport: PHONE },
  { name: 'long-hold', user: 'agent', viewport: DESKTOP, sample: 'long-hold', prepare: playing },
  { name: 'spanish', user: 'agent', viewport: DESKTOP, sample: 'consulta-en-espanol' },
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

async function take({ name, user, viewport, sample, prepare }: Picture): Promise<void> {
  const { page, close } = await openPage(browser, viewport);
  await page.goto(
    sample ? workbench.recordAddress(user, await recordOf(sample)) : workbench.listAddress(user),
  );
  await page.waitForLoadState('networkidle');
  if (sample && user !== 'agentWithout') await page.locator('c-ac-turn, c-ac-empty-state').first().waitFor();
  await page.locator('lightning-icon svg').first().waitFor();
  await prepare?.(page);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), fullPage: name.endsWith('phone') });
  await close();
}

async function recordOf(sample: string): Promise<string> {
  const found = loadSamples().find(({ name }) => name === sample);
  if (!found) throw new Error(`There is no sample ${sample}.`);
  return workbench.recordId(found.contactRecord.ContactId as string);
}
