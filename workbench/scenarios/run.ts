import pc from 'picocolors';
import { startWorkbench } from '#run';
import { analysisScenarios, recognizers, thai } from './analyses.ts';
import { knownRecordings } from './contact-centre/audio.ts';
import { ContactCentre } from './contact-centre/contact-centre.ts';
import { contactLensPartScenarios } from './contact-lens-parts.ts';
import { contactLensScenarios } from './contact-lens.ts';
import { contactRecordScenarios } from './contact-records.ts';
import { deletionScenarios } from './deletion.ts';
import { deniedAccessScenarios } from './denied-access.ts';
import { disturbanceScenarios } from './disturbances.ts';
import { oddInputScenarios } from './odd-input.ts';
import { personal, personalDataScenarios, personalInGerman } from './personal-data.ts';
import { playScenarios } from './play.ts';
import { relatedRecordScenarios } from './related-records.ts';
import { scenarioTable } from './print-table.ts';
import { reconciliationScenarios } from './reconciliation.ts';
import { recordingScenarios } from './recordings.ts';
import { mono, transcriptionScenarios } from './transcription.ts';
import { settingScenarios, transcribeResources } from './transcription-settings.ts';
import { transferScenarios } from './transfers.ts';
import { twoProcessScenarios } from './two-processes.ts';

/** `npm run scenarios [words]`: plays all scenarios, or those in whose title or group the words stand, in a workbench. */
const words = process.argv.slice(2).join(' ').toLowerCase();
const groups = [
  contactRecordScenarios,
  oddInputScenarios,
  recordingScenarios,
  transcriptionScenarios,
  settingScenarios,
  analysisScenarios,
  personalDataScenarios,
  contactLensScenarios,
  contactLensPartScenarios,
  transferScenarios,
  relatedRecordScenarios,
  twoProcessScenarios,
  disturbanceScenarios,
  deniedAccessScenarios,
  reconciliationScenarios,
  deletionScenarios,
].map((group) => ({
  ...group,
  scenarios: group.scenarios.filter(({ title }) => `${group.title}: ${title}`.toLowerCase().includes(words)),
}));
if (groups.every(({ scenarios }) => scenarios.length === 0)) {
  console.error(`No scenario's title holds "${words}".`);
  process.exit(1);
}

let undelivered = 0;
const workbench = await startWorkbench({
  port: 0,
  // Scenarios let things fail on purpose: the middleware's warnings would only hide the table.
  logLevel: process.env.LOG_LEVEL ?? 'silent',
  knownRecordings: knownRecordings([mono, thai, personal, personalInGerman]),
  transcribeResources,
  recognizers,
  onUndelivered: () => undelivered++,
  onStage: (stage) => {
    console.log(`${pc.dim('·')} ${stage} …`);
  },
});
const centre = new ContactCentre(workbench);
try {
  const played = await playScenarios(groups, centre, ({ scenario, passed, seconds }) => {
    const mark = passed ? pc.green('✓') : pc.red('✗');
    console.log(`${mark} ${scenario.title} ${pc.dim(`(${seconds.toFixed(1)} s)`)}`);
  });
  console.log(`\n${scenarioTable(played)}\n`);
  if (undelivered > 0)
    console.log(`Messages given up, as a dead-letter queue would hold them: ${undelivered}`);
  const failed = played.filter(({ passed }) => !passed).length;
  console.log(`${String(played.length - failed)} passed, ${String(failed)} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  centre.close();
  await workbench.close();
}
