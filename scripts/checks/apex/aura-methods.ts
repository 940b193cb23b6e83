import { AnnotationContext, ClassBodyDeclarationContext } from '@apexdevtools/apex-parser';
import { partsOf, type ApexSource } from './apex-source.ts';

/** A method that components may call. */
export interface AuraMethod {
  file: string;
  line: number;
  className: string;
  /** Only cacheable methods can be wired. */
  cacheable: boolean;
  parameters: string[];
}

/** `Class.method` → what a component needs to know to call it. */
export function auraMethods(sources: ApexSource[]): Map<string, AuraMethod> {
  return new Map(sources.flatMap((source) => methodsOf(source)));
}

function methodsOf({ file, name, tree }: ApexSource): [string, AuraMethod][] {
  return partsOf(tree, ClassBodyDeclarationContext).flatMap((declaration): [string, AuraMethod][] => {
    const annotation = declaration
      .modifier_list()
      .flatMap((modifier) => partsOf(modifier, AnnotationContext))
      .find((candidate) => candidate.id().getText().toLowerCase() === 'auraenabled');
    // Where there is no such part, the parser answers null, whatever its types say.
    const method = declaration.memberDeclaration()?.methodDeclaration();
    if (!annotation || !method) return [];
    const parameters = method.formalParameters().formalParameterList()?.formalParameter_list() ?? [];
    return [
      [
        `${name}.${method.id().getText()}`,
        {
          file,
          line: method.start.line,
          className: name,
          cacheable: /cacheable=true/i.test(annotation.getText()),
          parameters: parameters.map((parameter) => parameter.id().getText()),
        },
      ],
    ];
  });
}
