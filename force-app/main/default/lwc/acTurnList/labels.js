import ended from '@salesforce/label/c.AC_Contact_Ended';
import started from '@salesforce/label/c.AC_Contact_Started';
import turns from '@salesforce/label/c.AC_Turns';

export const labels = { ended, started, turns };
