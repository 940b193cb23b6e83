import back from '@salesforce/label/c.AC_Back_10';
import backALittle from '@salesforce/label/c.AC_Back_5';
import close from '@salesforce/label/c.AC_Close';
import faster from '@salesforce/label/c.AC_Faster';
import fit from '@salesforce/label/c.AC_Zoom_Fit';
import forward from '@salesforce/label/c.AC_Forward_10';
import forwardALittle from '@salesforce/label/c.AC_Forward_5';
import loop from '@salesforce/label/c.AC_Range_Loop';
import mute from '@salesforce/label/c.AC_Mute_Unmute';
import nextTurn from '@salesforce/label/c.AC_Next_Turn';
import playPause from '@salesforce/label/c.AC_Play_Pause';
import previousTurn from '@salesforce/label/c.AC_Previous_Turn';
import rangeEnd from '@salesforce/label/c.AC_Range_End';
import rangeStart from '@salesforce/label/c.AC_Range_Start';
import scope from '@salesforce/label/c.AC_Shortcuts_Scope';
import shortcuts from '@salesforce/label/c.AC_Shortcuts';
import skipSilence from '@salesforce/label/c.AC_Skip_Silence';
import slower from '@salesforce/label/c.AC_Slower';
import spaceKey from '@salesforce/label/c.AC_Space_Key';
import zoomIn from '@salesforce/label/c.AC_Zoom_In';
import zoomOut from '@salesforce/label/c.AC_Zoom_Out';

export const labels = {
  back,
  backALittle,
  close,
  faster,
  fit,
  forward,
  forwardALittle,
  loop,
  mute,
  nextTurn,
  playPause,
  previousTurn,
  rangeEnd,
  rangeStart,
  scope,
  shortcuts,
  skipSilence,
  slower,
  spaceKey,
  zoomIn,
  zoomOut,
};
