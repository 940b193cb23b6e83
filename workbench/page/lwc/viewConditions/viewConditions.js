import { LightningElement } from 'lwc';
import { choose, conditions } from 'workbench/conditions';

const WORDS = {
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark (an approximation)',
  labels: 'Labels',
  english: 'English',
  pseudo: 'Pseudo-locale',
  direction: 'Direction',
  ltr: 'Left to right',
  rtl: 'Right to left',
  security: 'Security',
  open: 'Components run openly',
  membrane: 'Components behind a membrane',
  locale: 'Dates and numbers',
};

/** How the console is looked at: theme, labels, direction, locale. */
export default class ViewConditions extends LightningElement {
  get switches() {
    return conditions().map(({ name, choices, chosen }) => ({
      name,
      label: WORDS[name],
      choices: choices.map((value) => ({ value, label: WORDS[value] ?? value, selected: value === chosen })),
    }));
  }
  /** What is not as an org has it at first, so that nobody wonders. */
  get unusual() {
    return conditions()
      .filter(({ choices, chosen }) => chosen !== choices[0])
      .map(({ chosen }) => WORDS[chosen] ?? chosen)
      .join(' · ');
  }
  change(event) {
    choose(event.target.name, event.target.value);
  }
  close(event) {
    if (event.key !== 'Escape') return;
    const details = event.currentTarget;
    details.open = false;
    details.querySelector('summary').focus();
  }
}
