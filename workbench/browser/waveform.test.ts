import { OBJECT, Workbench, eventually, freshPages } from './console-visit.ts';
import { timelineVisit, type Canvas } from './timeline-visit.ts';

const workbench = new Workbench();
const fresh = freshPages();
const {
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
} = timelineVisit(workbench, fresh);

describe('the waveform', () => {
  it('draws a lane for each speaker before Play is pressed, and fetches no audio', async () => {
    await openCall();
    const inked = await canvases().evaluateAll((all) =>
      (all as unknown as Canvas[]).map((canvas) =>
        canvas
          .getContext('2d')
          .getImageData(0, 0, canvas.width, canvas.height)
          .data.some((value) => value > 0),
      ),
    );
    // Each lane has one canvas for what was played and one for the rest.
    expect(inked).toEqual([true, true, true, true]);
    expect(fresh.visit.requests.filter((url) => url.includes('northwind-connect-recordings'))).toEqual([]);
    expect(fresh.visit.errors).toEqual([]);
  });

  it('is sharp on a dense screen, and no larger for being looked at from near', async () => {
    const session = await fresh.page.context().newCDPSession(fresh.page);
    const metrics = { width: 1366, height: 900, deviceScaleFactor: 2, mobile: false };
    await session.send('Emulation.setDeviceMetricsOverride', metrics);
    await openCall();
    const sizes = () =>
      canvases().evaluateAll((all) =>
        (all as unknown as Canvas[]).map(({ width, clientWidth }) => [width, clientWidth]),
      );
    const before = await sizes();
    expect(before.every(([width = 0, clientWidth = 0]) => width >= 2 * clientWidth - 1)).toBe(true);
    for (let step = 0; step < 4; step += 1) await button('Zoom in').click();
    await expect(sizes()).resolves.toEqual(before);
  });

  it('takes the colours of the theme, also when it changes', async () => {
    await openCall();
    const isRed = () =>
      canvases().evaluateAll((all) =>
        (all as unknown as Canvas[]).some((canvas) => {
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          return data.some((red, index) => index % 4 === 0 && red === 255 && data[index + 1] === 0);
        }),
      );
    await expect(isRed()).resolves.toBe(false);
    await fresh.page.evaluate(
      "document.documentElement.style.setProperty('--slds-g-color-palette-blue-60', 'rgb(255 0 0)')",
    );
    await eventually(isRed, (red) => red);
  });

  it('shows the time and the words under the pointer, and who says them', async () => {
    await openCall();
    const { statistics, turns } = await conversation();
    const [first] = turns;
    if (!first) throw new Error('The sample has no turns.');
    const { x, y } = await pointAt((first.words.start[2] ?? 0) / statistics.durationSeconds);
    await fresh.page.mouse.move(x + 2, y);
    const tip = timeline().locator('.tip');
    await tip.getByText(first.words.text[2] ?? '').waitFor();
    await expect(tip.textContent()).resolves.toMatch(/0:0\d.*Agent/s);
    await fresh.page.mouse.move(x, 0);
    await tip.waitFor({ state: 'detached' });
  });

  it('goes where it is clicked, and follows the pointer that draws along it', async () => {
    await openCall();
    const { statistics } = await conversation();
    const { x, y } = await pointAt(0.5);
    await fresh.page.mouse.click(x, y);
    await eventually(place, (seconds) => Math.abs(seconds - statistics.durationSeconds / 2) <= 1);
    await drag(0.1, 0.8);
    await eventually(place, (seconds) => Math.abs(seconds - statistics.durationSeconds * 0.8) <= 1);
  });

  it('fits when the window becomes narrow, and when it becomes wide again', async () => {
    await openCall();
    const width = () =>
      canvases()
        .first()
        .evaluate((canvas) => (canvas as unknown as Canvas).clientWidth);
    // Until the other components stand, the page may still be laid out.
    await fresh.page.waitForLoadState('networkidle');
    const wide = await width();
    await fresh.page.setViewportSize({ width: 390, height: 844 });
    await eventually(width, (now) => now < 390);
    await fresh.page.setViewportSize({ width: 1366, height: 900 });
    await eventually(width, (now) => now === wide);
  });
});

