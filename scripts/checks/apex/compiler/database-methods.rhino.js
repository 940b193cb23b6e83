/*
 * Methods of Database that are named as a statement is. No stub can have them: the compiler's parser takes
 * `insert` for the statement wherever a method is declared. Those that the package calls.
 */

const STATEMENTS = {
  insert: 'database/saveresult',
  update: 'database/saveresult',
  upsert: 'database/upsertresult',
  delete: 'database/deleteresult',
};

function addStatementsAsMethods(database, find) {
  const mode = find('system/accesslevel');
  const options = [[], [TypeInfos.BOOLEAN], [mode], [TypeInfos.BOOLEAN, mode]];
  Object.keys(STATEMENTS).forEach((name) => {
    const result = find(STATEMENTS[name]);
    options.forEach((option) => {
      addMethod(database, name, result, [TypeInfos.SOBJECT].concat(option));
      addMethod(database, name, listOf(result), [listOf(TypeInfos.SOBJECT)].concat(option));
    });
  });
  const deleted = find('database/deleteresult');
  const upserted = find('database/upsertresult');
  const field = find('schema/sobjectfield');
  options.forEach((option) => {
    addMethod(database, 'delete', deleted, [TypeInfos.ID].concat(option));
    addMethod(database, 'delete', listOf(deleted), [listOf(TypeInfos.ID)].concat(option));
    addMethod(database, 'upsert', upserted, [TypeInfos.SOBJECT, field].concat(option));
    addMethod(database, 'upsert', listOf(upserted), [listOf(TypeInfos.SOBJECT), field].concat(option));
  });
}

function listOf(type) {
  return GenericTypeInfoFactory.createList(type);
}

function addMethod(type, name, returned, parameters) {
  const { Generated, StandardMethodInfo } = semantic.symbol.member.method;
  const method = StandardMethodInfo.builder()
    .setGenerated(Generated.BUILT_IN)
    .setDefiningType(type)
    .setModifiers(semantic.ast.modifier.ModifierGroups.GLOBAL_STATIC)
    .setReturnType(returned)
    .setName(name)
    .setNamedParameterTypes(parameters)
    .build();
  type.methods().addDuplicatesAllowed(method);
}
