import chain from '@salesforce/label/c.AC_Chain';
import incomplete from '@salesforce/label/c.AC_Chain_Incomplete';
import part from '@salesforce/label/c.AC_Chain_Part';
import shown from '@salesforce/label/c.AC_Chain_Shown';

export const labels = { chain, incomplete, part, shown };
