const markdown = /\.(?:md|markdown)$/i

/** Whether a file's name says that it is Markdown. Names in capitals do too; the site's assembly warns of them. */
export function isMarkdown(path: string): boolean {
  return markdown.test(path)
}

/** `zh/news/air.md` and `zh/news/air.markdown` → `zh/news/air`. */
export function withoutMarkdown(path: string): string {
  return path.replace(markdown, '')
}
