import { Command, Option } from 'commander'
import { instantForms } from '../options/instant.ts'

/** `diglot why URL`: why a page was rendered, and what would make the next build render it. */
export function whyCommand(): Command {
  return new Command('why')
    .description('tell why a page was rendered, what would make it render, and what it asked; write nothing')
    .argument('<page>', 'its address (/zh/news/air/), its file in the output, or its source in content/')
    .argument('[site]', 'folder of site.config.ts', '.')
    .option('--out <folder>', 'output folder, relative to the site', 'dist')
    .option('--now <instant>', `as if the next build were then: ${instantForms}`)
    .option('--drafts', 'as if the next build published drafts and future articles too', false)
    .option('--cache-dir <folder>', 'where builds remember, relative to the site', '.cache')
    .addOption(
      new Option('--format <format>', 'how to tell it').choices(['pretty', 'json']).default('pretty'),
    )
    .action(async (page: string, site: string, options) =>
      (await import('../run/run-why.ts')).runWhy({ ...options, page, site }),
    )
}
