import place from '@salesforce/label/c.AC_Key_Phrase_Place';
import showFewer from '@salesforce/label/c.AC_Show_Fewer';
import showMore from '@salesforce/label/c.AC_Show_More';

export const labels = { place, showFewer, showMore };
