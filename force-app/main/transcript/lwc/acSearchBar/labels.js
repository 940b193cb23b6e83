import matchCount from '@salesforce/label/c.AC_Match_Count';
import nextMatch from '@salesforce/label/c.AC_Next_Match';
import noMatch from '@salesforce/label/c.AC_No_Match';
import previousMatch from '@salesforce/label/c.AC_Previous_Match';
import search from '@salesforce/label/c.AC_Search_Transcript';

export const labels = { matchCount, nextMatch, noMatch, previousMatch, search };
