/**
 * The function with its last answer remembered, so that what a component shows stays the same object
 * until something it depends on changes.
 * @template {unknown[]} A
 * @template R
 * @param {(...args: A) => R} compute
 * @returns {(...args: A) => R}
 */
export function rememberLast(compute) {
  /** @type {{args: A, answer: R} | null} */
  let last = null;
  return (...args) => {
    if (!last || !args.every((arg, index) => Object.is(arg, last?.args[index]))) {
      last = { args, answer: compute(...args) };
    }
    return last.answer;
  };
}
