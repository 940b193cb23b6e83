import agent from '@salesforce/label/c.AC_Agent';
import customer from '@salesforce/label/c.AC_Customer';
import mixed from '@salesforce/label/c.AC_Mixed';
import negative from '@salesforce/label/c.AC_Negative';
import neutral from '@salesforce/label/c.AC_Neutral';
import positive from '@salesforce/label/c.AC_Positive';
import said from '@salesforce/label/c.AC_Turn_Said';
import saidPlain from '@salesforce/label/c.AC_Turn_Said_Plain';
import speaker from '@salesforce/label/c.AC_Speaker';
import system from '@salesforce/label/c.AC_System';

/** By role of the speaker. */
export const speakers = { AGENT: agent, CUSTOMER: customer, SYSTEM: system, UNKNOWN: speaker };
/** By label of the sentiment. */
export const sentiments = { POSITIVE: positive, NEGATIVE: negative, NEUTRAL: neutral, MIXED: mixed };
export const labels = { said, saidPlain };
