import type { Element } from '@xmldom/xmldom';
import type { Inventory } from './inventory.ts';
import { type MetadataFile, childElements, childText } from '#package-metadata';

/** What a check of one metadata file works with. */
export interface Context {
  metadata: MetadataFile;
  inventory: Inventory;
  report: (element: Element, message: string) => void;
}

type Lookup = Pick<Context, 'inventory' | 'report'>;

const CUSTOM = /__c$/;
/** Elements that people read, where a name is only spoken of. */
const PROSE = new Set(['description', 'inlineHelpText', 'comment', 'label', 'masterLabel', 'errorMessage']);

/** Runs a check on each child element of that name. */
export function each(element: Element, name: string, run: (child: Element) => void): void {
  childElements(element, name).forEach(run);
}

/** The element's text must be among the names. */
export function need(
  report: Context['report'],
  element: Element,
  names: { has(name: string): boolean },
  kind: string,
): void {
  const name = element.textContent?.trim() ?? '';
  if (!names.has(name)) report(element, `there is no ${kind} ${name}`);
}

/** An own object must be in the package; standard objects are let through. */
export function needObject({ inventory, report }: Lookup, element: Element): void {
  if (CUSTOM.test(element.textContent ?? '')) need(report, element, inventory.objects, 'object');
}

/** Standard fields and list tokens such as `NAME` are not in the package and are let through. */
export function needField({ inventory, report }: Lookup, element: Element, objectName = ''): void {
  const field = element.textContent?.trim() ?? '';
  if (CUSTOM.test(field) && !inventory.fields.has(`${objectName}.${field}`)) {
    report(element, `there is no field ${objectName}.${field}`);
  }
}

/** A filter's field must be there and be one that Salesforce can filter by, and its values must be possible. */
export function checkFilter(context: Lookup, filter: Element, objectName = ''): void {
  each(filter, 'field', (element) => {
    needField(context, element, objectName);
    const field = `${objectName}.${element.textContent?.trim() ?? ''}`;
    const facts = context.inventory.fields.get(field);
    if (facts?.type === 'LongTextArea' || facts?.type === 'Html') {
      context.report(element, `${field} is long text: Salesforce cannot filter by it`);
    }
    if (childText(filter, 'value') === '') {
      context.report(filter, 'the value of a filter is left empty: name one, or leave the element out');
    }
    for (const value of childText(filter, 'value')?.split(',') ?? []) {
      if (facts?.values && value && !facts.values.has(value)) {
        context.report(filter, `${field} has no value ${value}`);
      }
    }
  });
}

/** What looks like the name of an own object or field, anywhere below an element, prose left out. */
export function customNames(element: Element): { name: string; element: Element }[] {
  const children = childElements(element).filter(({ nodeName }) => !PROSE.has(nodeName));
  if (childElements(element).length > 0) return children.flatMap(customNames);
  const names = (element.textContent ?? '').matchAll(/\b[A-Za-z]\w*__c(?:\.\w+__c)?\b/g);
  return [...names].map(([name]) => ({ name, element }));
}
