/** One thing that a deployment is refused for, or warned of. */
export interface DeployProblem {
  /** Empty for what belongs to no component, e.g. `package.xml`. */
  componentType: string;
  fullName: string;
  fileName: string;
  problem: string;
  problemType: 'Error' | 'Warning';
  lineNumber?: number;
  columnNumber?: number;
}

export function isError({ problemType }: DeployProblem): boolean {
  return problemType === 'Error';
}
