import type { AccessMode } from '#platform';
import { declareNativeEnum } from '../types/native-class.ts';
import type { EnumValue } from '../values/instances.ts';

declareNativeEnum('AccessLevel', ['USER_MODE', 'SYSTEM_MODE']);

export function accessMode(level: EnumValue): AccessMode {
  return level.name === 'USER_MODE' ? 'user' : 'system';
}
