export {
  ApexLoadError,
  ComponentError,
  createApexRuntime,
  type ApexRuntime,
  type ApexTestReport,
  type ClassCoverage,
  type ClassSource,
  type TestResult,
} from './apex-runtime.ts';
export { printReport } from './testing/print-report.ts';
export { coveragePercent } from './testing/report.ts';
