import {
  QueryError,
  type ApexPlatform,
  type ApexTransaction,
  type ApiValue,
  type CalloutRequest,
  type CalloutResponse,
  type FieldDescribe,
  type ObjectDescribe,
  type QueryRequest,
  type Row,
  type RunningUser,
  type WriteRequest,
  type WriteResult,
} from '#platform';

const SETUP = ['User', 'Profile', 'PermissionSet', 'PermissionSetAssignment'];

function field(name: string, type = 'string', more: Partial<FieldDescribe> = {}): FieldDescribe {
  return { name, label: name, type, length: 255, referenceTo: [], picklistValues: [], ...more };
}

function object(name: string, keyPrefix: string, fields: FieldDescribe[]): ObjectDescribe {
  const childRelationships =
    name === 'Account' ? [{ relationshipName: 'Contacts', childSObject: 'Contact', field: 'AccountId' }] : [];
  return {
    name,
    label: `${name} label`,
    keyPrefix,
    fields: [field('Id', 'id'), ...fields],
    childRelationships,
  };
}

const owner = field('OwnerId', 'reference', { relationshipName: 'Owner', referenceTo: ['User', 'Group'] });
const account = field('AccountId', 'reference', { relationshipName: 'Account', referenceTo: ['Account'] });

const OBJECTS = [
  object('Account', '001', [
    field('Name'),
    field('AnnualRevenue', 'currency'),
    field('NumberOfEmployees', 'int'),
    field('IsActive__c', 'boolean'),
    field('Founded__c', 'date'),
    field('LastSeen__c', 'datetime'),
    field('Key__c'),
    owner,
  ]),
  object('Contact', '003', [field('LastName'), field('Email'), account]),
  object('ContentVersion', '068', [field('Title'), field('VersionData', 'base64')]),
  object('User', '005', [field('LastName'), field('Username')]),
  object('PermissionSetAssignment', '0Pa', [field('AssigneeId', 'reference')]),
];

export const ada: RunningUser = {
  id: '005000000000001AAA',
  username: 'ada@example.com',
  name: 'Ada Example',
  email: 'ada@example.com',
  profileId: '00e000000000001AAA',
};

export interface Seen {
  queries: QueryRequest[];
  writes: WriteRequest[];
  callouts: CalloutRequest[];
}

type Stored = { id: string; type: string; fields: Record<string, ApiValue>; ownTest: boolean };

/**
 * Just enough of an org for programs in tests: equality filters joined by AND, parents, LIMIT, COUNT(). User mode
 * refuses what `denied` names and, with sharing, shows a user only rows that the user owns.
 */
export class MemoryPlatform implements ApexPlatform {
  readonly seen: Seen = { queries: [], writes: [], callouts: [] };
  readonly denied = new Set<string>();
  readonly permissions = new Set<string>();
  readonly closedClasses = new Set<string>();
  readonly answers: (CalloutResponse | Error)[] = [];
  rows: Stored[] = [];
  private nextId = 1;

  describe(name: string): ObjectDescribe | undefined {
    return OBJECTS.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  }
  objectNames(): string[] {
    return OBJECTS.map(({ name }) => name);
  }
  objectLabel(_user: RunningUser, { label }: ObjectDescribe): string {
    return label;
  }
  objectAccess(user: RunningUser, objectName: string) {
    const allowed = !this.denied.has(`${user.id}:${objectName}`);
    return { read: allowed, create: allowed, edit: allowed, delete: false };
  }
  fieldAccess(_user: RunningUser, _objectName: string, fieldName: string) {
    const create = fieldName !== 'Id';
    return { read: true, create, edit: create && fieldName !== 'AccountId' };
  }
  hasCustomPermission(user: RunningUser, name: string): boolean {
    return this.permissions.has(`${user.id}:${name}`);
  }
  hasClassAccess(_user: RunningUser, className: string): boolean {
    return !this.closedClasses.has(className);
  }
  findUser(id: string): RunningUser | undefined {
    if (id === ada.id) return ada;
    const row = this.rows.find((candidate) => candidate.id === id && candidate.type === 'User');
    return row && { ...ada, id, username: String(row.fields.Username), name: String(row.fields.LastName) };
  }
  label(name: string): string | undefined {
    return name === 'Greeting' ? 'Good morning' : undefined;
  }
  callout(request: CalloutRequest): Promise<CalloutResponse> {
    this.seen.callouts.push(request);
    const answer = this.answers.shift() ?? new Error('No answer was prepared');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }

  begin(user: RunningUser, options?: { isolated: boolean }): ApexTransaction {
    const start = structuredClone(this.rows);
    return this.transaction(user, options?.isolated ?? false, start);
  }

  /** Puts a row in the org outside any transaction. */
  store(type: string, fields: Record<string, ApiValue>): string {
    const prefix = this.describe(type)?.keyPrefix ?? '000';
    const id = `${prefix}${String(this.nextId).padStart(12, '0')}AAA`;
    this.nextId += 1;
    this.rows.push({ id, type, fields: { ...fields, Id: id }, ownTest: false });
    return id;
  }

