import actionItems from '@salesforce/label/c.AC_Action_Items';
import categories from '@salesforce/label/c.AC_Categories';
import issues from '@salesforce/label/c.AC_Issues';
import outcomes from '@salesforce/label/c.AC_Outcomes';
import writtenByMachine from '@salesforce/label/c.AC_Summary_Note';

export const labels = { actionItems, categories, issues, outcomes, writtenByMachine };
