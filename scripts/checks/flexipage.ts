import type { Element } from '@xmldom/xmldom';
import { each, needObject, type Context } from './lookup.ts';
import { childElements, childText } from '#package-metadata';

/** Components of a page must be there, be exposed to such pages and take the properties that they are given. */
export function checkFlexiPage({ metadata: { root }, inventory, report }: Context): void {
  each(root, 'sobjectType', (element) => needObject({ inventory, report }, element));
  const objectName = childText(root, 'sobjectType') ?? '';
  const identifiers = new Set<string>();
  for (const component of [...root.getElementsByTagName('componentInstance')]) {
    checkComponent(component, inventory, report);
    each(component, 'identifier', (element) => {
      const identifier = element.textContent?.trim() ?? '';
      if (identifiers.has(identifier)) report(element, `the identifier ${identifier} is used twice`);
      identifiers.add(identifier);
    });
  }
  for (const element of leavesOf(root)) {
    for (const [, field = ''] of (element.textContent ?? '').matchAll(/\bRecord\.(\w+__c)\b/g)) {
      if (!inventory.fields.has(`${objectName}.${field}`)) {
        report(element, `there is no field ${objectName}.${field}`);
      }
    }
  }
}

function checkComponent(
  component: Element,
  inventory: Context['inventory'],
  report: Context['report'],
): void {
  each(component, 'componentName', (element) => {
    const name = element.textContent?.trim() ?? '';
    if (name.includes(':')) return;
    const bundle = inventory.componentBundles.get(name);
    if (!bundle) {
      report(element, `there is no component ${name}`);
      return;
    }
    if (!bundle.targets.has('lightning__RecordPage')) {
      report(element, `the component ${name} is not exposed to record pages`);
    }
    each(component, 'componentInstanceProperties', (property) => {
      const given = childText(property, 'name') ?? '';
      if (!bundle.properties.has(given)) report(property, `the component ${name} has no property ${given}`);
    });
  });
}

function leavesOf(element: Element): Element[] {
  const children = childElements(element);
  return children.length > 0 ? children.flatMap(leavesOf) : [element];
}
