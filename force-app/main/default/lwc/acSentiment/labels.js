import mixed from '@salesforce/label/c.AC_Mixed';
import negative from '@salesforce/label/c.AC_Negative';
import neutral from '@salesforce/label/c.AC_Neutral';
import positive from '@salesforce/label/c.AC_Positive';
import score from '@salesforce/label/c.AC_Sentiment_Score';

export const labels = { mixed, negative, neutral, positive, score };
