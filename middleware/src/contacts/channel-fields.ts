import type { Conversation } from '../contracts/conversation-file.ts';
import type { RecordFields } from '../fields/record-fields.ts';
import type { WorkPlan } from './work-plan.ts';

/** Fields that tell where the speakers of a record are not those that the deployment's channels would give. */
export function channelFields(
  { channelRoles, corrections }: WorkPlan,
  { speakersBy }: Pick<Conversation, 'speakersBy'>,
): RecordFields {
  const isSwapped = corrections?.swapChannels === true && speakersBy === 'CHANNEL';
  return { ChannelRolesSwapped__c: isSwapped, ChannelRolesNote__c: note() };

  function note(): string | null {
    if (speakersBy === 'VOICE') return 'One channel: speakers are distinguished by voice.';
    if (!isSwapped) return null;
    const [left = 'UNKNOWN', right = 'UNKNOWN'] = channelRoles.map((role) => role.toLowerCase());
    return `Left is the ${left}, right the ${right}: corrected because they were on each other's channels.`;
  }
}
