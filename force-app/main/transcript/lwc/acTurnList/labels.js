import chatEnded from '@salesforce/label/c.AC_Chat_Ended';
import chatStarted from '@salesforce/label/c.AC_Chat_Started';
import ended from '@salesforce/label/c.AC_Contact_Ended';
import speaker from '@salesforce/label/c.AC_Speaker';
import started from '@salesforce/label/c.AC_Contact_Started';
import turns from '@salesforce/label/c.AC_Turns';

export const labels = { chatEnded, chatStarted, ended, speaker, started, turns };
