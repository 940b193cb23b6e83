import asChart from '@salesforce/label/c.AC_Show_As_Chart';
import asTable from '@salesforce/label/c.AC_Show_As_Table';
import chartOf from '@salesforce/label/c.AC_Sentiment_Chart';
import improving from '@salesforce/label/c.AC_Trend_Improving';
import nothing from '@salesforce/label/c.AC_Said_Nothing';
import overTime from '@salesforce/label/c.AC_Sentiment_Over_Time';
import quarter from '@salesforce/label/c.AC_Quarter';
import steady from '@salesforce/label/c.AC_Trend_Steady';
import worsening from '@salesforce/label/c.AC_Trend_Worsening';

export const labels = { asChart, asTable, chartOf, nothing, overTime, quarter };

/** How a party's sentiment went, in a word and a symbol. */
export const trends = {
  IMPROVING: { word: improving, icon: 'utility:arrowup' },
  STEADY: { word: steady, icon: 'utility:dash' },
  WORSENING: { word: worsening, icon: 'utility:arrowdown' },
};
