import download from '@salesforce/label/c.AC_Download';
import recording from '@salesforce/label/c.AC_Recording';

export const labels = { download, recording };
