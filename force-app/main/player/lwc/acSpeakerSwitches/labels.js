import muteSpeaker from '@salesforce/label/c.AC_Mute_Speaker';
import speakers from '@salesforce/label/c.AC_Speakers';

export const labels = { muteSpeaker, speakers };
