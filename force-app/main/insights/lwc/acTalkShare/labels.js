import interruptions from '@salesforce/label/c.AC_Interruptions';
import longestMonologue from '@salesforce/label/c.AC_Longest_Monologue';
import longestSilence from '@salesforce/label/c.AC_Longest_Silence';
import messages from '@salesforce/label/c.AC_Messages';
import none from '@salesforce/label/c.AC_None';
import overlap from '@salesforce/label/c.AC_Overlap';
import responseTime from '@salesforce/label/c.AC_Response_Time';
import seconds from '@salesforce/label/c.AC_Seconds';
import silence from '@salesforce/label/c.AC_Silence';
import talkShare from '@salesforce/label/c.AC_Talk_Share';
import talkTime from '@salesforce/label/c.AC_Talk_Time';
import words from '@salesforce/label/c.AC_Words';
import wordsAMinute from '@salesforce/label/c.AC_Words_A_Minute';

export const labels = {
  interruptions,
  longestMonologue,
  longestSilence,
  messages,
  none,
  overlap,
  responseTime,
  seconds,
  silence,
  talkShare,
  talkTime,
  words,
  wordsAMinute,
};
