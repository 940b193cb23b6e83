import { FieldExpressionContext, QueryContext } from '@apexdevtools/apex-parser';
import { enclosing, partsOf, type ApexSource } from '../apex/apex-source.ts';
import type { Problem } from '../problem.ts';

/**
 * Objects whose names Salesforce or an administrator translates or words anew, each with what says the same in every
 * language. Tests run as whoever deploys, in that person's language.
 */
const TRANSLATED = new Map([
  ['profile', 'choose by UserLicense.LicenseDefinitionKey and permissions'],
  ['userlicense', 'use LicenseDefinitionKey'],
  ['recordtype', 'use DeveloperName'],
  ['group', 'use DeveloperName'],
  ['queue', 'use DeveloperName'],
  ['userrole', 'use DeveloperName'],
]);
const NAMES = new Set(['name', 'label', 'masterlabel']);
/** What relationships lead to where it is not what they are called. */
const TARGETS = new Map([['owner', 'group']]);

/** Queries, in tests too, that look for something by a name that is not the same in every language. */
export function translatedNameProblems(sources: ApexSource[]): Problem[] {
  return sources.flatMap(({ file, tree }) =>
    partsOf(tree, FieldExpressionContext).flatMap((condition) => {
      const field = (condition.fieldName() as { getText(): string } | null)?.getText() ?? '';
      const names = field.toLowerCase().split('.');
      const query = enclosing(condition, QueryContext);
      const from = query?.fromNameList().fieldName(0).getText().toLowerCase() ?? '';
      const relationship = names.at(-2);
      const object = relationship === undefined ? from : (TARGETS.get(relationship) ?? relationship);
      const instead = NAMES.has(names.at(-1) ?? '') ? TRANSLATED.get(object) : undefined;
      if (instead === undefined) return [];
      const message = `${field} of ${object} is not the same in every language: ${instead}`;
      return [{ file, line: condition.start.line, message }];
    }),
  );
}
