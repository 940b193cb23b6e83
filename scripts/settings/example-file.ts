import type { DescribedSection, DescribedSetting } from './described-settings.ts';

const WIDTH = 112;
const HEAD = `# Environment of the middleware. Copy it, fill it in, and start with:
#   node --max-semi-space-size=4 --optimize-for-size --env-file=middleware.env middleware/src/server.ts
# Everything that is wrong is listed at start, by name. Lines that begin with # show the default, or an example
# where there is none. Written by: npm run settings -- --write`;

/** `middleware.env.example`: every setting with its words; what must be filled in is not a comment. */
export function exampleFile(sections: DescribedSection[]): string {
  return `${[HEAD, ...sections.map(sectionText)].join('\n\n')}\n`;
}

function sectionText({ title, intro, settings }: DescribedSection): string {
  const heading = `# --- ${title} ${'-'.repeat(WIDTH - title.length - 7)}`;
  const opening = intro ? [...comment(intro), '#'] : [];
  return [heading, ...opening, ...settings.flatMap(settingLines)].join('\n');
}

function settingLines({ name, description, shape, byDefault, example, fillIn }: DescribedSetting): string[] {
  const words = shape ? `${description} Values: ${shape}.` : description;
  return [...comment(words), `${fillIn ? '' : '# '}${name}=${byDefault || example}`];
}

function comment(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}
