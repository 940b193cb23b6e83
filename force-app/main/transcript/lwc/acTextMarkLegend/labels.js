import shown from '@salesforce/label/c.AC_Marks_Shown';

export const labels = { shown };
