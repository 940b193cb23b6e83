/* Salesforce's standard classes: the stubs in the compiler's own jar, with what the caller amends. */

const STUBS = /^StandardApexLibrary\/(\w+)\/(\w+)\.cls$/;
/** What classes that extend Exception extend in truth; the compiler looks for it on the platform, in several places. */
const BASE_OF_EXCEPTIONS = /[/$]apexbaseexception$/;

/**
 * `find` gives a standard class by its name in the compiler's spelling (`database/saveresult`), `outdated`
 * the amendments that do not fit the stubs.
 */
function standardClasses(compilerJar, amendments) {
  const jar = new java.util.jar.JarFile(compilerJar);
  const classes = new Map();
  entriesOf(jar).forEach((entry) => {
    const name = STUBS.exec(entry.getName());
    if (name) classes.set(`${name[1]}/${name[2]}`.toLowerCase(), { namespace: name[1], entry });
  });
  const baseOfExceptions = exceptionWithConstructors();
  const outdated = amendments.filter((amendment) => !amend(classes, jar, amendment));

  let underWay = 0;
  let lacksMethods = null;

  function find(resolver, name) {
    if (BASE_OF_EXCEPTIONS.test(name)) return baseOfExceptions;
    const outer = name.split('$')[0];
    const found = classes.get(outer);
    if (!found) return null;
    if (!found.type) attach(resolver, outer, found);
    return outer === name ? found.type : resolver.get(name);
  }

  /** A stub leads to those that it names, and these may lead back: Database waits until all of them are there. */
  function attach(resolver, name, found) {
    const source = SourceFile.builder()
      .setBody(asException(found.text || textOf(jar, found.entry)))
      .setNamespace(Namespaces.create(found.namespace))
      .setKnownName(name)
      .setVersion(Version.CURRENT)
      .setTrusted(true)
      .build();
    underWay += 1;
    found.type = resolver.getCompilerService().attachSource(resolver, source, name);
    underWay -= 1;
    if (name === 'system/database') lacksMethods = found.type;
    if (underWay > 0 || !lacksMethods) return;
    const database = lacksMethods;
    lacksMethods = null;
    addStatementsAsMethods(database, (result) => find(resolver, result));
  }

  return { find, outdated };
}

function exceptionWithConstructors() {
  const { StandardTypeInfoImpl, TypeInfos } = semantic.symbol.type;
  return StandardTypeInfoImpl.builder()
    .setApexName('System.ApexBaseException')
    .setBytecodeName('system/apexbaseexception')
    .setMethods(semantic.bcl.ExceptionMethods.methodsWithConstructors())
    .setModifiers(semantic.ast.modifier.ModifierGroups.GLOBAL_VIRTUAL)
    .setParents(TypeInfos.EXCEPTION)
    .buildResolved();
}

/** Puts an amendment into the stub that it is for; false where that stub is not as the amendment says. */
function amend(classes, jar, { type, instead, removed, added }) {
  const key = type.replace('.', '/').toLowerCase();
  const found = classes.get(key);
  if (removed === '*') {
    classes.delete(key);
    return found !== undefined;
  }
  if (instead) {
    if (found) return false;
    classes.set(key, { namespace: type.split('.')[0], text: instead });
    return true;
  }
  if (!found) return false;
  const text = found.text || textOf(jar, found.entry);
  const wrong = removed || [];
  const lacking = added || [];
  const isAsSaid = wrong.every((line) => text.includes(line)) && !lacking.some((line) => hasLike(text, line));
  const kept = wrong.reduce((rest, line) => rest.replace(line, ''), text);
  const end = kept.lastIndexOf('}');
  found.text = `${kept.slice(0, end)}${lacking.join('\n')}\n}`;
  return isAsSaid;
}

/** Whether the stub has a static member of that name. */
function hasLike(stub, line) {
  const name = /(\w+)(\(.*|;)/.exec(line)[1];
  return new RegExp(`\\bstatic .* ${name}[(;]`, 'i').test(stub);
}

/** The stubs of exceptions do not say that they are some. */
function asException(stub) {
  return stub.replace(/^(global class \w+Exception) \{/m, '$1 extends Exception {');
}

function textOf(jar, entry) {
  return String(new java.lang.String(jar.getInputStream(entry).readAllBytes(), 'UTF-8'));
}
