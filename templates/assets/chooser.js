// Remembers the edition that a reader chooses, and leads there on the next visit. `/?choose` asks again.
;(() => {
  const key = `edition:${location.pathname}`
  const links = document.querySelectorAll('a[data-edition]')

  for (const link of links) {
    link.addEventListener('click', () => {
      try {
        localStorage.setItem(key, link.dataset.edition)
      } catch {
        // Storage may be full or forbidden: the link works all the same.
      }
    })
  }

  if (new URLSearchParams(location.search).has('choose')) return
  try {
    const chosen = localStorage.getItem(key)
    for (const link of links) {
      if (link.dataset.edition === chosen) location.replace(link.href)
    }
  } catch {
    // Forbidden: the reader chooses again.
  }
})()
