/** Any JSON value: what queries take and answer. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
