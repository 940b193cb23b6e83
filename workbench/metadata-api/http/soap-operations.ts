import { z } from 'zod';
import { RestError } from '#org';
import { nodes, text, texts, type XmlNode, COMPONENT_TYPES, type Manifest } from '#package-metadata';
import { deployOptionsSchema } from '../deploy/deploy-options.ts';
import type { Deployments, DeployUser } from '../deploy/deployments.ts';
import type { Retrieval } from '../retrieve/retrieval.ts';

const API_VERSION = '65.0';

export interface SoapServices {
  deployments: Deployments;
  retrieval: Retrieval;
}

export type SoapOperation = (parameters: XmlNode, user: DeployUser) => unknown;

/** The operations of the Metadata API that the org answers, by name. */
export function soapOperations({ deployments, retrieval }: SoapServices): Record<string, SoapOperation> {
  const asyncResult = (id: string) => ({ done: false, id, state: 'Queued' });
  return {
    deploy: (parameters, user) => {
      const options = deployOptionsSchema.safeParse(nodes(parameters, 'DeployOptions')[0] ?? {});
      if (!options.success) throw invalid(z.prettifyError(options.error));
      const archive = Buffer.from(text(parameters, 'ZipFile') ?? '', 'base64');
      return asyncResult(deployments.start(archive, options.data, user));
    },
    deployRecentValidation: (parameters, user) =>
      deployments.startValidated(text(parameters, 'validationId') ?? '', user),
    checkDeployStatus: (parameters) => {
      const id = text(parameters, 'asyncProcessId') ?? '';
      const result = deployments.result(id);
      if (!result) throw invalid(`Invalid deploy ID: ${id}`);
      const { details, ...summary } = result;
      return text(parameters, 'includeDetails') === 'true' ? { ...summary, details } : summary;
    },
    cancelDeploy: (parameters) => {
      const id = text(parameters, 'String') ?? text(parameters, 'id') ?? '';
      return { done: deployments.cancel(id), id };
    },
    retrieve: (parameters) => {
      const [request = {}] = [...nodes(parameters, 'retrieveRequest'), ...nodes(parameters, 'request')];
      return asyncResult(retrieval.start(manifestOf(request)));
    },
    checkRetrieveStatus: (parameters) => {
      const id = text(parameters, 'asyncProcessId') ?? '';
      const result = retrieval.result(id);
      if (!result) throw invalid(`Invalid retrieve ID: ${id}`);
      return result;
    },
    listMetadata: (parameters) =>
      nodes(parameters, 'queries').flatMap((query) => retrieval.list(text(query, 'type') ?? '')),
    describeMetadata: () => ({
      metadataObjects: COMPONENT_TYPES.map((type) => ({
        directoryName: type.folder,
        inFolder: false,
        metaFile: type.form === 'code',
        suffix: type.suffix,
        xmlName: type.name,
        childXmlNames: (type.children ?? []).map(({ name }) => name),
      })),
      organizationNamespace: '',
      partialSaveAllowed: false,
      testRequired: true,
    }),
  };
}

function invalid(problem: string): RestError {
  return new RestError(500, 'INVALID_ID_FIELD', problem);
}

function manifestOf(request: XmlNode): Manifest {
  const [unpackaged = {}] = nodes(request, 'unpackaged');
  return {
    version: text(request, 'apiVersion') ?? API_VERSION,
    members: new Map(
      nodes(unpackaged, 'types').map((types) => [
        text(types, 'name') ?? '',
        new Set(texts(types, 'members')),
      ]),
    ),
  };
}
