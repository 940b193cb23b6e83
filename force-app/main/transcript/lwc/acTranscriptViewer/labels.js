import filter from '@salesforce/label/c.AC_Filter';
import filterClear from '@salesforce/label/c.AC_Filter_Clear';
import filterCount from '@salesforce/label/c.AC_Filter_Count';
import follow from '@salesforce/label/c.AC_Follow';
import followAgain from '@salesforce/label/c.AC_Follow_Again';
import marks from '@salesforce/label/c.AC_Marks';
import turnsAll from '@salesforce/label/c.AC_Turns_All';
import turnsShown from '@salesforce/label/c.AC_Turns_Shown';

export const labels = { filter, filterClear, filterCount, follow, followAgain, marks, turnsAll, turnsShown };
