import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pixelmatch from 'pixelmatch';
import type { Locator } from 'playwright-core';
import { PNG } from 'pngjs';

const STORED = path.join(import.meta.dirname, 'snapshots');
const FOUND = path.join(tmpdir(), 'contact-channel-analytics-snapshots');
/** How different a pixel may be, 0 to 1; antialiasing is left out besides. */
const PIXEL_TOLERANCE = 0.2;
/** Share of the pixels that may differ: letters are drawn a little differently from run to run. */
const SHARE_TOLERANCE = 0.01;
/** Between two looks at whether something still changes. */
const SETTLING_MS = 150;
/** Rows or columns by which a size may differ. */
const SIZE_TOLERANCE = 2;

/**
 * Compares what a part of the page looks like with the stored picture; with `UPDATE_SNAPSHOTS=1` stores it
 * instead. Pictures hold for a machine's fonts: on a machine with others, store them anew first.
 * @returns what is wrong, with where the found picture and the differences are; `null` where nothing is
 */
export async function differsFromSnapshot(part: Locator, name: string): Promise<string | null> {
  const file = path.join(STORED, `${name}.png`);
  if (process.env.UPDATE_SNAPSHOTS === '1') {
    mkdirSync(STORED, { recursive: true });
    const settled = await settledPicture(part, () => false);
    writeFileSync(file, PNG.sync.write(PNG.sync.read(settled), { colorType: 2, deflateLevel: 9 }));
    return null;
  }
  if (!existsSync(file)) return `There is no snapshot ${name}: run again with UPDATE_SNAPSHOTS=1.`;
  const stored = PNG.sync.read(readFileSync(file));
  // What is as it should be need not be waited for.
  const isAsStored = (picture: Buffer) => difference(stored, PNG.sync.read(picture)) === null;
  const found = PNG.sync.read(await settledPicture(part, isAsStored));
  const problem = difference(stored, found, name);
  if (problem) keep(name, found);
  return problem && `${name}: ${problem}. What was found is in ${FOUND}.`;
}

/** What a part of the page looks like once it is accepted, or no longer changes, e.g. because a waveform is drawn anew. */
async function settledPicture(part: Locator, accept: (picture: Buffer) => boolean): Promise<Buffer> {
  let before: Buffer | undefined;
  for (;;) {
    const picture = await part.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
    if (before?.equals(picture) || accept(picture)) return picture;
    before = picture;
    await pause(SETTLING_MS);
  }
}

/** How two pictures differ, `null` if they do not; with a name, a picture of the differences is kept. */
function difference(expected: PNG, found: PNG, name?: string): string | null {
  const sizes = [expected, found].map(({ width, height }) => `${String(width)}×${String(height)}`);
  if (
    Math.abs(expected.width - found.width) > SIZE_TOLERANCE ||
    Math.abs(expected.height - found.height) > SIZE_TOLERANCE
  )
    return `the size is ${String(sizes[1])} instead of ${String(sizes[0])}`;
  const width = Math.min(expected.width, found.width);
  const height = Math.min(expected.height, found.height);
  const marked = new PNG({ width, height });
  const differing = pixelmatch(
    cut(expected, width, height),
    cut(found, width, height),
    marked.data,
    width,
    height,
    { threshold: PIXEL_TOLERANCE },
  );
  if (differing / (width * height) <= SHARE_TOLERANCE) return null;
  if (name !== undefined) keep(`${name}.difference`, marked);
  return `${String(differing)} of ${String(width * height)} pixels differ`;
}

function cut(picture: PNG, width: number, height: number): Buffer {
  if (picture.width === width && picture.height === height) return picture.data;
  const part = new PNG({ width, height });
  PNG.bitblt(picture, part, 0, 0, width, height, 0, 0);
  return part.data;
}

function keep(name: string, picture: PNG): void {
  mkdirSync(FOUND, { recursive: true });
  writeFileSync(path.join(FOUND, `${name}.png`), PNG.sync.write(picture));
}
