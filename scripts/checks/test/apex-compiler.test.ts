import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkApexCompiles } from '../apex/compiler/check-compiles.ts';
import { AMENDMENTS } from '../apex/compiler/standard-classes.ts';
import type { Problem } from '../problem.ts';
import { overlooked, writeClass, type SeededApex } from './seeded-apex.ts';

/** Each check starts a Java machine, so all faults are put into one project and looked for once. */
jest.setTimeout(120_000);

const OBJECT = 'typed/objects/Visit__c';
const METADATA = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const FILES = {
  'sfdx-project.json': JSON.stringify({ packageDirectories: [{ path: 'typed' }], sourceApiVersion: '65.0' }),
  [`${OBJECT}/Visit__c.object-meta.xml`]: `<CustomObject ${METADATA}>
    <label>Visit</label><sharingModel>ControlledByParent</sharingModel>
    <nameField><label>No.</label><type>AutoNumber</type><displayFormat>{0}</displayFormat></nameField>
  </CustomObject>`,
  [`${OBJECT}/fields/Minutes__c.field-meta.xml`]: `<CustomField ${METADATA}>
    <fullName>Minutes__c</fullName><label>Minutes</label><type>Number</type><precision>3</precision>
  </CustomField>`,
  [`${OBJECT}/fields/Hours__c.field-meta.xml`]: `<CustomField ${METADATA}>
    <fullName>Hours__c</fullName><label>Hours</label><type>Number</type><formula>Minutes__c / 60</formula>
  </CustomField>`,
  [`${OBJECT}/fields/Account__c.field-meta.xml`]: `<CustomField ${METADATA}>
    <fullName>Account__c</fullName><label>Account</label><type>MasterDetail</type>
    <referenceTo>Account</referenceTo><relationshipName>Visits</relationshipName>
  </CustomField>`,
  'typed/labels/CustomLabels.labels-meta.xml': `<CustomLabels ${METADATA}>
    <labels><fullName>Hello</fullName><value>Hello</value></labels>
  </CustomLabels>`,
};

