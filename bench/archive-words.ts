import { type EditionId, type Words, words } from './vocabulary.ts'

/** What the archive is written with, in one language. */
export interface ArchiveWords {
  readonly subjects: Words
  readonly verbs: Words
  readonly objects: Words
  /** Between subject and verb in Chinese, behind the object in English. */
  readonly ways: Words
  /** What a sentence may end with, before its full stop. */
  readonly tails: Words
  readonly quoted: Words
  /** What stands above the list of sources. */
  readonly author: string
  readonly gap: string
  readonly stops: Words
}

export const archiveWords: Readonly<Record<EditionId, ArchiveWords>> = {
  zh: {
    subjects: words(
      '观测者 天文馆 巡天项目 望远镜团队 爱好者 业余小组 研究生 数据中心 作者 译者 图书管理员 软件工程师 学生会 制图师 摄影者 高山台站',
    ),
    verbs: words(
      '校准了 公开了 记录了 拼接了 重新测量了 改写了 下载了 归档了 比对了 编目了 修好了 远程控制着 演示了 试用过 推迟了 打印出',
    ),
    objects: words(
      '星表 光谱仪 导星程序 赤道仪 图像序列 坐标系统 轨道数据 观测日志 滤光片 天空背景 变星曲线 时间服务 主镜 数据接口 星图 校准文件',
    ),
    ways: words(
      '在没有月亮的夜里 用一台旧电脑 在山顶 借助远程连接 按照附录里的步骤 花了三个晚上 在浏览器里 为了节省带宽 从零开始 和邻近的学校一起 只用命令行 赶在日出以前',
    ),
    tails: words(
      '，误差比预想的小|，步骤写在附录里|，不过云层仍是问题|，目前只在北半球试过|，原文下面还有争论|||',
      '|',
    ),
    quoted: words('“随到随看” “黄金一小时” ‘晴夜’ 《观测手册》 “先拍后想” “第二双眼睛” “三等奖” 慢慢来……'),
    author: '作者：',
    gap: '',
    stops: words('。 。 。 ！ ；'),
  },
  en: {
    subjects: words(
      'An observer|The planetarium|The survey|Our telescope team|Every amateur|A student group|The data centre|The librarian|A photographer|The station on the ridge',
      '|',
    ),
    verbs: words(
      'calibrated|released|recorded|stitched|measured again|rewrote|archived|compared|repaired|remotely controls|printed',
      '|',
    ),
    objects: words(
      'the star catalogue|a spectrograph|the guiding program|the mount|a sequence of images|the orbit data|the observing log|a set of filters|the sky background|the light curve|the time service|the main mirror',
      '|',
    ),
    ways: words(
      'on a moonless night|with an old laptop|over a remote connection|as the appendix says|in three evenings|in the browser|to save bandwidth|from scratch|before sunrise',
      '|',
    ),
    tails: words(
      ', with less error than expected|, though clouds remain a problem|, so far in the north only|||',
      '|',
    ),
    quoted: words(
      '“first come, first seen”|“the golden hour”|‘clear skies’|“shoot first, think later”|no hurry…',
      '|',
    ),
    author: 'Author: ',
    gap: ' ',
    stops: words('. . . ; !'),
  },
}

/** What keeps its Latin name in Chinese texts too. */
export const latinNames = words(
  'Stellarium|Gaia DR3|Astropy|NGC 7000|Hubble|Raspberry Pi 4|INDI|KStars|Python 3.12|Kepler|FITS|C++20|Vega|TESS|DS9|LaTeX',
  '|',
)

/** A Chinese term, and what stands above it. */
export const glossed = words(
  '视宁度 seeing,赤纬 declination,自适应光学 adaptive optics,测光 photometry,暗场 dark frame,平场 flat field,视星等 apparent magnitude,公共档案 Open Archive',
  ',',
)

/** Parts of addresses, of commands and of file names. */
export const plainWords = words(
  'archive backup catalogue dawn exposure field guide horizon image journal kernel lens mirror night orbit plate queue region sky track update view',
)

/** `{w}` is a word, `{n}` a number. */
export const listings: Words = [
  '$ solve-field --scale-low {n} {w}.fits\n$ ls -l {w}/\ntotal {n}',
  'import numpy as np\n\ndef {w}(frames):\n    """Median of {n} frames."""\n    return np.median(frames[:{n}], axis=0)',
  '[Unit]\nDescription={w} server\n\n[Service]\nExecStart=/usr/bin/{w}d --port {n}',
  '#!/bin/sh\nfor f in *.fits; do\n\tfitsheader "$f" | grep -i {w} >> {w}.log\ndone',
  'SELECT ra, dec FROM {w}\nWHERE mag < {n} AND "flag" = \'ok\'; -- 约 {n} 行',
]
