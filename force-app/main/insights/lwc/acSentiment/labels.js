import ofFive from '@salesforce/label/c.AC_Score_Of_Five';

export const labels = { ofFive };
