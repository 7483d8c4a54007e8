### The words of the screen in Simplified characters.
###
### The names are those of src/tui/words.rs, src/tui/phrases.rs and src/tui/action.rs, where the English
### stands. Two blanks part the hints of a line. Quotation marks are 「」, because “ ” are one column wide
### in some terminals and two in others; for the same reason there is no … and no —.

## The panes and what they say when they are empty

PANE_REPORTS = 报告
PANE_OUTLINE = 提纲
PANE_TEXT = 正文
PANE_FIGURES = 数据
NOTHING_OPEN = 尚未打开报告
NOTHING_FOUND = 没有找到报告
OPENING = 读取中
NONE = 无
SKIM = 略读
FOLDED = 字已折叠
foreign_locale = { $locale } 不是 UTF-8 环境：请把 LC_ALL 设为 C.UTF-8，否则中文可能无法显示
too_small = 窗口太小：{ $has } < { $needs }

## Heads of columns, and what lists are sorted by

HEAD_YEAR = 年份
HEAD_TITLE = 标题
HEAD_PLACE = 地区
HEAD_SECTIONS = 章节
HEAD_FIGURES = 数据
HEAD_NAME = 指标
HEAD_VALUE = 数值
HEAD_CHANGE = 增减
HEAD_STATUS = 态
HEAD_PERIOD = 时期
SORT_TEXT = 原文顺序
SORT_SECTIONS = 章节数
SORT_FIGURES = 数据数
SORT_MARKS = 标志
SORT_STATUS = 状态

## Counts in titles

quoted = 「{ $text }」
reports = { $count } 份报告
theme_for_now = 本次使用配色 { $name }；写入设置文件才会保留：baogao config
more_notices = { $first }（另有 { $count } 处：baogao config）
figures = { $count } 项数据
rows = { $rows } 行 { $figures } 项
in_section = 本节 { $count }
with_masked = { $count }，另有 { $masked } 项打码未比较
found = 检索{ $query }：{ $looked } 份报告中 { $reports } 份有，共 { $count } 处
found_short = { $looked } 份中 { $reports } 份，{ $count } 处
compared = { $name } { $places } 个地区 { $values } 个数值
reading = 读取 { $read }/{ $all }
searching = 检索 { $looked }/{ $all }

## A figure or a report in full, below the panes

ACTUAL = 完成
FORECAST = 预计
TARGET = 目标
RULE = 标准
LEVEL = 绝对值
SHARE = 占比
CHANGE = 增减
ABOUT = ，约数
OVER = ，超过此数
UNDER = ，不超过此数
MASKED_LONG = 打码
SCRIPT_SIMPLIFIED = 简体
SCRIPT_TRADITIONAL = 繁体
SCRIPT_MIXED = 简繁混用
LEGEND = 预 预计  标 目标  规 标准  掩 打码
characters = { $count } 字
masked = { $count } 处打码
gaps = { $count } 处缺文
damaged = { $count } 处无法解码
to_check = { $count } 处疑点
note = 批注：{ $text }
more_values = 另有 { $count } 个数值（t）
of_target = 目标的 { $share }%

## Progress, at the right of the last line

marked = 已标记 { $count }
read = 已读 { $read }/{ $all }
checked = 已检查 { $checked }/{ $all }
pace = 每秒 { $rate } 份，还需 { $left }
not_cached = 下次打开仍要重读：{ $reason }
not_read = { $count } 份未能读取
not_read_key = { $count } 份未能读取（!）
writing_reports = 写入 { $read }/{ $all }

## What the keys do here, on the last line

