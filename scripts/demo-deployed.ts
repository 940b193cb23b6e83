/** `npm run demo:deployed`: the demo on what the Salesforce CLI deployed to an empty org, instead of the package's folder. */
import path from 'node:path';
import { deployedPackage } from './rehearsal/deployed-package.ts';

process.env.WORKBENCH_PACKAGE = await deployedPackage(path.resolve(import.meta.dirname, '..'));
await import('../workbench/demo.ts');
