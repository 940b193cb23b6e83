import { FieldNameContext, QueryContext } from '@apexdevtools/apex-parser';
import { partsOf, type ApexSource } from '../apex/apex-source.ts';
import type { Inventory } from '../inventory.ts';
import type { Problem } from '../problem.ts';

/** Standard fields that Salesforce indexes: keys, owners, and when a record was made or changed. */
const INDEXED = /^(\w*Id|Name|CreatedDate|SystemModstamp)$/i;

/** A query must filter by an index, or it reads every record once there are many. */
export function queryIndexProblems(sources: ApexSource[], { fields }: Inventory): Problem[] {
  return sources
    .filter(({ isTest }) => !isTest)
    .flatMap(({ file, tree }) =>
      partsOf(tree, QueryContext).flatMap((query) => {
        const owner = query.fromNameList().fieldName(0).getText();
        const where = query.whereClause() as ReturnType<QueryContext['whereClause']> | null;
        const filters = where ? partsOf(where, FieldNameContext).map((field) => field.getText()) : [];
        const found = filters.some(
          (field) => INDEXED.test(field) || fields.get(`${owner}.${field}`)?.indexed === true,
        );
        if (found) return [];
        return [{ file, line: query.start.line, message: 'the query filters by no field that has an index' }];
      }),
    );
}
