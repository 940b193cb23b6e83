/** Something in a source file that the runner cannot accept, found when the file is loaded. */
export class ApexSourceError extends Error {
  readonly path: string;
  readonly line: number;
  readonly column: number;

  constructor(path: string, line: number, column: number, problem: string) {
    super(`${path}:${String(line)}:${String(column)}: ${problem}`);
    this.name = 'ApexSourceError';
    this.path = path;
    this.line = line;
    this.column = column;
  }
}