describe('zoom', () => {
  it('goes in and out by buttons, and shows all again', async () => {
    await openCall();
    const whole = await shownPart();
    const drawn = await picture();
    await button('Zoom in').click();
    await eventually(picture, (now) => now !== drawn);
    const nearer = await eventually(shownPart, (part) => part !== whole);
    await button('Zoom in').click();
    await eventually(shownPart, (part) => part !== nearer);
    await button('Zoom out').click();
    await eventually(shownPart, (part) => part === nearer);
    await button('Show the whole recording').click();
    await eventually(shownPart, (part) => part === whole);
    await eventually(picture, (now) => now === drawn);
  });

  it('goes in and out by the keys + and −, and shows all by 0', async () => {
    await openCall();
    const whole = await shownPart();
    await surface().focus();
    await fresh.page.keyboard.press('+');
    await eventually(shownPart, (part) => part !== whole);
    await fresh.page.keyboard.press('-');
    await eventually(shownPart, (part) => part === whole);
    await fresh.page.keyboard.press('+');
    await fresh.page.keyboard.press('0');
    await eventually(shownPart, (part) => part === whole);
  });

  it('goes in at the pointer by the wheel with Ctrl, and leaves the wheel alone to the page', async () => {
    await openCall();
    const whole = await shownPart();
    const { x, y } = await pointAt(0.75);
    await fresh.page.mouse.move(x, y);
    const time = await timeline().locator('.tip-time').textContent();
    await fresh.page.mouse.wheel(0, 100);
    await expect(shownPart()).resolves.toBe(whole);
    const moved = await pointAt(0.75);
    await fresh.page.mouse.move(moved.x, moved.y);
    await fresh.page.keyboard.down('Control');
    await fresh.page.mouse.wheel(0, -400);
    await fresh.page.keyboard.up('Control');
    await eventually(shownPart, (part) => part !== whole);
    await expect(timeline().locator('.tip-time').textContent()).resolves.toBe(time);
  });

  it('moves along the call by the window of the minimap, by pointer and by keys', async () => {
    await openCall();
    await button('Zoom in').click();
    await button('Zoom in').click();
    const before = await shownPart();
    const box = await minimap().boundingBox();
    if (!box) throw new Error('The minimap is not on the page.');
    const middle = box.y + box.height / 2;
    await fresh.page.mouse.move(box.x + 10, middle);
    await fresh.page.mouse.down();
    await fresh.page.mouse.move(box.x + box.width / 2, middle);
    await fresh.page.mouse.up();
    const after = await eventually(shownPart, (part) => part !== before);
    await minimap().press('ArrowRight');
    await eventually(shownPart, (part) => part !== after);
    await minimap().press('Home');
    await eventually(shownPart, (part) => part === before);
  });

  it('goes in where two fingers part', async () => {
    await fresh.page.setViewportSize({ width: 390, height: 844 });
    await openCall();
    const whole = await shownPart();
    const session = await fresh.page.context().newCDPSession(fresh.page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    await surface().scrollIntoViewIfNeeded();
    const [left, right] = [await pointAt(0.4), await pointAt(0.6)];
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [
                { x: left.x - apart, y: left.y, id: 1 },
                { x: right.x + apart, y: right.y, id: 2 },
              ],
      });
    await touch('touchStart', 0);
    for (const apart of [20, 40, 60]) await touch('touchMove', apart);
    await touch('touchEnd', 60);
    await eventually(shownPart, (part) => part !== whole);
  });
});