  private transaction(user: RunningUser, isolated: boolean, start: Stored[]): ApexTransaction {
    return {
      query: (request) => this.query(request, user, isolated),
      write: (request) => this.write(request, user),
      asUser: (other) => this.transaction(other, isolated, start),
      savepoint: () => structuredClone(this.rows),
      rollback: (savepoint) => {
        this.rows = structuredClone((savepoint as Stored[] | undefined) ?? start);
      },
      commit: () => undefined,
    };
  }

  private query(request: QueryRequest, user: RunningUser, isolated: boolean): Row[] {
    this.seen.queries.push(request);
    const match = /^SELECT (.+?) FROM (\w+)(?: WHERE (.+?))?(?: ORDER BY \w+)?(?: LIMIT (\d+))?$/is.exec(
      request.soql,
    );
    if (!match) throw new QueryError('MALFORMED_QUERY', `unexpected token: ${request.soql}`);
    const [, list = '', type = '', where = '', limit = '1000'] = match;
    if (request.access === 'user' && this.denied.has(`${user.id}:${type}`)) {
      throw new QueryError('INVALID_TYPE', `sObject type '${type}' is not supported.`);
    }
    const visible = this.rows
      .filter((row) => row.type === type)
      .filter((row) => !isolated || row.ownTest || SETUP.includes(type))
      .filter((row) => !request.sharing || !('OwnerId' in row.fields) || row.fields.OwnerId === user.id)
      .filter((row) => fits(row, where, request.binds))
      .slice(0, Number(limit));
    if (/^count\(\)$/i.test(list)) return [{ type: 'AggregateResult', fields: { expr0: visible.length } }];
    return visible.map((row) =>
      this.project(
        row,
        list.split(',').map((name) => name.trim()),
      ),
    );
  }

  private project(row: Stored, names: string[]): Row {
    const fields: Row['fields'] = {};
    for (const name of names) {
      const [parent = '', ...rest] = name.split('.');
      if (rest.length === 0) fields[name] = row.fields[name] ?? null;
      else {
        const above = this.rows.find((candidate) => candidate.id === row.fields[`${parent}Id`]);
        const before = fields[parent] as Row | undefined;
        const more = above && this.project(above, [rest.join('.')]);
        fields[parent] = more ? { type: more.type, fields: { ...before?.fields, ...more.fields } } : null;
      }
    }
    return { type: row.type, fields };
  }

  private write(request: WriteRequest, user: RunningUser): WriteResult[] {
    this.seen.writes.push(request);
    return request.records.map(({ id, fields }) => {
      if (request.access === 'user' && this.denied.has(`${user.id}:${request.type}`)) {
        return refused('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'entity type cannot be written', []);
      }
      if (request.operation === 'insert' && request.type === 'Account' && !fields.Name) {
        return refused('REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', ['Name']);
      }
      return this.apply(request, id, fields, user);
    });
  }

  private apply(
    { operation, type, externalIdField: key }: WriteRequest,
    id: string | undefined,
    fields: Record<string, ApiValue>,
    user: RunningUser,
  ): WriteResult {
    const existing = this.rows.find(
      (row) => row.type === type && (key ? row.fields[key] === fields[key] : row.id === id),
    );
    if (operation === 'delete') {
      this.rows = this.rows.filter((row) => row !== existing);
      return existing
        ? { id: existing.id, success: true, errors: [] }
        : refused('ENTITY_IS_DELETED', 'gone', []);
    }
    if (existing && operation !== 'insert') {
      Object.assign(existing.fields, fields);
      return { id: existing.id, created: false, success: true, errors: [] };
    }
    if (operation === 'update')
      return refused('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
    const owned = type === 'Account' ? { OwnerId: user.id, ...fields } : fields;
    const newId = this.store(type, owned);
    const row = this.rows.at(-1);
    if (row) row.ownTest = true;
    return { id: newId, created: true, success: true, errors: [] };
  }
}

function refused(statusCode: string, message: string, fields: string[]): WriteResult {
  return { success: false, errors: [{ statusCode, message, fields }] };
}

function fits(row: Stored, where: string, binds: QueryRequest['binds']): boolean {
  return where
    .split(/ AND /i)
    .filter((condition) => condition.trim() !== '')
    .every((condition) => {
      const match = /^\s*(\w+)\s*(=|IN)\s*(?::(\w+)|'(.*)')\s*$/i.exec(condition);
      if (!match) throw new QueryError('MALFORMED_QUERY', `unexpected token: ${condition}`);
      const [, name = '', , bind, literal] = match;
      const wanted = bind === undefined ? (literal ?? null) : (binds[bind] ?? null);
      const actual = row.fields[name] ?? null;
      return Array.isArray(wanted) ? wanted.includes(actual) : wanted === actual;
    });
}
