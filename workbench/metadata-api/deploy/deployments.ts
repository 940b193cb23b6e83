import { recordId } from '#org';
import { runTestsResult } from './apex-tests.ts';
import { componentMessages } from './component-results.ts';
import type { DeployOptions } from './deploy-options.ts';
import { evaluate, type DeployTarget, type Evaluation } from './evaluate.ts';

/** A deployment that someone asked for. */
interface Deployment {
  id: string;
  archive: Buffer;
  options: DeployOptions;
  user: DeployUser;
  status: 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Canceled';
  createdDate: string;
  startDate?: string;
  completedDate?: string;
  messages?: ReturnType<typeof componentMessages>;
  tests?: ReturnType<typeof runTestsResult>;
  error?: string;
}

export interface DeployUser {
  id: string;
  username: string;
  name: string;
}

export interface DeploymentsOptions {
  target: () => DeployTarget;
  /** Puts the metadata into the org. */
  commit: (evaluation: Evaluation) => void;
  classId: (name: string, path?: string) => string;
}

/** A deployment that cannot be started as asked. */
export class DeployRefusal extends Error {
  readonly errorCode: string;
  constructor(errorCode: string, message: string) {
    super(message);
    this.errorCode = errorCode;
  }
}

/** Deployments, run one after the other. */
export class Deployments {
  private readonly known = new Map<string, Deployment>();
  private last: Promise<void> = Promise.resolve();
  private readonly options: DeploymentsOptions;

  constructor(options: DeploymentsOptions) {
    this.options = options;
  }

  /** Queues a deployment and returns its id. */
  start(archive: Buffer, options: DeployOptions, user: DeployUser): string {
    if (options.testLevel === 'NoTestRun' && !options.checkOnly) {
      throw new DeployRefusal(
        'INVALID_OPERATION',
        'testLevel of NoTestRun cannot be used in production organizations',
      );
    }
    return this.queue(archive, options, user);
  }

  /** Deploys what was validated with its tests, without running them again. */
  startValidated(validationId: string, user: DeployUser): string {
    const validation = this.known.get(validationId);
    if (!validation?.options.checkOnly || validation.status !== 'Succeeded' || !validation.tests) {
      throw new DeployRefusal(
        'INVALID_ID_FIELD',
        `${validationId} is not the id of a validation that succeeded with its tests`,
      );
    }
    const options: DeployOptions = { ...validation.options, checkOnly: false, testLevel: 'NoTestRun' };
    return this.queue(validation.archive, options, user);
  }

  /** A deployment that has not begun is not begun. */
  cancel(id: string): boolean {
    const deployment = this.known.get(id);
    if (deployment?.status !== 'Pending') return false;
    deployment.status = 'Canceled';
    deployment.completedDate = this.now();
    return true;
  }

  /** `DeployResult` of the Metadata API; `undefined` for an unknown id. */
  result(id: string) {
    const found = this.known.get(id);
    return found && deployResult(found);
  }

  optionsOf(id: string): DeployOptions | undefined {
    return this.known.get(id)?.options;
  }

  private queue(archive: Buffer, options: DeployOptions, user: DeployUser): string {
    const id = recordId('0Af', this.known.size + 1);
    const deployment: Deployment = {
      id,
      archive,
      options,
      user,
      status: 'Pending',
      createdDate: this.now(),
    };
    this.known.set(id, deployment);
    this.last = this.last.then(() => this.run(deployment));
    return id;
  }

  private async run(deployment: Deployment): Promise<void> {
    if (deployment.status !== 'Pending') return;
    deployment.status = 'InProgress';
    deployment.startDate = this.now();
    try {
      deployment.status = (await this.carryOut(deployment)) ? 'Succeeded' : 'Failed';
    } catch (error) {
      deployment.status = 'Failed';
      deployment.error = `UNKNOWN_EXCEPTION: ${error instanceof Error ? error.message : String(error)}`;
    }
    deployment.completedDate = this.now();
  }

  private async carryOut(deployment: Deployment): Promise<boolean> {
    const { archive, options, user, createdDate } = deployment;
    const target = this.options.target();
    const evaluation = await evaluate(archive, options, { target, username: user.username });
    const messages = componentMessages(evaluation, target.metadata, createdDate);
    deployment.messages = messages;
    if (evaluation.tests) deployment.tests = runTestsResult(evaluation.tests, this.options.classId);
    const { tests } = deployment;
    const testsFailed = tests && (tests.numFailures > 0 || tests.codeCoverageWarnings.length > 0);
    if (messages.componentFailures.length > 0 || testsFailed) return false;
    if (!options.checkOnly) this.options.commit(evaluation);
    return true;
  }

  private now(): string {
    return new Date(this.options.target().org.state.now()).toISOString();
  }
}

const NO_TESTS = {
  numTestsRun: 0,
  numFailures: 0,
  totalTime: 0,
  successes: [],
  failures: [],
  codeCoverage: [],
  codeCoverageWarnings: [],
};

function deployResult(deployment: Deployment) {
  const { id, options, user, status, messages, tests, error } = deployment;
  const done = !['Pending', 'InProgress'].includes(status);
  const [successes, failures] = [messages?.componentSuccesses ?? [], messages?.componentFailures ?? []];
  const ran = tests ?? NO_TESTS;
  return {
    id,
    done,
    status,
    success: status === 'Succeeded',
    checkOnly: options.checkOnly,
    ignoreWarnings: options.ignoreWarnings,
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: ran.numTestsRun > 0,
    createdBy: user.id,
    createdByName: user.name,
    createdDate: deployment.createdDate,
    startDate: deployment.startDate ?? null,
    lastModifiedDate: deployment.completedDate ?? deployment.startDate ?? deployment.createdDate,
    completedDate: deployment.completedDate ?? null,
    numberComponentsTotal: successes.length + failures.length,
    numberComponentsDeployed: successes.length,
    numberComponentErrors: failures.length,
    numberTestsTotal: ran.numTestsRun,
    numberTestsCompleted: ran.numTestsRun - ran.numFailures,
    numberTestErrors: ran.numFailures,
    ...(error ? { errorMessage: error, errorStatusCode: 'UNKNOWN_EXCEPTION' } : {}),
    details: { componentSuccesses: successes, componentFailures: failures, runTestResult: ran },
  };
}
