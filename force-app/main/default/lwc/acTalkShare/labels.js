import interruptions from '@salesforce/label/c.AC_Interruptions';
import overlap from '@salesforce/label/c.AC_Overlap';
import silence from '@salesforce/label/c.AC_Silence';
import talkShare from '@salesforce/label/c.AC_Talk_Share';
import talkTime from '@salesforce/label/c.AC_Talk_Time';
import wordsAMinute from '@salesforce/label/c.AC_Words_A_Minute';

export const labels = { interruptions, overlap, silence, talkShare, talkTime, wordsAMinute };
