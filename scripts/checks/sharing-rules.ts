import { checkFilter, each, need, type Context } from './lookup.ts';

/** Who is shared with, and the fields that decide what is shared, must be there. */
export function checkSharingRules({ metadata: { name, root }, inventory, report }: Context): void {
  if (name.endsWith('__c') && !inventory.objects.has(name)) report(root, `there is no object ${name}`);
  for (const kind of ['sharingCriteriaRules', 'sharingOwnerRules']) {
    each(root, kind, (rule) => {
      for (const side of ['sharedTo', 'sharedFrom']) {
        each(rule, side, (party) => {
          each(party, 'group', (element) => need(report, element, inventory.groups, 'group'));
          each(party, 'queue', (element) => need(report, element, inventory.queues, 'queue'));
        });
      }
      each(rule, 'criteriaItems', (item) => checkFilter({ inventory, report }, item, name));
    });
  }
}
