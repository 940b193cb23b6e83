import { channelFields } from '../../src/contacts/channel-fields.ts';
import { planWork } from '../../src/contacts/work-plan.ts';
import { contactRecord } from './contact-records.ts';

const plan = planWork(contactRecord(), { recordingImport: true, transcribe: true, contactLensImport: true });
const swapped = {
  ...plan,
  channelRoles: ['AGENT' as const, 'CUSTOMER' as const],
  corrections: { swapChannels: true },
};

describe('what a record says of its channels', () => {
  it('is nothing where they are those of the deployment', () => {
    const expected = { ChannelRolesSwapped__c: false, ChannelRolesNote__c: null };
    expect(channelFields(plan, { speakersBy: 'CHANNEL' })).toEqual(expected);
    const back = { ...plan, corrections: { swapChannels: false } };
    expect(channelFields(back, { speakersBy: 'CHANNEL' })).toEqual(expected);
  });

  it('is who speaks where, once that was corrected', () => {
    expect(channelFields(swapped, { speakersBy: 'CHANNEL' })).toEqual({
      ChannelRolesSwapped__c: true,
      ChannelRolesNote__c: expect.stringMatching(/left .*agent.* right .*customer/i) as string,
    });
  });

  it('names a side as unknown that the deployment gives no role', () => {
    const { ChannelRolesNote__c } = channelFields(
      { ...swapped, channelRoles: [] },
      { speakersBy: 'CHANNEL' },
    );
    expect(ChannelRolesNote__c).toMatch(/left .*unknown.* right .*unknown/i);
  });

  it.each([plan, swapped])('is that there is one, where speakers are distinguished by voice', (given) => {
    expect(channelFields(given, { speakersBy: 'VOICE' })).toEqual({
      ChannelRolesSwapped__c: false,
      ChannelRolesNote__c: expect.stringContaining('by voice') as string,
    });
  });

  it('is nothing of a correction where the source names the speakers itself', () => {
    expect(channelFields(swapped, {})).toEqual({ ChannelRolesSwapped__c: false, ChannelRolesNote__c: null });
  });
});
