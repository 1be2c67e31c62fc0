export default {
  timeZone: 'Asia/Shanghia',
  default: 'fr',
  editions: {
    zh: { lang: 'zh-Hans', label: '中文', titel: '晨报', description: '一份报纸' },
    en: { lang: 'english!', label: 'English', title: 'The Morning', description: 'A paper' },
  },
  sections: { news: { zh: '新闻' } },
  fields: { authors: 'autor' },
  severity: { 'link/broken': 'warning', 'path/unsafe': 'off', 'no/such-code': 'off' },
}
