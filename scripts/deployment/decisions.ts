import { recordingsHost } from '../../middleware/src/recordings/recordings-host.ts';
import { newKey, readKey } from './credential.ts';
import { credentialsFolder, readEnvironment } from './middleware-environment.ts';
import { planPackage } from './installation/package-plan.ts';
import { findGroups } from './group-members.ts';
import { readList, type DeployOptions } from './options.ts';
import { decideAgentRule } from './owners/agent-rule.ts';
import { readMiddlewareUrl, readRecordingsHost, type OrgHosts } from './org-settings.ts';
import { assignmentsOf, findUsers, type People } from './people.ts';
import type { Decisions, Present } from './plan.ts';
import type { Questions } from './questions.ts';
import type { Sf } from './sf.ts';
import type { TargetOrg } from './target-org.ts';

/** What the decisions are made from. */
export type Circumstances = {
  project: string;
  org: TargetOrg;
  options: DeployOptions;
  present: Present;
  questions: Questions;
  environment: NodeJS.ProcessEnv;
  say: (line: string) => void;
};

/**
 * Decides everything from the command line, from what an earlier run left and from what the person answers.
 * Throws a sentence where something is missing or wrong; nothing has been changed then.
 */
export async function decide(sf: Sf, circumstances: Circumstances): Promise<Decisions> {
  const { project, org, options, environment, present, questions, say } = circumstances;
  const folder = options.credentialsFolder ?? credentialsFolder(org.organizationId, environment);
  const former = readEnvironment(folder);
  const people = await decidePeople(circumstances, former.SALESFORCE_USERNAME);
  const named = await decideQueueMembers(circumstances);
  const everyone = [
    people.integrationUser,
    ...[...assignmentsOf(people, org.username).values()].flat(),
    ...named.users,
  ];
  const ids = await findUsers(sf, org.name, everyone);
  return {
    project,
    org,
    people,
    integrationUserId: ids.get(people.integrationUser.toLowerCase()) ?? '',
    hosts: await decideHosts(circumstances),
    key: await decideKey(circumstances, former.SALESFORCE_API_KEYS),
    queueMembers: [
      ...named.users.map((name) => ({ id: ids.get(name.toLowerCase()) ?? '', name })),
      ...(await findGroups(sf, org.name, named.groups)),
    ],
    agentRule: await decideAgentRule(sf, { org: org.name, options, former, questions, environment, say }),
    folder,
    package: await planPackage(present.installation, options.changes, questions, say),
    newCertificate: options.newCertificate,
    consoleTab: options.consoleTab,
    testLevel: options.testLevel,
  };
}

async function decidePeople(
  { options, questions }: Circumstances,
  earlier: string | undefined,
): Promise<People> {
  const { agents, supervisors, downloaders, administrators } = options;
  const integrationUser = await given(questions, options.integrationUser ?? earlier, {
    option: '--integration-user',
    question: 'User name of the middleware’s own user in Salesforce: ',
  });
  return { integrationUser, agents, supervisors, downloaders, administrators };
}

/** Those who are named, or typed where the queue has no members yet. Only user names have an @. */
async function decideQueueMembers({
  options,
  present,
  questions,
}: Circumstances): Promise<{ users: string[]; groups: string[] }> {
  const isAsked = options.queueMembers.length === 0 && present.queueMembers.length === 0;
  const names =
    isAsked && questions.canAsk && !options.yes
      ? readList(
          await questions.ask(
            'Who gets calls whose agent no user matches (user names, public groups or roles; Enter for nobody)? ',
          ),
        )
      : options.queueMembers;
  const isUser = (name: string): boolean => name.includes('@');
  return { users: names.filter(isUser), groups: names.filter((name) => !isUser(name)) };
}

async function decideHosts({ options, present, questions }: Circumstances): Promise<OrgHosts> {
  const middlewareUrl = await given(questions, options.middlewareUrl ?? present.hosts.middlewareUrl, {
    option: '--middleware-url',
    question: 'URL at which Salesforce reaches the middleware, as https://host: ',
  });
  const {
    recordingsBucket: bucket,
    recordingsBucketHost = bucket && recordingsHost(bucket.name, bucket.region),
  } = options;
  const recordingsUrl = await given(questions, recordingsBucketHost ?? present.hosts.recordingsUrl, {
    option: '--recordings-bucket-host',
    question: 'Host of the bucket with the recordings, as my-bucket.s3.eu-central-1.amazonaws.com: ',
  });
  return {
    middlewareUrl: readMiddlewareUrl(middlewareUrl),
    recordingsUrl: readRecordingsHost(recordingsUrl),
  };
}

async function given(
  questions: Questions,
  value: string | undefined,
  missing: { option: string; question: string },
): Promise<string> {
  const answer = value ?? (questions.canAsk ? await questions.ask(missing.question) : '');
  if (answer.trim() === '') throw new Error(`${missing.option} is missing.`);
  return answer.trim();
}

/** A key that is given, that of an earlier run, the one in the org (`undefined`), one that is typed, or a new one. */
async function decideKey(
  { environment, present, questions }: Circumstances,
  earlier: string | undefined,
): Promise<string | undefined> {
  const known = environment.MIDDLEWARE_API_KEY ?? earlier;
  if (known) return readKey(known);
  if (present.hasKey) return undefined;
  const typed = questions.canAsk
    ? await questions.askSecret(
        'Key of the middleware (one of its SALESFORCE_API_KEYS; Enter makes a new one): ',
      )
    : '';
  return typed === '' ? newKey() : readKey(typed);
}
