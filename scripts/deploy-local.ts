/**
 * `npm run deploy:local`: the Salesforce CLI deploys the package to an empty local org, as a user would to theirs, and
 * the org refuses what Salesforce refuses. Prints each command and what came of it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmptyOrg } from '#metadata-api';
import { LocalCli } from './rehearsal/local-cli.ts';
import { customerRuleSteps } from './rehearsal/customer-rule-steps.ts';
import { deploymentSteps } from './rehearsal/deployment-steps.ts';
import { refusalSteps } from './rehearsal/refusal-steps.ts';
import { findCli } from './deployment/find-cli.ts';

const PROJECT = path.resolve(import.meta.dirname, '..');
const CLIENT_ID = 'rehearsal';

async function main(): Promise<boolean> {
  const executable = findCli(PROJECT, console.log);
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const org = await startEmptyOrg({ id: CLIENT_ID, publicKeyPem: publicKey });
  const folder = mkdtempSync(path.join(tmpdir(), 'deploy-local-'));
  const cli = new LocalCli({ executable, folder, project: PROJECT });
  console.log(`An empty local org listens at ${org.url}\n`);
  try {
    await deploymentSteps(cli, { org, clientId: CLIENT_ID, privateKey });
    await refusalSteps(cli, org);
    await customerRuleSteps(cli);
  } finally {
    await org.close();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\n${String(cli.passed)} passed, ${String(cli.failed)} failed`);
  return cli.failed === 0 && cli.passed > 0;
}

process.exitCode = (await main()) ? 0 : 1;
