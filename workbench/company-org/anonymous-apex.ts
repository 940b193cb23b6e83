import express from 'express';
import type { Router } from 'express';
import { ApexLoadError, ComponentError, createApexRuntime, type ClassSource } from '#apex';
import { type LocalOrg, restErrorOf } from '#org';
import { text } from '#package-metadata';
import { metadataUser, readEnvelope, soapFault } from '#metadata-api';

const CLASS_NAME = 'AnonymousBlock';

/** How a block of Apex ended, as the Apex API says it. */
type BlockResult = { compiled: boolean; success: boolean; problem: string; log: string };

/** `/services/Soap/s/XX.X`: `executeAnonymous`, with what the block printed as its debug log. */
export function anonymousApexRouter(org: LocalOrg, classes: () => ClassSource[]): Router {
  const router = express.Router();
  router.post('/{*rest}', express.text({ type: () => true, limit: '5mb' }), async (request, response) => {
    response.type('text/xml');
    try {
      const call = readEnvelope(String(request.body));
      if (call?.operation !== 'executeAnonymous') throw new Error('Only executeAnonymous is answered here.');
      const { username } = metadataUser(org, call.sessionId);
      const block = decodeEntities(text(call.parameters, 'apexcode') ?? '');
      response.send(envelope(await runBlock(org, { classes: classes(), block, username })));
    } catch (error) {
      const { errorCode, message } = restErrorOf(error);
      response.status(500).send(soapFault(errorCode, message));
    }
  });
  return router;
}

/** Runs the block as a method of a class beside the org's own; what it writes stays unless it throws. */
export async function runBlock(
  org: LocalOrg,
  { classes, block, username }: { classes: ClassSource[]; block: string; username: string },
): Promise<BlockResult> {
  const source = `public with sharing class ${CLASS_NAME} { @AuraEnabled public static void run() { ${block}\n} }`;
  const lines: string[] = [];
  const debug = (line: string): void => {
    lines.push(`00:00:00.0 (0)|USER_DEBUG|[1]|DEBUG|${line}`);
  };
  const user = org.runningUser(username);
  try {
    const anonymous = { path: `${CLASS_NAME}.cls`, source };
    const apex = createApexRuntime({ classes: [...classes, anonymous], platform: org.platform, debug });
    await apex.invoke({ className: CLASS_NAME, method: 'run', params: {}, user });
    return { compiled: true, success: true, problem: '', log: lines.join('\n') };
  } catch (error) {
    if (error instanceof ApexLoadError) {
      return { compiled: false, success: false, problem: error.errors[0]?.message ?? error.message, log: '' };
    }
    if (!(error instanceof ComponentError)) throw error;
    return { compiled: true, success: false, problem: error.message, log: lines.join('\n') };
  }
}

function envelope({ compiled, success, problem, log }: BlockResult): string {
  const nil = (name: string): string => `<${name} xsi:nil="true"/>`;
  const said = (name: string, isSaid: boolean): string =>
    isSaid ? `<${name}>${encodeEntities(problem)}</${name}>` : nil(name);
  return (
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
    'xmlns="http://soap.sforce.com/2006/08/apex" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<soapenv:Header><DebuggingInfo><debugLog>${encodeEntities(log)}</debugLog></DebuggingInfo></soapenv:Header>` +
    '<soapenv:Body><executeAnonymousResponse><result><column>-1</column>' +
    `${said('compileProblem', !compiled)}<compiled>${String(compiled)}</compiled>` +
    `${said('exceptionMessage', compiled && !success)}${nil('exceptionStackTrace')}<line>-1</line>` +
    `<success>${String(success)}</success></result></executeAnonymousResponse></soapenv:Body></soapenv:Envelope>`
  );
}

const ENTITIES: readonly [string, string][] = [
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
];

const encodeEntities = (plain: string): string =>
  ENTITIES.reduce((all, [sign, entity]) => all.replaceAll(sign, entity), plain.replaceAll('&', '&amp;'));

/** The envelope's reader leaves the entities of texts that hold many of them. */
const decodeEntities = (xml: string): string =>
  ENTITIES.reduce((all, [sign, entity]) => all.replaceAll(entity, sign), xml).replaceAll('&amp;', '&');