HINT_REPORTS = ? 帮助  Enter 正文  f 跳转  S 检索全部  o 排序  F 筛选  q 退出
HINT_OUTLINE = ? 帮助  Enter 正文  Space 折叠  2z 到第二级  f 跳转  / 检索  q 退出
HINT_TEXT = ? 帮助  ]/[ 数据  { "}" }/{ "{" } 章节  s 略读  / 检索  f 跳转  y 复制  m 标记
HINT_FIGURES = ? 帮助  i 对比  y 复制  c 更多  m 标记  p 摘录板  x 导出  a 批注  t 范围  o 排序  F 筛选  w 加宽
HINT_SKIM = ? 帮助  Enter 展开  s 全文  { "}" }/{ "{" } 章节  ]/[ 数据  f 跳转
HINT_JUMP = Enter 跳转  Up/Down 选择  Tab 类别  Esc 返回
HINT_COMPARE = ? 帮助  Enter 出处  t 列表  o 排序  F 筛选  y 复制  Y 全部  Esc 返回
HINT_NOTES = Enter 打开  j/k 移动  / 筛选  Esc 返回
HINT_CLIP = Ctrl-T 复制全部  Ctrl-O 保存  Ctrl-G 模板  Esc 返回
HINT_NOTE = Esc 保存并关闭  批注清空即删除
HINT_MENU = Enter 或字母选择  Esc 返回
HINT_COPY = Enter 或字母复制  Tab 模板  Esc 返回
HINT_LIST = j/k 移动  / 筛选  Esc 返回
HINT_RESULTS = Enter 打开  n/N 上下处  >/< 上下份  Space 折叠  S 检索  Esc 返回
HINT_PROMPT = Enter 确定  Esc 返回

## Prompts

SEARCH_WORDS = 检索：
SEARCH_REGEX = 正则检索：
SEARCH_FIGURES = 数据检索：
SEARCH_ALL_WORDS = 全部检索：
SEARCH_ALL_REGEX = 全部正则检索：
SEARCH_ALL_FIGURES = 全部数据检索：
FILTER = 筛选：
SAVE = 另存为：
EXPORT = 导出为：
SEARCH_WORDS_HOW = 照原文输入词语；Tab 正则，再按 Tab 数据，Up 以前的检索
SEARCH_REGEX_HOW = 农[民业]  .{ "{" }0,6{ "}" }  \d+%  (甲|乙)  ^一、；全角括号不是语法；Tab 数据
SEARCH_FIGURES_HOW = 投资 >1亿元  增长 >10%  100..200亩  单位:亩  状态:目标  年:2023  打码；Tab 词语
no_format = 扩展名决定格式：{ $formats }

## The jump box

JUMP = 跳转
jump_to = 跳转到{ $kind }
KIND_ALL = 全部
KIND_REPORTS = 报告
KIND_SECTIONS = 章节
KIND_FIGURES = 数据
KIND_INDICATORS = 指标
KIND_COMMANDS = 命令
KIND_REPORTS_SHORT = 报告
KIND_SECTIONS_SHORT = 章节
KIND_FIGURES_SHORT = 数据
KIND_INDICATORS_SHORT = 指标
KIND_COMMANDS_SHORT = 命令
recent = 最近  { $of }
ENTER_INDICATOR = Enter：对比所有报告中的数值
ENTER_COMMAND = Enter：立即执行
NO_HIT = 没有匹配
NO_HIT_OF_KIND = 此类中没有匹配，按 Tab 换类别

## Searching

SEARCHING = 检索中
STOPPED = 检索到此停止
NO_RESULTS = 尚未检索全部报告，按 S 检索
NOT_ALL_READ = 检索时报告尚未读完，再按 S 可检索其余报告
STILL_SEARCHING = 仍在检索
NO_SEARCH = 尚未检索，按 / 检索
FROM_TOP = 已从头开始
FROM_BOTTOM = 已从末尾开始
not_found = 本报告中没有「{ $text }」
report_of = 第 { $number } 份报告，共 { $all } 份
report_from_top = 第 { $number } 份报告，共 { $all } 份，已从头开始
report_from_bottom = 第 { $number } 份报告，共 { $all } 份，已从末尾开始
more_masked = 另有 { $count } 项打码未比较
first_shown = 只列出前 { $count } 处

## Messages

GREETING = 初次使用：? 查看全部按键  f 跳转到任何内容  Enter 打开  q 退出
NO_KEY = 没有这个按键，按 ? 查看帮助
NO_FOLD = 此处没有折叠
NO_FIGURE = 没有更多数据
NO_SECTION = 没有更多章节
NO_COPY = 此处没有可复制的内容
NO_CURRENT = 没有选中数据：按 ] 或在数据栏中选择
NO_HINTS = 正文里没有看得见的数据
NO_SUCH_HINT = 没有数据标着这些字母
HINTS_COPY = 输入数据上的字母即复制，格式：
HINTS_MARK = 输入数据上的字母即标记；摘录板行数：
HINT_HINTS = Esc 返回  Tab 格式  Space 标记  A-Z 跳到该处
NOT_PRINTED = 复制的内容未能输出
SECURE = 安全模式下不可用
MOUSE_TAKEN = 鼠标已接管：单击、滚轮、拖动边界；再按一次还给终端
MOUSE_LEFT = 鼠标已还给终端
NO_NAME = 这项数据没有指标名称，无法对比
UNCHANGED = 磁盘上没有变动
changed = { $file } 在磁盘上有变动，已重新读取
looked = 磁盘上有 { $count } 处变动
NO_READING = 此处没有数值
NO_SHELL = 没有可返回的 shell
NOTES = 批注
NO_NOTE = 列出的报告都没有批注，按 a 写批注
NOTE_KEPT = 批注已保存
NOTE_HERE = 批注只保留到本次退出
NOTE_GONE = 批注已删除
UNMARKED = 已取消全部标记
not_kept = 未能记住：{ $reason }
DETECTED = 自动识别
THEME = 配色
ENCODING = 本报告的编码

