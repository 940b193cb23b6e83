/** Which lines of each file ran. */
export class Coverage {
  private readonly files = new Map<string, Set<number>>();

  hit(path: string, line: number): void {
    const lines = this.files.get(path) ?? new Set<number>();
    this.files.set(path, lines.add(line));
  }

  covered(path: string): ReadonlySet<number> {
    return this.files.get(path) ?? new Set();
  }
}
