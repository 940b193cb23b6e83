import clearRange from '@salesforce/label/c.AC_Range_Clear';
import copyLink from '@salesforce/label/c.AC_Copy_Link';
import fit from '@salesforce/label/c.AC_Zoom_Fit';
import loop from '@salesforce/label/c.AC_Range_Loop';
import range from '@salesforce/label/c.AC_Range';
import select from '@salesforce/label/c.AC_Range_Select';
import tools from '@salesforce/label/c.AC_Timeline_Tools';
import zoomIn from '@salesforce/label/c.AC_Zoom_In';
import zoomOut from '@salesforce/label/c.AC_Zoom_Out';

export const labels = { clearRange, copyLink, fit, loop, range, select, tools, zoomIn, zoomOut };
