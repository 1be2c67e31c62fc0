export type EditionId = 'zh' | 'en'

/** What the corpus is written with, in one language. */
export interface Vocabulary {
  readonly subjects: Words
  readonly verbs: Words
  readonly objects: Words
  readonly openings: Words
  readonly headings: Words
  readonly quoted: Words
  readonly measures: Words
  /** Between and after sentences. */
  readonly stop: string
  readonly gap: string
  /** Before what somebody says or what is listed. */
  readonly colon: string
}

export type Words = readonly [string, ...string[]]

export interface Name {
  /** Its id in the registry. */
  readonly id: string
  readonly zh: string
  readonly en: string
}

export const vocabularies: Readonly<Record<EditionId, Vocabulary>> = {
  zh: {
    subjects: words(
      '市生态环境局 监测中心 各县市区政府 沿江排查小组 社区志愿者 重点企业 气象部门 专家组 环境执法支队 街道办事处 水务公司 交通运输部门 高校研究团队 第三方机构 居民代表 农业农村部门 园林部门 施工单位 河长办公室 数据平台',
    ),
    verbs: words(
      '公布了 复核了 推进了 完成了 调整了 改造了 检查了 通报了 督促落实 研究部署 公开征求意见后修订了 连续三年跟踪 重新评估 集中整治 逐户登记 汇总分析',
    ),
    objects: words(
      '空气质量数据 细颗粒物来源清单 燃煤锅炉淘汰计划 排污口台账 工地扬尘管控措施 雨污分流工程 土壤修复方案 噪声功能区划 餐饮油烟治理项目 黑臭水体整治进度 新能源公交线路 垃圾分类示范小区 秸秆综合利用试点 饮用水水源保护区 超低排放改造工程 应急减排清单 湿地恢复工程 机动车尾气检测结果 群众举报线索 企业信用评价结果',
    ),
    openings: words(
      '今年以来， 据了解， 会议指出， 与此同时， 在现场， 数据显示， 下一步， 截至上月底， 根据方案， 记者注意到，',
    ),
    headings: words(
      '数据说明了什么 背景与由来 下一步怎么做 居民怎么看 分区情况 治理的难点 责任如何落实 专家解读 今年的目标 来自现场的观察 经费与进度 常见问题',
    ),
    quoted: words(
      '“点长制” “一河一策” “散乱污”企业 “蓝天保卫战” “双随机”检查 “回头看”行动 “智慧环保”平台 “绿色出行”周',
    ),
    measures: words('细颗粒物 可吸入颗粒物 臭氧 二氧化氮 优良天数比例 断面水质达标率 巡查次数 举报办结率'),
    stop: '。',
    gap: '',
    colon: '：',
  },
  en: {
    subjects: words(
      'The ecology bureau|The monitoring centre|District governments|A survey team along the river|Volunteers of the quarter|The largest plants|The weather service|A panel of experts|Inspectors|The street office|The water company|Transport officials|A university group|An independent laboratory|Spokespeople of residents|The farming department|The parks department|Builders|The office of river chiefs|The data platform',
      '|',
    ),
    verbs: words(
      'published|checked again|moved ahead with|completed|adjusted|rebuilt|inspected|reported on|pressed for|planned|revised after a consultation|has followed for three years|reassessed|cleaned up|registered house by house|analysed',
      '|',
    ),
    objects: words(
      'the figures on air quality|the list of sources of fine particles|the plan to retire coal boilers|the register of outfalls|the rules on dust from building sites|the works that part rain from sewage|the plan for contaminated soil|the map of noise zones|the project on kitchen fumes|the repair of dead streams|the lines of electric buses|the quarters that sort their waste|the trial with straw|the zone around the waterworks|the retrofit for lower emissions|the list for days of alarm|the return of the wetland|the tests of exhausts|the tips from the public|the credit ratings of companies',
      '|',
    ),
    openings: words(
      'Since January,|As far as is known,|At the meeting it was said that|Meanwhile,|On the spot,|The data show it:|In the next step,|Until the end of last month,|According to the plan,|Reporters noticed it:',
      '|',
    ),
    headings: words(
      'What the data say|How it came about|What comes next|What residents think|District by district|Where it is hard|Who answers for it|An expert explains|The targets of the year|Seen on the spot|Money and progress|Questions and answers',
      '|',
    ),
    quoted: words(
      '“point chiefs”|“one river, one policy”|“scattered and dirty” workshops|“blue sky” campaign|“double random” checks|“second look” action|“smart environment” platform|“green travel” week',
      '|',
    ),
    measures: words(
      'Fine particles|Coarse particles|Ozone|Nitrogen dioxide|Share of good days|Sections with good water|Patrols|Tips settled',
      '|',
    ),
    stop: '.',
    gap: ' ',
    colon: ': ',
  },
}

/** Folders below an edition, and their labels. */
export const sections: readonly [Name, ...Name[]] = [
  { id: 'news', zh: '新闻', en: 'News' },
  { id: 'policy', zh: '政策', en: 'Policy' },
  { id: 'explained', zh: '解读', en: 'Explained' },
  { id: 'community', zh: '社区', en: 'Community' },
  { id: 'data', zh: '数据', en: 'Data' },
]

export const tags = names(
  'air 大气, water 水环境, soil 土壤, noise 噪声, waste 固废, energy 能源, transport 交通, industry 工业, farming 农业, forest 林业, wetland 湿地, climate 气候, ozone 臭氧, dust 扬尘, boilers 锅炉, sewage 污水, monitoring 监测, enforcement 执法, inspection 督察, credit 信用, planning 规划, finance 资金, research 科研, schools 学校, volunteers 志愿者, hotline 热线, open-data 数据公开, standards 标准, permits 许可, emergencies 应急, health 健康, food 餐饮, building 建筑, rivers 河长, parks 园林, recycling 回收, buses 公交, bicycles 骑行, festivals 节日, letters 来信',
)

export const people = names(
  'yang-fan 杨帆, cui-lin 崔琳, jiang-xiao 江晓, li-ming 李明, wang-fang 王芳, zhao-lei 赵磊, chen-jing 陈静, zhou-tao 周涛, wu-min 吴敏, xu-lan 徐岚, sun-wei 孙伟, hu-die 胡蝶, guo-jun 郭军, he-ping 何平, gao-shan 高山, lin-yu 林雨, luo-yan 罗燕, tang-bo 唐波, deng-li 邓丽, feng-xue 冯雪, peng-cheng 彭程, zeng-hui 曾慧, xiao-qing 肖青, tian-ye 田野',
)

export const sources = names(
  'benchmark-daily 基准日报, river-evening 江城晚报, city-radio 城市广播, bureau-gazette 环境公报, county-weekly 县域周刊, campus-press 校园通讯',
)

/** `open-data 数据公开` is called “Open Data” in English. */
function names(list: string): readonly Name[] {
  return list.split(', ').map(one => {
    const [id = '', zh = ''] = one.split(' ')
    const en = id.split('-').map(word => word.slice(0, 1).toUpperCase() + word.slice(1))
    return { id, zh, en: en.join(' ') }
  })
}

/** The words of a list; an empty one is a word too. */
export function words(list: string, between = ' '): Words {
  const [first = '', ...rest] = list.split(between)
  return [first, ...rest]
}
