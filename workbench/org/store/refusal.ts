/**
 * What Salesforce would not do, in its own words: `statusCode` is Salesforce's error code, `fields` the API names
 * that it points to. Every refusal of the local org is listed in refusals.md.
 */
export class Refusal extends Error {
  readonly statusCode: string;
  readonly fields: string[];

  constructor(statusCode: string, message: string, fields: string[] = []) {
    super(message);
    this.name = 'Refusal';
    this.statusCode = statusCode;
    this.fields = fields;
  }
}
