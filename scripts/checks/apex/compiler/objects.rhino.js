/* Objects and their fields as the compiler's symbols: the package's own, and Salesforce's of the type library. */

const { FieldTable, SObjectFieldInfo, StandardFieldInfo, StandardFieldTable } =
  semantic.symbol.member.variable;
const { SObjectMetadata, SObjectTypeInfo, TypeInfos, GenericTypeInfoFactory } = semantic.symbol.type;
const { Initializer, Initializers } = Packages.apex.common.base;

const TYPE_LIBRARY = 'com.nawforce.runforce.SObjects.';
const SCALARS = {
  Blob: TypeInfos.BLOB,
  Boolean: TypeInfos.BOOLEAN,
  Date: TypeInfos.DATE,
  Datetime: TypeInfos.DATE_TIME,
  Decimal: TypeInfos.DECIMAL,
  Double: TypeInfos.DOUBLE,
  Id: TypeInfos.ID,
  Integer: TypeInfos.INTEGER,
  Long: TypeInfos.LONG,
  Object: TypeInfos.OBJECT,
  SObject: TypeInfos.SOBJECT,
  String: TypeInfos.STRING,
  Time: TypeInfos.TIME,
};

/** Finds an object by its name in whatever case; `null` where there is none. */
function objectFinder(packageObjects) {
  const standardNames = standardNamesIn(typeLibraryJar());
  const made = new Map();

  function find(name) {
    const key = name.toLowerCase();
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key);
  }

  function make(key) {
    const own = packageObjects[key];
    const standard = standardNames.get(key);
    if (!own && !standard) return null;
    const name = standard || own.name;
    return objectNamed(name, (table, self) => {
      if (standard) addStandardFields(table, self, standard);
      if (own) own.fields.forEach((field) => addPackageField(table, self, field));
    });
  }

  function addStandardFields(table, self, name) {
    java.lang.Class.forName(TYPE_LIBRARY + name)
      .getFields()
      .forEach((field) => {
        if (java.lang.reflect.Modifier.isStatic(field.getModifiers())) return;
        const type = field.getType();
        const isList = type.isArray();
        const typeName = String((isList ? type.getComponentType() : type).getName());
        const shortName = typeName.substring(typeName.lastIndexOf('.') + 1);
        const scalar = typeName.startsWith(TYPE_LIBRARY) ? null : SCALARS[shortName] || TypeInfos.STRING;
        addField(table, self, { name: String(field.getName()), scalar, leadsTo: shortName, isList });
      });
  }

  function addPackageField(table, self, { name, type, leadsTo, isList, writable }) {
    addField(table, self, { name, scalar: type ? SCALARS[type] : null, leadsTo, isList, writable });
  }

  function addField(table, self, { name, scalar, leadsTo, isList, writable }) {
    const target = scalar || find(leadsTo);
    if (!target) return;
    const category = SObjectFieldInfo.Category;
    const builder = SObjectFieldInfo.builder()
      .setName(new java.lang.String(name))
      .setDefiningType(self)
      .setType(isList ? GenericTypeInfoFactory.createList(target) : target)
      .setModifiers(semantic.ast.modifier.ModifierGroups.ONLY_GLOBAL)
      .setCategory(scalar ? category.REGULAR : isList ? category.AGGREGATE : category.FOREIGN_KEY)
      .setColumnInfo(scalar !== null);
    if (writable !== undefined) builder.setValidateStoreFunction(storeRule(writable));
    table.add(builder.build());
  }

  return find;
}

function objectNamed(name, addFields) {
  const metadata = SObjectMetadata.builder()
    .setTriggerable(true)
    .setEditable(true)
    .setSupportedDml(semantic.bcl.DmlOperation.ALL)
    .setLookupFieldPredicate(semantic.symbol.type.common.BiPredicates.alwaysTrue())
    .build();
  const fields = (self) => {
    const table = new StandardFieldTable();
    addFields(table, self);
    return withTokens(table.resolve(), self);
  };
  return SObjectTypeInfo.builder()
    .setApexBytecodeName(name)
    .setMetadata(metadata)
    .setFields(Initializers.memoize(new JavaAdapter(Initializer, { get: fields })))
    .buildResolved();
}

/** Said of the object itself, a field's name is its token: `Account.Name`, `Account.SObjectType`. */
function withTokens(table, self) {
  const { SCHEMA_SOBJECT_FIELD, SCHEMA_SOBJECT_TYPE } = semantic.symbol.type.InternalTypeInfos;

  function token(resolver, from, name, type) {
    return StandardFieldInfo.builder()
      .setName(name)
      .setDefiningType(self)
      .setType(resolver.lookupTypeInfo(from, type))
      .setModifiers(semantic.ast.modifier.ModifierGroups.GLOBAL_STATIC)
      .build();
  }

  return new JavaAdapter(FieldTable, {
    get: (resolver, from, name, mode) => {
      if (!mode.areStaticsFirst()) return table.get(resolver, from, name, mode);
      if (String(name).toLowerCase() === 'sobjecttype')
        return token(resolver, from, name, SCHEMA_SOBJECT_TYPE);
      const known = table.get(resolver, from, name, mode);
      return known && token(resolver, from, name, SCHEMA_SOBJECT_FIELD);
    },
    add: (field) => table.add(field),
    all: () => table.all(),
    isResolved: () => true,
    resolve: () => table,
  });
}

/** `never`, or `new` for a field that only a constructor may set. */
function storeRule(writable) {
  return new JavaAdapter(SObjectFieldInfo.ValidateStoreFunction, {
    validate: (validator, field, context) => {
      const allowed = writable === 'new' && context.isSObjectConstruction;
      if (!allowed) {
        const message = `Field is not writeable: ${field.getDefiningType().getApexName()}.${field.getName()}`;
        validator.getScope().getErrors().markInvalid(validator.getNode(), new java.lang.String(message));
      }
      return allowed;
    },
  });
}

function typeLibraryJar() {
  const anObject = java.lang.Class.forName(`${TYPE_LIBRARY}Account`);
  return new java.util.jar.JarFile(anObject.getProtectionDomain().getCodeSource().getLocation().getPath());
}

function standardNamesIn(jar) {
  const names = new Map();
  entriesOf(jar).forEach((entry) => {
    const name = /\/SObjects\/([^/$]+)\.class$/.exec(entry.getName());
    if (name) names.set(name[1].toLowerCase(), name[1]);
  });
  return names;
}
