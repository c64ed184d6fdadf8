// Nouns behind a word that make it an environment's name.

const SPACE = '["\'`*_]{0,3}\\s+'
/** "the development environment", "an ephemeral cluster". */
export const NOUN = new RegExp(
  `^${SPACE}(?:AWS\\s+|EKS\\s+|GOV\\.UK\\s+|Kubernetes\\s+)?(environment|env|cluster|account|workspace|project|VPC|AKS|domain|Argo(?:\\s?CD)?|Grafana|Prometheus|Kibana|Signon)(?:s|’s|'s)?\\b`,
  'i',
)
