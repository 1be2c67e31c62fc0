import { defineConfig } from 'diglot'

export default defineConfig({
  site: 'https://zhuzhou-environment.example.org/',
  timeZone: 'Asia/Shanghai',
  default: 'zh',
  editions: {
    zh: {
      lang: 'zh-Hans',
      label: '中文',
      title: '株洲环境示例报',
      description: '一座城市的空气、水与土壤：Diglot 的双语示例站点',
    },
    en: {
      lang: 'en',
      label: 'English',
      title: 'The Zhuzhou Environment Sample',
      description: "A city's air, water and soil: the bilingual sample site of Diglot",
    },
  },
  sections: {
    news: { zh: '新闻', en: 'News' },
    explained: { zh: '解读', en: 'Explained' },
    community: { zh: '社区', en: 'Community' },
  },
})
