import type { Refusal } from '../../store/refusal.ts';
import { RestError, restErrorOf } from '../errors.ts';

/**
 * A record that was not written. The UI API's own message is the same for every reason; the reason stands in
 * `output`, among the errors of a field or of the record.
 */
export class RecordError extends RestError {
  constructor(verb: string, refusal: Refusal) {
    const { status } = restErrorOf(refusal);
    const message = `An error occurred while trying to ${verb} the record. Please try again.`;
    super(status, refusal.statusCode, message);
    const told = refusal.fields.map((field) => [field, [reason(refusal, field)]] as const);
    this.more = {
      enhancedErrorType: 'RecordError',
      statusCode: status,
      output: {
        errors: told.length === 0 ? [reason(refusal, null)] : [],
        fieldErrors: Object.fromEntries(told),
      },
    };
  }
}

const reason = ({ statusCode, message }: Refusal, field: string | null) => ({
  constituentField: null,
  duplicateRecordError: null,
  errorCode: statusCode,
  field,
  fieldLabel: field,
  message,
});
