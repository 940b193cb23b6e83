import type { EnumConstantsContext, EnumDeclarationContext } from '@apexdevtools/apex-parser';
import type { ClassDeclaration } from '../types/class-declaration.ts';
import { nativeType } from '../types/native-registry.ts';
import { typeOf, type FieldMember, type MethodMember } from '../types/type.ts';
import { ListValue } from '../values/collections.ts';
import { throwApex } from '../values/exceptions.ts';
import { EnumValue } from '../values/instances.ts';

/** Fills in an enum's constants and the static methods that every enum has. */
export function bindEnum(declaration: ClassDeclaration, tree: EnumDeclarationContext): void {
  const constants = tree.enumConstants() as EnumConstantsContext | null;
  for (const id of constants?.id_list() ?? []) {
    const value = new EnumValue(declaration, id.getText(), declaration.enumValues.length);
    declaration.enumValues.push(value);
    declaration.constants.set(id.getText().toLowerCase(), constantField(declaration, value));
  }
  declaration.givenMethods.set('values', [valuesMethod(declaration)]);
  declaration.givenMethods.set('valueof', [valueOfMethod(declaration)]);
}

function constantField(declaration: ClassDeclaration, value: EnumValue): FieldMember {
  return {
    name: value.name,
    owner: declaration,
    isStatic: true,
    access: 'public',
    isTestVisible: false,
    type: typeOf(declaration),
    isFinal: true,
    read: () => value,
  };
}

const shared = { isStatic: true, access: 'public', isTestVisible: false, isAbstract: false } as const;

function valuesMethod(declaration: ClassDeclaration): MethodMember {
  const returnType = nativeType('List', typeOf(declaration));
  const call = () => new ListValue(returnType, [...declaration.enumValues]);
  return { ...shared, name: 'values', owner: declaration, parameters: [], returnType, call };
}

function valueOfMethod(declaration: ClassDeclaration): MethodMember {
  return {
    ...shared,
    name: 'valueOf',
    owner: declaration,
    parameters: [{ name: 'name', type: nativeType('String'), nullable: true }],
    returnType: typeOf(declaration),
    call: (_frame, _receiver, [name]) =>
      declaration.enumValues.find((value) => value.name.toLowerCase() === String(name).toLowerCase()) ??
      throwApex('NoSuchElementException', `No enum constant ${declaration.name}.${String(name)}`),
  };
}
