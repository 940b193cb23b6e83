import { restClient } from '../deployment/verification/connect.ts';
import type { RestClient } from '../deployment/verification/asked-org.ts';
import type { EmptyOrg } from '#metadata-api';

const OBJECT = 'AC_Contact_Channel_Analytics__c';
const ADMINISTRATOR = 'alex.morgan@northwind.example';
const INTEGRATION = 'integration@northwind.example';
/** An agent who took none of the calls. */
const AGENT = 'omar.haddad@northwind.example';
const NEGATIVE = '21111111-2222-4333-8444-555555555555';
const POSITIVE = '31111111-2222-4333-8444-555555555555';

/** Something that users do in an org with the package; throws what is wrong with how it went. */
export interface Visit {
  title: string;
  work: () => Promise<void>;
}

/**
 * What the package's sharing rules open to users without View All, in the order in which it is to be done. The
 * middleware's user has its permission sets already.
 */
export function sharingVisits({ org, url }: Pick<EmptyOrg, 'org' | 'url'>): Visit[] {
  const client = (username: string): RestClient =>
    restClient(`${url}/services/data/v65.0/`, org.accessTokenOf(username));
  const administrator = client(ADMINISTRATOR);
  const integration = client(INTEGRATION);
  const agent = client(AGENT);
  return [
    {
      title: 'hides the calls of the queue from an agent outside of it',
      work: async () => {
        await create(administrator, 'PermissionSetAssignment', {
          AssigneeId: await idOf(administrator, 'User', `Username = '${AGENT}'`),
          PermissionSetId: await idOf(administrator, 'PermissionSet', "Name = 'AC_CallRecording'"),
        });
        const OwnerId = await idOf(
          administrator,
          'Group',
          "Type = 'Queue' AND DeveloperName = 'AC_Unassigned'",
        );
        for (const [ContactId__c, Sentiment__c] of [
          [NEGATIVE, 'NEGATIVE'],
          [POSITIVE, 'POSITIVE'],
        ]) {
          await create(integration, OBJECT, { ContactId__c, Sentiment__c, OwnerId });
        }
        expectSame(await callsOf(agent), []);
      },
    },
    {
      title: 'shows a member of AC Quality Team the calls that the sharing rule names, and no others',
      work: async () => {
        await join(administrator, AGENT, 'AC_Quality_Team');
        expectSame(await callsOf(agent), [NEGATIVE]);
      },
    },
    {
      title: "lets the middleware's user edit the calls of others once it is in AC Integration Users",
      work: async () => {
        const edit = async () =>
          integration('PATCH', `sobjects/${OBJECT}/ContactId__c/${POSITIVE}`, { Sentiment__c: 'MIXED' });
        expectSame([(await edit()).status < 300], [false]);
        await join(administrator, INTEGRATION, 'AC_Integration_Users');
        expectSame([(await edit()).status < 300], [true]);
      },
    },
  ];
}

async function join(administrator: RestClient, username: string, group: string): Promise<void> {
  await create(administrator, 'GroupMember', {
    GroupId: await idOf(administrator, 'Group', `DeveloperName = '${group}'`),
    UserOrGroupId: await idOf(administrator, 'User', `Username = '${username}'`),
  });
}

async function create(client: RestClient, object: string, values: object): Promise<void> {
  const { status, body } = await client('POST', `sobjects/${object}`, values);
  if (status !== 201) throw new Error(`${object} was not created: ${JSON.stringify(body)}`);
}

const callsOf = async (client: RestClient): Promise<unknown[]> => {
  const soql = `SELECT ContactId__c FROM ${OBJECT} WHERE ContactId__c IN ('${NEGATIVE}', '${POSITIVE}')`;
  return (await rowsOf(client, soql)).map((row) => row['ContactId__c']);
};

async function idOf(client: RestClient, object: string, condition: string): Promise<string> {
  const [row] = await rowsOf(client, `SELECT Id FROM ${object} WHERE ${condition}`);
  if (!row) throw new Error(`The org has no ${object} where ${condition}`);
  return String(row['Id']);
}

async function rowsOf(client: RestClient, soql: string): Promise<Record<string, unknown>[]> {
  const { status, body } = await client('GET', `query?q=${encodeURIComponent(soql)}`);
  if (status !== 200) throw new Error(`A query was refused: ${JSON.stringify(body)}`);
  return (body as { records: Record<string, unknown>[] }).records;
}

function expectSame(found: unknown[], wanted: unknown[]): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`it is ${a}, and should be ${b}`);
}
