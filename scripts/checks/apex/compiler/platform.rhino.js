/*
 * Names of the compiler's Java packages, and Java's collections as JavaScript has them.
 * Rhino knows JavaScript of 2015 with gaps: no `const` in loops, no default values of parameters.
 */

const semantic = Packages.apex.jorje.semantic;
const { Namespaces, SourceFile } = semantic.compiler;
const { Version } = Packages.apex.jorje.services;

function toArray(javaCollection) {
  const array = [];
  const each = javaCollection.iterator();
  while (each.hasNext()) array.push(each.next());
  return array;
}

function entriesOf(jar) {
  return toArray(java.util.Collections.list(jar.entries()));
}
