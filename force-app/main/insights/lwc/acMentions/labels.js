import place from '@salesforce/label/c.AC_Mention_Place';
import placeOf from '@salesforce/label/c.AC_Mention_Place_Of';
import showFewer from '@salesforce/label/c.AC_Show_Fewer';
import showMore from '@salesforce/label/c.AC_Show_More';
import times from '@salesforce/label/c.AC_Mention_Times';

export const labels = { place, placeOf, showFewer, showMore, times };
