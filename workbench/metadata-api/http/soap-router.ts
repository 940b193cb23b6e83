import express from 'express';
import type { Router } from 'express';
import { type LocalOrg, restErrorOf } from '#org';
import { DeployRefusal } from '../deploy/deployments.ts';
import { metadataUser } from './api-user.ts';
import { readEnvelope, soapAnswer, soapFault } from './soap-envelope.ts';
import { soapOperations, type SoapServices } from './soap-operations.ts';

/** `/services/Soap/m/XX.X`: the Metadata API as the CLI calls it by default. */
export function soapRouter(org: LocalOrg, services: SoapServices): Router {
  const router = express.Router();
  const operations = soapOperations(services);
  router.post('/', express.text({ type: () => true, limit: '120mb' }), (request, response) => {
    response.type('text/xml');
    try {
      const call = readEnvelope(String(request.body));
      if (!call) throw new DeployRefusal('UNKNOWN_EXCEPTION', 'The request is not a SOAP envelope');
      const user = metadataUser(org, call.sessionId);
      const operation = operations[call.operation];
      if (!operation) {
        throw new DeployRefusal(
          'INVALID_OPERATION',
          `The local org does not answer ${call.operation} of the Metadata API`,
        );
      }
      response.send(soapAnswer(call.operation, operation(call.parameters, user)));
    } catch (error) {
      const { errorCode, message } = error instanceof DeployRefusal ? error : restErrorOf(error);
      response.status(500).send(soapFault(errorCode, message));
    }
  });
  return router;
}
