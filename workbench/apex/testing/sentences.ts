/** A method's name as a sentence: `refusesAColleague` → `refuses a colleague`. */
export function sentence(methodName: string): string {
  return methodName
    .replace(/_/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase();
}
