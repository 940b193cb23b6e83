import type { z } from 'zod';

/** What a setting's schema says of it, in `meta`. The example file and the operator's table are made of it. */
export type SettingMeta = {
  /** What it is for, in words for an operator. */
  description: string;
  /** Which values it may have, where the description does not say so. */
  shape?: string;
  /** A value as it could be, where there is no default that shows it. */
  example?: string;
  /** Nothing works without it, though another variable could be filled in instead. */
  fillIn?: boolean;
};

/** Settings that are explained together. */
export type Section<Settings extends z.ZodRawShape = z.ZodRawShape> = {
  title: string;
  /** What holds for all of them. */
  intro: string;
  settings: Settings;
};

export function section<Settings extends z.ZodRawShape>(
  title: string,
  intro: string,
  settings: Settings,
): Section<Settings> {
  return { title, intro, settings };
}

/** Checked here, so that a setting cannot be left without its words. */
export const about = (meta: SettingMeta): SettingMeta => meta;
