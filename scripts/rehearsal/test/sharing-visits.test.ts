import path from 'node:path';
import express from 'express';
import { sharingVisits } from '../sharing-visits.ts';
import { listenLocally } from '#metadata-api';
import { createLocalOrg, LOCAL_USERS } from '#org';
import { OrgMetadata } from '#package-metadata';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const SETS: Record<string, string[]> = {
  'integration@northwind.example': ['AC_Integration', 'AC_Integration_Transfer'],
  'alex.morgan@northwind.example': ['AC_Administrator'],
};

/** What is wrong with each visit to an org that has these folders of the project. */
async function problemsIn(folders: readonly string[]): Promise<(string | undefined)[]> {
  const org = createLocalOrg({
    source: OrgMetadata.ofProject(PROJECT, folders),
    users: LOCAL_USERS.map((user) => ({
      ...user,
      permissionSets: SETS[user.username] ?? [],
      groups: [],
    })),
    client: { id: '', publicKeyPem: '' },
    namedCredentials: {},
  });
  const { url, close } = await listenLocally(express().use(org.router));
  try {
    const problems: (string | undefined)[] = [];
    for (const { work } of sharingVisits({ org, url })) {
      problems.push(
        await work().then(
          () => undefined,
          (error: unknown) => (error as Error).message,
        ),
      );
    }
    return problems;
  } finally {
    await close();
  }
}

describe('the sharing rules, as users without View All meet them', () => {
  it('open what they should, and no more', async () => {
    expect(await problemsIn(['force-app', 'sharing'])).toEqual([undefined, undefined, undefined]);
  });

  it('are missed by a member of the team and by the middleware where they were not deployed', async () => {
    const [hidden, team, middleware] = await problemsIn(['force-app']);
    expect(hidden).toBeUndefined();
    expect(team).toBe('it is [], and should be ["21111111-2222-4333-8444-555555555555"]');
    expect(middleware).toBe('it is [false], and should be [true]');
  });
});
