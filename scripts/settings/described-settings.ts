import type { z } from 'zod';
import { sections } from '../../middleware/src/environment.ts';
import type { SettingMeta } from '../../middleware/src/settings/section.ts';

/** A setting in words, as its schema has it. */
export type DescribedSetting = {
  name: string;
  description: string;
  /** As it would be written into the environment; empty where there is none. */
  byDefault: string;
  shape: string;
  example: string;
  /** Must be filled in, or another variable instead of it. */
  fillIn: boolean;
};

export type DescribedSection = { title: string; intro: string; settings: DescribedSetting[] };

/** All settings of the middleware, section by section. Throws where one has no words. */
export function describedSections(): DescribedSection[] {
  return sections.map(({ title, intro, settings }) => ({
    title,
    intro,
    settings: Object.entries(settings).map(([name, schema]) => describe(name, schema)),
  }));
}

function describe(name: string, schema: z.ZodType): DescribedSetting {
  const meta = schema.meta() as Partial<SettingMeta> | undefined;
  if (!meta?.description) throw new Error(`${name} has no description.`);
  const absent = schema.safeParse(undefined);
  const byDefault = absent.success ? written(absent.data) : '';
  return {
    name,
    description: meta.description,
    byDefault,
    shape: meta.shape ?? (byDefault === 'true' || byDefault === 'false' ? 'true, false' : ''),
    example: meta.example ?? '',
    fillIn: !absent.success || meta.fillIn === true,
  };
}

function written(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join(',');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}