## Copying, the clip pad and notes

COPY_TITLE = 复制
TEMPLATE_VALUE = 数值
TEMPLATE_NAME_VALUE = 指标和数值
TEMPLATE_TSV = TSV 行
TEMPLATE_MARKDOWN = Markdown 行
TEMPLATE_CITATION = 引文
MARKED_FIGURES = 已标记的数据
THIS_FIGURE = 这项数据
THIS_SECTION = 这个章节
THIS_REPORT = 这份报告
FIGURES_SHOWN = 列出的数据
ALL_FIGURES = 报告的全部数据
SECTIONS_SHOWN = 列出的章节
ALL_SECTIONS = 报告的全部章节
REPORTS_SHOWN = 列出的报告
ALL_REPORTS = 全部报告
template = 模板：{ $name }  （Tab：{ $next }）
sent = { $what }：{ $way }
row_of = 行：{ $what }
citation_of = 引文：{ $what }
lines_as = { $count } 行（{ $template }）
pad_lines = 摘录板 { $count } 行
compared_rows = { $name } 连同表头 { $count } 行
pad = 摘录板 { $count } 行，模板：{ $template }
marked_figure = 已标记 { $figure }，摘录板上共 { $count } 行
unmarked_figure = 已取消标记，尚有 { $count } 项
rewritten = { $template }：已改写 { $count } 行
rewritten_some = { $template }：已改写 { $count } 行，{ $kept } 行经手工修改，保持不变
note_on = 批注：{ $what }

## Writing files

EXPORT_TITLE = 导出到文件
KEEP = 保留原文件，另取文件名
REPLACE = 覆盖原文件
STOP_WRITING = 停止写入
writing = 正在写入 { $file }
still_writing = 仍在写入 { $file }，按 x 停止
not_written = { $file } 未写入：程序先行结束
is_there = { $file } 已存在
special_file = { $file } 已存在，且不是普通文件
is_report = { $file } 是所读的报告，未写入
saved_as = 已保存为 { $file }
writing_stopped = { $file } 未写入：已停止
appeared = { $file } 未写入：此时已有同名文件
writing_failed = { $file } 未写入：{ $reason }
nothing_read = { $file } 未写入：没有读到任何报告
written = 已写入 { $file }：{ $reports } 份报告，{ $rows } 行
written_some = 已写入 { $file }：{ $reports } 份报告，{ $rows } 行，{ $failed } 份未能读取
FAILURES = 未能读取

