/**
 * Checks the package's Apex without an org: Salesforce's own compiler, types and queries (apex-ls against
 * Salesforce's type library) and PMD's rules. A Java runtime of version 17 or newer is enough.
 * `node scripts/check-apex.ts [compiler] [types] [rules]`
 */
import path from 'node:path';
import { checkApexCompiles } from './checks/apex/compiler/check-compiles.ts';
import { checkApexRules } from './checks/apex/pmd.ts';
import { checkApexTypes } from './checks/apex/types.ts';
import { reportProblems } from './checks/problem.ts';

const projectRoot = path.resolve(import.meta.dirname, '..');
const chosen = process.argv.slice(2);
const runs = (check: string): boolean => chosen.length === 0 || chosen.includes(check);

if (runs('compiler')) reportProblems('Apex compiler', checkApexCompiles(projectRoot));
if (runs('types')) reportProblems('Apex types and queries', checkApexTypes(projectRoot));
if (runs('rules')) reportProblems('Apex rules', checkApexRules(projectRoot));
