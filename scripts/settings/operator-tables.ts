import type { Markers } from '../between-markers.ts';
import type { DescribedSection, DescribedSetting } from './described-settings.ts';

export const SETTINGS_MARKERS: Markers = {
  begin: '<!-- settings: written by npm run settings -->',
  end: '<!-- end of the settings -->',
};

/** The settings as tables of the operator's guide. */
export function operatorTables(sections: DescribedSection[]): string {
  return sections
    .map(({ title, intro, settings }) =>
      [
        `### ${title}`,
        ...(intro ? [escaped(intro)] : []),
        [
          '| environment | default | values | what it is for |',
          '| --- | --- | --- | --- |',
          ...settings.map(row),
        ].join('\n'),
      ].join('\n\n'),
    )
    .join('\n\n');
}

function row({ name, description, byDefault, shape, example, fillIn }: DescribedSetting): string {
  const preset = byDefault ? code(byDefault) : fillIn ? '_to fill in_' : '';
  const values = shape || (example ? `such as ${code(example)}` : '');
  return `| ${code(name)} | ${preset} | ${escaped(values)} | ${escaped(description)} |`;
}

const code = (text: string): string => `\`${text}\``;

/** Names with underscores would be read as emphasis, `|` as the end of a cell. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll(/\b[A-Z]+(?:_[A-Z0-9]+)+\b/g, code)))
    .join('')
    .replaceAll('|', '\\|');
}
