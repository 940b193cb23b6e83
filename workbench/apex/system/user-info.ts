import { executionOf } from '../execution/execution.ts';
import { declareNative, type CallContext } from '../types/native-class.ts';
import { toId } from '../values/conversion.ts';
import { throwApex } from '../values/exceptions.ts';

const user = ({ frame }: CallContext) => executionOf(frame).user;

declareNative({
  name: 'UserInfo',
  statics: {
    'Id getUserId()': (context: CallContext) => toId(user(context).id),
    'String getUserName()': (context: CallContext) => user(context).username,
    'String getName()': (context: CallContext) => user(context).name,
    'String getUserEmail()': (context: CallContext) => user(context).email,
    'Id getProfileId()': (context: CallContext) => toId(user(context).profileId),
    'Id getOrganizationId()': ({ execution }: CallContext) => {
      const request = {
        soql: 'SELECT Id FROM Organization',
        binds: {},
        access: 'system',
        sharing: false,
      } as const;
      const id = execution.transaction.query(request)[0]?.fields.Id;
      return typeof id === 'string'
        ? toId(id)
        : throwApex('QueryException', 'The org has no Organization row');
    },
  },
});
