import type { Pipeline } from '../pipeline.ts';
import type { ListedObject } from '../../ports/object-store.ts';

const DAY = 24 * 60 * 60_000;
/** Folders above the days that are looked into; Amazon Connect has two or three. */
const DEEPEST = 6;
/** Folders of Amazon Connect that hold no original recordings. */
const OTHERS =
  /(^|\/)(Analysis|ChatTranscripts|ScheduledReports|Attachments|ContactEvaluations|ScreenRecordings)\/$/;

/**
 * Objects below the folders of today and so many days before (UTC), `…/2026/11/20/`, wherever such folders lie
 * in the places that recordings may be read from.
 */
export async function* recordingsOfDays(
  now: Date,
  daysBefore: number,
  { objects, settings }: Pick<Pipeline, 'objects' | 'settings'>,
): AsyncGenerator<ListedObject & { bucket: string }> {
  const days = Array.from({ length: daysBefore + 1 }, (_slot, back) => folderOf(now.getTime() - back * DAY));
  for (const { bucket, prefix } of settings.recordings) {
    for (const base of await foldersOverYears(bucket, prefix, DEEPEST)) {
      for (const day of days) {
        for await (const object of objects.list(bucket, `${base}${day}`)) yield { bucket, ...object };
      }
    }
  }

  /** The folders, at or below the given one, that hold a folder for each year. */
  async function foldersOverYears(bucket: string, prefix: string, deepest: number): Promise<string[]> {
    const folders = await objects.folders(bucket, prefix);
    if (folders.some((folder) => /(^|\/)\d{4}\/$/.test(folder))) return [prefix];
    if (deepest === 0) return [];
    const found = [];
    for (const folder of folders.filter((name) => !OTHERS.test(name)))
      found.push(...(await foldersOverYears(bucket, folder, deepest - 1)));
    return found;
  }
}

/** `2026/11/20/` */
const folderOf = (time: number) => `${new Date(time).toISOString().slice(0, 10).replaceAll('-', '/')}/`;
