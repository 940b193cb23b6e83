export { COMPONENT_TYPES, typeOfFolder, typeOfName, type ChildType } from './component-types.ts';
export {
  childrenOf,
  componentsOf,
  documentOfComponent,
  type ChildComponent,
  type Component,
} from './components.ts';
export { elementsThatCount } from './element-order.ts';
export { names, readManifest, unknownTypes, writeManifest, type Manifest } from './manifest.ts';
export { metadataTypes } from './metadata-types.ts';
export { OrgMetadata } from './org-metadata.ts';
export { readPackage, type MetadataFile, type PackageSource } from './package-source.ts';
export { parseOnce } from './parse-once.ts';
export { shapeFaults, type ShapeFault } from './shape.ts';
export {
  INSTALLATION_FOLDERS,
  joinedSourceFiles,
  metadataName,
  projectSourceFiles,
  sourceFilesOf,
  type SourceFiles,
} from './source-files.ts';
export { composedObject, partPath, sourcePath, toSourceFormat } from './source-format.ts';
export { longTexts } from './text-limits.ts';
export { count, flag, isNode, nodes, readMetadata, text, texts, type XmlNode } from './xml-node.ts';
export {
  METADATA_NAMESPACE,
  XmlError,
  childElements,
  childText,
  documentOf,
  lineOf,
  parseXml,
} from './xml.ts';
