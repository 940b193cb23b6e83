import count from '@salesforce/label/c.AC_Key_Phrase_Count';
import once from '@salesforce/label/c.AC_Key_Phrase_Once';
import showFewer from '@salesforce/label/c.AC_Show_Fewer';
import showMore from '@salesforce/label/c.AC_Show_More';

export const labels = { count, once, showFewer, showMore };
