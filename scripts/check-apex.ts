/**
 * Checks the package's Apex without an org: types and queries (apex-ls against Salesforce's type library)
 * and PMD's rules. Both need Java 11 or newer. `node scripts/check-apex.ts [types] [rules]`
 */
import path from 'node:path';
import { checkApexRules } from './package-checks/apex/pmd.ts';
import { checkApexTypes } from './package-checks/apex/types.ts';
import { reportProblems } from './package-checks/problem.ts';

const projectRoot = path.resolve(import.meta.dirname, '..');
const chosen = process.argv.slice(2);
const runs = (check: string): boolean => chosen.length === 0 || chosen.includes(check);

if (runs('types')) reportProblems('Apex types and queries', checkApexTypes(projectRoot));
if (runs('rules')) reportProblems('Apex rules', checkApexRules(projectRoot));