## The help page: letters and signs

HELP = 按键
LETTERS_REPORTS = 报告栏中的字母
REPORT_MASKED = 有数据被打码（xx、*）
REPORT_GAP = 有部分原文缺失
REPORT_DAMAGED = 有些地方无法解码
REPORT_CHECK = 报告中有前后不一致之处
REPORT_NOTE = 有批注
LETTERS_TEXT = 正文左侧的字母
TEXT_DAMAGED = 此处无法解码
TEXT_GAP = 此处原文缺失
TEXT_NOTE = 标题或本行数据有批注
TEXT_MASKED = 打码的数据
TEXT_TARGET = 目标
TEXT_FORECAST = 预计
TEXT_RULE = 标准或限额
LETTERS_FIGURES = 数据栏中的字
FIGURE_FORECAST = 预计：尚非最终结果
FIGURE_TARGET = 目标：计划达到
FIGURE_RULE = 标准：规定或限额
FIGURE_MASKED = 打码：原文隐去了数字
FIGURE_MARKED = 已标记，在摘录板上
FIGURE_NOTE = 有批注
FIGURE_CHANGE = 增加或减少，列在所增减的数据旁
SIGNS_COMPARE = 对比中的符号
COMPARE_PLANNED = 年份之后：该年的目标（在结果之前）；标准
COMPARE_DIFFERS = 数值不一致，或只是代表整体的部分
COMPARE_APPROX = 约数，超过，不超过
COMPARE_WITHIN = 不是全年，而是这些月份或年份
COMPARE_BARS = 条形：完成，计划
COMPARE_REACHED = 完成目标的百分比
COMPARE_MORE = 这一侧还有更多年份
SIGNS_HEADS = 表头中的符号
HEADS_SORTED = 按此列排序：从小到大，从大到小

## The help page: groups of keys

group-move = 移动
group-panes = 各栏和列表
group-find = 查找和阅读
group-take = 取用
group-program = 程序
group-list = 在本页和类似的列表中
group-results = 在检索结果中
group-prompt = 在输入行、跳转框和选择框中
group-compare = 在对比中
group-clip = 在摘录板中
group-note = 在批注中
group-hints = 数据上标有字母时

## The help page: what each key does

