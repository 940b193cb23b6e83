import { LightningElement, api } from 'lwc';

const SHOWN_CHARACTERS = 400;

/** One value as Lightning shows it, by the field's type. */
export default class FieldValue extends LightningElement {
  /** `{value, displayValue}` of the UI API. */
  @api field;
  /** Data type of the UI API's object info, e.g. `DateTime`. */
  @api type;

  get raw() {
    return this.field?.value;
  }
  get empty() {
    return this.raw === null || this.raw === undefined || this.raw === '';
  }
  get isDateTime() {
    return this.type === 'DateTime';
  }
  get isNumber() {
    return ['Double', 'Int', 'Currency'].includes(this.type);
  }
  get isPercent() {
    return this.type === 'Percent';
  }
  get text() {
    const text = String(this.field.displayValue ?? this.nestedName ?? this.raw);
    return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
  }
  /** A parent record comes as a record of its own, with the one field that names it. */
  get nestedName() {
    return Object.values(this.raw?.fields ?? {}).find(({ value }) => value)?.value;
  }
  get hint() {
    return this.text.length > 40 ? this.text : null;
  }
}
