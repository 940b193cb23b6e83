import calls from '@salesforce/label/c.AC_Calls';
import open from '@salesforce/label/c.AC_Call_Open';

export const labels = { calls, open };