const CLASSES: Record<string, SeededApex> = {
  Sound: [
    'public with sharing class Sound {',
    '  public class VisitException extends Exception {}',
    '  private static Integer hidden = 1;',
    '  @AuraEnabled(cacheable=true)',
    '  public static List<Visit__c> visits(Account account) {',
    '    Visit__c visit = new Visit__c(Account__c = account.Id, Minutes__c = 60);',
    '    visit.Id = null;',
    '    Schema.SObjectField token = Visit__c.Minutes__c;',
    '    Boolean isAccount = account.getSObjectType() == Visit__c.SObjectType;',
    '    Database.SaveResult result = Database.insert(visit, false, AccessLevel.USER_MODE);',
    '    List<Database.SaveResult> results = Database.update(account.Visits__r, AccessLevel.USER_MODE);',
    '    if (!result.isSuccess() || results.isEmpty() || !Schema.SObjectType.Visit__c.isCreateable()) {',
    '      throw new VisitException(System.Label.Hello + visit.Account__r.Owner.Name + visit.Hours__c);',
    '    }',
    '    try {',
    '      update visit;',
    '    } catch (DmlException e) {',
    '      throw new AuraHandledException(e.getDmlMessage(0) + e.getMessage() + hidden);',
    '    }',
    '    return [SELECT Id FROM Visit__c WHERE Account__c = :account.Id WITH USER_MODE];',
    '  }',
    '  private static void inherited() {}',
    '}',
  ],
  Unknown: [
    'public with sharing class Unknown {',
    '  public static void run() {',
    '    absent = 1; //! Variable does not exist: absent',
    '    Nowhere place; //! Invalid type: Nowhere',
    '    Sound.leave(); //! Method does not exist or incorrect signature: void leave()',
    '    String text = System.Label.Goodbye; //! External string does not exist: Goodbye',
    '  }',
    '}',
  ],
  UnknownFields: [
    'public with sharing class UnknownFields {',
    '  public static void run(Visit__c visit, Account account) {',
    '    visit.Hors__c = 1; //! Variable does not exist: Hors__c',
    '    account.Nmae = visit.Account__r.Name; //! Variable does not exist: Nmae',
    '    visit = new Visit__c(Seconds__c = 1); //! Field does not exist: Seconds__c on Visit__c',
    '    Schema.SObjectField field = Visit__c.Days__c; //! Variable does not exist: Days__c',
    '  }',
    '}',
  ],
  NotWriteable: [
    'public with sharing class NotWriteable {',
    '  public static void run(Visit__c visit, Account account) {',
    '    visit.Hours__c = 1; //! Field is not writeable: Visit__c.Hours__c',
    '    visit.CreatedDate = null; //! Field is not writeable: Visit__c.CreatedDate',
    '    visit.Account__c = account.Id; //! Field is not writeable: Visit__c.Account__c',
    "    visit = new Visit__c(Name = 'x'); //! Field is not writeable: Visit__c.Name",
    '  }',
    '}',
  ],
  WrongTypes: [
    'public with sharing class WrongTypes {',
    '  public static Integer run() {',
    "    Integer count = 'one'; //! Illegal assignment from String to Integer",
    '    Sound.visits(1); //! incorrect signature: void visits(Integer)',
    '    Database.insert(new Visit__c(), AccessLevel.USER_MODE, false); //! incorrect signature: void insert',
    "    return 'none'; //! Illegal conversion from String to Integer",
    '  }',
    '  public static Integer nothing() { //! Missing return statement',
    '  }',
    '}',
  ],
  Trespassing: [
    'public with sharing class Trespassing {',
    '  public static void run() {',
    '    Sound.hidden = 2; //! Variable is not visible: Sound.hidden',
    '    Sound.inherited(); //! Method is not visible: void Sound.inherited()',
    '  }',
    '}',
  ],
  Aura: [
    'public with sharing class Aura {',
    '  @AuraEnabled',
    '  public void instance() { //! AuraEnabled',
    '  }',
    '}',
  ],
  Unfinished: [
    'public with sharing class Unfinished implements HttpCalloutMock { //! must implement the method',
    '  public void run() {',
    '    final Integer once = 1;',
    '    throw new Account(); //! must be of type exception',
    '  }',
    '}',
  ],
};

let project: string;

beforeAll(() => {
  project = mkdtempSync(path.join(tmpdir(), 'apex-compiler-'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), text);
  }
  for (const [name, lines] of Object.entries(CLASSES)) {
    writeClass(path.join(project, 'typed/classes'), name, lines);
  }
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

describe("Salesforce's Apex compiler", () => {
  let problems: Problem[];
  const of = (name: string): Problem[] => problems.filter(({ file }) => file.endsWith(`/${name}.cls`));

  beforeAll(() => {
    problems = checkApexCompiles(project);
  });

  it('has nothing to say against sound Apex', () => {
    expect(of('Sound')).toEqual([]);
  });

  it.each([
    ['an unknown variable, type, method and label', 'Unknown'],
    ['an unknown field of a custom and of a standard object', 'UnknownFields'],
    ['an assignment to a formula, an audit field, an auto-number and a set master', 'NotWriteable'],
    ['wrong types of values, arguments and returns, and a missing return', 'WrongTypes'],
    ['access to what is private to another class', 'Trespassing'],
    ['@AuraEnabled on a method of an instance', 'Aura'],
    ['an interface left unimplemented and a throw of no exception', 'Unfinished'],
  ])('finds %s', (_, name) => {
    expect(overlooked(CLASSES[name] ?? [], of(name))).toEqual([]);
  });

  it('says so where an amendment of its stubs is needed no more', () => {
    const superfluous = {
      type: 'System.Assert',
      reason: 'none',
      added: ['global static void fail(String text) {}'],
    };
    const outdated = checkApexCompiles(project, [...AMENDMENTS, superfluous]).filter(
      ({ file }) => !file.startsWith('typed/'),
    );
    expect(outdated).toEqual([
      expect.objectContaining({ message: expect.stringContaining('System.Assert') }),
    ]);
  });
});
