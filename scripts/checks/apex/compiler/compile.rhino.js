/*
 * Runs Salesforce's Apex compiler over the sources that standard input describes, and prints what it has to say.
 * Rhino runs this inside the Java machine, so that neither a Java compiler nor a class file of ours is needed.
 */

function compile({ sources, objects, labels, amendments, compilerJar }) {
  const classes = standardClasses(compilerJar, amendments);
  const findObject = objectFinder(objects);
  const knownLabels = new Set(labels.map((label) => label.toLowerCase()));
  const none = () => null;
  const symbols = new JavaAdapter(semantic.compiler.sfdc.SymbolProvider, {
    find: (resolver, _from, name) => classes.find(resolver, String(name)),
    getSObjectType: (_from, name) => findObject(String(name)),
    getAggregateResultType: () => findObject('AggregateResult'),
    hasLabelField: (_from, _namespace, name) => knownLabels.has(String(name).toLowerCase()),
    isDynamicTypeNamespace: () => false,
    findMetadataDependency: none,
    getFlowInterviewType: none,
    getPageReference: none,
    getQuickAction: none,
    getVfComponentType: none,
  });
  const units = compilerOf(sources, symbols).compile(semantic.compiler.CompilerStage.VALIDATE);
  const messages = toArray(units).flatMap(messagesOf);
  return { messages, outdated: classes.outdated.map(({ type }) => type) };
}

function compilerOf(sources, symbols) {
  const { ApexCompiler, CompilationInput, ValidationSettings, sfdc } = semantic.compiler;
  const files = new java.util.ArrayList();
  sources.forEach((source) => files.add(sourceFile(source)));
  const input = new CompilationInput(
    files,
    symbols,
    new semantic.common.TestAccessEvaluator(),
    new semantic.common.TestQueryValidators.Noop(),
    null,
    sfdc.NoopCompilerProgressCallback.get(),
  );
  const collect = ValidationSettings.ValidationBehavior.COLLECT_MULTIPLE_ERRORS;
  return ApexCompiler.builder()
    .setInput(input)
    .setValidationSettings(ValidationSettings.builder().setValidationBehavior(collect).build())
    .build();
}

function sourceFile({ file, text, version }) {
  const known = Version.values().find((each) => each.getExternal() === version);
  if (!known) throw new Error(`The Apex compiler does not know API version ${version} of ${file}`);
  return SourceFile.builder().setBody(text).setKnownName(file).setVersion(known).build();
}

function messagesOf(unit) {
  const file = String(unit.getSourceFile().getKnownName());
  return toArray(unit.getErrors().get()).map((error) => ({
    file,
    line: error.getLoc() ? error.getLoc().getLine() : 1,
    message: String(error.getError()),
  }));
}

print(
  JSON.stringify(compile(JSON.parse(new java.lang.String(java.lang.System['in'].readAllBytes(), 'UTF-8')))),
);
