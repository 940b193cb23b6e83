import path from 'node:path';
import { readPackage, childElements, childText } from '#package-metadata';
import { fieldsOfObject } from './package-fields.ts';

const OBJECT = 'AC_Contact_Channel_Analytics__c';
const SEARCHED_TYPES = ['AutoNumber', 'Email', 'Html', 'LongTextArea', 'Phone', 'Text', 'TextArea', 'Url'];
/** Salesforce protects this many searched fields of an object by field-level security, and no more. */
const PROTECTED_FIELDS = 100;

const { source } = readPackage(path.resolve(import.meta.dirname, '../..'));
const rootOf = (type: string, name: string) => {
  const found = source.metadata.find(({ root, name: own }) => root.nodeName === type && own === name);
  if (!found) throw new Error(`The package has no ${type} ${name}.`);
  return found.root;
};

/** What Salesforce wants before its global search finds what is in a custom object. */
describe('the words of a call', () => {
  const fields = fieldsOfObject(OBJECT);

  it('are in a field of a type that is searched', () => {
    expect(SEARCHED_TYPES).toContain(fields.get('Transcript__c')?.type);
  });

  it('are in an object that allows search and has a tab', () => {
    expect(childText(rootOf('CustomObject', OBJECT), 'enableSearch')).toBe('true');
    expect(childText(rootOf('CustomTab', OBJECT), 'customObject')).toBe('true');
  });

  it('can be found by whoever may read them: tab and field are open to them', () => {
    const set = rootOf('PermissionSet', 'AC_CallRecording');
    const tab = childElements(set, 'tabSettings').find((each) => childText(each, 'tab') === OBJECT);
    const field = childElements(set, 'fieldPermissions').find(
      (each) => childText(each, 'field') === `${OBJECT}.Transcript__c`,
    );
    expect(tab && childText(tab, 'visibility')).toBe('Visible');
    expect(field && childText(field, 'readable')).toBe('true');
  });

  it('are protected by field-level security, as there are few enough searched fields', () => {
    const searched = [...fields.values()].filter(({ type }) => SEARCHED_TYPES.includes(type));
    expect(searched.length).toBeGreaterThan(10);
    expect(searched.length).toBeLessThan(PROTECTED_FIELDS);
  });

  it('are not found in the original content', () => {
    expect(childText(rootOf('CustomObject', 'AC_Original_Content__c'), 'enableSearch')).toBe('false');
  });
});
