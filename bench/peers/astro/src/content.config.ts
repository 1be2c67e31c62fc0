import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'

const articles = defineCollection({
  loader: glob({ pattern: '**/*.md', base: './src/content/articles' }),
  schema: z.object({
    title: z.string(),
    date: z.coerce.date(),
    source: z.string(),
    author: z.array(z.string()),
    editor: z.string(),
    tags: z.array(z.string()),
    summary: z.string().optional(),
  }),
})

export const collections = { articles }
