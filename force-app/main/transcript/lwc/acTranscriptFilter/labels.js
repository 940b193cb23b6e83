import choose from '@salesforce/label/c.AC_Filter_Choose';
import clear from '@salesforce/label/c.AC_Filter_Clear';
import finding from '@salesforce/label/c.AC_Filter_Finding';
import option from '@salesforce/label/c.AC_Filter_Option';
import remove from '@salesforce/label/c.AC_Filter_Remove';
import sentiment from '@salesforce/label/c.AC_Sentiment';
import speaker from '@salesforce/label/c.AC_Speaker';

export const labels = { choose, clear, finding, option, remove, sentiment, speaker };
