import certainty from '@salesforce/label/c.AC_Mark_Certainty';

export const labels = { certainty };
