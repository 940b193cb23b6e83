import type { ApexPlatform, ApexTransaction, FieldDescribe, ObjectDescribe, RunningUser } from '#platform';
import { QueryError } from '#platform';
import { labelInLanguage, languageOf } from './access/translated-names.ts';
import { sendCallout } from './callouts.ts';
import type { NamedCredentialTarget } from './callouts.ts';
import type { OrgState } from './org-state.ts';
import { findRunningUser } from './running-user.ts';
import { findField, findObject } from './schema/model.ts';
import type { FieldSchema, ObjectSchema } from './schema/model.ts';
import { writeBatch } from './store/batch.ts';
import { Refusal } from './store/refusal.ts';
import { Transaction } from './store/transaction.ts';

/** What the Apex runner sees of the org. */
export function apexPlatform(
  state: OrgState,
  credentials: Record<string, NamedCredentialTarget>,
): ApexPlatform {
  const { schema } = state;
  return {
    begin: (user, options) =>
      apexTransaction(
        state,
        user,
        options?.isolated
          ? { transaction: Transaction.isolated(state.database, schema), start: 0, isPart: false }
          : state.begin(),
      ),
    describe: (objectName) => {
      const object = findObject(schema, objectName);
      return object && describe(object);
    },
    objectLabel: (user, { name, label }) => labelInLanguage(name, label, languageOf(state.database, user.id)),
    objectNames: () => [...schema.objects.values()].map((object) => object.name),
    objectAccess: (user, objectName) => {
      const object = findObject(schema, objectName);
      if (!object) return { read: false, create: false, edit: false, delete: false };
      const { read, create, edit, delete: remove } = state.rightsOf(user.id).object(object);
      return { read, create, edit, delete: remove };
    },
    fieldAccess: (user, objectName, fieldName) => {
      const object = findObject(schema, objectName);
      const field = object && findField(object, fieldName);
      if (!object || !field) return { read: false, create: false, edit: false };
      const { read, edit } = state.rightsOf(user.id).field(object, field);
      return { read, create: edit, edit: edit && !field.createOnly };
    },
    hasCustomPermission: (user, name) => state.rightsOf(user.id).customPermissions.has(name),
    hasClassAccess: (user, className) => {
      const rights = state.rightsOf(user.id);
      return rights.classes.has(className) || rights.userPermissions.has('AuthorApex');
    },
    findUser: (id) => findRunningUser(state, id),
    label: (name) => schema.labels.get(name),
    callout: (request, user) => sendCallout(schema, credentials, state.rightsOf(user.id), request),
  };
}

function apexTransaction(
  state: OrgState,
  user: RunningUser,
  begun: ReturnType<OrgState['begin']>,
): ApexTransaction {
  const { transaction, start, isPart } = begun;
  return {
    query: (request) => {
      const { rows, count } = state.queryAs(transaction, user.id, request);
      return count === undefined ? rows : [{ type: 'AggregateResult', fields: { expr0: count } }];
    },
    write: (request) => {
      const context = state.writeContext(transaction, user.id, request.access, request.sharing);
      try {
        return writeBatch(context, request);
      } catch (error) {
        if (error instanceof Refusal) throw new QueryError(error.statusCode, error.message);
        throw error;
      }
    },
    asUser: (other) => apexTransaction(state, other, begun),
    savepoint: () => transaction.savepoint(),
    rollback: (savepoint) => {
      transaction.rollback(typeof savepoint === 'number' ? savepoint : start);
    },
    commit: () => {
      if (!isPart) transaction.commit();
    },
  };
}

function describe(object: ObjectSchema): ObjectDescribe {
  return {
    name: object.name,
    label: object.label,
    keyPrefix: object.keyPrefix,
    fields: [...object.fields.values()].map(describeField),
    childRelationships: object.children.map(({ relationshipName, childObject, field }) => ({
      relationshipName,
      childSObject: childObject,
      field,
    })),
  };
}

function describeField(field: FieldSchema): FieldDescribe {
  return {
    name: field.name,
    label: field.label,
    type: field.type,
    length: field.length,
    ...(field.relationshipName ? { relationshipName: field.relationshipName } : {}),
    referenceTo: field.referenceTo,
    picklistValues: field.picklistValues.map(({ value, label, active }) => ({ value, label, active })),
  };
}
