import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sfRunner, type Sf } from '../deployment/sf.ts';

/** What the CLI printed with `--json`. */
export interface CliAnswer {
  status: number;
  /** Everything that it said, for looking for words in it. */
  text: string;
  result: unknown;
}

/** A step of the run: passed where `expect` finds nothing to object to. */
export interface Step {
  title: string;
  args: readonly string[];
  /** Folder of the project to run in; the package's own without it. */
  folder?: string;
  environment?: Record<string, string>;
  /** Answers what is wrong, or nothing. */
  expect: (answer: CliAnswer) => string | undefined;
}

/** Work that uses the CLI: passed where `expect` finds nothing to object to in what it threw, if it did. */
export interface Attempt {
  title: string;
  /** The command that a user would give. */
  what: string;
  work: () => Promise<void>;
  expect: (refusal: string | undefined) => string | undefined;
}

const WIDEST = 110;

/** The Salesforce CLI with a home of its own: nothing of the user's is read or written. */
export class LocalCli {
  passed = 0;
  failed = 0;
  readonly folder: string;
  private readonly executable: string;
  private readonly project: string;

  constructor({ executable, folder, project }: { executable: string; folder: string; project: string }) {
    this.executable = executable;
    this.folder = folder;
    this.project = project;
    mkdirSync(path.join(folder, 'home'));
    this.makeProject('package', ['force-app', 'sharing', 'org-settings', 'translations', 'examples']);
    cpSync(path.join(project, 'sfdx-project.json'), path.join(folder, 'package', 'sfdx-project.json'));
    cpSync(path.join(project, '.forceignore'), path.join(folder, 'package', '.forceignore'));
  }

  /** A project folder with what is given: folders of the package, and files below `force-app/main/default`. */
  makeProject(name: string, folders: readonly string[], files: Record<string, string> = {}): string {
    const target = path.join(this.folder, name);
    mkdirSync(path.join(target, 'force-app', 'main', 'default'), { recursive: true });
    for (const folder of folders) {
      cpSync(path.join(this.project, folder), path.join(target, folder), { recursive: true });
    }
    const directories = ['force-app', ...folders.filter((folder) => folder !== 'force-app')];
    const packageDirectories = directories.map((each) => ({ path: each, default: each === 'force-app' }));
    writeFileSync(
      path.join(target, 'sfdx-project.json'),
      JSON.stringify({ packageDirectories, sourceApiVersion: '65.0' }),
    );
    for (const [file, text] of Object.entries(files)) {
      const full = path.join(target, 'force-app', 'main', 'default', file);
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, text);
    }
    return target;
  }

  /** Runs a step, prints the command and its outcome, and counts it. */
  async run(step: Step): Promise<CliAnswer> {
    console.log(`$ ${shown(step.args)}`);
    const started = performance.now();
    const answer = await this.execute(step);
    const objection = step.expect(answer);
    this.count(step.title, started, objection && `${objection}\n    ${answer.text.slice(0, 1500)}`);
    await pause(0);
    return answer;
  }

  /** The same for work of the project's scripts that uses the CLI by `sf()`. */
  async attempt({ title, what, work, expect }: Attempt): Promise<void> {
    console.log(`$ ${what}`);
    const started = performance.now();
    const refusal = await work().then(
      () => undefined,
      (error: unknown) => (error as Error).message,
    );
    this.count(title, started, expect(refusal));
  }

  /** The CLI as the project's scripts run it, in the package's folder. */
  sf(): Sf {
    return sfRunner(this.executable, this.packageFolder, this.environment());
  }

  get packageFolder(): string {
    return path.join(this.folder, 'package');
  }

  private count(title: string, started: number, objection: string | undefined): void {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (objection === undefined) this.passed++;
    else this.failed++;
    console.log(`  ${objection === undefined ? '✓' : '✗'} ${title} (${seconds} s)`);
    if (objection !== undefined) console.log(`    ${objection}`);
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`,
      HOME: path.join(this.folder, 'home'),
      SF_DISABLE_TELEMETRY: 'true',
      SF_AUTOUPDATE_DISABLE: 'true',
      SF_SKIP_NEW_VERSION_CHECK: 'true',
      SF_DISABLE_LOG_FILE: 'true',
      FORCE_COLOR: '0',
      SF_TARGET_ORG: 'administrator',
    };
  }

  private execute({ args, folder, environment }: Step): Promise<CliAnswer> {
    const child = spawn(this.executable, [...args, '--json'], {
      cwd: folder ?? this.packageFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...this.environment(), ...environment },
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        resolve(readAnswer(code ?? 1, output, errors));
      });
    });
  }
}

function readAnswer(code: number, output: string, errors: string): CliAnswer {
  try {
    const { status, result } = JSON.parse(output) as { status?: number; result?: unknown };
    return { status: status ?? code, result, text: output };
  } catch {
    return { status: code === 0 ? 1 : code, result: undefined, text: `${output}${errors}` };
  }
}

function shown(args: readonly string[]): string {
  const command = ['sf', ...args.map((arg) => (/[\s']/.test(arg) ? JSON.stringify(arg) : arg))].join(' ');
  return command.length > WIDEST ? `${command.slice(0, WIDEST)}…` : command;
}
