import { declareNative, type CallContext } from '../types/native-class.ts';

declareNative({
  name: 'FeatureManagement',
  statics: {
    'Boolean checkPermission(String apiName)': (apiName: string, { execution }: CallContext) =>
      execution.platform.hasCustomPermission(execution.user, apiName),
  },
});
