import { CreatorContext } from '@apexdevtools/apex-parser';
import { partsOf, type ApexSource } from '../apex/apex-source.ts';
import type { Problem } from '../problem.ts';

/** Where the package's tests make rows of standard objects, and explain it where an org refuses one. */
const FACTORY = 'AC_TestDataFactory';
/** The only class that may need them; a deployment can leave it out. */
const STANDARD_OBJECTS_TEST = 'AC_StandardObjectsTest';
const CUSTOMERS_OBJECTS = new Set(
  'Account Asset Campaign Case Contact Contract Event Lead Opportunity Order Task VoiceCall'.split(' '),
);

/** A customer's rules refuse rows of standard objects: tests make them where that is explained and left out. */
export function testDataProblems(sources: ApexSource[]): Problem[] {
  return sources
    .filter(({ isTest }) => isTest)
    .flatMap(({ file, name, tree }) =>
      partsOf(tree, CreatorContext).flatMap((creator) => {
        const made = creator.createdName().getText();
        const place = { file, line: creator.start.line };
        if (CUSTOMERS_OBJECTS.has(made) && name !== STANDARD_OBJECTS_TEST) {
          return [{ ...place, message: `a ${made} is made in ${STANDARD_OBJECTS_TEST} alone` }];
        }
        if (made === 'User' && name !== FACTORY && /LastName=/i.test(creator.getText())) {
          return [{ ...place, message: `users are made by ${FACTORY} alone` }];
        }
        return [];
      }),
    );
}
