/** Something that no source has settled: what it is, and what the local org assumes until an org answers. */
export type Unsettled = { id: string; question: string; assumed: string };

const MARK = '[?]';
const LENGTH_COLUMNS = ['name', 'label', 'description'] as const;

/**
 * The rows of `workbench/org/refusals.md` that are marked `[?]`, as questions to an org. Nothing else says what
 * the local org assumes: a code and a status, the words of a deployment, a number of characters, or yes and no.
 */
export function unsettledQuestions(list: string): Unsettled[] {
  let section = '';
  return list.split('\n').flatMap((line) => {
    if (line.startsWith('#')) section = line.replace(/^#+\s*/, '');
    if (!line.startsWith('| ') || !line.includes(MARK)) return [];
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (section === 'Deployments') return [words('deployment', cells)];
    if (section === 'Apex in user mode') return [words('apex', cells)];
    if (section === 'Behavior') return [behavior(cells)];
    return section === 'Lengths' ? lengths(cells) : [request(cells)];
  });
}

function request([id = '', what = '', code = '', http = '']: string[]): Unsettled {
  return { id: plain(id), question: plain(what), assumed: `${plain(code)} (${http})` };
}

function behavior([id = '', what = '', assumed = '']: string[]): Unsettled {
  return { id: plain(id), question: plain(what), assumed: plain(assumed) };
}

function words(kind: string, [what = '', said = '']: string[]): Unsettled {
  return { id: `${kind}-${slug(what)}`, question: plain(what), assumed: plain(said) };
}

function lengths([type = '', ...cells]: string[]): Unsettled[] {
  const limit = (element: string, characters: string): Unsettled => ({
    id: `length-${slug(type)}-${slug(element)}`,
    question: `the most characters in ${element} of ${type}`,
    assumed: characters.replaceAll(',', ''),
  });
  const columns = LENGTH_COLUMNS.flatMap((name, index) => {
    const found = /^([\d,]+) \[\?\]/.exec(cells[index] ?? '');
    return found ? [limit(name, found[1] ?? '')] : [];
  });
  const others = [...(cells[LENGTH_COLUMNS.length] ?? '').matchAll(/`(\w+)` ([\d,]+) \[\?\]/g)].map((found) =>
    limit(found[1] ?? '', found[2] ?? ''),
  );
  const single = [...columns, ...others];
  return single.length > 0 ? single : [limit('name', /^[\d,]+/.exec(cells[0] ?? '')?.[0] ?? '')];
}

const plain = (cell: string): string => cell.replaceAll('`', '');
const slug = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
