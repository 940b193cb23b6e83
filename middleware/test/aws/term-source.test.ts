import { createTermSource } from '../../src/aws/term-source.ts';
import { InMemoryObjects } from '../pipeline/in-memory/objects.ts';

const LIST = { bucket: 'northwind-contact-analytics', key: 'settings/terms.csv' };
const PATH = `${LIST.bucket}/${LIST.key}`;

function source() {
  const objects = new InMemoryObjects();
  const time = { now: 0 };
  return { objects, time, terms: createTermSource(LIST, objects, () => time.now) };
}
const minutes = (count: number) => count * 60_000;

describe('the list of terms in S3', () => {
  it('is none where none is configured', async () => {
    expect(await createTermSource(undefined, new InMemoryObjects())()).toBeUndefined();
  });

  it('is read once for the contacts of some minutes, and again only where it changed', async () => {
    const { objects, time, terms } = source();
    objects.put(PATH, 'term\nplan\n');
    expect(await terms()).toMatchObject({ terms: [{ term: 'plan' }] });
    time.now = minutes(6);
    await terms();
    expect(objects.reads).toBe(1);

    objects.put(PATH, 'term\nphone\n');
    time.now = minutes(8);
    expect(await terms()).toMatchObject({ terms: [{ term: 'plan' }] });
    time.now = minutes(12);
    expect(await terms()).toMatchObject({ terms: [{ term: 'phone' }] });
  });

  it('is told to be missing where it is, and found when it comes', async () => {
    const { objects, time, terms } = source();
    expect(await terms()).toBe('not-there');
    objects.put(PATH, 'term\nplan\n');
    time.now = minutes(6);
    expect(await terms()).toMatchObject({ terms: [{ term: 'plan' }] });
  });

  it('fails where S3 does, and is asked for again by the next', async () => {
    const { objects, terms } = source();
    objects.put(PATH, 'term\nplan\n');
    objects.failure = new Error('no answer');
    await expect(terms()).rejects.toThrow();
    objects.failure = undefined;
    expect(await terms()).toMatchObject({ terms: [{ term: 'plan' }] });
  });
});
