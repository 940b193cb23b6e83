import atTime from '@salesforce/label/c.AC_Mark_At';
import markers from '@salesforce/label/c.AC_Markers';
import more from '@salesforce/label/c.AC_Marks_More';
import several from '@salesforce/label/c.AC_Marks_Several';

export const labels = { atTime, markers, more, several };
