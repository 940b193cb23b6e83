import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { loadSamples } from '#samples';
import { Workbench, eventually, freshPages } from './console-visit.ts';

const workbench = new Workbench();
const complaint = String(loadSamples()[0]?.contactRecord.ContactId);
const fresh = freshPages();

async function openCall(): Promise<void> {
  const address = workbench.recordAddress('supervisor', await workbench.recordId(complaint));
  await fresh.page.goto(`${address}&security=membrane`);
  await fresh.page.locator('c-ac-turn').first().waitFor();
}

/** Whether there is colour in the upper and in the lower half of what a part of the page looks like. */
async function inked(selector: string): Promise<[upper: boolean, lower: boolean]> {
  const { data, width, height } = PNG.sync.read(await fresh.page.locator(selector).screenshot());
  const coloured = (row: number) =>
    Array.from({ length: width }, (_, column) => (row * width + column) * 4).some((at) => {
      const channels = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      return Math.max(...channels) - Math.min(...channels) > 60;
    });
  const rows = Array.from({ length: height }, (_, row) => row);
  return [
    rows.slice(0, height / 2).filter(coloured).length > height / 8,
    rows.slice(height / 2).filter(coloured).length > height / 8,
  ];
}

describe('behind the membrane of Lightning Web Security', () => {
  it('runs the components in a realm of their own', async () => {
    await openCall();
    expect(fresh.visit.requests.some((url) => url.endsWith('/sandboxed.js'))).toBe(true);
    expect(fresh.visit.requests.some((url) => url.includes('exposedComponents'))).toBe(false);
    await expect(fresh.page.evaluate('typeof window.WaveSurfer')).resolves.toBe('undefined');
    await expect(fresh.page.locator('c-ac-waveform canvas').count()).resolves.toBe(0);
  });

  it('draws a lane for each speaker, the transcript and the insights, and complains of nothing', async () => {
    await openCall();
    await eventually(
      () => inked('c-ac-waveform'),
      ([upper, lower]) => upper && lower,
    );
    await expect(fresh.page.locator('c-ac-turn').count()).resolves.toBeGreaterThan(5);
    await fresh.page.getByRole('tab', { name: 'Sentiment' }).click();
    await fresh.page.locator('c-ac-sentiment').first().waitFor();
    expect(fresh.visit.errors).toEqual([]);
  });

  it('plays, and the turn that is spoken becomes the active one', async () => {
    await openCall();
    await fresh.page.getByRole('button', { name: 'Play', exact: true }).click();
    await fresh.page.getByRole('button', { name: 'Pause' }).waitFor();
    await fresh.page.locator('c-ac-turn button[aria-current="true"]').first().waitFor();
    expect(fresh.visit.errors).toEqual([]);
  });

  it.each([
    ['Text', 'txt', 'Marcus Bell'],
    ['Table (CSV)', 'csv', 'Marcus Bell'],
    ['Subtitles (WebVTT)', 'vtt', 'WEBVTT'],
    ['Subtitles (SRT)', 'srt', ' --> '],
  ])('exports the transcript as %s, of a kind that may have an address', async (item, ending, holds) => {
    await openCall();
    const transcript = fresh.page.locator('c-ac-transcript');
    await transcript.getByRole('button', { name: /Export/ }).click();
    const [download] = await Promise.all([
      fresh.page.waitForEvent('download'),
      transcript.getByRole('menuitem', { name: item, exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
    expect(readFileSync(await download.path(), 'utf8')).toContain(holds);
  });
});

describe('the content security policy', () => {
  const policyOf = async (state: string) => {
    const response = await fetch(`${workbench.url}/lightning/${state}`);
    return response.headers.get('content-security-policy') ?? '';
  };

  it('lets a page evaluate code only where a membrane needs it', async () => {
    await expect(policyOf('')).resolves.not.toContain('unsafe-eval');
    await expect(policyOf('?security=membrane')).resolves.toContain("'unsafe-eval'");
  });

  const code = 'globalThis.hasRun = true;';
  const sources = {
    blob: `URL.createObjectURL(new Blob(['${code}'], { type: 'text/javascript' }))`,
    data: `'data:text/javascript,${code}'`,
    host: "'https://scripts.example.invalid/library.js'",
  };

  /** Whether a script of that address runs, or which directive refuses it. */
  const outcomeOf = async (source: keyof typeof sources) =>
    fresh.page.evaluate(`new Promise((resolve) => {
      const refused = ({ effectiveDirective }) => resolve(effectiveDirective);
      document.addEventListener('securitypolicyviolation', refused, { once: true });
      const script = document.createElement('script');
      script.onload = () => resolve('runs');
      script.src = ${sources[source]};
      document.head.append(script);
    })`);

  /** Whether the page runs a script that is written into it. */
  const runsInline = async () =>
    fresh.page.evaluate(`(() => {
      globalThis.hasRun = false;
      document.head.append(Object.assign(document.createElement('script'), { textContent: '${code}' }));
      return globalThis.hasRun;
    })()`);

  it.each(['', '&security=membrane'])('runs libraries as blob: scripts and no others (%s)', async (state) => {
    const address = workbench.recordAddress('supervisor', await workbench.recordId(complaint));
    await fresh.page.goto(address + state);
    await fresh.page.locator('c-ac-turn').first().waitFor();
    await expect(outcomeOf('blob')).resolves.toBe('runs');
    await expect(fresh.page.evaluate('globalThis.hasRun')).resolves.toBe(true);
    await expect(outcomeOf('data')).resolves.toBe('script-src-elem');
    await expect(runsInline()).resolves.toBe(false);
    await expect(outcomeOf('host')).resolves.toBe('script-src-elem');
  });

  it('lets blob: scripts pass beyond the page itself, and no worker', async () => {
    for (const state of ['', '?security=membrane']) {
      const directives = (await policyOf(state)).split('; ');
      const scripts =
        directives
          .find((each) => each.startsWith('script-src '))
          ?.split(' ')
          .slice(1) ?? [];
      const others = scripts.filter((source) => !/^'(nonce-.+|unsafe-eval)'$/.test(source));
      expect(others).toEqual(["'self'", 'blob:']);
      expect(directives).toContain("worker-src 'self'");
    }
  });

  it('opens other hosts for media and requests only as the trusted sites of the package say', async () => {
    const { s3 } = await workbench.status();
    const directives = new Map(
      (await policyOf('')).split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources.filter((source) => source.startsWith('http'))] as const;
      }),
    );
    expect(directives.get('media-src')).toEqual([s3.endpoint]);
    for (const name of ['script-src', 'style-src', 'img-src', 'font-src', 'default-src'])
      expect(directives.get(name)).toEqual([]);
  });
});