action-down = 下移一行；5j 下移五行
action-up = 上移一行
action-half-down = 下移半屏
action-half-up = 上移半屏
action-page-down = 下移一屏
action-page-up = 上移一屏
action-top = 到开头；12g 到第 12 行
action-bottom = 到末尾
action-enter = 打开所选：报告、章节或数据的正文；略读时展开；列表中前往所指之处
action-next-pane = 到下一栏
action-previous-pane = 到上一栏
action-right = 到右边一栏；在提纲中先展开章节
action-left = 到左边一栏；在提纲中先折叠章节
action-reports = 到报告栏
action-outline = 到提纲栏
action-text = 到正文栏
action-figures = 到数据栏
action-widen = 加宽本栏至整个窗口，再按还原
action-fold = 展开或折叠章节；在正文中下移一屏
action-level = 提纲展开到某一级：2z 到第二级，z 到第一级
action-unfold = 展开整个提纲
action-sort = 按下一列排序
action-reverse = 颠倒顺序
action-filter = 筛选：只列出匹配的行；留空则全部列出
action-scope = 数据的范围：本节或整份报告
action-jump = 输入几个字或拼音，跳转到报告、章节、数据、指标或命令
action-search = 在正文中检索
action-search-all = 在列出的全部报告中检索
action-results = 再看全部报告的检索结果
action-next-match = 到下一处；检索全部报告之后依次到下一份
action-previous-match = 到上一处
action-next-figure = 到正文中下一项数据
action-previous-figure = 到正文中上一项数据
action-next-section = 到下一章节
action-previous-section = 到上一章节
action-next-report = 到下一份报告
action-previous-report = 到上一份报告
action-skim = 略读：只看标题、首句和数据；再按还原
action-compare = 按地区和年份对比这项指标
action-encoding = 换一种编码读这份报告，并记住
action-hints = 给看得见的每个数据标上字母：输入即复制，大写则跳到该处
action-plain = 整个窗口只显示正文，便于用终端选取；再按一次返回
action-mouse = 接管鼠标，用于各栏和列表，或还给终端作选取
action-hint-template = 换下一种格式复制
action-hint-marks = 改为逐个标记数据；再按一次改回复制
action-end-hints = 去掉字母
action-reload = 重新读取磁盘上新增或变动的文件，位置不变
action-copy-value = 照原样复制数据；在别处复制所选的标题或行
action-copy-row = 复制数据所在的行，供表格软件使用
action-copy = 选择复制什么、怎样复制：已标记的数据、列出的行、全部
action-cite = 复制数据所在的句子，连同报告标题和章节
action-mark = 标记数据并放到摘录板上，或取消标记
action-unmark = 取消全部标记
action-clip = 打开摘录板
action-export = 导出数据或报告到文件：csv、xlsx、sqlite 等
action-note = 给数据、章节或报告写批注；清空即删除
action-notes = 列出的报告的全部批注；Enter 前往所在之处
action-help = 帮助，即本页
action-failures = 未能读取的文件及原因
action-back = 关闭，取消，结束检索
action-theme = 选择配色，只在本次有效
action-repaint = 重画整个屏幕
action-suspend = 回到 shell，用 fg 返回
action-quit = 退出
action-filter-rows = 筛选：只列出匹配的行；留空则全部列出
action-show-place = 同 Enter：在所指之处打开报告，再用 n 和 N 继续
action-next-place = 到下一处
action-previous-place = 到上一处
action-next-group = 到下一份报告
action-previous-group = 到上一份报告
action-fold-group = 折叠或展开一份报告的各处
action-fold-groups = 折叠或展开全部报告的各处
action-search-again = 另作检索
action-accept = 确定
action-cancel = 放弃并返回
action-next-item = 框中的下一行；较晚的检索
action-previous-item = 框中的上一行；较早的检索
action-next-items = 跳转框中下移一屏
action-previous-items = 跳转框中上移一屏
action-kind = 跳转框：全部，或只看一类：@ 报告，# 章节，= 数据，% 指标，> 命令；检索：词语、正则或数据；复制：下一个模板
action-cell-left = 到左边一列
action-cell-right = 到右边一列
action-sort-cells = 按光标所在列排序，再按则按地区
action-reverse-cells = 颠倒顺序
action-turn-cells = 一行一个数值，再按回到地区和年份
action-filter-places = 筛选：只列出匹配的地区；留空则全部列出
action-copy-cell = 复制此格
action-copy-cells = 复制整张表，供表格软件使用
action-close-comparison = 关闭对比
action-copy-pad = 复制整个摘录板
action-template = 用下一个模板改写已标记的数据；手工修改过的行不变
action-save-pad = 把摘录板保存为文件
action-close-pad = 关闭摘录板，内容保留
action-close-note = 关闭批注，内容保留

## What became of a copy

