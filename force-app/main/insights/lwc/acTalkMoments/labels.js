import interruptions from '@salesforce/label/c.AC_Interruptions';
import longestMonologue from '@salesforce/label/c.AC_Longest_Monologue';
import ofSpeaker from '@salesforce/label/c.AC_Length_Of_Speaker';
import silence from '@salesforce/label/c.AC_Silence';
import silenceFrom from '@salesforce/label/c.AC_Silence_From';

export const labels = { interruptions, longestMonologue, ofSpeaker, silence, silenceFrom };
