import type { ParticipantRole } from '../contracts/conversation-file.ts';
import { settingsFor, type TranscriptionOptions } from './transcription-settings.ts';
import type { WorkPlan } from './work-plan.ts';

/** What a person set right: agent and customer on each other's channels, another language. */
export type Corrections = NonNullable<WorkPlan['corrections']>;

/** What the deployment sets, as far as corrections build on it. */
export type PlanSettings = { channelRoles: readonly ParticipantRole[]; transcription: TranscriptionOptions };

/** The plan with the deployment's settings for its language, as they are now. */
export function withSettings(plan: WorkPlan, options: TranscriptionOptions): WorkPlan {
  const { settings: _earlier, ...transcription } = plan.transcription;
  const settings = settingsFor(transcription.languageCode, options);
  const isSet = transcription.wanted && Object.keys(settings).length > 0;
  return { ...plan, transcription: isSet ? { ...transcription, settings } : transcription };
}

/**
 * The plan with corrections: those given win over those that it holds. Channels are corrected against the
 * deployment's roles, so that saying the same twice is saying it once.
 */
export function correct(plan: WorkPlan, given: Corrections, deployment: PlanSettings): WorkPlan {
  const corrections = { ...plan.corrections, ...given };
  const { languageCode } = corrections;
  const corrected: WorkPlan = {
    ...plan,
    ...(corrections.swapChannels === undefined
      ? {}
      : { channelRoles: rolesOf(deployment.channelRoles, corrections.swapChannels) }),
    ...(Object.keys(corrections).length > 0 ? { corrections } : {}),
  };
  return languageCode === undefined
    ? corrected
    : withSettings(inLanguage(corrected, languageCode), deployment.transcription);
}

function rolesOf(
  [left, right, ...others]: readonly ParticipantRole[],
  areSwapped: boolean,
): ParticipantRole[] {
  const sides = areSwapped ? [right, left] : [left, right];
  // With one role configured there is nothing on the other side to swap with.
  return [...sides.map((role) => role ?? 'UNKNOWN'), ...others];
}

/** A language that is right also makes up for one that could not be used. */
function inLanguage(plan: WorkPlan, languageCode: string): WorkPlan {
  const { languageError, identified, ...transcription } = plan.transcription;
  const isUnblocked = languageError !== undefined && transcription.why === languageError;
  const stays = identified && languageCode === transcription.languageCode ? { identified } : {};
  return {
    ...plan,
    transcription: {
      ...transcription,
      ...stays,
      languageCode,
      ...(isUnblocked ? { wanted: true, why: 'requested by the contact' } : {}),
    },
  };
}

/**
 * A contact record that comes again is planned anew, but what was decided since stays: corrections, the
 * language that a first job identified, and the settings that the transcript was made with. Another recording
 * is another matter: only corrections stay.
 */
export function keepDecisions(
  plan: WorkPlan,
  earlier: WorkPlan | undefined,
  deployment: PlanSettings,
): WorkPlan {
  const fresh = correct(withSettings(plan, deployment.transcription), earlier?.corrections ?? {}, deployment);
  if (!earlier?.transcription.wanted || earlier.recording.path !== fresh.recording.path) return fresh;
  const { languageCode, settings, identified } = earlier.transcription;
  const isSame = fresh.transcription.languageCode === languageCode;
  const wasAutomatic = fresh.transcription.languageCode === 'auto' && identified === true;
  if (!fresh.transcription.wanted || !(isSame || wasAutomatic)) return fresh;
  const { settings: _newer, ...transcription } = fresh.transcription;
  return {
    ...fresh,
    transcription: {
      ...transcription,
      languageCode,
      ...(settings ? { settings } : {}),
      ...(identified ? { identified } : {}),
    },
  };
}
