// What client and server say to each other beyond the Language Server Protocol. The only thing that both sides import.

/** Request, client to server: where environments are provisioned. */
export const QUICK_LINKS = 'manualLens/quickLinks'

export interface QuickLinksParams {
  /** The document in front; its workspace folder's environments are listed, or those of the first folder. */
  readonly textDocument?: { readonly uri: string }
  /** The cursor in it (0-based, UTF-16). */
  readonly position?: { readonly line: number; readonly character: number }
}

export interface QuickLinkItem {
  readonly environment: string
  readonly environmentTitle: string
  readonly title: string
  readonly role: 'provisioning' | 'dashboard' | 'documentation'
  readonly url: string
  /** URI of the same in a local clone. */
  readonly local?: string
}

export interface QuickLinksResult {
  readonly items: readonly QuickLinkItem[]
  /** The environment named at the cursor. */
  readonly current?: string
}

/** Request, client to server: the environment that a file or folder belongs to by its path. */
export const FILE_ENVIRONMENT = 'manualLens/fileEnvironment'

export interface FileEnvironmentParams {
  readonly textDocument: { readonly uri: string }
}

/** Null for what belongs to none. */
export type FileEnvironmentResult = {
  readonly environment: string
  /** At most two characters. */
  readonly badge: string
  /** `Staging environment` */
  readonly tooltip: string
} | null

/** Request, client to server: what the environments view shows below a node. */
export const EXPLORE = 'manualLens/explore'

export interface ExploreParams {
  /** The node whose children are asked for, as the server named it; absent: the environments. */
  readonly node?: readonly string[]
}

export interface ExploreResult {
  readonly nodes: readonly ExploreNode[]
  /** False while folders are being read: there may be more. */
  readonly loaded: boolean
}

export interface ExploreNode {
  /** Names it among all nodes, and stays the same while what it stands for does. */
  readonly node: readonly string[]
  readonly kind:
    | 'environment'
    | 'purpose'
    | 'audience'
    | 'access'
    | 'hosting'
    | 'hosts'
    | 'host'
    | 'accounts'
    | 'account'
    | 'provisioning'
    | 'dashboard'
    | 'documentation'
    | 'link'
    | 'files'
    | 'file'
    | 'pages'
    | 'page'
    | 'mention'
    | 'findings'
    | 'finding'
  readonly label: string
  /** Beside the label, in grey. */
  readonly description?: string
  /** Plain text, where the label may be cut off or leaves something out. */
  readonly tooltip?: string
  /** What a screen reader says. */
  readonly spoken: string
  readonly hasChildren: boolean
  /** What choosing it opens: a place in a document (0-based, UTF-16). */
  readonly place?: { readonly uri: string; readonly line: number; readonly character: number }
  /** A web address that belongs to it; what choosing it opens where there is no place. */
  readonly url?: string
  /** What copying it copies. */
  readonly value?: string
  /** Of findings. */
  readonly severity?: 'error' | 'warning' | 'info' | 'hint'
}

/** Notification, server to client: what was answered to `manualLens/explore` or `manualLens/compare` may be other by now. Sent once, then not before somebody asks again. */
export const CHANGED = 'manualLens/changed'

/** Command of the client, named by code lenses: shows the references of what stands at `[uri, position]`. */
export const FIND_REFERENCES = 'manualLens.findReferences'

/** Command of the client: the quick pick of provisioning links; `[name]` puts an environment's first. */
export const OPEN_PROVISIONING = 'manualLens.openProvisioningRepository'

/** Notification, server to client: what the server is doing. */
export const STATUS = 'manualLens/status'

export interface StatusParams {
  readonly state: 'loading' | 'ready'
  /** Files known, over all workspace folders. */
  readonly files: number
  /** Files or folders that could not be read. */
  readonly failures: number
  /** Which profiles were recognised. */
  readonly profiles: readonly string[]
  /** How many findings the baselines hold, where there is one; those of them that still occur are left out. */
  readonly known?: number
  /** Baselines that can't be used, so that nothing is left out: what is wrong and what to do. */
  readonly problems?: readonly string[]
}

/** Experimental capability of a client in which another extension answers from the JSON Schema of manual-lens.yml: what it says too is left to it. */
export const YAML_SCHEMAS = 'manualLensYamlSchemas'

/** Request, server to client, where the server has no file system of its own (a web worker): the files of a workspace folder, relative to it with `/`. */
export const LIST_FILES = 'manualLens/listFiles'

export interface ListFilesParams {
  readonly root: string
}

/** Request, server to client, as above: one file's text. `text` is absent for a file that holds none. */
export const READ_FILE = 'manualLens/readFile'

export interface ReadFileParams {
  readonly uri: string
}

export type ReadFileResult = { readonly text?: string } | { readonly failed: string; readonly missing: boolean }

/** Request, client to server: what may be chosen for a new page. Null where no folder is a site. */
export const NEW_PAGE_CHOICES = 'manualLens/newPageChoices'

export interface NewPageChoicesParams {
  /** The document in front: the page goes into its folder, if that is one of the site's pages. */
  readonly textDocument?: { readonly uri: string }
}

export interface NewPageChoice {
  readonly value: string
  /** `12 pages` */
  readonly detail: string
}

export type NewPageChoicesResult = {
  /** The folder that the page goes into, below its workspace folder. */
  readonly folder: string
  /** The best first; empty where pages have none. */
  readonly sections: readonly NewPageChoice[]
  readonly owners: readonly NewPageChoice[]
} | null

/** Request, client to server: the text of a new page and where it goes. The client makes the file. */
export const NEW_PAGE = 'manualLens/newPage'

export interface NewPageParams extends NewPageChoicesParams {
  readonly title: string
  readonly section?: string
  readonly owner?: string
}

export type NewPageResult =
  | {
      /** Of a file that is not there yet. */
      readonly uri: string
      readonly text: string
      /** Behind the front matter (0-based, UTF-16). */
      readonly position: { readonly line: number; readonly character: number }
      /** What the checks will say against its title, for the user. */
      readonly advice?: string
    }
  /** Why there is no such page to make, for the user. */
  | { readonly refused: string }

/** Command of the client: asks for title, section and owner, makes the page and opens it. */
export const NEW_PAGE_COMMAND = 'manualLens.newPage'

/** A client's experimental capability: something else in the editor follows links from file to file in Markdown. */
export const FILE_LINKS = 'manualLens.fileLinks'
