/*
 * Where things lie in satteri's memory, in bytes: those of its generated layout in 0.10 that are read. The fields of single types of
 * nodes stand where they are read.
 */

/** In the header; all are numbers of four bytes. */
export const header = {
  node_struct_size: 8,
  node_count: 12,
  nodes_offset: 16,
  children_offset: 24,
  type_data_offset: 32,
  string_pool_offset: 40,
} as const

/** In a node; all are numbers of four bytes, but for the type, which has one. */
export const field = {
  node_type: 4,
  parent: 8,
  start_offset: 12,
  end_offset: 16,
  start_line: 20,
  start_column: 24,
  end_line: 28,
  end_column: 32,
  children_start: 36,
  children_count: 40,
  data_offset: 44,
  data_len: 48,
} as const

export const nodeSize = 52
