/** What the static resource AC_WaveSurfer puts on the window. */
interface Window {
  WaveSurfer: typeof import('wavesurfer.js').default;
}
