import download from '@salesforce/label/c.AC_Download';
import keys from '@salesforce/label/c.AC_Player_Keys';
import recording from '@salesforce/label/c.AC_Recording';

export const labels = { download, keys, recording };
