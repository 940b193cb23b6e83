/** Something that a deployment would refuse, or that would not work after it. */
export interface Problem {
  /** Path inside the project, with forward slashes. */
  file: string;
  /** Counted from 1. */
  line: number;
  message: string;
}

/** `path:line: message`, the form that editors turn into links. */
export function formatProblem({ file, line, message }: Problem): string {
  return `${file}:${String(line)}: ${message}`;
}

/** Prints problems and a closing line, and makes the process fail where there are any. */
export function reportProblems(subject: string, problems: Problem[]): void {
  for (const problem of problems) console.error(formatProblem(problem));
  const count = problems.length === 1 ? '1 problem' : `${String(problems.length)} problems`;
  console.log(`${subject}: ${problems.length === 0 ? 'no problems' : count}`);
  if (problems.length > 0) process.exitCode = 1;
}
