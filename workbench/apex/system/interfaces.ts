import { declareNative } from '../types/native-class.ts';

/** Interfaces that programs implement. */
declareNative({
  name: 'HttpCalloutMock',
  kind: 'interface',
  isAbstract: true,
  abstractMethods: ['HttpResponse respond(HttpRequest request)'],
});

declareNative({
  name: 'Comparable',
  kind: 'interface',
  isAbstract: true,
  abstractMethods: ['Integer compareTo(Object other)'],
});

declareNative({
  name: 'Callable',
  kind: 'interface',
  isAbstract: true,
  abstractMethods: ['Object call(String action, Map<String, Object> arguments)'],
});
