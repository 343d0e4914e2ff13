/** What a row is called by: UUIDv7 text for the studio's own rows, the account library's text for people. */
export type Id = string;

/** Proof that a person may act in a project. Made only by `server/services/access.ts` and the worker, so that an unchecked query does not compile. */
export type ProjectScope = { readonly projectId: Id; readonly [projectScopeBrand]: true };
declare const projectScopeBrand: unique symbol;
