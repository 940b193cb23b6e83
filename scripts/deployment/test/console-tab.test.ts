import fc from 'fast-check';
import { ensureConsoleTab, withTab } from '../console-tab.ts';
import { FakeOrg } from './fake-org.ts';

const TAB = 'AC_Contact_Channel_Analytics__c';
const CONSOLE = `<?xml version="1.0" encoding="UTF-8"?>
<CustomApplication xmlns="http://soap.sforce.com/2006/04/metadata">
    <formFactors>Small</formFactors>
    <formFactors>Large</formFactors>
    <!-- kept -->
    <label>Service Console &amp; more</label>
    <navType>Console</navType>
    <tabs>standard-Case</tabs>
    <tabs>Invoice__c</tabs>
    <uiType>Lightning</uiType>
    <utilityBar>LightningService_UtilityBar</utilityBar>
    <workspaceConfig>
        <mappings>
            <tab>Invoice__c</tab>
        </mappings>
        <mappings>
            <fieldName>AccountId</fieldName>
            <tab>standard-Case</tab>
        </mappings>
    </workspaceConfig>
</CustomApplication>
`;
const tabsOf = (app: string) => [...app.matchAll(/<tabs>([^<]*)<\/tabs>/g)].map((match) => match[1]);
const mappedOf = (app: string) => [...app.matchAll(/<tab>([^<]*)<\/tab>/g)].map((match) => match[1]);

describe('the tab in the Service Console', () => {
  it('comes behind the tabs that are there, and is mapped', () => {
    const changed = withTab(CONSOLE, TAB) ?? '';
    expect(tabsOf(changed)).toEqual(['standard-Case', 'Invoice__c', TAB]);
    expect(mappedOf(changed)).toEqual(['Invoice__c', 'standard-Case', TAB]);
  });

  it('leaves every line of the administrator as it was', () => {
    const lines = (withTab(CONSOLE, TAB) ?? '').split('\n');
    const added = [
      `    <tabs>${TAB}</tabs>`,
      '        <mappings>',
      `            <tab>${TAB}</tab>`,
      '        </mappings>',
    ];
    const rest = [...lines];
    for (const line of added) rest.splice(rest.lastIndexOf(line), 1);
    expect(rest.join('\n')).toBe(CONSOLE);
  });

  it('is not added a second time', () => {
    expect(withTab(withTab(CONSOLE, TAB) ?? '', TAB)).toBeUndefined();
  });

  it('is mapped where somebody added the tab alone by hand', () => {
    const byHand = CONSOLE.replace('    <uiType>', `    <tabs>${TAB}</tabs>\n    <uiType>`);
    const changed = withTab(byHand, TAB) ?? '';
    expect(tabsOf(changed)).toEqual(['standard-Case', 'Invoice__c', TAB]);
    expect(mappedOf(changed)).toContain(TAB);
  });

  it('makes the mapping where a console has none, and none in an app that is no console', () => {
    const bare = (navType: string) =>
      `<CustomApplication xmlns="http://soap.sforce.com/2006/04/metadata"><navType>${navType}</navType></CustomApplication>`;
    expect(withTab(bare('Console'), TAB)).toMatch(/<workspaceConfig>\s*<mappings>\s*<tab>AC_/);
    expect(withTab(bare('Standard'), TAB)).not.toContain('workspaceConfig');
  });

  it('keeps any tabs, in their order', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}(__c)?$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 20 }), (tabs) => {
        const elements = tabs.map((tab) => `<tabs>${tab}</tabs>`).join('\n');
        const app = `<CustomApplication xmlns="http://soap.sforce.com/2006/04/metadata">${elements}</CustomApplication>`;
        expect(tabsOf(withTab(app, TAB) ?? '')).toEqual([...tabs, TAB]);
      }),
    );
  });

  it.each(['', '<CustomApplication', '<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata"/>'])(
    'refuses what is no app: %s',
    (text) => {
      expect(() => withTab(text, TAB)).toThrow(/app/);
    },
  );

  it('deploys the console when something changed, and only then', async () => {
    const org = new FakeOrg();
    expect(await ensureConsoleTab(org.sf, 'my-org', CONSOLE)).toBe('added');
    const deployed = org.files.get('applications/standard__LightningService.app');
    expect(await ensureConsoleTab(org.sf, 'my-org', deployed)).toBe('unchanged');
    expect(org.deployments).toEqual([['applications/standard__LightningService.app']]);
  });

  it('leaves an org alone that has no Service Console', async () => {
    const org = new FakeOrg();
    expect(await ensureConsoleTab(org.sf, 'my-org', undefined)).toBe('no console');
    expect(org.commands).toEqual([]);
  });
});
