import Table from 'cli-table3';
import pc from 'picocolors';
import type { Played } from './play.ts';

const WIDTHS = { scenario: 38, expected: 38, shows: 56 };

/** The scenarios as a table: what was played, what is expected, what the record shows. */
export function scenarioTable(played: readonly Played[]): string {
  const table = new Table({
    head: ['', 'Scenario', 'Expected', 'What the record shows'],
    colWidths: [3, WIDTHS.scenario, WIDTHS.expected, WIDTHS.shows],
    wordWrap: true,
    style: { head: [], border: [], compact: false, 'padding-left': 0, 'padding-right': 1 },
  });
  let group = '';
  for (const one of played) {
    if (one.group !== group) table.push([{ colSpan: 4, content: pc.bold(one.group) }]);
    group = one.group;
    const mark = one.passed ? pc.green('✓') : pc.red('✗');
    table.push([mark, one.scenario.title, one.scenario.expected, one.passed ? one.shows : pc.red(one.shows)]);
  }
  return table.toString();
}