PAD_UNKEPT = 再按 q 退出：摘录板改动过，尚未复制或保存（按 p 查看）
COPY_EMPTY = 没有可复制的内容
copy_bytes = { $bytes } 字节
copy_lines = { $size }（{ $lines } 行）
copy_hidden = { $size }，略去 { $count } 个不可见字符，
copy_tmux = { $size }已送入 tmux 缓冲区（tmux load-buffer -w）
copy_desktop = { $size }已由 { $program } 送往桌面（无法确认）
copy_screen = { $size }已经 screen 用 OSC 52 送往终端（无法确认）
copy_terminal = { $size }已用 OSC 52 送往终端（无法确认）
copy_accepted = { $size }已用 OSC 52 送往终端（它接受写入剪贴板）
copy_too_long = { $size }，超出终端剪贴板的限度，已写入 { $file }
copy_file = { $size }已写入 { $file }，没有可用的剪贴板
COPY_NOWHERE = 什么也没有送出：剪贴板和文件都不可用
copy_failed = 什么也没有送出，剪贴板和文件都不可用：{ $reason }

## Why something could not be read, written or understood

reason_absent = 没有这个文件
reason_no_permission = 没有读取权限
reason_too_large_by = 文件过大：{ $size } MiB，上限为 { $limit } MiB
reason_too_large = 文件过大：上限为 { $limit } MiB
reason_folder = 是文件夹，不是文件
reason_pipe = 是命名管道，不是文件
reason_socket = 是套接字，不是文件
reason_device = 是设备，不是文件
reason_not_regular = 不是普通文件
reason_gone = 文件已不在
reason_internal = 读取时程序内部出错
reason_no_match = 没有符合此模式的文件
reason_no_files = 文件夹中没有文件
reason_link_out = 链接指向文件夹之外，未跟随
reason_link_nowhere = 链接的目标不存在
reason_pdf = PDF 文件：请先转成文本，例如 { $command }
reason_postscript = PostScript 文件：请先转成文本，例如 { $command }
reason_old_word = 旧版 Word、WPS 或 Excel 文件：请先存为文本，例如 { $command }
reason_rtf = RTF 文件：请先存为文本，例如 { $command }
reason_opendocument = OpenDocument 文件：请先存为文本，例如 { $command }
reason_epub = EPUB 电子书：请先存为文本，例如 { $command }
reason_excel = Excel 文件（.xlsx）：请先把工作表存为 CSV
reason_powerpoint = PowerPoint 文件（.pptx）：请先存为文本
reason_ofd = OFD 文件：请先存为文本
reason_password = 有密码的 Word 或 Excel 文件：请先去掉密码另存
reason_word_damaged = Word 文件（.docx）已损坏：请用 Word 或 WPS 打开后重新保存
reason_word_twice = Word 文件（.docx）中正文有两份，不可信
reason_word_large = Word 文件（.docx）解压后过大：上限为 { $limit } MiB
reason_word_password = 有密码的 Word 文件（.docx）：请先去掉密码另存
reason_empty = 空文件
reason_picture = 图片（{ $kind }）：其中没有文字
reason_archive_an = { $kind } 压缩包：请先解压
reason_archive = { $kind } 压缩包：请先解压
reason_program = 可执行程序
reason_database = SQLite 数据库
reason_sound = 音频文件
reason_film = 视频或音频文件
reason_binary = 二进制文件
reason_no_folder = 没有这个文件夹
reason_not_writable = 没有写入权限
reason_disk_full = 磁盘已满
reason_not_in_time = 要记住的内容没能及时写下
fault_units = 「{ $low }」和「{ $high }」的单位不同类
fault_order = 「{ $low }」大于「{ $high }」
fault_too_large = 「{ $text }」过大
fault_no_number = 「{ $text }」不是数
fault_no_unit = 「{ $text }」中的「{ $word }」不是单位
fault_number_missing = 「{ $term }」缺少数
fault_word_missing = 「{ $key }」后面缺少词
fault_not_known = 不认识「{ $term }」；可用的有：{ $known }
fault_regex_too_large = 正则表达式过大
fault_regex_at = 正则表达式有误：{ $reason }：「{ $part }」
fault_regex = 正则表达式有误：{ $reason }