describe('a selected stretch', () => {
  it('is drawn with Shift, and again by its button, and forgotten by Escape', async () => {
    await openCall();
    const { statistics } = await conversation();
    await fresh.page.keyboard.down('Shift');
    await drag(0.2, 0.4);
    await fresh.page.keyboard.up('Shift');
    const [start = 0, end = 0] = await rangeEnds();
    expect(Math.abs(start - statistics.durationSeconds * 0.2)).toBeLessThanOrEqual(1);
    expect(Math.abs(end - statistics.durationSeconds * 0.4)).toBeLessThanOrEqual(1);
    await expect(place()).resolves.toBe(0);
    await button('Select a range').click();
    await drag(0.6, 0.5);
    await eventually(rangeEnds, ([from = 0]) => from > end);
    await timeline().getByRole('slider', { name: 'End of range' }).press('ArrowRight');
    await fresh.page.keyboard.press('Escape');
    await timeline().getByRole('slider', { name: 'End of range' }).waitFor({ state: 'detached' });
  });

  it('is played again and again while it loops, with sound that moves', async () => {
    await openCall('complaint-resolved', '&c__start=6&c__end=8');
    await eventually(rangeEnds, ([start, end]) => start === 6 && end === 8);
    await eventually(place, (seconds) => seconds === 6);
    await button('Loop range').click();
    await fresh.page.getByRole('button', { name: 'Play', exact: true }).click();
    const times: number[] = [];
    await eventually(
      async () => times.push(await audioTime()),
      () => times.some((time, index) => time > 6 && time < (times[index - 1] ?? 0) - 1),
      20_000,
    );
    expect(Math.max(...times)).toBeLessThan(9.5);
  });

  it('has a link that leads others to it', async () => {
    await fresh.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openCall();
    await fresh.page.keyboard.down('Shift');
    await drag(0.3, 0.5);
    await fresh.page.keyboard.up('Shift');
    const selected = await rangeEnds();
    await button('Copy link to this moment or range').click();
    await fresh.page.getByText('Link copied').first().waitFor();
    const link = await fresh.page.evaluate<string>('navigator.clipboard.readText()');
    expect(link).toMatch(
      new RegExp(`^${workbench.url}/lightning/r/${OBJECT}/\\w{18}/view\\?c__start=[\\d.]+&c__end=[\\d.]+$`),
    );
    await fresh.page.goto(link);
    await eventually(rangeEnds, (ends) => ends.join() === selected.join());
    await eventually(place, (seconds) => seconds === selected[0]);
  });
});

describe('markers', () => {
  it('lead to what they mark, or open a list where several share one', async () => {
    await openCall();
    const shared = timeline().locator('.marker[aria-expanded]').last();
    await shared.click();
    const entry = timeline().locator('button.entry').last();
    const [minutes = 0, seconds = 0] = (await entry.locator('.entry-time').innerText())
      .split(':')
      .map(Number);
    await entry.click();
    await eventually(place, (now) => now === minutes * 60 + seconds);
    await timeline().locator('button.entry').first().waitFor({ state: 'detached' });
  });

  it('are hidden and shown by their kind', async () => {
    await openCall();
    const markers = timeline().locator('.marker');
    const before = await markers.count();
    for (const chip of await timeline().locator('.chip').all()) await chip.click();
    await eventually(
      () => markers.count(),
      (count) => count === 0,
    );
    for (const chip of await timeline().locator('.chip').all()) await chip.click();
    await eventually(
      () => markers.count(),
      (count) => count === before,
    );
  });

  it('are reached by keyboard alone', async () => {
    await openCall();
    await timeline().locator('.marker[tabindex="0"]').focus();
    await fresh.page.keyboard.press('End');
    await fresh.page.keyboard.press('Enter');
    const marker = timeline().locator('.marker').last();
    if ((await marker.getAttribute('aria-expanded')) !== null) await fresh.page.keyboard.press('Enter');
    await eventually(place, (seconds) => seconds > 10);
  });
});
