import agent from '@salesforce/label/c.AC_Agent';
import customer from '@salesforce/label/c.AC_Customer';
import download from '@salesforce/label/c.AC_Download';
import keys from '@salesforce/label/c.AC_Player_Keys';
import recording from '@salesforce/label/c.AC_Recording';
import waveform from '@salesforce/label/c.AC_Waveform_Of';

export const labels = { agent, customer, download, keys, recording, waveform };
