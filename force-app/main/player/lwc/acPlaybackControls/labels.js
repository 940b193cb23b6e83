import back from '@salesforce/label/c.AC_Back_10';
import buffering from '@salesforce/label/c.AC_Buffering';
import controls from '@salesforce/label/c.AC_Player_Controls';
import elapsed from '@salesforce/label/c.AC_Elapsed';
import forward from '@salesforce/label/c.AC_Forward_10';
import loading from '@salesforce/label/c.AC_Loading_Audio';
import more from '@salesforce/label/c.AC_More_Commands';
import mute from '@salesforce/label/c.AC_Mute';
import nextTurn from '@salesforce/label/c.AC_Next_Turn';
import pause from '@salesforce/label/c.AC_Pause';
import play from '@salesforce/label/c.AC_Play';
import previousTurn from '@salesforce/label/c.AC_Previous_Turn';
import remaining from '@salesforce/label/c.AC_Remaining';
import renewing from '@salesforce/label/c.AC_Renewing';
import shortcuts from '@salesforce/label/c.AC_Shortcuts';
import skipSilence from '@salesforce/label/c.AC_Skip_Silence';
import speedIs from '@salesforce/label/c.AC_Speed_Is';
import unmute from '@salesforce/label/c.AC_Unmute';
import volume from '@salesforce/label/c.AC_Volume';

export const labels = {
  back,
  buffering,
  controls,
  elapsed,
  forward,
  loading,
  more,
  mute,
  nextTurn,
  pause,
  play,
  previousTurn,
  remaining,
  renewing,
  shortcuts,
  skipSilence,
  speedIs,
  unmute,
  volume,
};
